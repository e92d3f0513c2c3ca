"""Words that hold one level against another: « plus haut que », « en dessous du D »."""

from reperes.language.folding import row
from reperes.language.lexis import phrases, words


def says_more(text: str) -> bool:
    """« la barre est plus haute pour un B que pour un D ? »: whether one is said to ask more than another."""
    said = row(text)
    hits = phrases("against", "more").find(said)
    return any(not words("against", "than").isdisjoint(said[hit.end :]) for hit in hits)


def is_stronger(text: str) -> bool:
    """« le B doit être plus fort »: whether one is said to ask more, without saying than which."""
    said = row(text)
    return any(words("against", "than").isdisjoint(said[hit.end :]) for hit in phrases("against", "more").find(said))


def is_yardstick(before: str) -> bool:
    """« un niveau E, en dessous du D »: whether what follows `before` is only what another level is held against."""
    said = row(before)
    while said and said[-1] in words("against", "skipped"):
        said.pop()
    return phrases("against", "against").before(said, len(said)) is not None
