"""What is kept of a conversation: the last questions, people's levels, choices offered."""

from dataclasses import dataclass, fields, replace
from typing import Any, Mapping, Optional, Tuple

from reperes.dialogue.question import Question

PASSING = frozenset("no_more narrowed unsure partly corrected reason detail place again to_copy short shared".split())
"""Cues that say how one answer is shown; they do not outlast it."""
_RECENT = 4
_QUESTIONS = ("question", "previous", "listing", "left")


@dataclass(frozen=True)
class State:
    """The memory of one conversation.

    `listing` is the last question whose answer was a list. `own` and `other` are the levels that people said are theirs
    or a colleague's; `levels` those of the last message that named some, `pair` of the last that named several, `found`
    those that an answer found; `likely` the topics that the last question may have been about instead; `recent` the
    parts asked about one after the other, the last one last; `choices` the titles and questions of the buttons shown
    last; `unclear` how many messages in a row were not understood. `language` is the one that people write in, `noted`
    the one in which they were told that quotations are in French. `family` is the one of several that is spoken of, ""
    where there is but one; `left` the question that it has no part for, which was asked of `left_family`; `of_families`
    whether the last answer was about the families themselves; `shown_families` those that it has buttons to, which
    are counted after the `choices`; `choices_family` the one that the choices are of, where it is not `family`.
    """

    question: Optional[Question] = None
    previous: Optional[Question] = None
    listing: Optional[Question] = None
    own: Optional[str] = None
    other: Optional[str] = None
    levels: Tuple[str, ...] = ()
    pair: Tuple[str, ...] = ()
    found: Tuple[str, ...] = ()
    likely: Tuple[str, ...] = ()
    recent: Tuple[str, ...] = ()
    choices: Tuple[Tuple[str, Question], ...] = ()
    unclear: int = 0
    language: str = "fr"
    noted: str = "fr"
    family: str = ""
    left: Optional[Question] = None
    left_family: str = ""
    of_families: bool = False
    shown_families: Tuple[str, ...] = ()
    choices_family: str = ""

    def asking(self, question: Question) -> "State":
        """The state after `question` was asked."""
        kept = replace(question, cues=question.cues - PASSING)
        topics = tuple(kept.topics)
        recent = tuple(topic for topic in self.recent if topic not in topics) + topics
        return replace(
            self,
            recent=recent[-_RECENT:],
            question=kept,
            previous=self.question,
            choices=(),
            unclear=0,
            of_families=False,
            shown_families=(),
            choices_family="",
        )

    def offering(self, choices: Tuple[Tuple[str, Question], ...]) -> "State":
        """The state after buttons were shown with an answer."""
        return replace(self, choices=choices, shown_families=(), choices_family="")

    def offering_families(self, families: Tuple[str, ...]) -> "State":
        """The state after an answer about the families themselves, with buttons to some of them."""
        return replace(self.offering(()), of_families=True, shown_families=families)

    def unclear_with(self, choices: Tuple[Tuple[str, Question], ...]) -> "State":
        """The state after a message that was not understood, with the choices offered for it."""
        return replace(self.offering(choices), unclear=self.unclear + 1)

    def to_dict(self) -> Mapping[str, Any]:
        """The state as plain data for a slot."""
        return {name: _plain(value) for name, value in vars(self).items()}

    @classmethod
    def from_dict(cls, data: Optional[Mapping[str, Any]]) -> "State":
        """The state of `to_dict`; an empty one for None."""
        names = {field.name for field in fields(cls)}
        return cls(**{name: _read(name, value) for name, value in (data or {}).items() if value and name in names})


def _plain(value: Any) -> Any:
    if isinstance(value, Question):
        return value.to_code()
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _read(name: str, value: Any) -> Any:
    if name == "choices":
        return tuple((title, Question.from_code(code)) for title, code in value)
    if name in _QUESTIONS:
        return Question.from_code(value)
    return tuple(value) if isinstance(value, list) else value
