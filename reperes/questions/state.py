"""What is kept of a conversation: the last questions, people's levels, choices offered."""

from dataclasses import dataclass, replace
from typing import Any, Mapping, Optional, Tuple

from reperes.questions.model import Question

PASSING = frozenset("narrowed unsure partly corrected reason place again to_copy short shared".split())
"""Cues that say how one answer is shown; they do not outlast it."""


@dataclass(frozen=True)
class State:
    """The memory of one conversation.

    `listing` is the last question whose answer was a list. `own` and `other` are the levels that people said are theirs
    or a colleague's; `levels` those of the last message that named some, `pair` of the last that named several, `found` those that an answer found; `choices` the titles and questions of the buttons shown last; `unclear` how many messages in a row
    were not understood. `language` is the one that people write in, `noted` the one in which they were told that quotations are in French.
    """

    question: Optional[Question] = None
    previous: Optional[Question] = None
    listing: Optional[Question] = None
    own: Optional[str] = None
    other: Optional[str] = None
    levels: Tuple[str, ...] = ()
    pair: Tuple[str, ...] = ()
    found: Tuple[str, ...] = ()
    choices: Tuple[Tuple[str, Question], ...] = ()
    unclear: int = 0
    language: str = "fr"
    noted: str = "fr"

    def asking(self, question: Question) -> "State":
        """The state after `question` was asked."""
        kept = replace(question, cues=question.cues - PASSING)
        return replace(self, question=kept, previous=self.question, choices=(), unclear=0)

    def offering(self, choices: Tuple[Tuple[str, Question], ...]) -> "State":
        """The state after buttons were shown with an answer."""
        return replace(self, choices=choices)

    def unclear_with(self, choices: Tuple[Tuple[str, Question], ...]) -> "State":
        """The state after a message that was not understood, with the choices offered for it."""
        return replace(self, choices=choices, unclear=self.unclear + 1)

    def to_dict(self) -> Mapping[str, Any]:
        """The state as plain data for a slot."""
        return {
            "question": self.question.to_code() if self.question else None,
            "previous": self.previous.to_code() if self.previous else None,
            "listing": self.listing.to_code() if self.listing else None,
            "own": self.own,
            "other": self.other,
            "levels": list(self.levels),
            "pair": list(self.pair),
            "found": list(self.found),
            "choices": [[title, question.to_code()] for title, question in self.choices],
            "unclear": self.unclear,
            "language": self.language,
            "noted": self.noted,
        }

    @classmethod
    def from_dict(cls, data: Optional[Mapping[str, Any]]) -> "State":
        """The state of `to_dict`; an empty one for None."""
        if not data:
            return cls()

        def question(key: str) -> Optional[Question]:
            return Question.from_code(data[key]) if data.get(key) else None

        return cls(
            question=question("question"),
            previous=question("previous"),
            listing=question("listing"),
            own=data.get("own"),
            other=data.get("other"),
            levels=tuple(data.get("levels") or ()),
            pair=tuple(data.get("pair") or ()),
            found=tuple(data.get("found") or ()),
            choices=tuple((title, Question.from_code(code)) for title, code in data.get("choices") or ()),
            unclear=data.get("unclear") or 0,
            language=data.get("language") or "fr",
            noted=data.get("noted") or "fr",
        )
