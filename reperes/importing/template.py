"""The template that all families' documents are written on: its headings and marks, by the words of template.yml."""

import re
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Mapping, Optional, Sequence, Tuple

import yaml

from reperes.importing.blocks import Item, Line
from reperes.language.folding import fold

SECTIONS = ("purpose", "roles", "criteria", "competences")
CHAPTERS = ("rules", "glossary", "cadres")
"""Parts that the template does not have, and documents of other shapes do."""
HEADINGS = MappingProxyType(
    {
        "title": "Famille de fonctions …",
        "purpose": "Raison d'être",
        "roles": "Finalités",
        "criteria": "Critères distinctifs",
        "competences": "Profils de compétences",
    }
)
"""How the template writes the headings, to name them to people."""
STAR = "✦"
_NUMBERED = re.compile(r"^(?:\d+|[ivx]+)[.)]\s*(?:\d+[.)]?\s*)*")
_MARK = re.compile(r"\*+|[¹²³⁴⁵⁶⁷⁸⁹]|\(\d\)")
_END_MARK = re.compile(rf"\s*(?:{_MARK.pattern})$")
_NAMED_LEVEL = re.compile(r"[IVX]{1,4}|[A-Z]{0,2}\d{1,2}|[A-Z]")
_ROMAN = re.compile(r"[IVX]+")
_BETWEEN_LEVELS = re.compile(r"[\s,;/&+·|]+")
_HYPHEN = re.compile(r"[-–]")
_LONGER = 30


@lru_cache(maxsize=1)
def template() -> Mapping[str, Tuple[str, ...]]:
    """Return the words of template.yml by their key."""
    entries = yaml.safe_load((Path(__file__).parent / "template.yml").read_text("utf-8"))
    return MappingProxyType({key: tuple(words) for key, words in entries.items()})


def begins(text: str, key: str) -> Optional[str]:
    """Return what follows in `text` after one of the words of `key`; None when it begins with none of them."""
    for words in sorted(template()[key], key=len, reverse=True):
        found = re.match(_spelled(words), text, re.IGNORECASE)
        if found and fold(found[0]) == words:
            return text[found.end() :].lstrip(" :").strip()
    return None


def section_of(line: Line) -> Optional[str]:
    """Return the section that a line is the heading of; None for any other line."""
    text = _NUMBERED.sub("", fold(line.text)).rstrip(" :")
    if text.endswith((".", ";")):
        return None
    if not isinstance(line, Item):
        for chapter in CHAPTERS:
            if text in template()[chapter]:
                return chapter
    for section in SECTIONS:
        for words in template()[section]:
            if text == words or (text.startswith(f"{words} ") and len(text) <= len(words) + _LONGER):
                return section
    return None


def note_text(line: Line) -> Optional[str]:
    """Return the text of a footnote without its mark; None when the line is none."""
    found = _MARK.match(line.text)
    return line.text[found.end() :].strip() if found else None


def mark_of(text: str) -> str:
    """Return the mark of a footnote that a text begins with, "" for none."""
    found = _MARK.match(text)
    return found[0] if found else ""


def without_mark(name: str) -> str:
    """Return a name without the mark of a footnote at its end."""
    return _END_MARK.sub("", name)


def speaks_of_note(text: str) -> bool:
    """Whether a text is the note on the masculine form."""
    return any(words in fold(text) for words in template()["note"])


def levels_in(text: str) -> Tuple[str, ...]:
    """Return the levels that a cell names, when it holds nothing else: « D C », « niveau A1 », « A1-A2 »; else
    nothing."""
    small, known = {*template()["step"], *template()["joining"]}, template()["levels"]
    words = [word for word in _BETWEEN_LEVELS.split(text.strip()) if word and fold(word) not in small]
    levels = [level for word in words for level in _pair(word)]
    return tuple(levels) if levels and all(level in known for level in levels) else ()


def levels_of_head(text: str) -> Tuple[str, ...]:
    """Return the levels that a cell at the head of a table names, those of other bodies too: « Niveau II »."""
    first, *names = [word for word in _BETWEEN_LEVELS.split(text.strip()) if word] or [""]
    names = [name for name in names if fold(name) not in template()["joining"]]
    if fold(first) in template()["levels_word"] and names and all(map(_NAMED_LEVEL.fullmatch, names)):
        return tuple(names)
    return levels_in(text)


def bare_levels(cells: Sequence[str]) -> bool:
    """Whether cells are numbers that rise from one to the next: « I, II, III », « 1, 2, 3 »."""
    values = [_value(cell) for cell in cells]
    return len(cells) > 1 and None not in values and values == list(range(1, len(cells) + 1))


def _value(level: str) -> Optional[int]:
    if level.isdigit():
        return int(level)
    if not _ROMAN.fullmatch(level):
        return None
    signs = [{"I": 1, "V": 5, "X": 10}[sign] for sign in level]
    return sum(-sign if sign < max(signs[place:]) else sign for place, sign in enumerate(signs))


def _pair(word: str) -> Tuple[str, ...]:
    """« A1-A2 » as its two levels; « A1-A4 » stays as it is, as it does not say which ones it means."""
    known, ends = template()["levels"], tuple(_HYPHEN.split(word))
    if len(ends) == 2 and set(ends) <= set(known) and known.index(ends[1]) == known.index(ends[0]) + 1:
        return ends
    return (word,)


def rising(levels: Tuple[str, ...]) -> Tuple[str, ...]:
    """Return levels from the lowest to the highest; those that are neither known nor numbers as they are."""
    known = template()["levels"]
    if set(levels) <= set(known):
        return tuple(sorted(levels, key=known.index))
    values = {level: _value(level) for level in levels}
    return levels if None in values.values() else tuple(sorted(levels, key=lambda level: values[level] or 0))


@lru_cache(maxsize=None)
def _spelled(words: str) -> str:
    """A pattern for folded words as people write them, with accents and any apostrophe."""
    any_accent = {
        "a": "[aàâ]",
        "c": "[cç]",
        "e": "[eéèêë]",
        "i": "[iîï]",
        "o": "[oô]",
        "u": "[uùûü]",
        "'": "['’]\\s*",
        " ": r"\s+",
    }
    end = "" if words.endswith("'") else r"(?!\w)"
    return "".join(any_accent.get(char, re.escape(char)) for char in words) + end
