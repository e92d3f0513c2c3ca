"""A word that may be a level, with what stands before and after it."""

from dataclasses import dataclass
from typing import Mapping, Sequence

from reperes.hearing.tokens import Token, word_at


@dataclass(frozen=True)
class Letter:
    """A token that may be a level, with its text's tokens and the family's levels by their small names."""

    tokens: Sequence[Token]
    place: int
    levels: Mapping[str, str]

    @property
    def token(self) -> Token:
        """The token itself."""
        return self.tokens[self.place]

    @property
    def before(self) -> str:
        """The word or sign before it, without the point of « niv. »."""
        word = word_at(self.tokens, self.place - 1)
        return word_at(self.tokens, self.place - 2) if word == "." else word

    @property
    def after(self) -> str:
        """The word or sign after it."""
        return word_at(self.tokens, self.place + 1)

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a capital."""
        return self.token.text.isupper()

    @property
    def ends(self) -> bool:
        """Whether no word follows at once."""
        return not self.after or not self.after[0].isalnum()
