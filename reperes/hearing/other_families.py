"""Finds the name of a family that is not here: « la famille Techniciens », « chez les juristes », « un expert B »."""

import re
from dataclasses import dataclass
from typing import FrozenSet, Iterable, Iterator, Optional, Sequence

from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import SECTIONS
from reperes.language.characters import APOSTROPHES
from reperes.language.detection import language_of
from reperes.language.folding import in_place, row
from reperes.language.lexis import phrases, words

CODE = re.compile(r"[A-Z]{2,5}$")
_WORD = re.compile(r"\w+")
_SEPARATES = re.compile(r"[.?!;,()\n]")
_CAPITAL_NOUNS = "de"
_OF = "d"
_SHORT = 6
"""So few words say nothing but « et pour les informaticiens ? »."""
_LONG = 4
_LETTERS = frozenset("ABCDE")
"""What levels are called in families that are not here too."""


def alike(word: str) -> str:
    """Return a folded word without the mark of a plural."""
    return word.rstrip("s") if len(word) >= _LONG else word


@dataclass(frozen=True)
class Said:
    """The words of a message, as they were typed and folded; whether a sign parts a word from the one before,
    and whether an apostrophe or a point ends it."""

    text: str
    typed: Sequence[str]
    folded: Sequence[str]
    parted: Sequence[bool]
    elided: Sequence[bool]
    dotted: Sequence[bool]

    @classmethod
    def of(cls, text: str) -> "Said":
        """The words of `text`."""
        found = list(_WORD.finditer(text))
        ends = [0, *(one.end() for one in found)]
        parted = [bool(_SEPARATES.search(text[end : one.start()])) for end, one in zip(ends, found)]
        elided = [text[one.end() : one.end() + 1] in {"'", *APOSTROPHES} for one in found]
        dotted = [text[one.end() : one.end() + 1] == "." for one in found]
        return cls(text, [one.group() for one in found], _WORD.findall(in_place(text)), parted, elided, dotted)

    def before(self, place: int) -> str:
        """The folded word before a place, "" where a sign stands between or there is none."""
        return self.folded[place - 1] if place and not self.parted[place] else ""


class OtherFamilies:
    """Tells the names of families that are not among `families`: by where a name stands, and what kind of word it is.

    A word of the families' own names is none; neither is one of their texts or words, unless « la famille … » stands
    before it.
    """

    def __init__(self, families: Iterable[Knowledge], codes: Iterable[str], names: Iterable[Sequence[str]]) -> None:
        families = list(families)
        self._codes = frozenset(codes)
        self._of_names = frozenset(alike(word) for name in names for word in name)
        self._levels = _LETTERS | {level for one in families for level in one.family.levels}
        self._ours = self._of_names | {alike(word) for one in families for word in _words_of(one)}
        self._sections = frozenset(
            alike(word) for one in families for ref in SECTIONS for name in one.vocabulary.names.get(ref, ())
            for word in row(name)
        )  # fmt: skip

    def named(self, text: str) -> Optional[str]:
        """Return the first name of a family that is not here, as it was typed; None where there is none."""
        said = Said.of(text)
        if len(said.typed) != len(said.folded):
            return None
        return next((said.typed[place] for place in self._places(said)), None)

    def beside(self, text: str, ends: Iterable[int]) -> Optional[str]:
        """Return what is joined to a name of a family that ends at one of the words `ends`: « OS et IT »."""
        said = Said.of(text)
        for end in ends:
            place = end
            if said.folded[place : place + 1] and said.folded[place] in words("families", "joins"):
                place += 1
                while place < len(said.folded) and said.folded[place] in words("families", "articles"):
                    place += 1
                if place < len(said.folded) and (self._is_code(said, place) or self._is_job(said.folded[place])):
                    return said.typed[place]
        return None

    def _places(self, said: Said) -> Iterator[int]:
        yield from self._after_family(said)
        for place in range(1, len(said.folded)):
            before, is_job = said.before(place), self._is_job(said.folded[place])
            if before in words("families", "articles"):
                at = said.before(place - 1)
                people = at in words("families", "at") and self._are_people(said, place) and _asks_at(said, place)
                if people or is_job and self._is_subject(said, place, at):
                    yield place
            elif is_job and (before in words("families", "am") or said.elided[place - 1] and before == _OF):
                # « je suis juriste, niveau B », « un poste d'ingénieur A1 »; not « l'agenda du directeur, niveau C ».
                yield from [place] if self._has_level(said, place) else []

    def _after_family(self, said: Said) -> Iterator[int]:
        """« la famille Techniciens », « la famille des secrétaires », « familie IT »."""
        for hit in phrases("families", "family_words").find(said.folded):
            place = hit.end
            introduced = False
            while place < len(said.folded) and said.folded[place] in words("families", "before_name"):
                place, introduced = place + 1, True
            if place >= len(said.folded) or any(said.parted[hit.end : place + 1]):
                continue
            typed, folded = said.typed[place], said.folded[place]
            if self._is_code(said, place):
                yield place
            elif alike(folded) not in self._of_names and typed not in self._levels and len(folded) >= _LONG:
                capital = typed[0].isupper() and not said.text.isupper() and language_of(said.text) != _CAPITAL_NOUNS
                people = introduced and folded.endswith(("s", "x")) and alike(folded) not in self._sections
                known = folded in words("families", "people")
                if capital or _is_job(folded) or people and not known and alike(folded) not in self._ours:
                    yield place

    def _is_code(self, said: Said, place: int) -> bool:
        typed = said.typed[place]
        return (
            bool(CODE.match(typed))
            and not said.text.isupper()
            and typed not in self._levels
            and typed.lower() not in self._codes
            and alike(said.folded[place]) not in self._ours
        )

    def _is_job(self, folded: str) -> bool:
        return _is_job(folded) and alike(folded) not in self._ours

    def _are_people(self, said: Said, place: int) -> bool:
        """Whether a word names people by what they do, and none of those that families here have."""
        folded = said.folded[place]
        if self._is_code(said, place):
            return True
        if alike(folded) in self._ours or folded in words("families", "people") or said.typed[place] in self._levels:
            return False
        return len(folded) > _LONG and folded.endswith("s")

    def _is_subject(self, said: Said, place: int, before: str) -> bool:
        """« pour un technicien de niveau C », « et les juristes ? », « les ingénieurs ont-ils des critères ? »."""
        opens = _opens(said, place - 1)
        of = before in words("families", "of") or said.folded[place - 1] in words("families", "of_several")
        if self._has_level(said, place) and (opens or of):
            return True
        rest = said.folded[place + 1 :]
        if of and not rest and len(said.folded) <= _SHORT and self._asks_for_parts(said, place):
            return True
        speaks_of_parts = len(rest) <= _SHORT and any(alike(word) in self._sections for word in rest)
        return opens and (not rest or speaks_of_parts)

    def _asks_for_parts(self, said: Said, place: int) -> bool:
        """« les tâches des techniciens », « quels contacts pour un juriste ? »."""
        return said.folded[0] in words("families", "which") or any(
            alike(word) in self._sections for word in said.folded[:place]
        )

    def _has_level(self, said: Said, place: int) -> bool:
        """« de niveau C » or « C » right after a word."""
        for other in range(place + 1, min(place + 4, len(said.folded))):
            if said.parted[other] and said.typed[other - 1] not in self._levels and other > place + 1:
                return False
            if said.typed[other] in self._levels:
                return True
            if said.folded[other] not in words("levels", "names") | words("families", "of"):
                return False
        return False


def _opens(said: Said, end: int) -> bool:
    """Whether nothing but small words stands before a word."""
    return all(word in words("families", "beside", "at", "articles") for word in said.folded[:end])


def _asks_at(said: Said, place: int) -> bool:
    """Whether « chez les … » says what a question is about, and not where something is brought."""
    if _opens(said, place - 2) or said.folded[0] in words("families", "which"):
        return True
    return len(said.folded) <= _SHORT


def _is_job(folded: str) -> bool:
    return bool(phrases("families", "jobs").at((folded,), 0))


def _words_of(knowledge: Knowledge) -> FrozenSet[str]:
    """The words of a family's texts, of its parts' names, and those that lead to them."""
    texts = [fact.text for fact in knowledge.facts.values()]
    named = [*knowledge.names.values(), *(name for names in knowledge.vocabulary.names.values() for name in names)]
    return frozenset(word for text in (*texts, *named) for word in row(text))
