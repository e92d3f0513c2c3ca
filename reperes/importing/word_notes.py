"""What stands beside the body of a Word document: its footnotes and endnotes, headers and footers."""

from typing import Dict, Iterator, Tuple

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from reperes.importing.characters import clean

Notes = Dict[Tuple[str, str], str]
_KINDS = {"w:footnote": RELATIONSHIP_TYPE.FOOTNOTES, "w:endnote": RELATIONSHIP_TYPE.ENDNOTES}


def notes_of(document: Document) -> Notes:
    """Return the text of each note by the tag and the number that refer to it."""
    found: Notes = {}
    for relation in document.part.rels.values():
        for kind, relationship in _KINDS.items():
            if relation.reltype == relationship and not relation.is_external:
                for note in parse_xml(relation.target_part.blob).iter(qn(kind)):
                    text = clean("".join(part.text or "" for part in note.iter(qn("w:t"))))
                    found[qn(f"{kind}Reference"), note.get(qn("w:id"))] = text.lstrip("* ")
    return found


def noted_in(element, notes: Notes) -> Iterator[str]:
    """Yield the texts of the notes that an element refers to."""
    for part in element.iter(*(qn(f"{kind}Reference") for kind in _KINDS)):
        text = notes.get((part.tag, part.get(qn("w:id"))), "")
        if text:
            yield text


def margins_of(document: Document) -> Tuple[str, ...]:
    """Return the different texts of headers and footers."""
    margins = [
        part
        for section in document.sections
        for part in (section.header, section.footer)
        if not part.is_linked_to_previous
    ]
    texts = [clean("".join(text.text or "" for text in part._element.iter(qn("w:t")))) for part in margins]
    return tuple(dict.fromkeys(filter(None, texts)))
