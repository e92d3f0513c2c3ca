"""Tells which numbers are levels: « un 4 », « du 3 au 5 », « niveau II », « a 2 »; not « le 3 mars », « 2 questions »,
« 1. »."""

from typing import List, Optional, Sequence, Tuple

from reperes.hearing.level_names import LevelNames, roman
from reperes.hearing.tokens import Token, token_at, word_at
from reperes.language.figures import number_of
from reperes.language.lexis import words

_SHORT = 4
_LONGEST_JOIN = 3


def number_level(tokens: Sequence[Token], place: int, names: LevelNames) -> Optional[str]:
    """Return the level that the number at `place` names, None where it counts, dates or marks something else."""
    word = tokens[place].folded
    before = _before(tokens, place)
    named = before in words("levels", "names")
    if named:
        return names.numbers.get(number_of(word) or roman(word) or 0) if _says_a_number(tokens, place) else None
    ordinal = None if word.isdigit() else number_of(word, "ordinals")
    if ordinal and word_at(tokens, place + 1) in words("levels", "names"):
        return names.numbers.get(ordinal)
    if not names.figures or not word.isdigit() or int(word) not in names.numbers:
        return None
    chain = _chain(tokens, place, names)
    return names.numbers[int(word)] if _introduced(tokens, chain) else None


def _says_a_number(tokens: Sequence[Token], place: int) -> bool:
    """« niveau un »; not « quel niveau un agent … »."""
    word = tokens[place].folded
    return word.isdigit() or number_of(word) != 1 or not word_at(tokens, place + 1).isalpha()


def _before(tokens: Sequence[Token], place: int) -> str:
    """The word before, without « n° » and the point of « niv. »."""
    place -= 1
    while word_at(tokens, place) == "." or word_at(tokens, place) in words("numbers", "number_signs"):
        place -= 1
    return word_at(tokens, place)


def _chain(tokens: Sequence[Token], place: int, names: LevelNames) -> List[int]:
    """The places of the numbers that are named together with the one at `place`: « 3, 4 et 5 »."""
    chain = [place]
    for step in (-1, 1):
        while (beside := _beside(tokens, chain[0 if step < 0 else -1], step, names)) is not None:
            chain.insert(0 if step < 0 else len(chain), beside)
    return chain


def _beside(tokens: Sequence[Token], place: int, step: int, names: LevelNames) -> Optional[int]:
    joining = words("levels", "between", "names", "articles")
    for distance in range(1, _LONGEST_JOIN + 2):
        word = word_at(tokens, place + step * distance)
        if word.isdigit() and int(word) in names.numbers:
            return place + step * distance if distance > 1 else None
        if not word or word not in joining:
            return None
    return None


def _introduced(tokens: Sequence[Token], chain: Sequence[int]) -> bool:
    """Whether what stands around numbers that are named together says that they are levels."""
    if any(_before(tokens, place) in words("levels", "names") for place in chain):
        return True
    if _is_glued(tokens, chain) or not _may_end(tokens, chain[-1]):
        return False
    before = {word_at(tokens, place - 1) for place in chain}
    if before & words("levels", "before_number"):
        return True
    if len(chain) == 1:
        return False
    first = word_at(tokens, chain[0] - 1)
    between = {token.folded for token in tokens[chain[0] : chain[-1]]}
    return (
        first in words("levels", "before_numbers")
        or bool(between & words("levels", "against"))
        or _is_all(tokens, chain)
    )


def _is_all(tokens: Sequence[Token], chain: Sequence[int]) -> bool:
    """« 3 ou 4 ? »: whether a message says nothing else."""
    others = [token for place, token in enumerate(tokens) if token.is_word and place not in chain]
    return all(token.folded in words("levels", "between") for token in others)


def _is_glued(tokens: Sequence[Token], chain: Sequence[int]) -> bool:
    """« 3/4 », « 3-5 », « 3.5 », « 10h »: a date, a count or a range."""
    for place in chain:
        for beside, sign in ((place - 1, place - 2), (place + 1, place + 2)):
            token, number = token_at(tokens, beside), token_at(tokens, sign)
            touches = token is not None and (token.end == tokens[place].start or token.start == tokens[place].end)
            if touches and token is not None and token.text in "/-.:°" and number and number.text.isdigit():
                return True
    return False


def _may_end(tokens: Sequence[Token], place: int) -> bool:
    """Whether no noun follows that the number counts, no month and no unit."""
    after = token_at(tokens, place + 1)
    if after is None or after.folded in words("levels", "after_number"):
        return True
    if after.is_word or after.text in "%€$°)":
        return False
    return not (after.text == "." and place == 0)


def pair_level(tokens: Sequence[Token], place: int, names: LevelNames) -> Tuple[Optional[str], int]:
    """Return the level that a letter and figures name, set apart (« A 2 », « a-2 »), and the place of its last
    token."""
    letter = tokens[place]
    sign = word_at(tokens, place + 1) in ("-", ".")
    last = place + (2 if sign else 1)
    figures = token_at(tokens, last)
    if figures is None:
        return None, place
    name = names.pairs.get((letter.folded, figures.text))
    joined = sign and tokens[place + 1].start == letter.end and figures.start == tokens[place + 1].end
    if name and (joined or not sign and _is_pair(tokens, place, last)):
        return name, last
    return None, place


def _is_pair(tokens: Sequence[Token], place: int, last: int) -> bool:
    """« un a 2 », « A 2 »; not « il y a 2 tâches », « À 2 heures »."""
    before, after = _before(tokens, place), word_at(tokens, last + 1)
    if before in words("levels", "names"):
        return True
    if after in words("numbers", "counted", "dates") or before in words("levels", "has"):
        return False
    if tokens[place].text.isupper() and tokens[place].text.isascii():
        return True
    if before in words("levels", "articles", "people"):
        return _may_end(tokens, last)
    said = sum(token.is_word for token in tokens)
    return said <= _SHORT and _may_end(tokens, last)
