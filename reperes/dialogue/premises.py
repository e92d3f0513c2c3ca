"""What a message takes for granted though it is not so: a false count, words that the document does not have."""

from typing import Iterator, Tuple

from reperes.dialogue.lists import LISTED, entries_of
from reperes.dialogue.question import Question
from reperes.dialogue.searching import NOT_FOUND, marked_phrase
from reperes.hearing.intents import CERTAINTY, CONFIRM, COUNT, DESCRIBE, VERDICT, WORD, WORDING
from reperes.hearing.naming import titled
from reperes.hearing.understanding import Understanding
from reperes.knowledge.model import Knowledge
from reperes.knowledge.search import find_phrase
from reperes.language.figures import number_of
from reperes.language.folding import fold, words

_LONGEST_QUOTATION = 8


def miscounted(heard: Understanding, knowledge: Knowledge) -> Tuple[Question, ...]:
    """Return a question for each list of which `heard` says another number of entries than the document has."""
    wrong = [
        section
        for section, number, ordinal in _said(heard)
        for count in [len(entries_of(Question(DESCRIBE, (section,)), knowledge))]
        # Fewer may be some of them, unless it is the number that is asked about.
        if number > count or (number < count and not ordinal and heard.intent in (CONFIRM, COUNT) and not heard.levels)
    ]
    return tuple(Question(COUNT, (section,), cues=frozenset({"corrected"})) for section in dict.fromkeys(wrong))


def misquoted(heard: Understanding, knowledge: Knowledge) -> Tuple[Question, ...]:
    """Return the question where words stand that `heard` quotes as the document's though they are not there."""
    phrase = marked_phrase(heard.text)
    checks = heard.intent in (CONFIRM, CERTAINTY, VERDICT, WORDING) or "yes_no" in heard.cues
    asked = checks and 1 < len(phrase.split()) <= _LONGEST_QUOTATION
    if not asked or find_phrase(knowledge, phrase) or titled(heard):
        return ()
    return (Question(WORD, NOT_FOUND, phrase=phrase),)


def _said(heard: Understanding) -> Iterator[Tuple[str, int, bool]]:
    """Each list named right after a number, that number, and whether it is a place: « la cinquième finalité »."""
    folded = fold(heard.text)
    for ref, start, _ in heard.parts:
        before = words(folded[:start])[-1:]
        for word in before if ref in LISTED else ():
            if (count := number_of(word, "cardinals")) and count > 1:
                yield ref, count, False
            elif place := number_of(word, "ordinals"):
                yield ref, place, True
