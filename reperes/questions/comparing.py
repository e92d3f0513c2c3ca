"""Words that hold one level against another: « plus haut que », « en dessous du D »."""

from typing import List

from reperes.language.folding import row
from reperes.language.lexis import phrases, words


def says_more(text: str) -> bool:
    """« la barre est plus haute pour un B que pour un D ? »: whether one is said to ask more than another."""
    return any(_than_others(text))


def is_stronger(text: str) -> bool:
    """« le B doit être plus fort »: whether one is said to ask more, without saying than which."""
    return not all(_than_others(text))


def _than_others(text: str) -> List[bool]:
    """For each « plus haut », « davantage » of `text`, whether it goes on with « que »."""
    said = row(text)
    hits = phrases("against", "more").find(said)
    return [not words("against", "than").isdisjoint(said[hit.end :]) for hit in hits]


def is_yardstick(before: str) -> bool:
    """« un niveau E, en dessous du D »: whether what follows `before` is only what another level is held against."""
    said = row(before)
    while said and said[-1] in words("against", "skipped"):
        said.pop()
    return phrases("against", "against").before(said, len(said)) is not None
