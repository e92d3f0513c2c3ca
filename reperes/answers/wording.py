"""The assistant's own words in one language: phrases, lists, numbers and typographic spaces."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Iterable, Mapping, Sequence

import yaml

from reperes.language.folding import fold
from reperes.language.lexis import LANGUAGES

FOLDER = Path(__file__).with_name("phrases")

_BEFORE_MARK = re.compile(r" ([:;?!])")
_IN_GUILLEMETS = re.compile(r"(?<=«) | (?=»)")


def typography(text: str, language: str = "fr") -> str:
    """Return `text` with no-break spaces inside of « » and, in French, before ``: ; ? !``."""
    quoted = _IN_GUILLEMETS.sub("\u00a0", text)
    return _BEFORE_MARK.sub("\u00a0\\1", quoted) if language == "fr" else quoted


@dataclass(frozen=True)
class Phrases:
    """The assistant's own sentences by key, in one language."""

    templates: Mapping[str, str]
    language: str = "fr"

    @classmethod
    def read(cls, language: str = "fr", folder: Path = FOLDER) -> "Phrases":
        """Read the phrases file of a language."""
        templates = yaml.safe_load((folder / f"{language}.yml").read_text("utf-8"))
        return cls({key: typography(text, language) for key, text in templates.items()}, language)

    def say(self, key: str, **values: object) -> str:
        """Return the sentence `key` with `values` inserted; KeyError when there is no such sentence."""
        return self.templates[key].format(**values)

    def enumerate(self, items: Iterable[str]) -> str:
        """Return "a", "a et b" or "a, b et c"."""
        *first, last = list(items)
        return self.say("et", first=", ".join(first), last=last) if first else last

    def named_levels(self, levels: Sequence[str]) -> str:
        """Return "niveau C" or "niveaux D et C"."""
        return self.say("niveau" if len(levels) == 1 else "niveaux", levels=self.enumerate(levels))

    def at_levels(self, levels: Sequence[str]) -> str:
        """Return "au niveau C" or "aux niveaux D et C"."""
        return self.say("au_niveau" if len(levels) == 1 else "aux_niveaux", levels=self.enumerate(levels))

    def between_levels(self, levels: Sequence[str]) -> str:
        """Return "entre D et C", "entre D, C et B"."""
        return self.say("entre", levels=self.enumerate(levels))

    def across_levels(self, levels: Sequence[str]) -> str:
        """Return "de D à C" for two levels, "aux niveaux D, C et B" for more."""
        return self.say("de_a", first=levels[0], last=levels[-1]) if len(levels) == 2 else self.at_levels(levels)

    def number_word(self, count: int) -> str:
        """Return "quatre (4)": the number in letters up to twelve, and in digits."""
        numbers = self.templates["nombres"].split()
        return f"{numbers[count]} ({count})" if count < len(numbers) else str(count)

    def elides_before(self, word: str) -> bool:
        """Return whether a small word before `word` loses its vowel: « qu'organisateur »."""
        return fold(word)[:1] in tuple(self.templates["voyelles"])

    @property
    def colon(self) -> str:
        """The colon with the space that the language wants before it."""
        return typography(" :", "fr") if self.language == "fr" else ":"


@lru_cache(maxsize=None)
def phrases_in(language: str) -> Phrases:
    """Return the phrases of a language, read once; French ones for a language that has none."""
    return Phrases.read(language if language in LANGUAGES else "fr")


def capitalised(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]
