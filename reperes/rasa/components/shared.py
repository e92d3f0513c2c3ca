"""What several components read: the knowledge, loaded once per process, and a message's text without its levels."""

from functools import lru_cache
from pathlib import Path

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.hearing.topic_text import topic_text
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.model import Knowledge
from reperes.rasa.components.clauses import BEFORE

_TOPIC_TEXT = "topic_text"


@lru_cache(maxsize=2)
def knowledge_at(folder: str) -> Knowledge:
    """Return the knowledge of `folder`; raises KnowledgeError with all faults when its files have some."""
    return load_knowledge(Path(folder))


def topic_text_of(message: Message, knowledge: Knowledge) -> str:
    """Return the topic text of `message`, which the first component that asks leaves on it for the others."""
    text = message.get(_TOPIC_TEXT)
    if text is None:
        text = topic_text(message.get(TEXT), knowledge, message.get(BEFORE) or "")
        message.set(_TOPIC_TEXT, text)
    return text
