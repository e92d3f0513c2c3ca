"""What a draft changes, as frozen objects that pages and commands show."""

from dataclasses import dataclass
from typing import Callable, Optional, Tuple

from reperes.dialogue.question import Question
from reperes.knowledge.library import Library

Ask = Callable[[str, Library, str], Tuple[str, ...]]
"""From a text, families and the identifier of one to the references that the program would quote: facts, and the
sections that it answers about (`section.taches`, `version` …). None when it refuses or asks back."""
Run = Tuple[str, str]
"""Words of a text that are "same", "removed" or "added"."""


@dataclass(frozen=True)
class ChangedFact:
    """A fact before and after, "" where it is not there; `words` has both in one, as runs."""

    family: str
    ref: str
    place: Tuple[str, ...]
    before: str
    after: str
    words: Tuple[Run, ...]


@dataclass(frozen=True)
class ChangedAnswer:
    """The answer to a question before and after, as text; "" where it cannot be asked. `title` says in French what is
    asked."""

    question: Question
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class AnswerGroup:
    """Answers of a family that change alike; `says` is how, in French (« citent le nouveau texte »), `count` how many
    different answers, `examples` some of them."""

    family: str
    says: str
    count: int
    examples: Tuple[ChangedAnswer, ...]


@dataclass(frozen=True)
class ChangedWords:
    """Words of people for a part that come and go; `name` is what people call the part."""

    family: str
    ref: str
    name: str
    added: Tuple[str, ...]
    removed: Tuple[str, ...]


@dataclass(frozen=True)
class Judged:
    """A test question: whether it passes before and after (None where it does not stand or was not asked), and what
    was quoted; `is_new` is whether it was not a test question before."""

    family: str
    text: str
    expected: Tuple[str, ...]
    before: Optional[bool]
    after: Optional[bool]
    quoted_before: Tuple[str, ...] = ()
    quoted_after: Tuple[str, ...] = ()
    is_new: bool = False

    @property
    def blocks(self) -> bool:
        """Whether a publication needs a reason for it: it fails, and did not before, or is new."""
        return self.after is False and (self.is_new or self.before is not False)


@dataclass(frozen=True)
class Preview:
    """All that changes; `others` are French sentences about names, levels, competences, claims and settings."""

    facts: Tuple[ChangedFact, ...]
    others: Tuple[str, ...]
    answers: Tuple[AnswerGroup, ...]
    words: Tuple[ChangedWords, ...]
    questions: Tuple[Judged, ...]

    @property
    def failing(self) -> Tuple[Judged, ...]:
        """The test questions that fail afterwards."""
        return tuple(question for question in self.questions if question.after is False)

    @property
    def blocking(self) -> Tuple[Judged, ...]:
        """The test questions for which a publication needs a reason."""
        return tuple(question for question in self.questions if question.blocks)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.facts or self.others or self.answers or self.words)
