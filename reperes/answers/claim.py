"""A yes or a no, with the words that prove it: what a question claims of a criterion, held against the texts of its
levels."""

from typing import Dict, List, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.cells import cells, in_common
from reperes.answers.competence import required_steps
from reperes.answers.model import Block
from reperes.dialogue.question import Question
from reperes.hearing.intents import LEVEL
from reperes.knowledge.claims import EXCEEDED, LIMITED, NO, YES, Claim
from reperes.knowledge.parts import Criterion

Blocks = Tuple[Block, ...]
SILENT = ""
"""The verdict where the document does not decide."""
_TURNED = {YES: NO, NO: YES}


def verdict_at(claims: Sequence[Claim], level: str, denied: bool = False) -> str:
    """Return the verdict that all of `claims` have at `level`, turned round where they are denied; SILENT where they
    disagree."""
    found = {claim.verdicts.get(level, SILENT) for claim in claims}
    if found == {YES, LIMITED}:
        found = {LIMITED}
    if len(found) > 1:
        return SILENT
    (verdict,) = found
    return _TURNED.get(verdict, verdict) if denied else verdict


def claim_blocks(book: Book, question: Question, criterion: Criterion, claims: Sequence[Claim]) -> Blocks:
    """Return what the document says to `claims`: at the levels asked about, or at which levels it says so."""
    levels = book.order(question.levels)
    # Which other levels hold it is told of the likeliest claim.
    holders = [level for level in book.levels if verdict_at(claims[:1], level) in (YES, LIMITED)]
    if not levels or question.act == LEVEL and len(levels) == len(book.levels):
        return _where(book, criterion, holders)
    if question.act == LEVEL and len(levels) > 1:
        return _which(book, criterion, levels, holders)
    if "only_level" in question.cues and not question.denied and set(levels) <= set(holders):
        return _only(book, criterion, levels, holders)
    groups: Dict[str, List[str]] = {}
    for level in levels:
        groups.setdefault(verdict_at(claims, level, question.denied), []).append(level)
    judged = tuple(
        block
        for verdict, at in groups.items()
        for block in _judged(book, question, criterion, verdict, at, holders, len(claims) == 1)
    )
    return judged + _seen_too(book, claims, [level for level in levels if level not in holders])


def _seen_too(book: Book, claims: Sequence[Claim], levels: Sequence[str]) -> Blocks:
    """What competences that speak of the same ask of levels of which the criterion does not ask it."""
    refs = dict.fromkeys(ref for claim in claims for ref in claim.see) if levels else {}
    needed = tuple(block for ref in refs for block in required_steps(book, book.knowledge.competence(ref), levels))
    return (book.say("voir_aussi"),) + needed if needed else ()


def _where(book: Book, criterion: Criterion, holders: Sequence[str]) -> Blocks:
    if not holders:
        return (book.say("affirmation_nulle_part"),) + cells(book, criterion, book.levels)
    return (book.say("critere_prevu_a", where=book.at_levels(holders)),) + cells(book, criterion, holders)


def _which(book: Book, criterion: Criterion, levels: Sequence[str], holders: Sequence[str]) -> Blocks:
    """« D ou C ? »: those of the levels that hold it, with the others' words after them."""
    among = [level for level in levels if level in holders]
    if not among:
        introduced = (book.say("ce_que_dit_le_document"),) if criterion.filled(levels) else ()
        return introduced + cells(book, criterion, levels)
    rest = [level for level in levels if level not in among]
    return (
        (book.say("critere_prevu_a", where=book.at_levels(among)),)
        + cells(book, criterion, among)
        + cells(book, criterion, rest)
    )


def _only(book: Book, criterion: Criterion, levels: Sequence[str], holders: Sequence[str]) -> Blocks:
    others = [level for level in holders if level not in levels]
    if not others:
        return (book.say("oui_seulement_la", where=book.at_levels(levels)),) + cells(book, criterion, levels)
    return (book.say("non_aussi", where=book.at_levels(levels), elsewhere=book.at_levels(others)),) + cells(
        book, criterion, holders
    )


def _judged(
    book: Book,
    question: Question,
    criterion: Criterion,
    verdict: str,
    levels: Sequence[str],
    holders: Sequence[str],
    agreed: bool,
) -> Blocks:
    """What is said of `levels`, which have one `verdict`; `agreed`: it is that of one claim, not of several that
    disagree."""
    where, asked = book.at_levels(levels), cells(book, criterion, levels)
    if verdict == LIMITED:
        key = "affirmation_niee_limitee" if question.denied else "affirmation_limitee"
        return (book.say(key, levels=book.named_levels(levels)),) + asked
    if verdict == YES:
        return (book.say("affirmation_niee_oui" if question.denied else "oui", where=where),) + asked
    if verdict == NO and question.denied:
        return (book.say("affirmation_niee_non", where=where),) + asked
    elsewhere = [level for level in holders if level not in levels]
    if verdict == SILENT and elsewhere and agreed:
        return (
            (book.say("pas_ecrit_mais_ailleurs", where=where, elsewhere=book.at_levels(elsewhere)),)
            + asked
            + cells(book, criterion, elsewhere)
        )
    if verdict == NO:
        if not elsewhere:
            return (book.say("non", where=where),) + asked
        return (book.say("non_ailleurs", where=where, elsewhere=book.at_levels(elsewhere)),) + (
            asked + cells(book, criterion, elsewhere) + in_common(book, criterion, levels[0], elsewhere[0])
        )
    if not criterion.filled(levels):
        return asked
    return (book.say("affirmation_depassee" if verdict == EXCEEDED else "ce_que_dit_le_document", where=where),) + asked
