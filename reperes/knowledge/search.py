"""Finds where words stand in the document, whatever their endings."""

from typing import Sequence, Tuple

from reperes.knowledge.model import Knowledge
from reperes.knowledge.stems import stems

_SHORTEST = 3


def find_phrase(knowledge: Knowledge, phrase: str) -> Tuple[str, ...]:
    """Return the references of the facts in which the words of `phrase` stand one after the other, in the document's
    order."""
    wanted = stems(phrase)
    if not wanted or max(map(len, wanted)) < _SHORTEST:
        return ()
    return tuple(ref for ref, said in knowledge.stems.items() if _holds(said, wanted))


def _holds(said: Sequence[str], wanted: Sequence[str]) -> bool:
    return any(
        tuple(said[place : place + len(wanted)]) == tuple(wanted) for place in range(len(said) - len(wanted) + 1)
    )
