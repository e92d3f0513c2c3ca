"""Reads the footnotes: the note on the masculine form, and terms with their definition and examples."""

import re
from typing import List, Optional, Sequence, Tuple

from reperes.importing.blocks import Line
from reperes.importing.characters import without_item_end
from reperes.importing.gathering import Gathering
from reperes.importing.template import begins, note_text, speaks_of_note, template
from reperes.knowledge.parts import Definition
from reperes.language.folding import fold

_TERM = re.compile(r"(?P<term>[^:;.]{1,60}?)\s*:\s*(?P<text>\S.*)")
_PART = re.compile(r"\s*;\s*")


def read_footnotes(lines: Sequence[Line], gathering: Gathering) -> Tuple[str, Tuple[Definition, ...]]:
    """Return the note on the masculine form ("" when there is none) and the definitions, with empty identifiers."""
    note, definitions = "", []
    for line in lines:
        text = note_text(line) or line.text
        found = _definition(text)
        if not note and speaks_of_note(text):
            note = text
        elif found:
            definitions.append(found)
            if not found.examples:
                gathering.missing.append(f"les exemples de la définition « {found.term} » ({line.where}).")
        else:
            gathering.leave([line])
    return note, tuple(definitions)


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
