"""Which yes or no a question asks for: the claims it makes, and whether it denies them."""

from dataclasses import replace
from typing import Optional, Set

from reperes.dialogue.claims import BESIDE, MADE, claims_of
from reperes.dialogue.question import Question
from reperes.hearing.denial import DENIED, blamed, is_denied
from reperes.hearing.intents import CONFIRM, DESCRIBE, LEVEL, VERDICT
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of

_NAMED_ALONE = 2
"""Up to so many words beside its name, a competence is asked about as a whole."""
_ANOTHER_STEP = 0.2
"""From this share of a competence's probability on, another step than the required one may be meant."""


def judged(
    asked: Question, heard: Understanding, sure: bool, before: Optional[Question], knowledge: Knowledge
) -> Question:
    """Return `asked` with what `heard` claims, asserted or denied; with the cue `negated` where neither is certain.

    `sure` says whether it is surely about its parts; `before` is the question before.
    """
    criteria = {topic_of(ref) for ref in asked.refs if kind_of(ref) == "critere"}
    alike = _claimed_alike(asked, criteria, heard, knowledge) if len(criteria) > 1 and asked.act == CONFIRM else ""
    if alike:
        asked = replace(asked, refs=tuple(ref for ref in asked.refs if topic_of(ref) == alike))
        criteria = {alike}
    one_claimed = len(criteria) == 1 and asked.act in (CONFIRM, LEVEL, DESCRIBE)
    if one_claimed:
        asked = _claiming(asked, criteria.pop(), heard, sure, before, knowledge, bool(alike))
    denied: Optional[bool] = asked.denied
    if kind_of(asked.refs[0]) == "competence":
        denied = is_denied(heard)
        if denied and not heard.asks:
            # « soi-disant je ne suis pas assez agile ! » asks for no yes or no.
            denied = None
        if _may_be_of_another_step(asked, heard, knowledge):
            denied = None
        asked = replace(asked, cues=asked.cues - {"negated"})
    elif not one_claimed:
        # Claims of criteria and of competences are turned round; of other parts, a question that denies gets no yes or
        # no.
        denied = None if heard.denied >= DENIED or blamed(heard.text) else False
    negated = {"negated"} if denied is None or not sure else set()
    return replace(asked, cues=asked.cues | negated, denied=bool(denied))


def _claimed_alike(asked: Question, criteria: Set[str], heard: Understanding, knowledge: Knowledge) -> str:
    """« j'ai inventé une solution hors de la procédure, j'ai bien fait ? »: the likeliest criterion of several, "" for
    none.

    What is claimed of each of them must lead to one answer at the level asked about.
    """
    claims = [(knowledge.claims[ref], p) for ref, p in heard.claims if ref in knowledge.claims]
    made = [(claim, p) for claim, p in claims if claim.criterion in criteria]
    if len(asked.levels) != 1 or sum(p for _, p in made) < MADE or len({claim.criterion for claim, _ in made}) < 2:
        return ""
    verdicts = {claim.verdicts.get(asked.levels[0]) for claim, p in made if p >= BESIDE * made[0][1]}
    return made[0][0].criterion if len(verdicts) == 1 else ""


def _may_be_of_another_step(asked: Question, heard: Understanding, knowledge: Knowledge) -> bool:
    """« un D anticipe-t-il les changements ? »: whether another step of a competence may be meant than the required
    one."""
    topic = asked.refs[0]
    asked_by_name = topic in heard.named and heard.content_words <= _NAMED_ALONE
    if detail_of(topic) or asked.step or asked_by_name:
        return False
    required = {
        str(step) for level in asked.levels if (step := knowledge.required_step(knowledge.competence(topic), level))
    }
    others = sum(
        p for ref, p in heard.topics if ref != topic and topic_of(ref) == topic and detail_of(ref) not in required
    )
    return bool(required) and others >= _ANOTHER_STEP * heard.probability(topic)


def _claiming(
    asked: Question,
    criterion: str,
    heard: Understanding,
    sure: bool,
    before: Optional[Question],
    knowledge: Knowledge,
    alike: bool,
) -> Question:
    """`asked` with its claims of `criterion`; what goes on after a yes or no asks for one too.

    `alike` says that what it claims of other criteria leads to the same answer.
    """
    act, cues = asked.act, asked.cues
    given = alike or before is not None and heard.rather_leans and {*map(topic_of, before.refs)} == {criterion}
    claims, denied = claims_of(heard, criterion, asked.levels, knowledge, sure, given)
    # « et s'écarter des règles ? » after a yes or no question.
    goes_on = before is not None and before.act == CONFIRM and heard.rather_leans
    if "in_which_case" in cues:
        # « dans quel cas transmet-il ? » is answered by no yes.
        act, claims = DESCRIBE if act == CONFIRM else act, ()
    if claims and act == DESCRIBE and asked.levels and (goes_on or cues & {"yes_no", "polar"}):
        act = CONFIRM
    if claims and "alternative" in cues and act == CONFIRM:
        # « je la traite ou je la passe ? » is answered by no yes.
        claims = ()
    asks_verdict = (heard.intent == VERDICT or cues & {"yes_no", "polar"}) and "alternative" not in cues
    if act == CONFIRM and asks_verdict and not claims and before and _same_cells(before, asked):
        cues |= {"no_more"}
    return replace(asked, act=act, cues=cues, claims=claims, denied=denied)


def _same_cells(before: Question, asked: Question) -> bool:
    """Whether the answer before quoted these cells already."""
    return {*map(topic_of, before.refs)} == {*map(topic_of, asked.refs)} and before.levels == asked.levels
