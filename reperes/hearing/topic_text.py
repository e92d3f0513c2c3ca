"""What a message is about: its text without which level and which family it speaks of."""

import re
from functools import lru_cache
from typing import Pattern, Tuple

from reperes.hearing.courtesy import without_courtesy
from reperes.hearing.levels import LEVEL, find_levels, without_levels
from reperes.knowledge.model import Knowledge

_FAMILY = "section.famille"
_LONG = 4


def topic_text(text: str, knowledge: Knowledge, before: str = "") -> str:
    """Return `text` with « niveau » for each level and « agent » for each name of the family.

    The same question at another level, with the family's name added, or put politely, is about the same part of the
    document. « un D corrige-t-il des fautes, et peut-il en faire ? »: a clause that names no level speaks of those that
    were named in the text `before` it.
    """
    names = knowledge.vocabulary.names.get(_FAMILY, ()) + (knowledge.family.name,)
    levels, cadres = knowledge.family.levels, tuple(knowledge.family.cadres)
    plain = _family(names).sub("agent", without_courtesy(text))
    without = without_levels(plain, find_levels(plain, levels, cadres))
    of_before = find_levels(before, levels, cadres) and not find_levels(text, levels, cadres)
    return f"{LEVEL} {without}" if of_before else without


@lru_cache(maxsize=64)
def _family(names: Tuple[str, ...]) -> Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(_one_or_many, longest_first))})\b", re.IGNORECASE)


def _one_or_many(name: str) -> str:
    """A pattern for a name of which each long word may have the mark of a plural or not."""
    words = (re.escape(word.rstrip("sx")) + "[sx]?" if len(word) >= _LONG else re.escape(word) for word in name.split())
    return r"\s+".join(words)
