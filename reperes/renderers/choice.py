"""What people can choose below an answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """What people read, and what the channel gets back when they choose it."""

    title: str
    value: str
