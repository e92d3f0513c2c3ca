"""The template that all families' documents are written on: its headings and marks, by the words of template.yml."""

import re
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Mapping, Optional, Tuple

import yaml

from reperes.importing.blocks import Line
from reperes.language.folding import fold

SECTIONS = ("purpose", "roles", "criteria", "competences")
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
    for section in SECTIONS:
        for words in template()[section]:
            if text == words or (text.startswith(f"{words} ") and len(text) <= len(words) + _LONGER):
                return section
    return None


def note_text(line: Line) -> Optional[str]:
    """Return the text of a footnote without its mark; None when the line is none."""
    found = _MARK.match(line.text)
    return line.text[found.end() :].strip() if found else None


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


def _pair(word: str) -> Tuple[str, ...]:
    """« A1-A2 » as its two levels; « A1-A4 » stays as it is, as it does not say which ones it means."""
    known, ends = template()["levels"], tuple(_HYPHEN.split(word))
    if len(ends) == 2 and set(ends) <= set(known) and known.index(ends[1]) == known.index(ends[0]) + 1:
        return ends
    return (word,)


def rising(levels: Tuple[str, ...]) -> Tuple[str, ...]:
    """Return levels from the lowest to the highest."""
    return tuple(sorted(levels, key=template()["levels"].index))


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
