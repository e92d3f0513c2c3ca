"""A preview as lines for the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Sequence

from reperes.knowledge.library import Library
from reperes.knowledge.questions import NOTHING
from reperes.publishing.model import AnswerGroup, ChangedAnswer, ChangedFact, Judged, Preview

_MOST_LINES = 8
"""Of an answer, so many lines that differ are shown."""


def report(found: Preview, after: Library, files: Path) -> Iterator[str]:
    """Yield the lines of a preview."""
    yield f"Ce que change « {files} » :"
    if found.is_empty:
        yield "\nRien : ni textes, ni réponses, ni mots."
    yield from _facts(found.facts)
    if found.others:
        yield "\nAutres changements :"
        yield from (f"  - {change}" for change in found.others)
    yield from _answers(found.answers)
    if found.words:
        yield "\nMots des gens :"
        for words in found.words:
            changes = [f"+ {word}" for word in words.added] + [f"− {word}" for word in words.removed]
            yield f"  {words.name} : {' ; '.join(changes)}"
    yield from _questions(found.questions)


def failed(question: Judged) -> Iterator[str]:
    """Yield the lines about a test question that fails."""
    yield f"  « {question.text} »"
    yield f"    attendu : {_refs(question.expected)} ; cité : {_refs(question.quoted_after)}"


def _facts(facts: Sequence[ChangedFact]) -> Iterator[str]:
    if facts:
        yield f"\nTextes : {_number(len(facts), 'un change', 'changent')}"
    for fact in facts:
        yield f"\n  {' › '.join(fact.place)}"
        if fact.before:
            yield f"    {'avant' if fact.after else 'retiré'} : « {fact.before} »"
        if fact.after:
            yield f"    {'maintenant' if fact.before else 'nouveau'} : « {fact.after} »"
        if fact.before and fact.after:
            signs = {"removed": "−", "added": "+"}
            yield "    mots : " + "  ".join(f"{signs[kind]} {words}" for kind, words in fact.words if kind in signs)


def _answers(groups: Sequence[AnswerGroup]) -> Iterator[str]:
    if groups:
        total = sum(group.count for group in groups)
        yield f"\nRéponses : {_number(total, 'une change', 'changent')}, et la ligne de la source sous chaque citation"
    for group in groups:
        yield f"\n  {group.count} {group.says}. Par exemple :"
        yield from _example(group.examples[0])


def _example(example: ChangedAnswer) -> Iterator[str]:
    yield f"    {example.title}"
    before, after = (text.splitlines() for text in (example.before, example.after))
    for sign, lines, others in (("−", before, after), ("+", after, before)):
        different = [line for line in lines if line.strip() and line not in others]
        yield from (f"      {sign} {line}" for line in different[:_MOST_LINES])
        if len(different) > _MOST_LINES:
            yield f"      {sign} …"


def _questions(questions: Sequence[Judged]) -> Iterator[str]:
    if not questions:
        return
    failing = [question for question in questions if not question.after]
    passed = len(questions) - len(failing)
    yield f"\nQuestions d'essai : {passed} réussie{'s' * (passed > 1)} sur {len(questions)}"
    mended = [question for question in questions if question.after and question.before is False]
    if mended:
        yield f"  {_number(len(mended), 'une ratée avant réussit', 'ratées avant réussissent')}"
    for title, blocks in (("Ratées à cause de ce changement, ou nouvelles :", True), ("Ratées avant aussi :", False)):
        those = [question for question in failing if question.blocks is blocks]
        if those:
            yield f"  {title}"
            yield from (f"  {line}" for question in those for line in failed(question))


def _refs(refs: Sequence[str]) -> str:
    return ", ".join(refs) or NOTHING


def _number(count: int, one: str, several: str) -> str:
    return one if count == 1 else f"{count} {several}"
