"""Makes a draft family of a document, and tells what it holds and what people must look at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterable, Iterator, Optional, Sequence

from reperes.cli.check import check
from reperes.cli.errors import CannotDo
from reperes.importing.before import read_today
from reperes.importing.blocks import DocumentError
from reperes.importing.make_draft import Draft, make_draft
from reperes.importing.write_draft import check_target, write_draft
from reperes.knowledge.served import knowledge_folder
from reperes.publishing.draft import note_start

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,7}")


def import_document(document: Path, code: Optional[str], target: Optional[Path]) -> int:
    """Write the draft and print the report; return 0 when the draft loads as it is."""
    if code and not _CODE.fullmatch(code):
        raise CannotDo(f"« {code} » n'est pas le code d'une famille : des lettres et des chiffres, comme « DG ».")
    knowledge = knowledge_folder()
    try:
        draft = make_draft(document, read_today(knowledge), code)
        target = target or Path("build") / f"brouillon-{draft.family.code or 'famille'}"
        check_target(target, knowledge)
        remarks = write_draft(draft, target, knowledge)
        note_start(target, knowledge)
    except DocumentError as error:
        raise CannotDo(str(error)) from error
    print("\n".join(report(draft, target, remarks)))
    return check(target)


def report(draft: Draft, target: Path, remarks: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the report."""
    family = draft.family
    tasks = sum(len(role.tasks) for role in family.roles)
    texts = sum(bool(text) for criterion in family.criteria for text in criterion.texts.values())
    yield f"{family.code} – {family.name} : brouillon écrit dans « {target} »."
    yield f"  niveaux : {', '.join(family.levels) or 'aucun'}"
    yield f"  finalités : {len(family.roles)}, avec {tasks} exemples de tâches"
    yield f"  critères : {len(family.criteria)}, avec {texts} textes ; définitions : {len(family.definitions)}"
    if family.passages or family.notes or family.cadres:
        yield (
            f"  règles générales : {len(family.passages)} ; notes : {len(family.notes)} ; cadres : {len(family.cadres)}"
        )
    yield f"  compétences : {len(family.required)}, dont {len(family.distinctive)} distinctives"
    if draft.before is None:
        yield "\nFamille nouvelle : knowledge/ ne contient pas encore ce code."
    elif not draft.changes:
        yield f"\nMêmes textes que la version actuelle ({draft.before.version})."
    yield from _listed("Changements par rapport à la version actuelle", draft.changes)
    yield from _listed("Il manque (à compléter dans le brouillon)", draft.missing)
    yield from _listed("Compétences : différences avec le dictionnaire, qui n'a pas été changé", draft.differences)
    yield from _listed(
        "Sans place dans les fichiers (à placer à la main, ou à ignorer)",
        [f"{left.where} : « {left.text} »" for left in draft.leftovers],
    )
    yield from _listed("À relire", (*draft.remarks, *remarks))
    yield from _listed("Ensuite", _next_steps(draft, target))
    yield ""


def _next_steps(draft: Draft, target: Path) -> Iterator[str]:
    own = f"{draft.family.id}.yml"
    yield f"comparez familles/{own} avec le document, et relisez les propositions de vocabulaire/{own} ;"
    yield f"« reperes preview {target} » dit ce qui reste à corriger, puis ce qui change ;"
    yield f"« reperes publish {target} --auteur NOM » met la famille en service, à côté des autres."


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    lines = list(dict.fromkeys(lines))
    if lines:
        yield f"\n{title} :"
        yield from (f"  - {line}" for line in lines)
