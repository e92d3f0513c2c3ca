"""Reads which entries of a list a message asks for: « la deuxième », « les quatre dernières », « la première et la dernière »."""

import re
from typing import Optional, Sequence, Tuple

from reperes.knowledge.text import fold

_NUMBERS = {
    "dix": 10, "neuf": 9, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "two": 2, "three": 3, "twee": 2,
    "drie": 3, "zwei": 2, "drei": 3,
}  # fmt: skip
PLACES = {
    "premier": 0, "premiere": 0, "1er": 0, "1ere": 0, "1re": 0, "first": 0, "eerste": 0, "erste": 0,
    "deuxieme": 1, "second": 1, "seconde": 1, "2e": 1, "2eme": 1, "2ieme": 1, "tweede": 1, "zweite": 1,
    "troisieme": 2, "3e": 2, "3eme": 2, "third": 2, "derde": 2, "dritte": 2,
    "quatrieme": 3, "4e": 3, "4eme": 3, "fourth": 3, "vierde": 3, "vierte": 3,
    "cinquieme": 4, "5e": 4, "5eme": 4, "sixieme": 5, "6e": 5, "6eme": 5, "septieme": 6, "7e": 6, "7eme": 6,
    "huitieme": 7, "8e": 7, "8eme": 7, "neuvieme": 8, "9e": 8, "9eme": 8,
    "dernier": -1, "derniere": -1, "last": -1, "laatste": -1, "letzte": -1,
}  # fmt: skip
_ORDINALS = "|".join(sorted(PLACES, key=len, reverse=True))
_COUNT = r"(?P<count{0}>\d{{1,2}}|" + "|".join(_NUMBERS) + r")"
_RUN = re.compile(
    rf"\b(?:{_COUNT.format(1)} )?(?P<end>premiers|premieres|derniers|dernieres|first|last|eerste|laatste|ersten|letzten)"
    rf"(?: {_COUNT.format(2)})?\b"
)
_LAST = ("derniers", "dernieres", "last", "laatste", "letzten")
_PLURAL = ("premiers", "premieres", "derniers", "dernieres", "ersten", "letzten")
_ONE = re.compile(rf"\b(?:le|la|l'|du|au|de la|a la|toute?|the|de|het|die|das|der)? ?({_ORDINALS})\b")
_BARE = re.compile(r"^(?:(?:et|ok|le|la|l'|numero|n°|point|nr|no) ?)*([1-9])\b(?! ?(?:niveau|tache|critere|competence))[ ?!.]*$")


def select(text: str, items: Sequence[str]) -> Tuple[str, ...]:
    """Return those of `items` that `text` asks for by their place, in their order; none when it names no place."""
    folded = fold(text)
    run = _run(folded, items)
    if run is not None:
        return run
    places = [PLACES[match.group(1)] for match in _ONE.finditer(folded)]
    bare = _BARE.match(folded)
    if bare:
        places.append(int(bare.group(1)) - 1)
    chosen = {place % len(items) for place in places if place < len(items)} if items else set()
    return tuple(item for place, item in enumerate(items) if place in chosen)


def _run(folded: str, items: Sequence[str]) -> Optional[Tuple[str, ...]]:
    """« les quatre dernières »: the entries of a run at one end; None when no run is asked for."""
    match = _RUN.search(folded)
    if not match:
        return None
    written = match.group("count1") or match.group("count2")
    if not written and match.group("end") not in _PLURAL:
        return None
    count = _NUMBERS.get(written or "", 0) or int(written or 3)
    if not count:
        return None
    return tuple(items[-count:] if match.group("end") in _LAST else items[:count])
