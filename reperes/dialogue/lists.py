"""The entries of what a question lists, in the order they are shown."""

from typing import Callable, Mapping, Tuple

from reperes.dialogue.question import Question
from reperes.hearing.intents import COUNT
from reperes.knowledge.model import Knowledge, kind_of, topic_of


def entries_of(question: Question, knowledge: Knowledge) -> Tuple[str, ...]:
    """Return the references of the entries that the answer to `question` lists; none when it shows no list."""
    if len(question.refs) > 1:
        return tuple(dict.fromkeys(topic_of(ref) for ref in question.refs))
    ref = question.refs[0] if question.refs else ""
    if ref in _SECTIONS:
        return _SECTIONS[ref](knowledge)
    kind = kind_of(ref)
    if kind == "finalite" and ("tasks" in question.cues or question.act == COUNT):
        return tuple(f"tache.{task.id}" for task in knowledge.role(ref).tasks)
    if kind == "groupe":
        group = knowledge.group(ref).id
        return tuple(f"competence.{c.id}" for c in knowledge.competences if c.group == group)
    if kind == "competence" and "steps" in question.cues:
        return tuple(f"{topic_of(ref)}.{step}" for step in knowledge.competence(ref).steps)
    return ()


_SECTIONS: Mapping[str, Callable[[Knowledge], Tuple[str, ...]]] = {
    "section.finalites": lambda knowledge: tuple(f"finalite.{role.id}" for role in knowledge.family.roles),
    "section.taches": lambda knowledge: tuple(f"tache.{t.id}" for role in knowledge.family.roles for t in role.tasks),
    "section.criteres": lambda knowledge: tuple(f"critere.{criterion.id}" for criterion in knowledge.family.criteria),
    "section.competences": lambda knowledge: tuple(f"competence.{c.id}" for c in knowledge.competences),
    "legende.distinctive": lambda knowledge: tuple(f"competence.{name}" for name in knowledge.family.distinctive),
}
LISTED = tuple(_SECTIONS)
"""The sections that are lists."""
