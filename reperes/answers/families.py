"""Answers about the families themselves: which there are, which have a level, which speak of something."""

from dataclasses import dataclass
from typing import Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Answer, Names, Paragraph, Suggestion
from reperes.answers.wording import Phrases
from reperes.dialogue.question import Question
from reperes.hearing.families import levels_of
from reperes.hearing.family_questions import spoken_of
from reperes.hearing.levels import find_levels, find_unknown_level
from reperes.hearing.understanding import Understanding
from reperes.knowledge.library import Library
from reperes.knowledge.references import WHOLE_FAMILY
from reperes.knowledge.search import find_phrase


def families_answer(phrases: Phrases, library: Library, heard: Understanding) -> Answer:
    """Return which families of `library` the message asks for, each with a button to it."""
    books = [Book(knowledge, phrases) for knowledge in library.families.values()]
    told = _told(books, phrases, heard)
    names = (Names(tuple((book.title, remark) for book, remark in told.families)),) if told.families else ()
    suggestions = tuple(_way_to(book, library.address_of(book.knowledge)) for book, _ in told.families)
    return Answer((Paragraph(told.intro), *names), suggestions, language=phrases.language)


def ways_to_families(library: Library, phrases: Phrases) -> Tuple[Suggestion, ...]:
    """Return a button to each of several families; none where there is but one."""
    families = {} if library.is_single else library.families
    return tuple(_way_to(Book(knowledge, phrases), name) for name, knowledge in families.items())


def ways_to_level(library: Library, phrases: Phrases, level: str) -> Tuple[Suggestion, ...]:
    """Return a button to each family that has a level, which the one spoken of lacks."""
    families = [] if library.is_single else library.families.items()
    return tuple(
        _way_to(Book(knowledge, phrases), name) for name, knowledge in families if level in knowledge.family.levels
    )


@dataclass(frozen=True)
class _Told:
    intro: str
    families: Sequence[Tuple[Book, str]]


def _told(books: Sequence[Book], phrases: Phrases, heard: Understanding) -> _Told:
    everyone = [(book, book.named_levels(book.levels)) for book in books]
    if heard.unknown_family:
        return _Told(phrases.say("famille_inconnue", family=heard.unknown_family), everyone)
    known = levels_of([book.knowledge for book in books])
    levels = tuple(dict.fromkeys(found.level for found in find_levels(heard.text, known)))
    unknown = find_unknown_level(heard.text, known)
    if unknown and not levels:
        return _Told(phrases.say("familles_sans_niveau", levels=phrases.named_levels((unknown,))), ())
    if levels:
        having = [(book, remark) for book, remark in everyone if set(levels) <= set(book.levels)]
        key = "familles_avec_niveau" if having else "familles_sans_niveau"
        return _Told(phrases.say(key, levels=phrases.named_levels(levels)), having)
    phrase = spoken_of(heard.text)
    if phrase:
        found = [(book, len(find_phrase(book.knowledge, phrase))) for book in books]
        holding = [(book, _places(phrases, count)) for book, count in sorted(found, key=lambda each: -each[1]) if count]
        return _Told(phrases.say("familles_qui_parlent" if holding else "familles_muettes", phrase=phrase), holding)
    return _Told(
        phrases.say("familles" if len(books) > 1 else "famille_seule", count=phrases.number_word(len(books))), everyone
    )


def _places(phrases: Phrases, count: int) -> str:
    return phrases.say("mot_a_un_endroit") if count == 1 else phrases.say("mot_a_des_endroits", count=count)


def _way_to(book: Book, address: str) -> Suggestion:
    return Suggestion(book.title, Question(refs=(WHOLE_FAMILY,)), address)
