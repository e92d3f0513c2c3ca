"""Which words of people come and go, part by part."""

from typing import Iterator, Mapping, Tuple

from reperes.knowledge.library import Library
from reperes.knowledge.model import Knowledge, topic_of
from reperes.publishing.model import ChangedWords


def changed_words(before: Library, after: Library) -> Tuple[ChangedWords, ...]:
    """Return the words of the families that are in both, by part."""
    return tuple(
        changed
        for name, knowledge in after.families.items()
        if name in before.families
        for changed in _of_family(before.families[name], knowledge)
    )


def _of_family(before: Knowledge, after: Knowledge) -> Iterator[ChangedWords]:
    old, new = _words(before), _words(after)
    for ref in dict.fromkeys((*new, *old)):
        added, removed = (
            tuple(word for word in one.get(ref, ()) if word not in other.get(ref, ()))
            for one, other in ((new, old), (old, new))
        )
        if added or removed:
            yield ChangedWords(after.family.id, ref, name_of(ref, after, before), added, removed)


def name_of(ref: str, *knowledge: Knowledge) -> str:
    """Return what people call a part: its name, or where its text stands; the reference where there is neither."""
    for one in knowledge:
        if ref in one.names:
            return one.names[ref]
        if ref in one.facts:
            fact = one.facts[ref]
            return f"« {fact.text} »" if ref.startswith("tache.") else " › ".join(fact.place[-2:])
    return knowledge[0].names.get(topic_of(ref)) or ref


def _words(knowledge: Knowledge) -> Mapping[str, Tuple[str, ...]]:
    said = knowledge.vocabulary
    words = {
        ref: (*said.names.get(ref, ()), *said.expressions.get(ref, ())) for ref in (*said.names, *said.expressions)
    }
    return {**words, "faux_amis": said.false_friends}
