"""Answers about one criterion: its cells, its differences, and whether a level is asked to do something."""

from dataclasses import replace
from itertools import combinations
from typing import Optional, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.cells import by_text, cell, cells
from reperes.answers.claim import claim_blocks
from reperes.answers.difference import compare_facts
from reperes.answers.model import Block, Quotation, Suggestion
from reperes.knowledge.text import sentences
from reperes.questions.model import COMPARE, CONFIRM, DESCRIBE, LEVEL, Question

Blocks = Tuple[Block, ...]


def criterion_blocks(book: Book, question: Question, topic: str, details: Sequence[str]) -> Blocks:
    """Return what the document says of the criterion `topic`.

    `details` are the levels whose cell holds what the question mentions, empty when it mentions none in particular.
    """
    criterion = book.knowledge.criterion(topic)
    claimed = _with_the_same_text(book, criterion, details)
    levels = book.order(question.levels)
    if "shared" in question.cues:
        return _shared(book, criterion, levels if len(levels) > 1 else book.levels)
    if _is_comparison(question, levels, claimed):
        return _comparison(book, question, criterion, levels if len(levels) > 1 else book.levels, claimed)
    if question.act == DESCRIBE and levels and claimed and not set(levels) & set(claimed):
        return cells(book, criterion, levels) + cells(book, criterion, claimed)
    judged = [book.knowledge.claims[ref] for ref in question.claims if book.knowledge.claims[ref].criterion == topic]
    if judged and question.act in (CONFIRM, LEVEL):
        return claim_blocks(book, question, criterion, judged)
    if question.act == CONFIRM and levels and any(claim.criterion == topic for claim in book.knowledge.claims.values()):
        return (book.say("ce_que_dit_le_document"),) + cells(book, criterion, levels)
    if question.act in (CONFIRM, LEVEL) and claimed:
        verdict = _verdict(book, question, criterion, levels, claimed)
        if verdict:
            return verdict
    return cells(book, criterion, levels or claimed or book.levels)


def _shared(book: Book, criterion, levels: Sequence[str]) -> Blocks:
    """What the texts of `levels` have in common, pair by pair: all of it, a sentence, or nothing."""
    found: Blocks = ()
    for first, second in combinations(levels, 2):
        where = book.at_levels([first, second])
        if criterion.texts[first] == criterion.texts[second]:
            found += (book.say("critere_identique", where=where),) + cells(book, criterion, [first, second])
        else:
            found += _in_common(book, criterion, first, second)
    return found or (book.say("rien_de_commun", name=criterion.name, where=book.at_levels(levels)),) + cells(book, criterion, levels)


def _with_the_same_text(book: Book, criterion, levels: Sequence[str]) -> Sequence[str]:
    """`levels` and those that say the same word for word: what one cell claims, its twin claims too."""
    texts = {criterion.texts.get(level) for level in levels}
    return [level for level in book.levels if criterion.texts[level] in texts]


def _is_comparison(question: Question, levels, claimed) -> bool:
    if question.act == COMPARE:
        return True
    asks_sameness = question.cues & {"same", "different"}
    return question.act == CONFIRM and bool(asks_sameness) and (len(levels) > 1 or not claimed)


def _verdict(book: Book, question: Question, criterion, levels, claimed) -> Optional[Blocks]:
    """Yes or no with the words that prove it; None when the question is put so that neither would be right."""
    held = cells(book, criterion, claimed)
    if not levels:
        return (book.say("critere_prevu_a", where=book.at_levels(claimed)),) + held
    asked = cells(book, criterion, levels)
    if question.act == LEVEL or question.cues & {"negated", "alternative"}:
        return (book.say("ce_que_dit_le_document"),) + asked + (() if set(levels) & set(claimed) else held)
    yes = [level for level in levels if level in claimed]
    no = [level for level in levels if level not in claimed]
    if not no:
        if "only_level" in question.cues and len(claimed) > len(levels):
            others = [level for level in claimed if level not in levels]
            return (book.say("non_aussi", where=book.at_levels(yes), elsewhere=book.at_levels(others)),) + held
        return (book.say("oui", where=book.at_levels(yes)),) + asked
    if not yes:
        said = (book.say("non_ailleurs", where=book.at_levels(no), elsewhere=book.at_levels(claimed)),) + asked + held
        return said + _in_common(book, criterion, no[0], claimed[0])
    return (book.say("en_partie", where=book.at_levels(yes), elsewhere=book.at_levels(no)),) + asked


def _comparison(book: Book, question: Question, criterion, levels, claimed) -> Blocks:
    where = book.between_levels(levels)
    answer = _sameness(question)
    groups = by_text(criterion, levels)
    if len(groups) == 1:
        key = {"same": "critere_oui_identique", "different": "critere_non_identique"}.get(answer, "critere_identique")
        return (book.say(key, where=book.at_levels(levels)),) + cells(book, criterion, levels)
    if _shared_sentence(criterion, levels) and answer == "same":
        return (book.say("phrase_commune_en_partie", where=book.at_levels(levels)),) + compare_cells_of(book, criterion, levels)
    key = {"same": "critere_non_differents", "different": "critere_oui_differents"}.get(answer, "critere_differents")
    blocks = (book.say(key, where=where),)
    return blocks + compare_cells_of(book, criterion, levels)


def _sameness(question: Question) -> Optional[str]:
    """Whether a yes or no question asks if texts are the "same" or "different"; None for an open one."""
    if question.act != CONFIRM and "yes_no" not in question.cues:
        return None
    for cue in ("same", "different"):
        if cue in question.cues:
            return cue
    return None


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
        blocks.extend(_in_common(book, criterion, first[0], second[0]))
    return tuple(blocks)


def _in_common(book: Book, criterion, first: str, second: str) -> Blocks:
    """The sentence that the cells of two levels share, where there is one."""
    shared = _shared_sentence(criterion, [first, second])
    if not shared:
        return ()
    where = book.at_levels(book.order([first, second]))
    return (book.say("phrase_commune", where=where), _one_sentence(book, criterion, first, shared))


def _shared_sentence(criterion, levels) -> Optional[str]:
    first, *others = [sentences(criterion.texts[level]) for level in levels]
    common = [sentence for sentence in first if all(sentence in other for other in others)]
    return common[0] if common and len(common) < len(first) else None


def _one_sentence(book: Book, criterion, level: str, sentence: str) -> Quotation:
    return Quotation(replace(book.knowledge.facts[book.cell(criterion.id, level)], text=sentence))


def criterion_suggestions(book: Book, question: Question, topic: str) -> Tuple[Suggestion, ...]:
    """The comparison with a neighbouring level, or the other levels."""
    criterion = book.knowledge.criterion(topic)
    levels = book.order(question.levels)
    if len(levels) == 1:
        rest = [level for level in book.levels if level not in levels]
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
