"""Rasa's custom actions: from a tracker to an answer, a few lines each."""

from actions.answer import ActionAnswer
from actions.talk import ActionComplete, ActionContact, ActionFamilies, ActionHelp, ActionRefuse, ActionStartAgain

__all__ = [
    "ActionAnswer",
    "ActionComplete",
    "ActionContact",
    "ActionFamilies",
    "ActionHelp",
    "ActionRefuse",
    "ActionStartAgain",
]
