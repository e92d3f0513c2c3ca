"""Answers about one criterion: its cells, its differences, and whether a level is asked to do something."""

from itertools import combinations
from typing import Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.cells import by_text, cell, cells, empty_cells, in_common, is_exact, is_same, shared_sentence
from reperes.answers.claim import claim_blocks
from reperes.answers.difference import compare_facts
from reperes.answers.model import Block, Suggestion
from reperes.answers.ways_on import nearest
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE, LEVEL
from reperes.knowledge.parts import Criterion
from reperes.knowledge.text import alike

Blocks = Tuple[Block, ...]
_IDENTICAL = {"same": "critere_oui_identique", "different": "critere_non_identique", None: "critere_identique"}
_NEARLY_IDENTICAL = {"same": "critere_oui_proche", "different": "critere_non_proche", None: "critere_proche"}


def criterion_blocks(book: Book, question: Question, topic: str, details: Sequence[str]) -> Blocks:
    """Return what the document says of the criterion `topic`.

    `details` are the levels whose cell holds what the question mentions, empty when it mentions none in particular.
    """
    criterion = book.knowledge.criterion(topic)
    claimed = _with_the_same_text(book, criterion, details)
    levels = book.order(question.levels)
    if "shared" in question.cues:
        return _shared(book, criterion, levels if len(levels) > 1 else book.levels)
    among = levels if len(levels) > 1 else book.levels
    if len(among) > 1 and _is_comparison(question, levels, claimed):
        return _comparison(book, question, criterion, among)
    if question.act == DESCRIBE and levels and claimed and not set(levels) & set(claimed):
        return cells(book, criterion, levels) + cells(book, criterion, claimed)
    judged = [book.knowledge.claims[ref] for ref in question.claims if book.knowledge.claims[ref].criterion == topic]
    if judged and question.act in (CONFIRM, LEVEL):
        return claim_blocks(book, question, criterion, judged)
    if question.act in (CONFIRM, LEVEL) and (levels or claimed):
        return _without_verdict(book, question, criterion, levels, claimed)
    return cells(book, criterion, levels or claimed or book.levels)


def _without_verdict(
    book: Book, question: Question, criterion: Criterion, levels: Sequence[str], claimed: Sequence[str]
) -> Blocks:
    """The texts of the levels asked about, and those that the question mentions: whether they say so is not certain."""
    says_nothing = bool(levels) and not criterion.filled(levels)
    introduced = () if "no_more" in question.cues or says_nothing else (book.say("ce_que_dit_le_document"),)
    if not levels and question.act == LEVEL:
        return (book.say("critere_prevu_a", where=book.at_levels(claimed)),) + cells(book, criterion, claimed)
    if not levels:
        return introduced + cells(book, criterion, claimed)
    held = () if set(levels) & set(claimed) else cells(book, criterion, claimed)
    return introduced + cells(book, criterion, levels) + held


def _shared(book: Book, criterion, levels: Sequence[str]) -> Blocks:
    """What the texts of `levels` have in common, pair by pair: all of it, a sentence, or nothing."""
    found: Blocks = ()
    filled = criterion.filled(levels)
    for first, second in combinations(filled, 2):
        if is_same(criterion, [first, second]):
            said = book.say(_identical(criterion, [first, second], None), where=book.at_levels([first, second]))
            found += (said,) + cells(book, criterion, [first, second])
        else:
            found += in_common(book, criterion, first, second)
    if found:
        return found + empty_cells(book, criterion, levels)
    introduced = (
        (book.say("rien_de_commun", name=criterion.name, where=book.at_levels(filled)),) if len(filled) > 1 else ()
    )
    return introduced + cells(book, criterion, levels)


def _with_the_same_text(book: Book, criterion, levels: Sequence[str]) -> Sequence[str]:
    """`levels` and those that say the same word for word: what one cell claims, its twin claims too."""
    texts = {alike(criterion.texts[level]) for level in criterion.filled(levels)}
    return [level for level in criterion.filled(book.levels) if alike(criterion.texts[level]) in texts]


def _is_comparison(question: Question, levels, claimed) -> bool:
    if question.act == COMPARE:
        return True
    asks_sameness = question.cues & {"same", "different"}
    return question.act == CONFIRM and bool(asks_sameness) and (len(levels) > 1 or not claimed)


def _comparison(book: Book, question: Question, criterion: Criterion, among: Sequence[str]) -> Blocks:
    """What differs between the texts of `among`; an empty cell is no text, and is compared with none."""
    levels, empty = criterion.filled(among), empty_cells(book, criterion, among)
    return (_compared(book, question, criterion, levels) if len(levels) > 1 else cells(book, criterion, levels)) + empty


def _identical(criterion: Criterion, levels: Sequence[str], answer: Optional[str]) -> str:
    """The sentence that the texts are the same, or nearly so, as the `answer` to whether they are."""
    keys = _IDENTICAL if is_exact(criterion, levels) else _NEARLY_IDENTICAL
    return keys[answer]


def _compared(book: Book, question: Question, criterion: Criterion, levels: Sequence[str]) -> Blocks:
    where = book.between_levels(levels)
    answer = question.sameness
    if is_same(criterion, levels):
        return (book.say(_identical(criterion, levels, answer), where=book.at_levels(levels)),) + cells(
            book, criterion, levels
        )
    if shared_sentence(criterion, levels) and answer == "same":
        return (book.say("phrase_commune_en_partie", where=book.at_levels(levels)),) + compare_cells_of(
            book, criterion, levels
        )
    # That the texts differ does not make one of them more than the other.
    key = {"same": "critere_non_differents", "different": "critere_oui_differents"}.get(answer, "critere_differents")
    key = "critere_differents" if "more" in question.cues else key
    blocks = (book.say(key, where=where),)
    return blocks + compare_cells_of(book, criterion, levels)


def compare_cells_of(book: Book, criterion, levels: Sequence[str]) -> Blocks:
    """The cells at `levels`: two close texts with their differences marked, a shared sentence named."""
    groups = by_text(criterion, levels)
    blocks: list = []
    quotes = [cell(book, criterion, group) for group in groups]
    if len(quotes) == 2:
        blocks.append(compare_facts(*quotes))
    else:
        blocks.extend(quotes)
    for first, second in zip(groups, groups[1:]):
        blocks.extend(in_common(book, criterion, first[0], second[0]))
    return tuple(blocks)


def criterion_suggestions(book: Book, question: Question, topic: str) -> Tuple[Suggestion, ...]:
    """The comparison with a neighbouring level, or the other levels."""
    criterion = book.knowledge.criterion(topic)
    levels = book.order(question.levels)
    if len(levels) == 1:
        rest = nearest(levels[0], criterion.filled(book.levels)) if levels[0] in criterion.texts else ()
        return tuple(
            book.suggest(
                "bouton_comparer",
                Question(COMPARE, (topic,), book.order([levels[0], other])),
                levels=book.enumerate(book.order([levels[0], other])),
                name=criterion.name,
            )
            for other in rest
        )
    return ()
