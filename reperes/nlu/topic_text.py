"""What a message is about: its text without which level and which family it speaks of."""

import re
from functools import lru_cache
from typing import Pattern, Tuple

from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.knowledge.model import Knowledge
from reperes.nlu.clauses import BEFORE
from reperes.nlu.courtesy import without_courtesy
from reperes.nlu.levels import LEVEL, find_levels, without_levels

TOPIC_TEXT = "topic_text"
_FAMILY = "section.famille"


def topic_text(text: str, knowledge: Knowledge) -> str:
    """Return `text` with « niveau » for each level and « agent » for each name of the family.

    The same question at another level, with the family's name added, or put politely, is about the same part of the
    document.
    """
    names = knowledge.vocabulary.names.get(_FAMILY, ()) + (knowledge.family.name,)
    plain = _family(names).sub("agent", without_courtesy(text))
    return without_levels(plain, find_levels(plain, knowledge.family.levels))


def topic_text_of(message: Message, knowledge: Knowledge) -> str:
    """Return the topic text of `message`, which the first component that asks leaves on it for the others.

    « un D corrige-t-il des fautes, et peut-il en faire ? »: a clause that names no level speaks of those named before it.
    """
    text = message.get(TOPIC_TEXT)
    if text is None:
        text = topic_text(message.get(TEXT), knowledge)
        levels = knowledge.family.levels
        if find_levels(message.get(BEFORE) or "", levels) and not find_levels(message.get(TEXT), levels):
            text = f"{LEVEL} {text}"
        message.set(TOPIC_TEXT, text)
    return text


@lru_cache(maxsize=4)
def _family(names: Tuple[str, ...]) -> Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in longest_first)})\b", re.IGNORECASE)
