"""What every builder of answers holds in its hands: the knowledge, and the phrases of the language to answer in."""

from dataclasses import dataclass
from typing import Iterable, Sequence, Tuple

from reperes.answers.model import Heading, Paragraph, Quotation, Quotations, Suggestion
from reperes.answers.wording import Phrases, phrases_in
from reperes.dialogue.question import Question
from reperes.knowledge.library import Library
from reperes.knowledge.model import Knowledge
from reperes.knowledge.parts import Competence


@dataclass(frozen=True)
class Book:
    """The knowledge and the assistant's phrases."""

    knowledge: Knowledge
    phrases: Phrases

    @property
    def levels(self) -> Tuple[str, ...]:
        """The family's levels from the lowest to the highest."""
        return self.knowledge.family.levels

    @property
    def title(self) -> str:
        """The family's code and name."""
        return f"{self.knowledge.family.code} – {self.knowledge.family.name}"

    def say(self, key: str, **values: object) -> Paragraph:
        """A sentence of the assistant."""
        return Paragraph(self.phrases.say(key, **values))

    def heading(self, key: str, **values: object) -> Heading:
        """A title."""
        return Heading(self.phrases.say(key, **values))

    def quote(self, ref: str, label: str = "") -> Quotation:
        """The fact `ref`, word for word; KeyError when there is none."""
        return Quotation(self.knowledge.facts[ref], label)

    def quotes(self, refs: Sequence[str], labels: Sequence[str] = (), place: Tuple[str, ...] = ()) -> Quotations:
        """Facts of one place, in order; `place` is the first one's when not given."""
        labels = labels or [""] * len(refs)
        items = tuple(self.quote(ref, label) for ref, label in zip(refs, labels))
        return Quotations(items, place or items[0].fact.place)

    def enumerate(self, items: Iterable[str]) -> str:
        """« a, b et c »."""
        return self.phrases.enumerate(items)

    def named_levels(self, levels: Sequence[str]) -> str:
        """« niveaux D et C »."""
        return self.phrases.named_levels(levels)

    def at_levels(self, levels: Sequence[str]) -> str:
        """« aux niveaux D et C »."""
        return self.phrases.at_levels(levels)

    def between_levels(self, levels: Sequence[str]) -> str:
        """« entre D et C »."""
        return self.phrases.between_levels(levels)

    def number_word(self, count: int) -> str:
        """« quatre (4) »."""
        return self.phrases.number_word(count)

    def cell(self, criterion_id: str, level: str) -> str:
        """The reference of a criterion's cell."""
        return f"critere.{criterion_id}.{level}"

    def step_ref(self, competence: Competence, level: str) -> str:
        """The reference of the step that `level` requires; KeyError when it requires none."""
        return f"competence.{competence.id}.{self.knowledge.family.required[competence.id][level]}"

    def suggest(self, key: str, question: Question, **values: object) -> Suggestion:
        """A button."""
        return Suggestion(self.phrases.say(key, **values), question)

    def order(self, levels: Sequence[str]) -> Tuple[str, ...]:
        """`levels` from the lowest to the highest, each once."""
        return tuple(level for level in self.levels if level in levels)


def book_of(library: Library, family: str = "", language: str = "fr") -> Book:
    """Return a family of a library, the first one for "", with the phrases of a language."""
    return Book(library.get(family), phrases_in(language))
