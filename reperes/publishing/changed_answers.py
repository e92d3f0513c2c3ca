"""Which answers change, over all that can be built, in groups that people can read."""

from collections import defaultdict
from dataclasses import replace
from typing import Dict, FrozenSet, Iterator, List, Optional, Tuple

from reperes.answers.book import Book
from reperes.answers.build import build_answer
from reperes.answers.model import Answer
from reperes.answers.wording import phrases_in
from reperes.dialogue.question import Question
from reperes.knowledge.library import Library
from reperes.publishing.changed_facts import facts_between
from reperes.publishing.model import AnswerGroup, ChangedAnswer
from reperes.publishing.question_titles import title_of
from reperes.publishing.touched import touched_questions
from reperes.renderers.text import render_text

EXAMPLES = 3
_Pair = Tuple[Optional[Answer], Optional[Answer]]


def changed_answers(before: Library, after: Library) -> Tuple[AnswerGroup, ...]:
    """Return the answers that change, of the families that are in both; the largest groups first.

    The line of the version, which changes with any text, makes no other answer.
    """
    groups: List[AnswerGroup] = []
    for name, knowledge in after.families.items():
        if name in before.families:
            books = (Book(one, phrases_in("fr")) for one in (before.families[name], knowledge))
            groups += sorted(_groups(*books), key=lambda group: -group.count)
    return tuple(groups)


def _groups(before: Book, after: Book) -> Iterator[AnswerGroup]:
    places = {fact.ref: " › ".join(fact.place) for fact in facts_between(before.knowledge, after.knowledge)}
    found: Dict[str, Dict[_Pair, Question]] = defaultdict(dict)
    for question in touched_questions(before, after):
        pair = answer_to(before, question), answer_to(after, question)
        if pair[0] != pair[1]:
            found[_says(*pair, places)].setdefault(pair, question)
    for says, pairs in found.items():
        examples = tuple(
            ChangedAnswer(question, title_of(question, before, after), *map(_text, pair))
            for pair, question in list(pairs.items())[:EXAMPLES]
        )
        yield AnswerGroup(after.knowledge.family.id, says, len(pairs), examples)


def answer_to(book: Book, question: Question) -> Optional[Answer]:
    """Return the answer without its version, None where the question names a part or a level that is not there."""
    knowledge = book.knowledge
    if not {*question.levels} <= {*book.levels}:
        return None
    if not {*question.refs} <= knowledge.references or not {*question.claims} <= {*knowledge.claims}:
        return None
    return replace(build_answer(book, [question]), version=None)


def _says(before: Optional[Answer], after: Optional[Answer], places: Dict[str, str]) -> str:
    """How the two answers differ, in French."""
    if before is None or after is None:
        return "sont nouvelles" if before is None else "n'existent plus"
    old, new = _quoted(before), _quoted(after)
    for ref, place in places.items():
        if ref in old | new:
            verb = (
                "citent le nouveau texte de"
                if ref in old & new
                else "citent en plus"
                if ref in new
                else "ne citent plus"
            )
            return f"{verb} {place}"
    if old != new:
        return "citent d'autres textes qu'avant"
    if before.blocks != after.blocks:
        return "disent autre chose, sans citer d'autres textes"
    return "proposent d'autres boutons"


def _quoted(answer: Answer) -> FrozenSet[str]:
    return frozenset(fact.ref for fact in answer.facts)


def _text(answer: Optional[Answer]) -> str:
    return render_text(answer) if answer else ""
