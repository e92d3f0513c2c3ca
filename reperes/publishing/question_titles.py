"""Says in French what a question asks, for people who read which answers change."""

from reperes.answers.book import Book
from reperes.dialogue.question import Question
from reperes.hearing.intents import (
    COMPARE,
    CONFIRM,
    COUNT,
    DESCRIBE,
    EXCLUSIVE,
    LEVEL,
    LOCATE,
    MEANING,
    RISING,
    SAME,
    UNREQUIRED,
    WORD,
)
from reperes.publishing.changed_words import name_of

_ACTS = {
    DESCRIBE: "ce que dit le document",
    LOCATE: "où, qui",
    CONFIRM: "oui ou non",
    LEVEL: "à quel niveau",
    COMPARE: "comparer",
    COUNT: "combien",
    SAME: "lesquels sont pareils",
    RISING: "lesquels montent",
    EXCLUSIVE: "lesquels à un seul niveau",
    UNREQUIRED: "lesquels nulle part",
    WORD: "où se trouve un mot",
    MEANING: "ce que veut dire un mot",
}
_SECTIONS = {
    "purpose": "Raison d'être",
    "version": "Version du document",
    "note_masculin": "Note sous le titre",
    "legende.distinctive": "Compétences distinctives",
    "section.finalites": "Finalités",
    "section.taches": "Tâches",
    "section.criteres": "Critères",
    "section.competences": "Compétences",
    "section.niveau": "Tout un niveau",
    "section.famille": "Toute la famille",
}


def title_of(question: Question, before: Book, after: Book) -> str:
    """Return the parts, the levels and what is asked for: « Procédures, niveau C (oui ou non) »."""
    named = [_SECTIONS.get(ref) or name_of(ref, after.knowledge, before.knowledge) for ref in question.refs]
    named += [_said(claim, before, after) for claim in question.claims]
    if question.levels:
        named.append((after if {*question.levels} <= {*after.levels} else before).named_levels(question.levels))
    return f"{', '.join(dict.fromkeys(named))} ({_ACTS[question.act]})"


def _said(claim: str, before: Book, after: Book) -> str:
    found = after.knowledge.claims.get(claim) or before.knowledge.claims[claim]
    return f"« {found.says} »"
