"""Chooses what a message is about from its evidence: names, quotations and meaning."""

from typing import Mapping, Optional, Sequence, Tuple

from reperes.dialogue.likely import SURE_OF_MATCHED, Topics, may_join, nearest, nearly, stands_out, with_details
from reperes.dialogue.question import Question
from reperes.dialogue.tasks_meant import claimed_task, role_of_tasks, tasks_together, within_role
from reperes.hearing.evidence import (
    LIKELY,
    SURE,
    TWIN,
    best_quoted,
    claimed_alone,
    is_list,
    named_parts,
    overall,
    scores_of,
)
from reperes.hearing.intents import DESCRIBE
from reperes.hearing.naming import rejected, says_the_criterion, titled
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of, topic_of
from reperes.knowledge.references import ANSWERED, PARTS

TWIN_NAMED_TOGETHER = 0.06
"""The same where the question itself speaks of two (« même finalité ? »)."""
SURE_CLAUSE = 0.5
PERHAPS = 0.04
"""Least probabilities of a second topic: in its own clause, and in the whole message."""
NEW_SUBJECT, SURELY_LEANS = 0.45, 0.8
"""From the first probability of being about nothing on, only what leans on the answer before with the second goes on
with it."""
SURE_OVERALL = 0.38
"""From this score of all sections together on, a message that names a level asks for everything about it."""
SURE_OF_DEFINITION = 0.95
SHORT, SAME_KIND = 2, 0.25
"""In a message of so few words, what a topic gains when it is a criterion, a task … like the one before."""
LEVELLED_TASK = 0.8
"""What a task's score is worth where a level is named: tasks have no levels, criteria have."""
OVERALL = ("section.niveau", "section.famille")
CONTINUED, GOES_ON = 0.3, 0.5
"""What the part spoken of before gains in a message that leans on it; how much one put as a continuation leans."""


def choose_topics(heard: Understanding, before: Optional[Question] = None) -> Topics:
    """Return the topics of `heard`; no `refs` when the evidence is too weak.

    What is of the same kind as the topics of the question `before` is a little likelier in a short message.
    """
    if heard.quotations:
        return Topics(best_quoted(heard))
    named = named_parts(heard)
    if heard.levels and not named and "distinctive" in heard.cues:
        return Topics(("legende.distinctive",))
    defined = tuple(ref for ref in heard.named if kind_of(ref) == "definition")
    if len(defined) == 1 and ("definition" in heard.cues or "term" in heard.cues and defined[0] in titled(heard)):
        return Topics(defined)
    if heard.levels and {"section.criteres", "section.competences"} <= heard.named:
        return Topics(("section.niveau",))
    if heard.partly_outside:
        refs = [ref for ref, p in heard.clauses if p >= SURE_CLAUSE and kind_of(ref) in ANSWERED]
        return Topics(tuple(dict.fromkeys(refs)))
    task = claimed_task(heard, named)
    if task:
        return Topics(task)
    # What is claimed of one criterion has the words of others in it: « améliorer les procédures ».
    claimed = claimed_alone(heard)
    if len(named) > 1 and claimed not in named and is_list(heard, named):
        return Topics(tuple(ref for topic in named for ref in with_details(heard, topic)))
    scores = said = scores_of(heard, named)
    if before and heard.content_words <= SHORT:
        kinds = {kind_of(ref) for ref in before.refs}
        scores = {topic: score + (SAME_KIND if kind_of(topic) in kinds else 0.0) for topic, score in scores.items()}
    new = heard.probability("none") >= NEW_SUBJECT and heard.content_words and heard.leaning < SURELY_LEANS
    scores = dict(scores)
    if before and says_the_criterion(heard) and kind_of(before.refs[0]) == "critere":
        # « il remplit le critère ? »
        scores.pop("section.criteres", None)
        scores.update({topic: scores.get(topic, 0.0) + SURE for topic in before.topics})
    for topic, likelihood in _said_before(heard, None if new else before).items():
        scores[topic] = scores.get(topic, 0.0) + likelihood
    if heard.levels:
        scores = {
            topic: score * (LEVELLED_TASK if topic.startswith("tache.") else 1) for topic, score in scores.items()
        }
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked:
        return Topics(())
    likely = tuple(topic for topic, likelihood in ranked[:4] if likelihood >= LIKELY)
    best, score = ranked[0]
    if best in OVERALL or (score < SURE and heard.levels and overall(ranked) >= SURE_OVERALL):
        return Topics((_section(heard, best),), likely)
    if _asks_definition(heard, best) and score < SURE_OF_DEFINITION:
        return Topics((), likely)
    together = tasks_together(heard, ranked)
    if together:
        return Topics(together, likely)
    role = role_of_tasks(heard, ranked)
    if role:
        return Topics((role,), likely)
    if heard.matched and score < SURE_OF_MATCHED and not (before and heard.rather_leans):
        return nearest(heard, ranked, likely)
    if score < SURE and not stands_out(heard, ranked):
        return nearly(heard, ranked, likely, before)
    refs = list(with_details(heard, best))
    refs.extend(ref for ref in _of_clauses(heard, best) if ref not in refs)
    least = TWIN_NAMED_TOGETHER if "same_role" in heard.cues else TWIN
    for topic, other in ranked[1:2] if claimed != best else ():
        # What was spoken of before makes no second topic by itself.
        if (
            min(other, said.get(topic, 0.0)) >= least
            and may_join(best, topic)
            and (best not in named or topic in named)
        ):
            refs.extend(ref for ref in with_details(heard, topic) if ref not in refs)
    return Topics(_as_said(heard, within_role(heard, tuple(refs))), likely)


def _as_said(heard: Understanding, refs: Tuple[str, ...]) -> Tuple[str, ...]:
    """`refs` in the order of the clauses that are about them, where each has one."""
    places = {topic_of(ref): place for place, (ref, _) in reversed(list(enumerate(heard.clauses)))}
    if not all(topic_of(ref) in places for ref in refs):
        return refs
    return tuple(sorted(refs, key=lambda ref: places[topic_of(ref)]))


def _section(heard: Understanding, best: str) -> str:
    """Which section is asked for: the one that is named, else everything about a level."""
    named = heard.named & {"section.criteres", "section.competences"}
    if len(named) == 1:
        return next(iter(named))
    return best if best in OVERALL else "section.niveau"


def _asks_definition(heard: Understanding, best: str) -> bool:
    """« qu'est-ce qu'une base de données ? »: the document names things in its tasks, but does not explain them."""
    about_task = best.startswith(("tache.", "finalite.")) and not heard.parts and not heard.levels
    return about_task and heard.intent == DESCRIBE and "definition" in heard.cues and not heard.cues & {"role", "tasks"}


def _of_clauses(heard: Understanding, best: str) -> Sequence[str]:
    """The topics that a clause is surely about and the whole message perhaps, beside the best one."""
    return [
        ref
        for ref, probability in heard.clauses
        if probability >= SURE_CLAUSE
        and topic_of(ref) not in rejected(heard)
        and heard.probability(topic_of(ref)) >= PERHAPS
        and topic_of(ref) != best
        and may_join(best, topic_of(ref))
    ]


def _said_before(heard: Understanding, before: Optional[Question]) -> Mapping[str, float]:
    """How much likelier the parts of the question before are, for a message that goes on and names none itself."""
    if not before or any(kind_of(ref) in PARTS for ref, _, _ in heard.parts):
        return {}
    goes_on = max(heard.leaning, GOES_ON if heard.cues & {"elliptic", "person", "this"} else 0.0)
    parts = [topic for topic in map(topic_of, before.refs) if kind_of(topic) in PARTS]
    return {topic: CONTINUED * goes_on / len(parts) for topic in parts}
