"""Minimum functionality: every part of the document, asked for plainly and in many ways."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Iterator

from reperes.cli.evaluation.cases import read_cases
from tests.behaviour.document import Document
from tests.behaviour.probes import MFT, Expected, Probe, one
from tests.behaviour.words import Words

FACTS = Path(__file__).parents[1] / "wordings" / "facts.jsonl"
_CAPABILITIES = {
    "purpose": "purpose, notes, definition",
    "note_masculin": "purpose, notes, definition",
    "definition": "purpose, notes, definition",
    "finalite": "roles",
    "tache": "tasks",
    "critere": "criterion at a level",
    "competence": "steps of competences",
}


def minimum(document: Document, words: Words) -> Iterator[Probe]:
    """Yield all probes of minimum functionality but those of follow-ups."""
    yield from _written(document)
    yield from _single(document, words)
    yield from _criteria(document, words)
    yield from _competences(document, words)
    yield from _roles(document, words)


def _written(document: Document) -> Iterator[Probe]:
    """The questions of facts.jsonl, with the facts that they name."""
    for case in read_cases(FACTS, document.texts):
        (turn,) = case.turns
        wanted = tuple(document.refs(refs) for refs in turn.wanted)
        first = sorted(turn.wanted[0])[0]
        yield one(MFT, _CAPABILITIES[first.partition(".")[0]], turn.user, Expected(wanted, None, turn.says), case.name)


def _single(document: Document, words: Words) -> Iterator[Probe]:
    for ref in ("purpose", "note_masculin", "definition.specialisation"):
        for text in words.about(ref, ref):
            yield one(
                MFT, "purpose, notes, definition", text, Expected.quotes(document.refs([ref]), document.whole(ref))
            )


def _criteria(document: Document, words: Words) -> Iterator[Probe]:
    for ref in document.criteria:
        for text in words.about("criterion_all", ref):
            yield one(MFT, "criterion at all levels", text, Expected.quotes(document.cells(ref)))
        for level in document.levels:
            expected = Expected.quotes(document.cells(ref, [level]))
            for text in words.about("criterion_at_level", ref, L=level):
                yield one(MFT, "criterion at a level", text, expected)
        for pair in combinations(document.levels, 2):
            expected = Expected.quotes(document.cells(ref, pair))
            for first, second in (pair, pair[::-1]):
                for text in words.about("comparison", ref, L=first, M=second):
                    yield one(MFT, "comparison", text, expected)


def _competences(document: Document, words: Words) -> Iterator[Probe]:
    for ref in document.competences:
        every = document.steps(ref)
        for level in document.levels:
            needed = document.required(ref, [level])
            expected = Expected.quotes(needed) if needed else not_required(document, ref, level)
            capability = "competence at a level" if needed else "competence not required"
            for kind in ("competence_at_level", "competence_asked"):
                for text in words.about(kind, ref, L=level):
                    yield one(MFT, capability, text, expected)
        for number, step in enumerate(sorted(every), 1):
            for text in words.about("step", ref, n=number):
                yield one(MFT, "steps of competences", text, Expected.quotes(document.refs([step]), every))


def not_required(document: Document, ref: str, level: str) -> Expected:
    """It is said that a level does not require the competence; where it is required may be quoted, nothing else."""
    return Expected.quotes(
        frozenset(), document.required(ref, document.levels), "n'est (pas )?demandée (au niveau|à aucun|qu')"
    )


def _roles(document: Document, words: Words) -> Iterator[Probe]:
    for role, tasks in document.roles.items():
        alone, listed = document.refs([role]), document.refs(tasks)
        for text in words.about("role", role):
            yield one(MFT, "roles", text, Expected((alone,), listed))
        for text in words.about("role_tasks", role):
            yield one(MFT, "tasks of a role", text, Expected.quotes(listed, alone))
        for task in tasks:
            expected = Expected.quotes(document.refs([task]), alone)
            for text in words.about("task", task):
                yield one(MFT, "tasks", text, expected)
            named = Expected.quotes(document.refs([task]), alone, document.names[role])
            for text in words.about("task_role", task):
                yield one(MFT, "role of a task", text, named)
