"""French wording: phrases of the phrases file, lists, elision and typographic spaces."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable, Mapping, Sequence

import yaml

from reperes.knowledge.text import fold

_BEFORE_MARK = re.compile(r" ([:;?!»])")
_AFTER_GUILLEMET = re.compile(r"« ")
_NUMBERS = ("zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")


def typography(text: str) -> str:
    """Return `text` with no-break spaces before ``: ; ? ! »`` and after ``«``."""
    return _AFTER_GUILLEMET.sub("«\u00a0", _BEFORE_MARK.sub("\u00a0\\1", text))


@dataclass(frozen=True)
class Phrases:
    """The assistant's own sentences by key."""

    templates: Mapping[str, str]

    @classmethod
    def read(cls, path: Path = Path(__file__).with_name("phrases.yml")) -> "Phrases":
        """Read a phrases file."""
        templates = yaml.safe_load(path.read_text("utf-8"))
        return cls({key: typography(text) for key, text in templates.items()})

    def say(self, key: str, **values: object) -> str:
        """Return the sentence `key` with `values` inserted; KeyError when there is no such sentence."""
        return self.templates[key].format(**values)


def enumerate_french(items: Iterable[str]) -> str:
    """Return "a", "a et b" or "a, b et c"."""
    *first, last = list(items)
    return f"{', '.join(first)} et {last}" if first else last


def named_levels(levels: Sequence[str]) -> str:
    """Return "niveau C" or "niveaux D et C"."""
    return f"{'niveau' if len(levels) == 1 else 'niveaux'} {enumerate_french(levels)}"


def at_levels(levels: Sequence[str]) -> str:
    """Return "au niveau C" or "aux niveaux D et C"."""
    return f"{'au' if len(levels) == 1 else 'aux'} {named_levels(levels)}"


def between_levels(levels: Sequence[str]) -> str:
    """Return "entre D et C", "entre D, C et B"."""
    return f"entre {enumerate_french(levels)}"


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def elide(word: str, following: str) -> str:
    """Return "qu'" for "que" before a vowel, else the word and a space."""
    return f"{word[:-1]}'" if fold(following)[:1] in "aeiouy" else f"{word} "


def number_word(count: int) -> str:
    """Return "quatre (4)": the number in letters up to twelve, and in digits."""
    return f"{_NUMBERS[count]} ({count})" if count < len(_NUMBERS) else str(count)
