"""How a message names parts: to put them aside, as titles, or only by their kind."""

import re
from functools import lru_cache
from typing import FrozenSet, Tuple

from reperes.hearing.cues import puts_aside
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of
from reperes.knowledge.references import PARTS
from reperes.language.folding import fold, row
from reperes.language.lexis import words

Named = Tuple[Tuple[str, int, int], ...]
"""References of parts, each with where its name begins and ends."""
_OPENED, _CLOSED = re.compile(r"[«\"“] ?$"), re.compile(r" ?[»\"”]")
_CRITERIA, _CRITERION = "section.criteres", "critere"


def rejected(heard: Understanding) -> FrozenSet[str]:
    """Return the parts that `heard` names to put them aside: « pas les plaintes, les procédures »."""
    return _rejected(heard.text, heard.parts)


def titled(heard: Understanding) -> FrozenSet[str]:
    """Return the parts that are named as such: « Que dit la rubrique « Contacts » ? », « le critère Procédures »."""
    return _titled(heard.text, heard.parts)


@lru_cache(maxsize=1024)
def _rejected(text: str, parts: Named) -> FrozenSet[str]:
    folded = fold(text)
    return frozenset(ref for ref, start, _ in parts if puts_aside(folded[:start]))


@lru_cache(maxsize=1024)
def _titled(text: str, parts: Named) -> FrozenSet[str]:
    folded = fold(text)
    return frozenset(
        ref for ref, start, end in parts if _is_marked(folded, start, end) or _has_its_kind(folded, ref, end)
    )


def _is_marked(folded: str, start: int, end: int) -> bool:
    return bool(_OPENED.search(folded[:start]) and _CLOSED.match(folded[end:]))


def _has_its_kind(folded: str, ref: str, end: int) -> bool:
    return kind_of(ref) in PARTS and not words("rejecting", "kinds").isdisjoint(row(folded[:end])[:-1][-2:])


def says_the_criterion(heard: Understanding) -> bool:
    """Return whether `heard` says « le critère » of one that it does not name."""
    folded = fold(heard.text)
    one = any(ref == _CRITERIA and folded[start:end].endswith(_CRITERION) for ref, start, end in heard.parts)
    return one and _CRITERION not in set(map(kind_of, heard.named))
