"""Finds the families that a message names, and whether it asks about families themselves."""

import re
from dataclasses import dataclass, replace
from typing import Dict, FrozenSet, List, Optional, Sequence, Tuple

from reperes.hearing.courtesy import without_courtesy
from reperes.hearing.intents import FAMILIES, FOLLOW_UP
from reperes.hearing.understanding import Understanding
from reperes.knowledge.library import Library
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import WHOLE_FAMILY
from reperes.language.folding import in_place, row
from reperes.language.lexis import phrases, words

_WORD = re.compile(r"\w+")
_SHORTEST_PLURAL = 4
_CODE = re.compile(r"[A-Z]{2,5}$")

Words = Tuple[str, ...]


@dataclass(frozen=True)
class Mentioned:
    """The identifiers of the families that a text names, in order; whether it says nothing beside, or names one by a
    code that is none of theirs."""

    families: Tuple[str, ...] = ()
    alone: bool = False
    unknown: Optional[str] = None


class FamilyNames:
    """The names of the families of a library: theirs, those of their vocabulary, and their codes.

    A family that is alone is not told apart, and needs none.
    """

    def __init__(self, library: Library) -> None:
        families = {} if library.is_single else library.families
        self._names: Dict[Words, str] = {}
        for name, knowledge in families.items():
            for said in (knowledge.family.name, *knowledge.vocabulary.names.get(WHOLE_FAMILY, ())):
                self._names.setdefault(_alike(row(said)), name)
        parts = {_alike(row(part)) for knowledge in families.values() for part in knowledge.names.values()}
        # « gestionnaire de données » may be a role here and a family there: only « la famille … » names the family then.
        self._also_parts: FrozenSet[Words] = frozenset(parts & self._names.keys())
        self._codes = {knowledge.family.code.lower(): name for name, knowledge in families.items()}
        self._longest = max(map(len, self._names), default=0)

    def mentioned(self, text: str) -> Mentioned:
        """Return which families `text` names, and how: « et chez les DG ? », « la famille IT »."""
        if not self._names:
            return Mentioned()
        cut = self._cut(text)
        families = tuple(dict.fromkeys(name for name, _ in cut if name))
        beside = words("families", "beside", "before_code")
        alone = bool(families) and all(name or word in beside for name, word in cut)
        return Mentioned(families, alone, self._unknown(text))

    def _cut(self, text: str) -> List[Tuple[Optional[str], str]]:
        """The words of `text`, one entry for each name of a family."""
        folded, typed = _WORD.findall(in_place(text)), _WORD.findall(text)
        cut: List[Tuple[Optional[str], str]] = []
        place = 0
        while place < len(folded):
            name, length = self._at(folded, typed, place)
            cut.append((name, folded[place]))
            place += length
        return cut

    def _at(self, folded: Sequence[str], typed: Sequence[str], place: int) -> Tuple[Optional[str], int]:
        """The family named at a place, and how many words that takes."""
        before = folded[place - 1] if place else ""
        for length in range(min(self._longest, len(folded) - place), 0, -1):
            said = _alike(folded[place : place + length])
            name = self._names.get(said)
            if name and (said not in self._also_parts or before in words("families", "before_code")):
                return name, length
        code = self._codes.get(folded[place])
        as_code = len(typed) == len(folded) and bool(_CODE.match(typed[place]))
        if code and (
            before in words("families", "before_code", "before_typed_code")
            or as_code
            and before not in words("families", "not_before")
        ):
            return code, 1
        return None, 1

    def _unknown(self, text: str) -> Optional[str]:
        folded, typed = _WORD.findall(in_place(text)), _WORD.findall(text)
        if len(typed) != len(folded):
            return None
        for hit in phrases("families", "family_words").find(folded):
            after = typed[hit.end : hit.end + 1]
            if after and _CODE.match(after[0]) and after[0].lower() not in self._codes:
                return after[0]
        return None


def asks_about_families(text: str) -> bool:
    """« quelles familles ont un niveau B ? »: whether a message asks about the families themselves."""
    return bool(phrases("families", "asks").find(row(text)))


def asks_again(text: str) -> bool:
    """« et laquelle parle de dossiers ? »: whether a message goes on asking about families, after an answer about
    them."""
    return not words("families", "asks_again").isdisjoint(row(text))


def spoken_of(text: str) -> str:
    """« laquelle parle de dossiers ? »: the words that are looked for, as they were typed; "" where none are."""
    asked = without_courtesy(text)
    folded, typed = _WORD.findall(in_place(asked)), _WORD.findall(asked)
    hit = next(iter(phrases("families", "speaks_of").find(folded)), None)
    if hit is None or len(folded) != len(typed):
        return ""
    end = len(folded)
    while end > hit.end and folded[end - 1] in words("fillers", "fillers") | words("families", "beside"):
        end -= 1
    return " ".join(typed[hit.end : end])


def levels_of(families: Sequence[Knowledge]) -> Tuple[str, ...]:
    """Return the levels of all `families`, each once."""
    return tuple(dict.fromkeys(level for knowledge in families for level in knowledge.family.levels))


def _alike(said: Sequence[str]) -> Words:
    """Words without the mark of a plural, so that « gestionnaire de dossiers » and « gestionnaires de dossier » are
    one."""
    return tuple(word.rstrip("s") if len(word) >= _SHORTEST_PLURAL else word for word in said)


def of_families(heard: Understanding, family: str, mentioned: Mentioned) -> Understanding:
    """Return `heard` for one of several families: which ones it names, and whether it asks about families
    themselves."""
    intent = heard.intent
    if asks_about_families(heard.text) or mentioned.unknown and not mentioned.families:
        intent = FAMILIES
    only_family = intent != FAMILIES and not heard.levels and mentioned.alone
    return replace(
        heard,
        intent=FOLLOW_UP if only_family else intent,
        family=family,
        families=mentioned.families,
        only_family=only_family,
        unknown_family=mentioned.unknown,
    )
