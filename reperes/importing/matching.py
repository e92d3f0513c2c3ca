"""Finds the part of the version before that a part of the new one goes on from."""

from typing import Dict, List, Sequence, Tuple

from rapidfuzz.fuzz import ratio

from reperes.importing.template import key_of

_NEAR = 85


def pairs(new: Sequence[Tuple[str, ...]], old: Sequence[Tuple[str, ...]]) -> Dict[int, int]:
    """Return for places of `new` the place of `old` with the same or nearly the same name or text.

    A part is its texts, the surest first (name, then text). Same texts are paired first, then the nearest.
    """
    new_keys, old_keys = ([tuple(map(key_of, texts)) for texts in parts] for parts in (new, old))
    scored: List[Tuple[float, int, int]] = []
    for place, texts in enumerate(new_keys):
        for other, others in enumerate(old_keys):
            score = max((ratio(a, b) for a, b in zip(texts, others) if a and b), default=0)
            if score >= _NEAR:
                scored.append((-score, place, other))
    found: Dict[int, int] = {}
    for _, place, other in sorted(scored):
        if place not in found and other not in found.values():
            found[place] = other
    return found
