"""Shortens an answer: of each criterion's cell, the words that tell its level from the others; of a profile, its
names."""

from dataclasses import replace
from typing import List, Sequence, Tuple

from reperes.answers.book import Book
from reperes.answers.model import Block, Difference, Names, Quotation, Quotations
from reperes.knowledge.model import detail_of, kind_of


def shortened(book: Book, blocks: Sequence[Block]) -> Tuple[Block, ...]:
    """Return `blocks` with each cell of a criterion cut to its own words; two texts held against each other stand
    apart."""
    found: List[Block] = []
    for block in blocks:
        if isinstance(block, Difference):
            found += [_short(book, block.first), _short(book, block.second)]
        elif isinstance(block, Quotation):
            found.append(_short(book, block))
        elif isinstance(block, Quotations) and kind_of(block.items[0].fact.ref) == "competence":
            found.append(Names(tuple((item.label, "") for item in block.items)))
        elif isinstance(block, Quotations):
            found.append(replace(block, items=tuple(_short(book, item) for item in block.items)))
        else:
            found.append(block)
    return tuple(dict.fromkeys(found))


def _short(book: Book, quotation: Quotation) -> Quotation:
    fact = quotation.fact
    if kind_of(fact.ref) != "critere":
        return quotation
    excerpt = book.knowledge.criterion(fact.ref).excerpts.get(detail_of(fact.ref) or "", fact.text)
    return replace(quotation, fact=replace(fact, text=_open_ended(excerpt, fact.text)))


def _open_ended(excerpt: str, text: str) -> str:
    """The excerpt with « … » at an end where the text goes on."""
    before = "" if text.startswith(excerpt.split(" …")[0]) else "… "
    after = "" if text.endswith(excerpt.split("… ")[-1]) else " …"
    return f"{before}{excerpt}{after}"
