"""What a message claims of a criterion, where that is certain enough for a yes or a no."""

from typing import Dict, Hashable, List, Optional, Sequence, Tuple

from reperes.knowledge.claims import LIMITED, YES, Claim
from reperes.knowledge.model import Knowledge
from reperes.language.folding import row
from reperes.language.lexis import phrases, words
from reperes.questions.model import MISUNDERSTOOD, VERDICT
from reperes.questions.naming import rejected
from reperes.questions.understanding import Understanding

MADE, MADE_OF_A_GUESS = 0.3, 0.6
"""From this probability on, a message makes some claim of a criterion rather than none; and of one that is only likely."""
AGREED = 0.75
"""The claims taken hold this share of what all claims of the criterion have: those that lead to one answer."""
MADE_OF_WHAT_WAS_SAID, MOST = 0.15, 0.5
"""The same of the criterion that the answer before was about: it need not be named again, but one claim has most of it."""
BESIDE = 0.25
"""A second claim is taken too where it is so likely beside the first."""
ABOUT = 0.4
"""Below this probability of being about the criterion, a claim of it is made of a guess."""
LIKELIEST = 0.3
"""The likeliest of them has this probability at least."""
ASSERTED, TAGGED, DENIED = 0.3, 0.5, 0.7
"""Up to the first probability nothing is denied, up to the second one where « …, non ? » expects a yes, from the third one
on it is; between them nobody can tell. Fitted on 2,310 claims by writers that training had not seen (docs/understanding.md)."""
_NEAR = 2
"""So many words before a blame may deny it: « il n'a pas eu tort »."""

_LIMITED_OR_NOT = (YES, LIMITED)
"""A claim that is limited and one that is not lead to one answer too: yes, within limits."""

Made = Tuple[Tuple[str, ...], bool]


def claims_of(
    heard: Understanding, criterion: str, levels: Sequence[str], knowledge: Knowledge, sure: bool = True, given: bool = False
) -> Made:
    """Return the claims that `heard` makes of `criterion`, likeliest first, and whether it denies them at `levels`.

    Several claims are taken where they lead to one answer. `sure` says whether the message is surely about that
    criterion, `given` whether the answer before was about it, and the message leans on it. No claim where it makes none,
    where no answer has most of the weight, or where it cannot be told whether it asserts or denies.
    """
    own = [(knowledge.claims[ref], p) for ref, p in heard.claims if ref in knowledge.claims]
    own = [(claim, p) for claim, p in own if claim.criterion == criterion]
    total = sum(p for _, p in own)
    if given:
        made = total >= MADE_OF_WHAT_WAS_SAID and own[0][1] >= MOST * total
    else:
        sure = sure and heard.probability(criterion) >= ABOUT
        made = total >= (MADE if sure else MADE_OF_A_GUESS) and own[0][1] >= LIKELIEST
    if not made:
        return (), False
    denied = is_denied(_saying(heard, criterion), own[0][0].says)
    if denied is None:
        return (), False
    groups: Dict[Hashable, List[Tuple[Claim, float]]] = {}
    for claim, p in own:
        groups.setdefault(_answer(claim, levels), []).append((claim, p))
    groups[_LIMITED_OR_NOT] = groups.get(YES, []) + groups.get(LIMITED, [])
    agreed = next((group for group in sorted(groups.values(), key=len) if sum(p for _, p in group) >= AGREED * total), None)
    if agreed is None:
        return (), False
    kept = [claim.ref for claim, p in agreed if p >= BESIDE * own[0][1]]
    return tuple(kept), denied


def _answer(claim: Claim, levels: Sequence[str]) -> Hashable:
    """What the claim leads to: its verdict at the one level asked about, else the levels that hold it."""
    return claim.verdicts.get(levels[0], "") if len(levels) == 1 else claim.holders


def _saying(heard: Understanding, criterion: str) -> Understanding:
    """« je parle d'amélioration, pas de procédures. Un D propose-t-il ? »: the clause that makes the claim.

    The whole message where another clause may deny it: « … mais ce n'est pas mon rôle ».
    """
    makers = [clause for clause in heard.within if clause.claimed.get(criterion, 0.0) >= MADE]
    others = [clause for clause in heard.within if clause not in makers]
    deny = any((denials(clause.text) or blamed(clause.text)) and not _says_nothing(clause) for clause in others)
    apart = len(makers) == 1 and not deny and not _is_condition(makers[0].text)
    return makers[0] if apart else heard


def _says_nothing(clause: Understanding) -> bool:
    """« mais non ! », « pas les procédures », « oui ou non ? »: what denies no claim."""
    return bool(rejected(clause)) or clause.intent in (VERDICT, MISUNDERSTOOD, "deny") or not clause.own_words


def is_denied(heard: Understanding, says: str = "") -> Optional[bool]:
    """Return whether a yes to a message would say that the claim `says` does not hold; None where nobody can tell.

    Where a word denies that is none of the claim's own, nothing is asserted.
    """
    if heard.asks and denials(heard.text) and not denials(_without_condition(heard.text)):
        # « et si la réponse n'est pas dans la liste, je peux inventer ? »
        return blamed(heard.text)
    denies = denials(heard.text) > min(denials(says), 1)
    tagged = not words("denying", "tags").isdisjoint(row(heard.text)[-1:])
    if heard.denied < DENIED and (denies or heard.denied > (TAGGED if tagged else ASSERTED)):
        return None
    return (heard.denied >= DENIED) is not blamed(heard.text)


def _without_condition(text: str) -> str:
    """The text without a clause that begins with « si », « quand » …, up to its comma."""
    first, comma, rest = text.partition(",")
    return rest if comma and "?" not in first and _is_condition(first) else text


def _is_condition(clause: str) -> bool:
    """« et même s'il n'y en a pas »."""
    said = next((word for word in row(clause) if word not in words("denying", "before_conditions")), "")
    return said in words("denying", "conditions")


def denials(text: str) -> int:
    """Return how many words of `text` deny something."""
    said = row(text)
    cancelled = {place for hit in phrases("denying", "not_denying").find(said) for place in range(hit.start, hit.end)}
    return sum(word in words("denying", "denying") and place not in cancelled for place, word in enumerate(said))


def blamed(text: str) -> bool:
    """Whether a yes to `text` would say that something is not so: « il a tort ? », « on peut le lui reprocher ? »."""
    said = row(text)
    return any(
        not set(said[max(0, hit.start - _NEAR) : hit.end + 1]) & words("blame", "denial")
        for hit in phrases("blame", "blames").find(said)
    )
