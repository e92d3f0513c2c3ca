"""Finds the families that a message names, well or badly spelt, and what it asks of them."""

from dataclasses import dataclass, replace
from typing import Dict, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from rapidfuzz.distance import OSA

from reperes.hearing.family_questions import asks_about_families
from reperes.hearing.intents import COMPARE, FAMILIES, FOLLOW_UP, OUTSIDE
from reperes.hearing.other_families import CODE, OtherFamilies, Said, alike
from reperes.hearing.understanding import Understanding
from reperes.knowledge.library import Library
from reperes.knowledge.model import Knowledge
from reperes.knowledge.references import WHOLE_FAMILY
from reperes.language.folding import row
from reperes.language.lexis import phrases, words

_SLIP, _SLIPS = 5, 8
"""Letters from which on a word of a name may have one slip, and two."""
_TWO, _SHORTENED = 2, 3

Words = Tuple[str, ...]


@dataclass(frozen=True)
class Mentioned:
    """The identifiers of the families that a text names, in order; whether it says nothing beside.

    `unknown` is the name of one that is not here, `joined` whether it stands beside one that is.
    """

    families: Tuple[str, ...] = ()
    alone: bool = False
    unknown: Optional[str] = None
    joined: bool = False


class _Piece(NamedTuple):
    """A word of a text, or the words that name a family, up to the word `end`."""

    family: Optional[str]
    word: str
    end: int


class FamilyNames:
    """The names of the families of a library: theirs, those of their vocabulary, and their codes.

    A family that is alone is not told apart, and needs none.
    """

    def __init__(self, library: Library) -> None:
        families = {} if library.is_single else library.families
        self._families = tuple(families)
        self._levels = {name: frozenset(knowledge.family.levels) for name, knowledge in families.items()}
        self._names: Dict[Words, str] = {}
        for name, knowledge in families.items():
            for said in (knowledge.family.name, *knowledge.vocabulary.names.get(WHOLE_FAMILY, ())):
                self._names.setdefault(_alike(row(said)), name)
        parts = {_alike(row(part)) for knowledge in families.values() for part in knowledge.names.values()}
        # « gestionnaire de données » may be a role here and a family there: only « la famille … » names the family then.
        self._also_parts: FrozenSet[Words] = frozenset(parts & self._names.keys())
        self._codes = {knowledge.family.code.lower(): name for name, knowledge in families.items()}
        self._longest = max(map(len, self._names), default=0)
        self._others = OtherFamilies(families.values(), self._codes, self._names)

    def mentioned(self, text: str) -> Mentioned:
        """Return which families `text` names, and how: « et chez les DG ? », « la famille IT »."""
        if not self._names:
            return Mentioned()
        pieces = self._cut(Said.of(text))
        families = tuple(dict.fromkeys(piece.family for piece in pieces if piece.family))
        if len(self._families) == _TWO and phrases("families", "both").find(row(text)):
            families = self._families
        beside = words("families", "beside", "before_code", *(["compares"] if len(families) == 1 else []))
        alone = bool(families) and all(piece.family or piece.word in beside for piece in pieces)
        joined = self._others.beside(text, [piece.end for piece in pieces if piece.family])
        return Mentioned(families, alone, joined or self._others.named(text), bool(joined))

    def _cut(self, said: Said) -> List[_Piece]:
        """The words of a text, one entry for each name of a family."""
        pieces: List[_Piece] = []
        place = 0
        while place < len(said.folded):
            name, length = self._at(said, place)
            pieces.append(_Piece(name, said.folded[place], place + length))
            place += length
        return pieces

    def _at(self, said: Said, place: int) -> Tuple[Optional[str], int]:
        """The family named at a place, and how many words that takes."""
        before = said.folded[place - 1] if place else ""
        for length in range(min(self._longest, len(said.folded) - place), 0, -1):
            name = self._named(said.folded[place : place + length], before, said.dotted[place])
            if name:
                return name, length
        code = self._codes.get(said.folded[place])
        return (code, 1) if code and self._is_meant(code, said, place, before) else (None, 1)

    def _named(self, typed: Sequence[str], before: str, shortened: bool) -> Optional[str]:
        """The family whose name some words are, with slips, or with the first word `shortened`: « gest. de dossiers »."""
        said = _alike(typed)
        found = said if said in self._names else None
        if found is None and len(said) > 1:
            start = said[0] if shortened and len(said[0]) >= _SHORTENED else ""
            near = (
                name
                for name in self._names
                if len(name) == len(said)
                and (_is_slip(said[0], name[0]) or start and name[0].startswith(start))
                and all(map(_is_slip, said[1:], name[1:]))
            )
            found = next(near, None)
        is_part = found in self._also_parts and before not in words("families", "before_code")
        return self._names[found] if found and not is_part else None

    def _is_meant(self, family: str, said: Said, place: int, before: str) -> bool:
        """Whether a code stands for its family: « les os », « DG », « dg b »; not in « ma DG »."""
        if before in words("families", "before_code", "before_typed_code"):
            return True
        if before in words("families", "not_before") or len(said.typed) != len(said.folded):
            return False
        return bool(CODE.match(said.typed[place])) or self._has_level(family, said, place + 1)

    def _has_level(self, family: str, said: Said, place: int) -> bool:
        """Whether a word is a level of a family: « dg b », not « dg c'est … »."""
        if place >= len(said.typed) or said.parted[place] or said.elided[place]:
            return False
        return said.typed[place].upper() in self._levels[family]


def levels_of(families: Sequence[Knowledge]) -> Tuple[str, ...]:
    """Return the levels of all `families`, each once."""
    return tuple(dict.fromkeys(level for knowledge in families for level in knowledge.family.levels))


def _alike(said: Sequence[str]) -> Words:
    """Words without the mark of a plural, so that « gestionnaire de dossiers » and « gestionnaires de dossier » are
    one."""
    return tuple(map(alike, said))


def _is_slip(typed: str, word: str) -> bool:
    """Whether a word is another one, or that with the slips of a finger."""
    if typed == word:
        return True
    most = (len(word) >= _SLIP) + (len(word) >= _SLIPS)
    return most > 0 and typed[:1] == word[:1] and OSA.distance(typed, word, score_cutoff=most) <= most


def of_families(heard: Understanding, family: str, mentioned: Mentioned) -> Understanding:
    """Return `heard` for one of several families: which ones it names, and whether it asks about families
    themselves."""
    intent = heard.intent
    if asks_about_families(heard.text) or mentioned.unknown and (mentioned.joined or not mentioned.families):
        intent = FAMILIES
    elif intent == OUTSIDE and len(mentioned.families) > 1 and heard.parts and _compares(heard):
        # « compare les contacts des OS et des DG »: only families that are not compared are outside.
        intent = COMPARE
    only_family = intent != FAMILIES and not heard.levels and mentioned.alone
    return replace(
        heard,
        intent=FOLLOW_UP if only_family else intent,
        family=family,
        families=mentioned.families,
        only_family=only_family,
        unknown_family=mentioned.unknown,
    )


def _compares(heard: Understanding) -> bool:
    return bool(heard.cues & {"same", "different", "versus"})
