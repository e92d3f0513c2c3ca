"""Topics of messages that speak of tasks and of the roles that they stand under."""

from typing import Sequence, Tuple

from reperes.hearing.evidence import LIKELY, SURE, TWIN
from reperes.hearing.intents import CONFIRM
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import kind_of

PERHAPS_ROLE, LIKELY_ROLE = 0.05, 0.2
"""From this score on, a role is the one whose tasks are asked for: where a criterion is named, which has none, and
else."""


def tasks_together(heard: Understanding, ranked: Sequence[Tuple[str, float]]) -> Tuple[str, ...]:
    """« les tâches où on encode »: the tasks that share the evidence, where no single one has it."""
    if ranked[0][1] >= SURE or "section.taches" not in heard.named:
        return ()
    tasks = [(topic, score) for topic, score in ranked if topic.startswith("tache.")]
    if sum(score for _, score in tasks) < TWIN or len(tasks) < 2 or tasks[1][1] < LIKELY:
        return ()
    return tuple(topic for topic, score in tasks if score >= LIKELY)


def role_of_tasks(heard: Understanding, ranked: Sequence[Tuple[str, float]]) -> str:
    """« les tâches sur les données »: the likely role whose tasks are asked for; "" when there is none.

    Without a level no criterion is meant, though it is called like a role: « les tâches en organisation pratique ».
    """
    if "section.taches" not in heard.named:
        return ""
    least = TWIN
    if not heard.levels:
        least = PERHAPS_ROLE if any(kind_of(ref) == "critere" for ref in heard.named) else LIKELY_ROLE
        ranked = [(topic, score) for topic, score in ranked if kind_of(topic) not in ("critere", "section")]
    best_two = [topic for topic, score in ranked[:2] if score >= least]
    return next((topic for topic in best_two if topic.startswith("finalite.")), "")


def claimed_task(heard: Understanding, named: Sequence[str]) -> Tuple[str, ...]:
    """« la personne de contact traite les plaintes simples ? »: a task and the role that is said to do it."""
    roles = [ref for ref in named if kind_of(ref) == "finalite"]
    claimed = heard.intent == CONFIRM or "polar" in heard.cues
    if not claimed or len(roles) != 1:
        return ()
    task, probability = next(((ref, p) for ref, p in heard.ranked if ref not in roles), ("", 0.0))
    # The role itself may be likelier than what it is said to do.
    least = TWIN if heard.ranked and heard.ranked[0][0] in roles else SURE
    return (task, roles[0]) if kind_of(task) == "tache" and probability >= least else ()


def within_role(heard: Understanding, refs: Tuple[str, ...]) -> Tuple[str, ...]:
    """« les tâches de l'organisateur pratique »: the role alone, not every task nor the criterion of like name."""
    roles = tuple(ref for ref in refs if ref.startswith("finalite."))
    asks_tasks = "section.taches" in refs or "section.taches" in heard.named
    return roles if roles and asks_tasks else refs
