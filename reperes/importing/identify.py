"""Gives every part of a family its identifier; parts of the version before keep theirs."""

from dataclasses import replace
from typing import Any, List, Mapping, Optional, Sequence, Tuple

from reperes.importing.dictionary import Held
from reperes.importing.found import Found
from reperes.importing.matching import pairs
from reperes.importing.slugs import name_slug, task_slug
from reperes.knowledge.parts import Criterion, JobFamily
from reperes.knowledge.text import is_excerpt
from reperes.language.folding import words

FIRST_VERSION = "version 1"


def identify(found: Found, held: Held, before: Optional[JobFamily]) -> Tuple[JobFamily, Tuple[str, ...]]:
    """Return the family with identifiers, and in French what was kept or proposed and is to be looked at."""
    remarks: List[str] = []
    version = found.version or (before.version if before else FIRST_VERSION)
    if not found.version:
        remarks.append(
            f"le document ne porte pas de version ; le brouillon dit « {version} » : changez-la si les textes ont changé."
        )
    roles = _named([(role.name, role.text) for role in found.roles], before.roles if before else (), "name", "text")
    tasks = [task for role in found.roles for task in role.tasks]
    old_tasks = tuple(task for role in before.roles for task in role.tasks) if before else ()
    task_ids = iter(_ids([(task.text,) for task in tasks], [(task.text,) for task in old_tasks], old_tasks, task_slug))
    criteria = found.criteria
    old = before.criteria if before else ()
    texts = [(criterion.name, " ".join(criterion.texts.values())) for criterion in criteria]
    old_texts = [
        (criterion.name, " ".join(criterion.texts[level] for level in found.levels if level in criterion.texts))
        for criterion in old
    ]
    same = pairs(texts, old_texts)
    criterion_ids = _ids(texts, old_texts, old, name_slug)
    definitions = _named(
        [(definition.term, definition.text) for definition in found.definitions],
        before.definitions if before else (),
        "term",
        "text",
    )
    passages = _named(
        [(passage.title, passage.text) for passage in found.passages],
        before.passages if before else (),
        "title",
        "text",
    )
    of_parts = {("finalite", role.name): f"finalite.{id}" for role, id in zip(found.roles, roles)}
    of_parts.update((("critere", one.name), f"critere.{id}") for one, id in zip(criteria, criterion_ids))
    family = JobFamily(
        id=before.id if before else (found.code.lower() or "famille"),
        code=found.code,
        name=found.name,
        version=version,
        document=before.document
        if before
        else f"{'_'.join([found.code.lower() or 'famille', *words(found.name)])}.txt",
        note=found.note,
        purpose=found.purpose,
        levels=found.levels,
        roles=tuple(
            replace(role, id=id, tasks=tuple(replace(task, id=next(task_ids)) for task in role.tasks))
            for role, id in zip(found.roles, roles)
        ),
        criteria=tuple(
            replace(
                criterion, id=id, excerpts=_excerpts(criterion, old[same[place]] if place in same else None, remarks)
            )
            for place, (criterion, id) in enumerate(zip(criteria, criterion_ids))
        ),
        definitions=tuple(replace(definition, id=id) for definition, id in zip(found.definitions, definitions)),
        passages=tuple(replace(passage, id=id) for passage, id in zip(found.passages, passages)),
        required=held.required,
        distinctive=held.distinctive,
        cadres=found.cadres,
        notes={".".join(filter(None, (of_parts[note.kind, note.name], note.level))): note.text for note in found.notes},
    )
    return family, tuple(remarks)


def _named(parts: Sequence[Tuple[str, ...]], old: Sequence[Any], *fields: str) -> List[str]:
    return _ids(parts, [tuple(getattr(part, field) for field in fields) for part in old], old, name_slug)


def _ids(parts: Sequence[Tuple[str, ...]], old_parts: Sequence[Tuple[str, ...]], old: Sequence[Any], slug) -> List[str]:
    """The identifier of each part; no new part takes one that meant something else before."""
    same, taken = pairs(parts, old_parts), {part.id for part in old}
    return [old[same[place]].id if place in same else slug(texts[0], taken) for place, texts in enumerate(parts)]


def _excerpts(criterion: Criterion, before: Optional[Criterion], remarks: List[str]) -> Mapping[str, str]:
    kept = {}
    for level, excerpt in (before.excerpts if before else {}).items():
        text = criterion.texts.get(level, "")
        fitting = next((spelled for spelled in (excerpt, excerpt.replace("'", "’")) if is_excerpt(spelled, text)), None)
        if fitting:
            kept[level] = fitting
        else:
            remarks.append(
                f"« {criterion.name} », niveau {level} : « en_court » ne convient plus et a été ôté : « {excerpt} »."
            )
    return kept
