"""Answers about the family as a whole: purpose, notes, version, roles, tasks, levels."""

from typing import List, Tuple

from reperes.answers.book import Book
from reperes.answers.criteria import changing_criteria, compare_criteria, criteria_at
from reperes.answers.lists import names_of, sameness
from reperes.answers.model import Block, Names
from reperes.answers.profile import changing_competences, compare_competences, competences_at
from reperes.answers.role import no_task_levels, role_text, tasks_of
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL

Blocks = Tuple[Block, ...]


def purpose(book: Book, question: Question) -> Blocks:
    """The « raison d'être »."""
    return (book.say("raison", family=book.knowledge.family.name), book.quote("purpose"))


def note(book: Book, question: Question) -> Blocks:
    """The note on the masculine form."""
    return (book.say("note_masculin"), book.quote("note_masculin"))


def version(book: Book, question: Question) -> Blocks:
    """Which version of the document the answers come from."""
    family = book.knowledge.family
    named = f"{family.code} – {family.name}"
    return (book.say("version", version=family.version, family=named, fingerprint=book.knowledge.fingerprint),)


def definition(book: Book, question: Question, topic: str) -> Blocks:
    """A defined term with its examples."""
    term = book.knowledge.definition(topic)
    key = "definition_oui" if question.act == CONFIRM and "example" in question.cues else "definition"
    name = term.term if key == "definition" else term.term.lower()
    said = (book.say(key, term=name), book.quote(topic))
    return said + ((book.quote(f"{topic}.exemples", book.phrases.say("definition_exemples")),) if term.examples else ())


def passage(book: Book, topic: str) -> Blocks:
    """A general rule."""
    return (book.say("passage", name=book.knowledge.passage(topic).title), book.quote(topic))


def roles(book: Book, question: Question) -> Blocks:
    """All roles with their texts, or their number."""
    family = book.knowledge.family
    key = "finalites_nombre" if question.act == COUNT else "finalites"
    intro = book.say(key, family=family.name, count=book.number_word(len(family.roles)))
    if question.act == COUNT:
        return (intro, names_of(family.roles))
    return (intro,) + tuple(role_text(book, role) for role in family.roles)


def tasks(book: Book, question: Question) -> Blocks:
    """All tasks by role, their number, or that they have no levels."""
    if question.act == LEVEL:
        return no_task_levels(book)
    family = book.knowledge.family
    intro = book.say("taches_total", count=sum(len(role.tasks) for role in family.roles))
    if question.act == COUNT:
        return (intro, Names(tuple((role.name, str(len(role.tasks))) for role in family.roles)))
    blocks: List[Block] = [intro]
    for role in family.roles:
        if role.tasks:
            blocks += [book.say("taches_du_role", role=role.name), tasks_of(book, role)]
    if question.levels:
        blocks += no_task_levels(book)
    return tuple(blocks)


def level(book: Book, question: Question) -> Blocks:
    """Everything about a level, what changes between levels, or which levels there are."""
    levels = book.order(question.levels)
    family = book.knowledge.family
    among = levels or book.levels
    if not family.criteria and not book.knowledge.competences and (levels or question.act == COMPARE):
        return (*_levels(book), book.say("absent_par_niveau"))
    if question.act == COMPARE and len(among) > 1:
        changing = [*changing_criteria(book, among), *changing_competences(book, among)[0]]
        return (
            sameness(book, question, among, changing) + compare_criteria(book, among) + compare_competences(book, among)
        )
    if not levels:
        return _levels(book)
    return tuple(block for one in levels for block in criteria_at(book, one)) + competences_at(book, levels)


def _levels(book: Book) -> Blocks:
    """Which levels there are, and how they are grouped."""
    family = book.knowledge.family
    if len(book.levels) == 1:
        return (book.say("niveau_unique", family=family.name, level=book.levels[0]),)
    count = book.number_word(len(book.levels))
    blocks: Blocks = (book.say("niveaux_famille", family=family.name, count=count, levels=book.enumerate(book.levels)),)
    if family.cadres:
        named = [f"{name} ({book.enumerate(members)})" for name, members in family.cadres.items()]
        blocks += (book.say("cadres_famille", cadres=book.enumerate(named)),)
    return blocks


def whole_family(book: Book, question: Question) -> Blocks:
    """The purpose, the roles and the levels: what there is of them."""
    family = book.knowledge.family
    said = purpose(book, question) if family.purpose else ()
    return said + (roles(book, Question(DESCRIBE)) if family.roles else ()) + _levels(book)
