"""Says what a new version of a family changes, part by part."""

from typing import Iterator, Mapping, Tuple

from reperes.knowledge.facts import facts_of
from reperes.knowledge.model import Fact
from reperes.knowledge.parts import JobFamily
from reperes.language.folding import straighten


def changes(before: JobFamily, after: JobFamily) -> Tuple[str, ...]:
    """Return in French each change of names, levels, texts and required competences; nothing when all is the same."""
    return (*_of_names(before, after), *_of_texts(before, after), *_of_competences(before, after))


def changes_beside_texts(before: JobFamily, after: JobFamily) -> Tuple[str, ...]:
    """Return in French each change of names, levels and required competences."""
    return (*_of_names(before, after), *_of_competences(before, after))


def _of_names(before: JobFamily, after: JobFamily) -> Iterator[str]:
    for what, old, new in (
        ("nom", before.name, after.name),
        ("version", before.version, after.version),
        ("niveaux", ", ".join(before.levels), ", ".join(after.levels)),
        ("cadres", _cadres(before), _cadres(after)),
    ):
        if old != new:
            yield f"modifié : {what} : avant « {old} », maintenant « {new} »"
    old_names, new_names = _names(before), _names(after)
    for ref, name in new_names.items():
        if ref in old_names and old_names[ref] != name:
            yield f"modifié : nom de {ref} : avant « {old_names[ref]} », maintenant « {name} »"


def _cadres(family: JobFamily) -> str:
    return " ; ".join(f"{name} : {', '.join(levels)}" for name, levels in family.cadres.items())


def _names(family: JobFamily) -> Mapping[str, str]:
    return {
        **{f"finalite.{role.id}": role.name for role in family.roles},
        **{f"critere.{criterion.id}": criterion.name for criterion in family.criteria},
        **{f"definition.{definition.id}": definition.term for definition in family.definitions},
        **{f"passage.{passage.id}": passage.title for passage in family.passages},
    }


def _of_texts(before: JobFamily, after: JobFamily) -> Iterator[str]:
    old, new = ({fact.ref: fact for fact in facts_of(family, ()) if fact.text} for family in (before, after))
    same_words = 0
    for ref, fact in new.items():
        if ref not in old:
            yield f"nouveau : {_place(fact)} : « {fact.text} »"
        elif straighten(old[ref].text) == straighten(fact.text):
            same_words += old[ref].text != fact.text
        else:
            yield f"modifié : {_place(fact)} : avant « {old[ref].text} », maintenant « {fact.text} »"
    for ref, fact in old.items():
        if ref not in new:
            yield f"retiré : {_place(fact)} : « {fact.text} »"
    if same_words:
        yield f"{same_words} textes diffèrent seulement par l'apostrophe ou les espaces"


def _place(fact: Fact) -> str:
    return " › ".join(fact.place)


def _of_competences(before: JobFamily, after: JobFamily) -> Iterator[str]:
    for name in dict.fromkeys((*before.required, *after.required)):
        old, new = (_steps(family, name) for family in (before, after))
        if old != new:
            yield f"modifié : compétence {name} : avant {old}, maintenant {new}"


def _steps(family: JobFamily, name: str) -> str:
    if name not in family.required:
        return "absente"
    steps = (
        ", ".join(f"{level} : {step}" for level, step in sorted(family.required[name].items())) or "demandée nulle part"
    )
    return f"{steps} (distinctive)" if name in family.distinctive else steps
