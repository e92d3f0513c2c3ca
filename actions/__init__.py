"""Rasa's custom actions: from a tracker to an answer, a few lines each."""

from actions.answer import ActionAnswer
from actions.talk import ActionContact, ActionHelp, ActionRefuse, ActionStartAgain

__all__ = ["ActionAnswer", "ActionContact", "ActionHelp", "ActionRefuse", "ActionStartAgain"]
