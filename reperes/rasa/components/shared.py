"""What several components read of a message: its family, and its text without its levels."""

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.hearing.families import FamilyNames
from reperes.hearing.topic_text import topic_text
from reperes.knowledge.library import FAMILY, Library
from reperes.knowledge.model import Knowledge
from reperes.knowledge.served import OfServed

BEFORE = "before"
"""Where a clause keeps the text before it: who it speaks of may have been said there."""
_TOPIC_TEXT = "topic_text"
names_of_families = OfServed(FamilyNames)
"""The names of the families served, for the component that finds out which one is meant and for the one that hears."""


def knowledge_of(message: Message, library: Library) -> Knowledge:
    """Return the family that `message` is about; the first one where nobody has said."""
    return library.get(message.get(FAMILY) or "")


def topic_text_of(message: Message, library: Library) -> str:
    """Return the topic text of `message`, which the first component that asks leaves on it for the others."""
    text = message.get(_TOPIC_TEXT)
    if text is None:
        text = topic_text(message.get(TEXT), knowledge_of(message, library), message.get(BEFORE) or "")
        message.set(_TOPIC_TEXT, text)
    return text
