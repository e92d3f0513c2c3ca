"""What a message claims of a criterion, where that is certain enough for a yes or a no."""

from typing import Dict, Hashable, List, Sequence, Tuple

from reperes.hearing.denial import blamed, denials, is_condition, is_denied
from reperes.hearing.intents import MISUNDERSTOOD, VERDICT
from reperes.hearing.naming import rejected
from reperes.hearing.understanding import Understanding
from reperes.knowledge.claims import LIMITED, YES, Claim
from reperes.knowledge.model import Knowledge

MADE, MADE_OF_A_GUESS = 0.3, 0.6
"""From this probability on, a message makes some claim of a criterion rather than none; and of one that is only
likely."""
AGREED = 0.75
"""The claims taken hold this share of what all claims of the criterion have: those that lead to one answer."""
MADE_OF_WHAT_WAS_SAID, MOST = 0.15, 0.5
"""The same of the criterion that the answer before was about: it need not be named again, but one claim has most of
it."""
BESIDE = 0.25
"""A second claim is taken too where it is so likely beside the first."""
ABOUT = 0.4
"""Below this probability of being about the criterion, a claim of it is made of a guess."""
LIKELIEST = 0.3
"""The likeliest of them has this probability at least."""

_LIMITED_OR_NOT = (YES, LIMITED)
"""A claim that is limited and one that is not lead to one answer too: yes, within limits."""

Made = Tuple[Tuple[str, ...], bool]


def claims_of(
    heard: Understanding,
    criterion: str,
    levels: Sequence[str],
    knowledge: Knowledge,
    sure: bool = True,
    given: bool = False,
) -> Made:
    """Return the claims that `heard` makes of `criterion`, likeliest first, and whether it denies them at `levels`.

    Several claims are taken where they lead to one answer. `sure` says whether the message is surely about that
    criterion, `given` whether the answer before was about it, and the message leans on it. No claim where it makes
    none, where no answer has most of the weight, or where it cannot be told whether it asserts or denies.
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
    agreed = next(
        (group for group in sorted(groups.values(), key=len) if sum(p for _, p in group) >= AGREED * total), None
    )
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
    apart = len(makers) == 1 and not deny and not is_condition(makers[0].text)
    return makers[0] if apart else heard


def _says_nothing(clause: Understanding) -> bool:
    """« mais non ! », « pas les procédures », « oui ou non ? »: what denies no claim."""
    return bool(rejected(clause)) or clause.intent in (VERDICT, MISUNDERSTOOD, "deny") or not clause.own_words
