"""Which questions can have another answer, so that the others need not be answered twice.

What is missed here is missed by the preview: a test answers all questions twice and compares.
"""

from dataclasses import replace
from typing import Iterator, Mapping, Set

from reperes.answers.book import Book
from reperes.dialogue.question import Question
from reperes.hearing.intents import ACTS, EXCLUSIVE, RISING, SAME, UNREQUIRED
from reperes.knowledge.model import Knowledge, kind_of, topic_of
from reperes.knowledge.notes import NOTE
from reperes.publishing.every_question import KINDS, questions_about, questions_of_claims, references

_WIDE = (SAME, RISING, EXCLUSIVE, UNREQUIRED)
"""Acts that look through a list whatever part they name: asked of sections, they give every answer that there is."""
_OF_ONE_PART = tuple(act for act in ACTS if act not in _WIDE)
_SECTIONS = ("section", "one")
_HOLD = {
    "critere": ("section.criteres", "section.niveau"),
    "competence": ("section.competences", "section.niveau", "legende.distinctive"),
    "tache": ("section.taches",),
    "finalite": ("section.finalites", "section.famille"),
    "purpose": ("section.famille",),
}
"""The sections that quote a kind of parts."""
_FINGERPRINT = "version"
"""The answer about it changes with every text, as the line of the version does."""
_ALL = frozenset(KINDS)


def touched_questions(before: Book, after: Book) -> Iterator[Question]:
    """Yield each question once whose answer may differ; the simple ones of a part come first."""
    refs = _touched_refs(before, after)
    found = (question for book in (after, before) for question in _questions(book, refs))
    yield from dict.fromkeys(question for question in found if _FINGERPRINT not in question.refs)


def _questions(book: Book, refs: Set[str]) -> Iterator[Question]:
    if not refs:
        return
    for kind in KINDS:
        if kind in _SECTIONS:
            yield from questions_about(kind, book, refs)
        else:
            yield from questions_about(kind, book, refs, _OF_ONE_PART)
    for question in questions_of_claims(book):
        (ref,) = question.claims
        see = {"critere." + ref.split(".")[1], ref, *book.knowledge.claims[ref].see}
        if see & refs:
            yield question


def _touched_refs(before: Book, after: Book) -> Set[str]:
    """The parts that a changed text, or a changed form of the document, may have to do with."""
    kinds = _changed_kinds(before.knowledge, after.knowledge)
    # Names, numbers and forms stand in lists of all kinds.
    kinds |= set(_SECTIONS) if kinds else set()
    refs = {ref for book in (before, after) for kind in kinds for ref in references(kind, book)}
    old, new = before.knowledge, after.knowledge
    for ref in {*old.facts, *new.facts}:
        if old.facts.get(ref) != new.facts.get(ref):
            for knowledge in (old, new):
                refs |= _around(ref, knowledge)
    refs |= {ref for ref in {*old.claims, *new.claims} if old.claims.get(ref) != new.claims.get(ref)}
    return refs


def _around(ref: str, knowledge: Knowledge) -> Set[str]:
    """The parts whose answers may quote the fact `ref`."""
    if kind_of(ref) == NOTE:
        return {ref} | _around(ref.partition(".")[2], knowledge)
    topic = topic_of(".".join(ref.split(".")[:2]))
    refs = {known for known in knowledge.references if known == topic or known.startswith(f"{topic}.")}
    refs |= {
        f"finalite.{role.id}" for role in knowledge.family.roles if topic in {f"tache.{task.id}" for task in role.tasks}
    }
    refs |= {f"groupe.{one.group}" for one in knowledge.competences if topic == f"competence.{one.id}"}
    return refs | {topic, *_HOLD.get(kind_of(topic), ())}


def _changed_kinds(before: Knowledge, after: Knowledge) -> Set[str]:
    """The kinds of parts that come, go, or are called or required otherwise."""
    if _frame(before) != _frame(after):
        return set(_ALL)
    old, new = _forms(before), _forms(after)
    return {kind for kinds, form in new.items() if old[kinds] != form for kind in kinds.split()}


def _frame(knowledge: Knowledge) -> object:
    family = knowledge.family
    return family.code, family.name, family.levels, family.cadres, sorted(family.notes), knowledge.sections


def _forms(knowledge: Knowledge) -> Mapping[str, object]:
    """For each kinds, all but the texts."""
    family = knowledge.family
    roles = [(role.id, role.name, [task.id for task in role.tasks]) for role in family.roles]
    # The short texts show where one asks for less.
    criteria = [
        replace(criterion, texts=dict.fromkeys(criterion.texts, ""), excerpts={}) for criterion in family.criteria
    ]
    competences = [
        replace(competence, steps=dict.fromkeys(competence.steps, "")) for competence in knowledge.competences
    ]
    return {
        "finalite tache": roles,
        "critere": criteria,
        "competence groupe": (competences, knowledge.groups, family.required, sorted(family.distinctive)),
        "definition": [(one.id, one.term) for one in family.definitions],
        "passage": [(one.id, one.title, one.place) for one in family.passages],
    }
