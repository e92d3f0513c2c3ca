"""Tells which lone letters are levels: « un C », « niveau dé », « D comme Denis », not « c'est », « plan B », « d'un ».

French is full of lone letters, so a letter's neighbours decide. Readings are asked one after the other, and the first
that knows decides.
"""

from typing import Optional, Sequence

from reperes.hearing.letter import Letter
from reperes.hearing.spoken_levels import is_explained
from reperes.hearing.tokens import Token, token_at, word_at
from reperes.language.lexis import words

_SHORT = 4
"""In a message of so many words, a letter at the end is a level even in lower case: « procédures c »."""
_LONGEST_ROW = 3
_VOWELS = tuple("aeiouyh")


def is_level(letter: Letter) -> bool:
    """Whether a letter that has the name of a level is one."""
    return next((verdict for read in _READINGS for verdict in [read(letter)] if verdict is not None), False)


def _glued(letter: Letter) -> Optional[bool]:
    """A letter that a sign joins to another word: « c'est », « D&O », « C# », « D-medewerker », « anti-D »."""
    token, previous, following = (
        letter.token,
        token_at(letter.tokens, letter.place - 1),
        token_at(letter.tokens, letter.place + 1),
    )
    known = words("levels", "names", "people")
    if following and following.start == token.end:
        if following.text in "'&#°_+" and (following.text != "+" or word_at(letter.tokens, letter.place + 2) == "+"):
            return False
        if following.text in "-." and _joined(letter.tokens, letter.place + 2):
            word = word_at(letter.tokens, letter.place + 2)
            if word in letter.levels:
                return None
            return following.text == "-" and word in known
    if previous and previous.end == token.start:
        if previous.text in "&#_":
            return False
        if previous.text == "-" and _joined(letter.tokens, letter.place - 1):
            word = word_at(letter.tokens, letter.place - 2)
            return None if word in letter.levels else word in known
    return None


def _joined(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token at `place` is joined to the one before it, and both are there."""
    return 0 < place < len(tokens) and tokens[place].start == tokens[place - 1].end


def _explained(letter: Letter) -> Optional[bool]:
    return True if is_explained(letter, letter.token.folded) else None


def _of_another_thing(letter: Letter) -> Optional[bool]:
    """« plan B », « les étages C et D », « vol. B »."""
    place = letter.place - 1
    while (
        word_at(letter.tokens, place) in words("levels", "joined")
        and word_at(letter.tokens, place - 1) in letter.levels
    ):
        place -= 2
    word = word_at(letter.tokens, place)
    if word == ".":
        word = word_at(letter.tokens, place - 1)
    things = words("levels", "other_things")
    if word in things or word.endswith("s") and word[:-1] in things:
        return False
    if word in words("levels", "kinds"):
        return any(token.folded in words("levels", "people") for token in letter.tokens)
    return None


def _elided(letter: Letter) -> Optional[bool]:
    """« d un », « d analyse »: a d whose apostrophe got lost; a capital one only before a few words."""
    if letter.token.folded != "d" or not letter.after:
        return None
    if letter.is_capital:
        return False if letter.after in words("levels", "capital_elided") else None
    is_noun = letter.before in words("levels", "articles") or letter.after in words("levels", "not_elided")
    return False if letter.after.startswith(_VOWELS) and not is_noun else None


def _named(letter: Letter) -> Optional[bool]:
    """« niveau c », « niv. b »."""
    return True if letter.before in words("levels", "names") else None


def _introduced(letter: Letter) -> Optional[bool]:
    """« un C », « pour D »."""
    if not letter.is_capital or letter.before in words("levels", "doubtful"):
        return None
    return True if letter.before in words("levels", "before") else None


def _beside_another(letter: Letter) -> Optional[bool]:
    """« c et b », « C->B », « le c le d »."""
    if not _is_beside(letter):
        return None
    is_noun = letter.before in words("levels", "articles")
    return not letter.after or letter.after in words("levels", "between") or is_noun or not _is_cest(letter)


def _is_beside(letter: Letter) -> bool:
    """Whether another level stands beside, with at most two joining words between."""
    joining = words("levels", "between", "names", "articles")
    for step in (1, -1):
        for distance in range(1, _LONGEST_ROW + 1):
            other = token_at(letter.tokens, letter.place + step * distance)
            if other is None:
                break
            if other.folded in letter.levels and other.folded != letter.token.folded:
                return distance > 1 or other.text.isupper() or letter.is_capital or _in_row(letter)
            if other.folded not in joining:
                break
    return False


def _in_row(letter: Letter) -> bool:
    """« d c et b »: whether three different levels stand in a row, with at most joining words between."""
    joining = words("levels", "between")
    first = last = letter.place
    while word_at(letter.tokens, first - 1) in letter.levels or word_at(letter.tokens, first - 1) in joining:
        first -= 1
    while word_at(letter.tokens, last + 1) in letter.levels or word_at(letter.tokens, last + 1) in joining:
        last += 1
    return len({token.folded for token in letter.tokens[first : last + 1]} & set(letter.levels)) >= _LONGEST_ROW


def _is_cest(letter: Letter) -> bool:
    """« c koi », « mon contrat c D »: a c that stands for « c'est »; a capital one only before a few words."""
    following = token_at(letter.tokens, letter.place + 1)
    names_another = following is not None and following.text.isupper() and following.folded in letter.levels
    if (
        letter.token.text == "c"
        and names_another
        and letter.before not in words("levels", "articles", "names", "between")
    ):
        return True
    key = "capital_cest" if letter.is_capital else "cest"
    return letter.token.folded == "c" and letter.after in words("levels", key)


def _cest(letter: Letter) -> Optional[bool]:
    return False if _is_cest(letter) else None


def _capital(letter: Letter) -> Optional[bool]:
    return True if letter.is_capital else None


def _small(letter: Letter) -> bool:
    """A small letter: at the end of a short message, alone, or introduced."""
    said = sum(token.is_word for token in letter.tokens)
    if letter.before and letter.ends and letter.token.folded != "a" and said <= _SHORT:
        return True
    joining = words("levels", "between")
    if len(letter.tokens) <= _LONGEST_ROW and not any(
        token.is_word and token.folded not in letter.levels and token.folded not in joining for token in letter.tokens
    ):
        return True
    if letter.token.folded == "d" and not letter.ends:
        return letter.before in words("levels", "articles")
    # « un humain ou c une machine ? »
    goes_on = (
        letter.token.folded == "c"
        and not letter.ends
        and letter.before in joining
        and letter.after.isalpha()
        and letter.after not in joining
    )
    return letter.before in words("levels", "before") and not goes_on


_READINGS = (
    _glued, _explained, _of_another_thing, _elided, _named, _introduced, _beside_another, _cest, _capital, _small
)  # fmt: skip
