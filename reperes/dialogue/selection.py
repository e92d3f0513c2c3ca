"""Reads which entries of a list are asked for: « la deuxième », « les quatre dernières », « la 1re et la dernière »."""

from typing import Optional, Sequence, Tuple

from reperes.language.figures import number_of
from reperes.language.folding import row
from reperes.language.lexis import words

_SEVERAL = 3
"""So many are « les dernières »."""


def select(text: str, items: Sequence[str]) -> Tuple[str, ...]:
    """Return those of `items` that `text` asks for by their place, in their order; none when it names no place."""
    said = row(text)
    run = _run(said, items)
    if run is not None:
        return run
    places = {place_of(word) for word in said if not word.isdigit()} | {_figure(said)}
    chosen = {place % len(items) for place in places if place is not None and place < len(items)} if items else set()
    return tuple(item for place, item in enumerate(items) if place in chosen)


def place_of(word: str) -> Optional[int]:
    """Return the place in a list that a folded word or figure names: 0 the first, -1 the last; None of others."""
    if word in words("places", "last"):
        return -1
    number = number_of(word, "ordinals")
    return number - 1 if number else None


def _run(said: Sequence[str], items: Sequence[str]) -> Optional[Tuple[str, ...]]:
    """« les quatre dernières »: the entries of a run at one end; None when no run is asked for."""
    for place, word in enumerate(said):
        several = word in words("places", "firsts", "lasts")
        if several or word in words("places", "firsts_some", "lasts_some"):
            beside = (*said[max(0, place - 1) : place], *said[place + 1 : place + 2])
            count = next(
                filter(None, (number_of(other, "cardinals", "counts") for other in beside)), several and _SEVERAL
            )
            if count:
                return tuple(items[-count:] if word in words("places", "lasts", "lasts_some") else items[:count])
    return None


def _figure(said: Sequence[str]) -> Optional[int]:
    """« et le 2 ? »: the place that a message of nothing but a figure names."""
    left = [word for word in said if word not in words("places", "before_figure")]
    return place_of(left[0]) if len(left) == 1 and left[0].isdigit() else None
