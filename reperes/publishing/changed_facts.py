"""Which texts of the document change, and what else of a family."""

from typing import Iterator, Tuple

from reperes.importing.changes import changes_beside_texts
from reperes.knowledge.library import Library
from reperes.knowledge.model import Knowledge
from reperes.publishing.model import ChangedFact
from reperes.publishing.word_runs import word_runs


def changed_facts(before: Library, after: Library) -> Tuple[ChangedFact, ...]:
    """Return the facts that are changed, added or removed, in the order of the documents; a family that comes or goes
    is told by `other_changes` instead."""
    return tuple(
        fact
        for name, knowledge in after.families.items()
        if name in before.families
        for fact in facts_between(before.families[name], knowledge)
    )


def facts_between(before: Knowledge, after: Knowledge) -> Iterator[ChangedFact]:
    """Yield the facts of a family that are not the same in both."""
    for ref in dict.fromkeys((*after.facts, *before.facts)):
        old, new = before.facts.get(ref), after.facts.get(ref)
        old_text, new_text = old.text if old else "", new.text if new else ""
        if old_text != new_text:
            place = (new or old).place
            yield ChangedFact(after.family.id, ref, place, old_text, new_text, word_runs(old_text, new_text))


def other_changes(before: Library, after: Library) -> Tuple[str, ...]:
    """Return in French what changes beside facts and words: families, names, levels, competences, claims, settings."""
    return tuple(_others(before, after))


def _others(before: Library, after: Library) -> Iterator[str]:
    several = len({*before.families, *after.families}) > 1
    for name, knowledge in after.families.items():
        if name not in before.families:
            family = knowledge.family
            yield f"famille nouvelle : {family.code} – {family.name}, {len(knowledge.facts)} textes"
            continue
        for change in _of_family(before.families[name], knowledge):
            yield f"{knowledge.family.code} : {change}" if several else change
    for name, knowledge in before.families.items():
        if name not in after.families:
            yield f"famille retirée : {knowledge.family.code} – {knowledge.family.name}"
    old, new = before.first, after.first
    if old.family.id != new.family.id:
        yield f"une conversation commence par la famille {new.family.name}, et non plus {old.family.name}"
    for language, contact in {"fr": new.contact, **new.contacts}.items():
        was = {"fr": old.contact, **old.contacts}.get(language, old.contact)
        if was != contact:
            yield f"contact ({language}) : avant « {was} », maintenant « {contact} »"


def _of_family(before: Knowledge, after: Knowledge) -> Iterator[str]:
    yield from changes_beside_texts(before.family, after.family)
    if before.family.cadres != after.family.cadres:
        yield "les cadres changent"
    old = {criterion.id: criterion.excerpts for criterion in before.family.criteria}
    for criterion in after.family.criteria:
        if old.get(criterion.id, criterion.excerpts) != criterion.excerpts:
            yield f"textes courts (en_court) : {criterion.name}"
    for ref in dict.fromkeys((*after.claims, *before.claims)):
        if before.claims.get(ref) != after.claims.get(ref):
            claim = after.claims.get(ref) or before.claims[ref]
            what = "nouvelle" if ref not in before.claims else "retirée" if ref not in after.claims else "modifiée"
            yield f"affirmation {what} : « {claim.says} »"
    came, went = (len({*one.questions} - {*two.questions}) for one, two in ((after, before), (before, after)))
    if came or went:
        yield f"questions d'essai : {came} en plus, {went} en moins"
