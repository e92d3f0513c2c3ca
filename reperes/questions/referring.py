"""What a question's references and cues become, given how it was asked."""

from typing import FrozenSet, Tuple

from reperes.knowledge.model import Knowledge, detail_of, kind_of, topic_of
from reperes.knowledge.text import words
from reperes.questions.lists import entries_of
from reperes.questions.model import COMPARE, CONFIRM, DESCRIBE, LEVEL, SAME, Question
from reperes.questions.topics import Topics
from reperes.questions.understanding import Understanding

LISTS = ("section.criteres", "section.competences")


def without_rejected(heard: Understanding, refs: Tuple[str, ...], knowledge: Knowledge) -> Tuple[str, ...]:
    """« tous les critères sauf les contacts »: the others."""
    lists = [ref for ref, _, _ in heard.parts if ref in LISTS]
    if not heard.rejected or len(lists) != 1 or not set(refs) <= {*LISTS, "section.niveau"}:
        return refs
    entries = entries_of(Question(DESCRIBE, (lists[0],)), knowledge)
    left = tuple(ref for ref in entries if ref not in heard.rejected)
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
    return any(max(words(example), key=len) in said for examples in given for example in examples)


def cues_of(heard: Understanding, topics: Topics) -> FrozenSet[str]:
    only = {"only_level"} if any(level.role == "only" for level in heard.levels) else set()
    unsure = set() if topics.sure else {"unsure"}
    partly = {"partly"} if heard.partly_outside else set()
    return heard.cues | only | unsure | partly


def names_details(refs: Tuple[str, ...]) -> bool:
    """Whether the content of a cell or step is mentioned."""
    return any(detail_of(ref) for ref in refs)
