"""What a question's references and cues become, given how it was asked."""

from typing import FrozenSet, Optional, Tuple

from reperes.dialogue.likely import Topics
from reperes.dialogue.lists import entries_of
from reperes.dialogue.question import Question
from reperes.dialogue.steps import steps_beside
from reperes.dialogue.turn import Turn
from reperes.hearing.intents import CERTAINTY, COMPARE, CONFIRM, DESCRIBE, LEVEL, LOCATE, SAME, VERDICT
from reperes.hearing.naming import rejected
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.language.folding import words

LISTS = ("section.criteres", "section.competences")
_LIKELY_TASK = 0.4
"""From this probability on, a task beside the name of another role is claimed to be that one's."""


def without_rejected(heard: Understanding, refs: Tuple[str, ...], knowledge: Knowledge) -> Tuple[str, ...]:
    """« tous les critères sauf les contacts »: the others."""
    lists = [ref for ref, _, _ in heard.parts if ref in LISTS]
    if not rejected(heard) or len(lists) != 1 or not set(refs) <= {*LISTS, "section.niveau"}:
        return refs
    entries = entries_of(Question(DESCRIBE, (lists[0],)), knowledge)
    left = tuple(ref for ref in entries if ref not in rejected(heard))
    return left if len(left) < len(entries) else refs


def asks_all_steps(heard: Understanding, refs: Tuple[str, ...]) -> bool:
    """« tous les niveaux de Communiquer »: the competence's own levels, not those of the family."""
    of_steps = heard.relative == "all" and "steps" in heard.cues and not heard.levels
    return of_steps and all(kind_of(ref) == "competence" for ref in refs)


def said_only(heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...]) -> Tuple[str, ...]:
    """« amélioration, niveau D »: of a named criterion, another level's cell is meant only where its words are said."""
    echoed = {ref for ref, _ in heard.echoes}
    kept = (
        topic_of(ref) if topic_of(ref) in heard.named and ref not in echoed and detail_of(ref) not in levels else ref
        for ref in refs
    )
    return tuple(dict.fromkeys(kept))


def held_by(refs: Tuple[str, ...], act: str, levels: Tuple[str, ...], knowledge: Knowledge) -> Tuple[str, ...]:
    """« un D doit-il avoir une spécialisation ? »: the cells that use a defined term, when levels are asked about."""
    if act not in (CONFIRM, LEVEL, COMPARE) or not all(kind_of(ref) == "definition" for ref in refs):
        return refs
    if not levels and act == CONFIRM:
        return refs
    terms = [f"{knowledge.definition(ref).term.lower()}*" for ref in refs]
    cells = [ref for ref, fact in knowledge.facts.items() if any(term in fact.text for term in terms)]
    return tuple(cells) or refs


def lists_asked(heard: Understanding, act: str) -> Tuple[str, ...]:
    """Whether criteria or competences are looked for."""
    named = [ref for ref, _, _ in heard.parts if ref in LISTS]
    if not named:
        named = [ref for ref, _ in heard.ranked if ref in LISTS][:1]
    return tuple(dict.fromkeys(named)) or (("section.criteres" if act == SAME else "section.competences"),)


def names_example(heard: Understanding, refs: Tuple[str, ...], knowledge: Knowledge) -> bool:
    """« les archives comptent comme spécialisation ? »: whether the message names an example of the document."""
    said = set(words(heard.text))
    given = [knowledge.definition(ref).examples.split(",") for ref in refs if kind_of(ref) == "definition"]
    # A definition may do without examples.
    return any(max(words(example), key=len, default="") in said for examples in given for example in examples)


def cues_of(heard: Understanding, topics: Topics) -> FrozenSet[str]:
    only = {"only_level"} if any(level.role == "only" for level in heard.levels) else set()
    unsure = set() if topics.sure else {"unsure"}
    partly = {"partly"} if heard.partly_outside else set()
    return heard.cues | only | unsure | partly


def names_details(refs: Tuple[str, ...]) -> bool:
    """Whether the content of a cell or step is mentioned."""
    return any(detail_of(ref) for ref in refs)


def of_the_list(refs: Tuple[str, ...], turn: Optional[Turn]) -> Tuple[str, ...]:
    """« juste celles qui changent entre C et B » after the competences: those, not all about the levels."""
    listed = turn is not None and turn.before.refs[:1] in [(ref,) for ref in LISTS]
    overall = (
        refs == ("section.niveau",) and turn is not None and turn.stays and "section.niveau" not in turn.heard.named
    )
    return turn.before.refs if listed and overall else refs


def with_its_role(heard: Understanding, refs: Tuple[str, ...], knowledge: Knowledge) -> Tuple[str, ...]:
    """« mettre la base à jour relève du soutien administratif »: the task, and the other role it is said to be of."""
    roles = [ref for ref, _, _ in heard.parts if kind_of(ref) == "finalite"]
    task, likelihood = next(((ref, p) for ref, p in heard.ranked if kind_of(ref) == "tache"), ("", 0.0))
    claims = heard.intent in (CONFIRM, LOCATE, VERDICT, CERTAINTY) and not heard.cues & {"purpose", "tasks"}
    if (
        not claims
        or len(roles) != 1
        or likelihood < _LIKELY_TASK
        or heard.content_words < 2
        or set(refs) - {task, *roles}
    ):
        return ()
    return (task, roles[0]) if f"finalite.{knowledge.role(task).id}" != roles[0] else ()


def steps_of_others(
    heard: Understanding, refs: Tuple[str, ...], levels: Tuple[str, ...], knowledge: Knowledge
) -> Tuple[str, ...]:
    """« l'étape juste au-dessus de celle d'un B »: the steps beside the one that the named levels require."""
    if not heard.levels or kind_of(refs[0]) != "competence":
        return ()
    return steps_beside(heard, knowledge.competence(refs[0]), levels, None, knowledge)
