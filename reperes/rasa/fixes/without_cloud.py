"""Lets Rasa be imported without the clients of databases and plots that nobody uses.

Cause: Rasa's tracker stores import boto3 and pymongo for DynamoDB and MongoDB, and its
policies import its test commands and with them matplotlib, whatever is configured:
half a second of each start. While serving, nothing draws, and conversations are kept
in SQL; to keep them in DynamoDB or MongoDB, leave this out.

May go when Rasa imports them where they are used.
"""

from __future__ import annotations

from reperes.rasa.fixes.stand_ins import stand_in_for

MODULES = ("boto3", "botocore", "pymongo", "rasa.utils.plotting")


def install() -> None:
    """Put the stand-ins in place; to be called before Rasa is imported, to serve only."""
    stand_in_for(MODULES)
