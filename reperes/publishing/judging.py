"""Asks HR's test questions, and says which have the answer that they expect."""

from typing import Optional, Tuple

from reperes.knowledge.library import Library
from reperes.knowledge.model import Knowledge, kind_of
from reperes.knowledge.questions import TestQuestion
from reperes.publishing.model import Ask, Judged

_HELD = {
    "section.finalites": "finalite",
    "section.taches": "tache",
    "section.criteres": "critere",
    "section.competences": "competence",
}
"""Sections that are quoted part by part, and the kind of their parts."""


def judge(before: Optional[Library], after: Library, ask: Ask) -> Tuple[Judged, ...]:
    """Return the verdicts on the test questions of all families, afterwards and, where there is a library, before."""
    return tuple(
        _judged(question, knowledge, before, after, ask)
        for knowledge in after.families.values()
        for question in knowledge.questions
    )


def passes(question: TestQuestion, quoted: Tuple[str, ...], knowledge: Knowledge) -> bool:
    """Whether an answer that quotes these references has all that a question expects; nothing, where that is what it
    expects."""
    if not question.expected:
        return not quoted
    return all(_is_quoted(ref, quoted, knowledge) for ref in question.expected)


def _judged(
    question: TestQuestion, knowledge: Knowledge, before: Optional[Library], after: Library, ask: Ask
) -> Judged:
    family = knowledge.family.id
    verdict_before, quoted_before, is_new = None, (), True
    if before and family in before.families:
        is_new = question not in before.families[family].questions
        quoted_before = ask(question.text, before, family)
        verdict_before = passes(question, quoted_before, before.families[family])
    quoted = ask(question.text, after, family)
    verdict = passes(question, quoted, knowledge)
    return Judged(family, question.text, question.expected, verdict_before, verdict, quoted_before, quoted, is_new)


def _is_quoted(ref: str, quoted: Tuple[str, ...], knowledge: Knowledge) -> bool:
    if any(one == ref or one.startswith(f"{ref}.") for one in quoted):
        return True
    if kind_of(ref) == "groupe":
        members = (f"competence.{one.id}" for one in knowledge.competences if f"groupe.{one.group}" == ref)
        return any(_is_quoted(member, quoted, knowledge) for member in members)
    return ref in _HELD and any(kind_of(one) == _HELD[ref] for one in quoted)
