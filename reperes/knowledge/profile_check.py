"""Compares which steps the levels require, and which competences have a star, with the document's profile."""

from typing import Mapping, Sequence

from reperes.knowledge.notes import NOTE
from reperes.knowledge.reader import Part
from reperes.knowledge.source_check import Named
from reperes.knowledge.source_document import Document


def compare_profile(family: Part, competences: Sequence[Named], dictionary: Sequence[Part], document: Document) -> None:
    """Note what differs from the document, but for what is no competence, level or step at all: that is told elsewhere.

    `competences` are those of the document; the `dictionary` may have others, which the family must not require.
    """
    ours = {competence.id(): name for competence, name in competences}
    others = {part.id(): part.text("nom") for part in dictionary if part.id() not in ours}
    if isinstance(family.get("competences"), dict):
        profile = family.part("competences")
        for identifier, name in ours.items():
            _compare_line(family, profile, identifier, name, document)
        for identifier in filter(profile.has, others):
            profile.fault(
                f"« {others[identifier]} » n'est pas dans le profil du document : ôtez la ligne « {identifier} ».",
                identifier,
            )
    if family.get("competences_distinctives") is None and document.distinctive:
        message = (
            f"il manque « competences_distinctives » : le document marque « {document.distinctive[0]} » d'une étoile ✦."
        )
        family.fault(message, "competences_distinctives")
    elif isinstance(family.get("competences_distinctives"), list):
        _compare_stars(family, {**ours, **others}, document)


def _compare_line(family: Part, profile: Part, identifier: str, name: str, document: Document) -> None:
    steps = document.competences[name][1]
    expected = {level: step for level in document.levels for step, (_, levels) in steps.items() if level in levels}
    if isinstance(profile.get(identifier), dict):
        _compare_steps(profile.part(identifier), identifier, name, expected, document)
    elif expected and profile.get(identifier) is None:
        line = ", ".join(f"{level}: {step}" for level, step in expected.items())
        family.fault(f"il manque la ligne « {identifier}: {{{line}}} » : le document la donne.", "competences")


def _compare_steps(line: Part, identifier: str, name: str, expected: Mapping[str, int], document: Document) -> None:
    strange = [level for level in line.names() if level not in (*document.levels, NOTE)]
    for level in document.levels:
        written, step = line.get(level), expected.get(level)
        if written is None and step and not strange:
            line.fault(
                f"il manque « {level}: {step} » dans « {identifier} » : le document demande « {name} » au niveau {level}.",
                level,
            )
        elif type(written) is int and written in document.competences[name][1] and written != step:
            demand = (
                f"demande ici le niveau {step}"
                if step
                else f"ne la demande pas au niveau {level} : ôtez « {level}: {written} »"
            )
            line.fault(f"« {level}: {written} » : pour « {name} », le document {demand}.", level)


def _compare_stars(family: Part, names: Mapping[str, str], document: Document) -> None:
    starred = family.texts("competences_distinctives")
    if set(starred) <= set(names):
        for identifier, name in names.items():
            if name in document.distinctive and identifier not in starred:
                family.fault(
                    f"le document marque « {name} » d'une étoile ✦ : ajoutez « {identifier} ».",
                    "competences_distinctives",
                )
            elif identifier in starred and name not in document.distinctive:
                family.fault(
                    f"le document ne marque pas « {name} » d'une étoile ✦ : ôtez « {identifier} ».",
                    "competences_distinctives",
                )
