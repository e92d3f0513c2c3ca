"""The notes of parts, quoted with them."""

from typing import Dict, List, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Difference, Heading, Quotation, Quotations
from reperes.knowledge.model import detail_of, topic_of
from reperes.knowledge.notes import NOTE

Blocks = Tuple[Block, ...]


def with_notes(book: Book, blocks: Blocks, asked: Sequence[str]) -> Blocks:
    """Return `blocks` with the notes of the parts that they quote, each once, after all that is quoted of the part.

    Notes of parts that are `asked` about and of which nothing is quoted come last.
    """
    if not book.knowledge.family.notes:
        return blocks
    shown: List[Block] = []
    waiting: Dict[str, Quotation] = {}
    for block in blocks:
        parts = {topic_of(ref) for ref in _quoted(block)}
        if waiting and (isinstance(block, Heading) or parts and parts.isdisjoint(map(_part_of, waiting))):
            shown += waiting.values()
            waiting = {}
        shown.append(block)
        waiting.update(_notes(book, _quoted(block)))
    waiting.update(_notes(book, asked))
    return (*shown, *(note for note in waiting.values() if note not in shown))


def note_blocks(book: Book, ref: str) -> Blocks:
    """Return the note `ref` by itself."""
    return (_note(book, ref),)


def _quoted(block: Block) -> Sequence[str]:
    if isinstance(block, Quotation):
        return [block.fact.ref]
    if isinstance(block, Difference):
        return [block.first.fact.ref, block.second.fact.ref]
    return [item.fact.ref for item in block.items] if isinstance(block, Quotations) else ()


def _notes(book: Book, refs: Sequence[str]) -> Dict[str, Quotation]:
    """The notes of `refs`, and of the parts that they are cells or steps of."""
    found = {f"{NOTE}.{part}" for ref in refs for part in (ref, topic_of(ref))}
    return {ref: _note(book, ref) for ref in book.knowledge.facts if ref in found}


def _part_of(note: str) -> str:
    return topic_of(note.partition(".")[2])


def _note(book: Book, ref: str) -> Quotation:
    part = ref.partition(".")[2]
    name = book.knowledge.names[topic_of(part)]
    level = detail_of(part)
    of_cell = {"name": name, "levels": book.named_levels([level or ""])}
    return book.quote(
        ref,
        book.phrases.say("etiquette_note_case", **of_cell) if level else book.phrases.say("etiquette_note", name=name),
    )
