"""Reads the footnotes: the note on the masculine form, and terms with their definition and examples."""

import re
from typing import List, Optional, Sequence, Tuple

from reperes.importing.blocks import Block, Line, Table
from reperes.importing.characters import without_item_end
from reperes.importing.gathering import Gathering
from reperes.importing.template import begins, note_text, speaks_of_note, template
from reperes.knowledge.parts import Definition
from reperes.language.folding import fold

_TERM = re.compile(r"(?P<term>[^:;.]{1,60}?)\s*:\s*(?P<text>\S.*)")
_TWO = 2
_PART = re.compile(r"\s*;\s*")


def read_footnotes(
    lines: Sequence[Line], names: Sequence[str], gathering: Gathering
) -> Tuple[str, Tuple[Definition, ...], Tuple[Line, ...]]:
    """Return the note on the masculine form ("" when there is none), the definitions, with empty identifiers, and the
    lines that are neither; what begins with one of the `names` of criteria is a note of it."""
    note, definitions, others = "", [], []
    folded = {fold(name) for name in names}
    for line in lines:
        text = note_text(line) or line.text
        found = None if begins(line.text, "remark") is not None else _definition(text)
        if found and not found.examples and fold(found.term) in folded and begins(text, "definition") is None:
            found = None
        if not note and speaks_of_note(text):
            note = text
        elif found:
            definitions.append(found)
            if not found.examples:
                gathering.missing.append(f"les exemples de la définition « {found.term} » ({line.where}).")
        else:
            others.append(line)
    return note, tuple(definitions), tuple(others)


def read_glossary(blocks: Sequence[Block], gathering: Gathering) -> Tuple[Definition, ...]:
    """Return the terms of a glossary, a line, an item or a row of two cells each; its examples may lack."""
    found: List[Definition] = []
    for block in blocks:
        rows = block.rows if isinstance(block, Table) else ()
        texts = [" : ".join(filter(None, row.cells)) if len(row.cells) == _TWO else "" for row in rows]
        for where, text in zip([row.where for row in rows], texts) if rows else [(block.where, block.text)]:
            definition = _definition(text)
            if definition:
                found.append(definition)
            else:
                gathering.leave_text(where, text)
        if rows and not all(texts):
            gathering.leave([Table(tuple(row for row, text in zip(rows, texts) if not text))])
    return tuple(found)


def _definition(text: str) -> Optional[Definition]:
    after = begins(text, "definition")
    found = _TERM.fullmatch(text if after is None else after)
    if found is None:
        return None
    texts, examples = [], ""
    parts: List[str] = _PART.split(found["text"])
    for place, part in enumerate(parts):
        example = _example(part)
        if example is not None:
            examples = " ; ".join([example, *parts[place + 1 :]])
            break
        texts.append(part)
    return Definition("", found["term"], without_item_end(" ; ".join(texts)), examples)


def _example(part: str) -> Optional[str]:
    """What follows « ex : » or « par exemple : »; None when the part begins with neither."""
    found = re.match(r"(?:p\. ?)?(\w+(?: \w+)?)\.?\s*:\s*(?P<rest>.*)", part)
    return found["rest"] if found and fold(found[1]) in template()["examples"] else None
