"""Answers about the document's words: where they stand, and what they mean."""

from typing import Dict, List, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Names, Quotation
from reperes.dialogue.question import Question
from reperes.hearing.intents import MEANING

Blocks = Tuple[Block, ...]
_MOST = 8
"""So many places are quoted; of more, only where they are."""


def word_blocks(book: Book, question: Question) -> Blocks:
    """Return the facts in which the words of `question` stand, or that they stand nowhere."""
    refs = [ref for ref in question.refs if ref in book.knowledge.facts]
    if not refs:
        if question.levels:
            return (
                book.say("mot_absent_la", phrase=question.phrase, where=book.at_levels(book.order(question.levels))),
            )
        return (book.say("mot_absent", phrase=question.phrase),)
    if question.act == MEANING:
        return (book.say("mot_sans_definition", phrase=question.phrase), *_quoted(book, refs[:_MOST]))
    if "elsewhere" in question.cues:
        return (book.say("mot_ailleurs", phrase=question.phrase), *_quoted(book, refs[:_MOST]))
    count = len(refs)
    places = book.phrases.say("mot_a_un_endroit") if count == 1 else book.phrases.say("mot_a_des_endroits", count=count)
    where = book.at_levels(book.order(question.levels)) if question.levels else ""
    intro = book.say("mot_trouve_la" if where else "mot_trouve", phrase=question.phrase, places=places, where=where)
    if count <= _MOST:
        return (intro, *_quoted(book, refs))
    return (
        intro,
        Names(tuple((" › ".join(place), f"{number} ×" if number > 1 else "") for place, number in _places(book, refs))),
    )


def _quoted(book: Book, refs: Sequence[str]) -> List[Quotation]:
    """Each fact once, though two levels share it, introduced by where it stands."""
    texts: Dict[str, str] = {}
    for ref in refs:
        texts.setdefault(book.knowledge.facts[ref].text, ref)
    return [book.quote(ref, _label(book, ref, refs)) for ref in texts.values()]


def _label(book: Book, ref: str, refs: Sequence[str]) -> str:
    fact = book.knowledge.facts[ref]
    twins = [book.knowledge.facts[other].place[-1] for other in refs if book.knowledge.facts[other].text == fact.text]
    return ", ".join([*fact.place[1:-1], *twins]) if len(fact.place) > 1 else fact.place[0]


def _places(book: Book, refs: Sequence[str]) -> List[Tuple[Tuple[str, ...], int]]:
    counted: Dict[Tuple[str, ...], int] = {}
    for ref in refs:
        place = book.knowledge.facts[ref].place
        counted[place] = counted.get(place, 0) + 1
    return list(counted.items())
