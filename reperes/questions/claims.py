"""What a message claims of a criterion, where that is certain enough for a yes or a no."""

from typing import Tuple

from reperes.knowledge.model import Knowledge
from reperes.language.folding import row
from reperes.language.lexis import phrases, words
from reperes.questions.understanding import Understanding

MADE, MADE_OF_A_GUESS = 0.3, 0.6
"""From this probability on, a message makes some claim of a criterion, and of one that is only likely."""
COVERED = 0.8
"""The claims taken hold this share of what all claims of the criterion have."""
MOST = 3
"""So many claims may be meant at once; where more are likely, none is certain."""
ASSERTED, DENIED = 0.4, 0.6
"""Up to the first probability nothing is denied, from the second one on it is; between them nobody can tell."""

_NEAR = 2
"""So many words before a blame may deny it: « il n'a pas eu tort »."""


def claims_of(
    heard: Understanding, criterion: str, knowledge: Knowledge, sure: bool = True
) -> Tuple[Tuple[str, ...], bool]:
    """Return the claims that `heard` makes of `criterion`, likeliest first, and whether it denies them.

    `sure` says whether the message is surely about that criterion. No claim where it makes none, where too many are
    likely, or where it cannot be told whether it asserts or denies.
    """
    own = [
        (ref, p) for ref, p in heard.claims if ref in knowledge.claims and knowledge.claims[ref].criterion == criterion
    ]
    total = sum(p for _, p in own)
    if total < (MADE if sure else MADE_OF_A_GUESS) or ASSERTED < heard.denied < DENIED:
        return (), False
    taken, covered = [], 0.0
    for ref, p in own:
        if covered >= COVERED * total:
            break
        taken.append(ref)
        covered += p
    return (tuple(taken) if len(taken) <= MOST else ()), (heard.denied >= DENIED) is not blamed(heard.text)


def blamed(text: str) -> bool:
    """Whether a yes to `text` would say that something is not so: « il a tort ? », « on peut le lui reprocher ? »."""
    said = row(text)
    return any(
        not set(said[max(0, hit.start - _NEAR) : hit.end + 1]) & words("blame", "denial")
        for hit in phrases("blame", "blames").find(said)
    )
