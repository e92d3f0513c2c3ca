"""Tells in what sense a level is mentioned: put aside, asked for alone, one's own, someone else's."""

from dataclasses import dataclass
from typing import Optional, Sequence, Set

from reperes.hearing.tokens import Token
from reperes.language.lexis import phrases, words

_FARTHEST = 7
"""So many words may stand between « je suis » and the level."""
_SIGNS = frozenset(",;:.?!-")


@dataclass(frozen=True)
class LevelMention:
    """A level in a message: where it stands and in what sense (`excluded`: « sauf C »; `only`: « que B qui »)."""

    level: str
    start: int
    end: int
    excluded: bool = False
    only: bool = False
    own: bool = False
    other: bool = False

    @property
    def role(self) -> str:
        """Its sense in one word; of several the first one counts. "asked" for none."""
        return next((role for role in ("excluded", "only", "own", "other") if getattr(self, role)), "asked")


class Senses:
    """Reads the words around the levels of one text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._places = [place for place, token in enumerate(tokens) if token.is_word or token.text in _SIGNS]
        self._row = [tokens[place].folded for place in self._places]
        self._tokens = tokens
        self._found: Set[int] = set()

    def mention(self, level: str, place: int, end: int) -> LevelMention:
        """Return the mention of `level` by the token at `place`, which reaches to `end` of the text."""
        at = self._places.index(place)
        self._found.add(at)
        person = self._person(at)
        return LevelMention(
            level,
            self._tokens[place].start,
            end,
            self._is_excluded(at),
            self._is_only(at),
            person == "own",
            person == "other",
        )

    def is_denied(self, place: int) -> bool:
        """« pas pour un B », « au lieu du D »."""
        return (
            self._said(self._back(self._places.index(place), "skipped", "prepositions"), "denied", "not_denied")
            == "denied"
        )

    def _said(self, at: int, *senses: str) -> Optional[str]:
        """The sense of the words right before `at`."""
        found = phrases("senses", *senses).before(self._row, at)
        return found.name if found else None

    def _back(self, at: int, *kinds: str) -> int:
        """The place before the words of `kinds` that stand before `at`."""
        while at and (
            self._row[at - 1] in words("senses", *kinds) or self._row[at - 1] in words("levels", "names", "people")
        ):
            at -= 1
        return at

    def _is_excluded(self, at: int) -> bool:
        if self._is_not(at) or self._said(self._back(at, "skipped", "prepositions"), "excluded"):
            return True
        after = at + 2 if self._row[at + 1 : at + 2] == [","] else at + 1
        if phrases("senses", "excluded_after").at(self._row, after):
            return True
        before = self._back(at, "skipped")
        if before < 2 or before - 2 not in self._found:
            return False
        joined = self._row[before - 1]
        # « sauf B et C », « pas D ni C »; « pas D et C » denies the pair.
        goes_on = (
            joined in words("senses", "nor") or joined in words("senses", "goes_on") and not self._is_not(before - 2)
        )
        return goes_on and self._is_excluded(before - 2)

    def _is_not(self, at: int) -> bool:
        """« pas C », « pas le C »."""
        article = at - (at > 0 and self._row[at - 1] in words("senses", "skipped"))
        return bool(self._said(article, "not"))

    def _is_only(self, at: int) -> bool:
        if self._row[at + 1 : at + 2] and self._row[at + 1] in words("senses", "only_after"):
            return True
        before = self._back(at, "skipped", "prepositions")
        if self._said(self._back(at, "skipped"), "only_near"):
            return True
        if self._said(before, "only", "not_only") != "only":
            return False
        return self._row[before - 1] not in words("senses", "that") or self._is_nothing_but(before - 1)

    def _is_nothing_but(self, place: int) -> bool:
        """« que les B », « il n'y a que le B »: a « que » after no other verb or noun."""
        if place - 1 in self._found:
            return False
        before = self._row[place - 1] if place else ""
        relative = self._row[place - 2 : place - 1] == ["qui"]
        negated = words("senses", "negation").intersection(self._row[max(0, place - _FARTHEST) : place])
        return bool(negated) or relative or not before.isalnum() or before in words("senses", "before_that")

    def _person(self, at: int) -> Optional[str]:
        """Whose level it is: « je suis agent C », « elle est C »."""
        for place in range(at, max(0, at - _FARTHEST), -1):
            said = self._said(place, "own", "own_near", "own_if_first", "other", "nobody")
            if said:
                return self._whose(said, place, at)
            if self._stops(place - 1):
                return None
        return None

    def _whose(self, said: str, place: int, at: int) -> Optional[str]:
        """Whose level it is that stands at `at` after the words of a person, which end at `place`."""
        between = self._row[place:at]
        if "ou" in self._row[at + 1 : at + 2]:
            # « je suis D ou C ? » is a question.
            return None
        if said == "other":
            return None if "," in between else said
        if said == "own_near":
            near = words("senses", "near", "skipped") | words("levels", "names", "people")
            return "own" if near.issuperset(between) else None
        if said == "own_if_first":
            return "own" if words("senses", "first_person").intersection(self._row) else None
        return "own" if said == "own" else None

    def _stops(self, place: int) -> bool:
        """Whether what follows the word at `place` is no longer said of the same person."""
        word = self._row[place]
        if place in self._found:
            return not self._said(self._back(place, "skipped"), "not")
        if word in words("senses", "of"):
            known = words("levels", "names", "people")
            return known.isdisjoint(self._row[max(0, place - 1) : place + 2])
        if word in words("senses", "like"):
            return self._row[place + 1] in words("senses", "skipped")
        return word in words("senses", "stops")
