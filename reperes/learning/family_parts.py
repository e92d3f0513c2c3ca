"""The parts of a family as questions are about them: the names and the texts of each."""

from typing import Dict, List, NamedTuple, Tuple

from reperes.knowledge.model import Knowledge, kind_of, topic_of
from reperes.knowledge.notes import NOTE
from reperes.knowledge.references import SECTIONS


class Part(NamedTuple):
    """A topic with all that names it, and all that the document and people say of it."""

    ref: str
    names: Tuple[str, ...]
    texts: Tuple[str, ...]

    @property
    def kind(self) -> str:
        """The kind of part."""
        return kind_of(self.ref)


_OWN = ("tache", "critere", "finalite", "passage", "purpose")


def own_texts(knowledge: Knowledge) -> List[str]:
    """Return the texts that a family does not share with others by their form."""
    return [fact.text for ref, fact in knowledge.facts.items() if kind_of(ref) in _OWN]


def parts_of(knowledge: Knowledge) -> Tuple[Part, ...]:
    """Return the topics of `knowledge` without their cells and steps, whose texts and words they hold."""
    names: Dict[str, List[str]] = {}
    texts: Dict[str, List[str]] = {}
    for ref, name in knowledge.names.items():
        names.setdefault(ref, []).append(name)
    for found, said in ((names, knowledge.vocabulary.names), (texts, knowledge.vocabulary.expressions)):
        for ref, words in said.items():
            (found if ref == topic_of(ref) else texts).setdefault(topic_of(ref), []).extend(words)
    for fact in knowledge.facts.values():
        # A note says more of its part.
        ref = fact.ref.replace(".exemples", "").removeprefix(f"{NOTE}.")
        texts.setdefault(topic_of(ref), []).append(fact.text)
    for question in knowledge.questions:
        for ref in question.expected:
            texts.setdefault(topic_of(ref), []).append(question.text)
    refs = dict.fromkeys((*texts, *names, *SECTIONS))
    return tuple(Part(ref, tuple(names.get(ref, ())), tuple(texts.get(ref, ()))) for ref in refs)
