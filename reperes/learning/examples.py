"""The knowledge's own words as examples of what it holds."""

from typing import Iterator, Tuple

from reperes.knowledge.model import Knowledge
from reperes.knowledge.notes import NOTE


def knowledge_examples(knowledge: Knowledge) -> Iterator[Tuple[str, str]]:
    """Yield the facts, names and everyday words of `knowledge`, each with its reference; a note is about its part."""
    for fact in knowledge.facts.values():
        if not fact.ref.endswith(".exemples"):
            yield fact.text, fact.ref.removeprefix(f"{NOTE}.")
    for ref, name in knowledge.names.items():
        yield name, ref
    for vocabulary in (knowledge.vocabulary.names, knowledge.vocabulary.expressions):
        for ref, texts in vocabulary.items():
            for text in texts:
                yield text, ref
