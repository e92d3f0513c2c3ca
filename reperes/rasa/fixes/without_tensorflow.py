"""Lets Rasa be imported without TensorFlow.

Cause: Rasa 3.6 imports TensorFlow as soon as it looks at its list of components, even
for an assistant that trains no neural network; that costs 10 seconds, 350 MB and most
of the advisories of an installation. Our pipeline has neither DIETClassifier nor
TEDPolicy nor ResponseSelector; who adds one to config.yml must leave this out.

May go when Rasa imports its neural components only for those who configure them.
"""

from __future__ import annotations

import sys

from reperes.rasa.fixes.stand_ins import stand_in_for

PACKAGES = (
    "keras",
    "tensorflow",
    "tensorflow_addons",
    "tensorflow_hub",
    "tensorflow_text",
)


def install() -> None:
    """Put the stand-ins in place; to be called before Rasa is imported."""
    if "tensorflow" not in sys.modules:
        stand_in_for(PACKAGES)
