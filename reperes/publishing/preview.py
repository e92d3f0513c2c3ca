"""What a draft would change: facts, answers, words, and HR's test questions."""

from typing import Optional

from reperes.knowledge.library import Library
from reperes.publishing.changed_answers import changed_answers
from reperes.publishing.changed_facts import changed_facts, other_changes
from reperes.publishing.changed_words import changed_words
from reperes.publishing.judging import judge
from reperes.publishing.model import Ask, Preview


def preview(before: Library, after: Library, ask: Optional[Ask]) -> Preview:
    """Return what changes from `before` to `after`; test questions are asked where there is an `ask`."""
    return Preview(
        facts=changed_facts(before, after),
        others=other_changes(before, after),
        answers=changed_answers(before, after),
        words=changed_words(before, after),
        questions=judge(before, after, ask) if ask else (),
    )
