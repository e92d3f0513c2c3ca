"""An answer: blocks that every channel can show, and suggestions for a next question.

Quotations hold facts of the document; all other texts are the assistant's own words or names of the document's parts.
"""

from dataclasses import dataclass
from typing import Optional, Tuple, Union

from reperes.dialogue.question import Question
from reperes.knowledge.model import Fact


@dataclass(frozen=True)
class Paragraph:
    """A sentence of the assistant."""

    text: str


@dataclass(frozen=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True)
class Quotation:
    """A fact, word for word (or one of its sentences), introduced by `label` where there is one."""

    fact: Fact
    label: str = ""


@dataclass(frozen=True)
class Quotations:
    """Facts of one place in the document, each with a label or none."""

    items: Tuple[Quotation, ...]
    place: Tuple[str, ...]


@dataclass(frozen=True)
class Names:
    """Names of parts of the document, each with a remark or none."""

    items: Tuple[Tuple[str, str], ...]


@dataclass(frozen=True)
class Difference:
    """Two facts whose words are close: the words that only one of them has are marked.

    `before` and `after` are runs of words with True where the other text lacks them.
    """

    first: Quotation
    second: Quotation
    before: Tuple[Tuple[str, bool], ...]
    after: Tuple[Tuple[str, bool], ...]


Block = Union[Paragraph, Heading, Quotation, Quotations, Names, Difference]


@dataclass(frozen=True)
class Suggestion:
    """A next question, or a choice: what people read on the button and the question it stands for.

    `family` is the one that is asked, "" for the one that is spoken of.
    """

    title: str
    question: Question
    family: str = ""


@dataclass(frozen=True)
class Answer:
    """What the assistant says: blocks in order, then suggestions; `version` of the document when it is quoted;
    `language` of its own words."""

    blocks: Tuple[Block, ...]
    suggestions: Tuple[Suggestion, ...] = ()
    version: Optional[str] = None
    language: str = "fr"

    @property
    def facts(self) -> Tuple[Fact, ...]:
        """Every fact that the answer quotes, in order."""
        found = []
        for block in self.blocks:
            if isinstance(block, Quotation):
                found.append(block.fact)
            elif isinstance(block, Quotations):
                found.extend(item.fact for item in block.items)
            elif isinstance(block, Difference):
                found.extend([block.first.fact, block.second.fact])
        return tuple(found)
