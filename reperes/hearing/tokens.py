"""Cuts a text into words and signs, each with its place."""

import re
from typing import List, NamedTuple, Optional, Sequence

from reperes.language.folding import in_place

_TOKEN = re.compile(r"->|=>|→|[A-Za-zÀ-ÖØ-öø-ÿœŒ0-9]+|[^\sA-Za-z0-9]")


class Token(NamedTuple):
    """A word or a sign of a text."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number, and no sign."""
        return self.text[0].isalnum()


def tokens_of(text: str) -> List[Token]:
    """Return the words and signs of `text`."""
    folded = in_place(text)
    return [Token(m.group(), folded[m.start() : m.end()], m.start(), m.end()) for m in _TOKEN.finditer(text)]


def token_at(tokens: Sequence[Token], place: int) -> Optional[Token]:
    """Return the token at `place`, None before the first and after the last."""
    return tokens[place] if 0 <= place < len(tokens) else None


def word_at(tokens: Sequence[Token], place: int) -> str:
    """Return the folded word or sign at `place`, "" before the first and after the last."""
    return tokens[place].folded if 0 <= place < len(tokens) else ""
