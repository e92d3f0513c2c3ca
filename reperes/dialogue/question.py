"""The question: what is asked for, about which parts of the document, at which levels."""

from dataclasses import dataclass, field
from typing import FrozenSet, Mapping, Optional, Tuple
from urllib.parse import quote, unquote

from reperes.hearing.intents import ACTS, CONFIRM, DESCRIBE
from reperes.knowledge.model import detail_of, topic_of

_OF = "@"
"""Stands between a family and the code of a question to it."""


@dataclass(frozen=True)
class Question:
    """A complete question.

    `refs` name topics and, where a question mentions the content of a cell or step, that cell or step.
    `levels` empty means that none was asked for. `cues` are remarks on how it was asked (see cues.py).
    `limit` keeps the first facts only. `claims` are those that a yes or no is asked about, `denied` whether they are
    put as not so; `phrase` holds the words that are looked for in the document.
    """

    act: str = DESCRIBE
    refs: Tuple[str, ...] = ()
    levels: Tuple[str, ...] = ()
    step: Optional[int] = None
    cues: FrozenSet[str] = field(default_factory=frozenset)
    limit: Optional[int] = None
    claims: Tuple[str, ...] = ()
    denied: bool = False
    phrase: str = ""

    @property
    def topics(self) -> Mapping[str, Tuple[str, ...]]:
        """Each topic asked about, in order, with the details (levels of cells, numbers of steps) mentioned."""
        grouped: dict = {}
        for ref in self.refs:
            detail = detail_of(ref)
            grouped.setdefault(topic_of(ref), []).extend([detail] if detail else [])
        return {topic: tuple(details) for topic, details in grouped.items()}

    @property
    def sameness(self) -> Optional[str]:
        """Whether it asks for a yes or no if things are the "same" or "different"; None where it does not."""
        if self.act != CONFIRM and "yes_no" not in self.cues:
            return None
        return next((cue for cue in ("same", "different") if cue in self.cues), None)

    def to_code(self) -> str:
        """The question as one short line, for a slot or a button's payload."""
        parts = [
            self.act,
            ",".join(self.refs),
            ",".join(self.levels),
            str(self.step or ""),
            ",".join(sorted(self.cues)),
            str(self.limit or ""),
        ]
        if self.claims or self.phrase:
            parts += [("!" if self.denied else "") + ",".join(self.claims), quote(self.phrase)]
        return "|".join(parts)

    @classmethod
    def from_code(cls, code: str) -> "Question":
        """The question of `to_code`; ValueError when the line is not one."""
        try:
            act, refs, levels, step, cues, limit, *said = code.split("|")
            claims, phrase = said or ("", "")
        except (AttributeError, ValueError):
            raise ValueError(f"not the code of a question: {code!r}") from None
        if act not in ACTS:
            raise ValueError(f"not an act: {act!r}")
        return cls(
            act,
            _split(refs),
            _split(levels),
            _number(step),
            frozenset(_split(cues)),
            _number(limit),
            _split(claims.lstrip("!")),
            claims.startswith("!"),
            unquote(phrase),
        )


def _split(text: str) -> Tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def _number(text: str) -> Optional[int]:
    return int(text) if text else None


def addressed(code: str, family: str) -> str:
    """Return the code of a question to one of several families; as it is where there is but one ("")."""
    return f"{family}{_OF}{code}" if family else code


def read_address(code: str) -> Tuple[str, str]:
    """Return the family ("" for none) and the code of what `addressed` returned."""
    family, found, rest = code.partition(_OF)
    return (family, rest) if found and "|" not in family else ("", code)
