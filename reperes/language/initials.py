"""Leaves out the initials of people: « Marie D. », « M. C. », « B. Dupont », « Karim D a dit »."""

import re

from reperes.language.folding import in_place
from reperes.language.lexis import words

_LETTER = re.compile(r"(?<![\w'&#+/.-])([A-Za-z])(\.|\b)(?![\w'&#+/-])")
_SEVERAL = re.compile(r"(?<![\w'.])(?:[A-Z]\.[ -]?){2,}(?=\s|$)")
_BEFORE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)(\.?)\s+$")
_SURNAME = re.compile(r"\s*(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Vv]on|[Ll]e)\s+)*([A-ZÀ-Ý][\w-]+)")
_TITLES = frozenset("M")
_NEXT = re.compile(r"\s*,?\s*(\w+)")


def without_initials(text: str) -> str:
    """Return `text` without the letters that stand for the names of people; their other names stay."""
    text = _SEVERAL.sub(lambda some: some.group() if _names_a_level(text[: some.start()]) else "", text)
    kept, start = [], 0
    for letter in _LETTER.finditer(text):
        before, after = text[: letter.start()], text[letter.end() :]
        small, has_point = letter[1].islower(), letter[2] == "."
        if letter[1] not in _TITLES and (
            _is_small_initial(before, has_point) if small else _is_initial(before, has_point, after)
        ):
            kept.append(text[start : letter.start()].rstrip())
            start = letter.end()
    return "".join([*kept, text[start:]]) if kept else text


def _is_initial(before: str, has_point: bool, after: str) -> bool:
    word = _BEFORE.search(before)
    folded = in_place(word[1]) if word else ""
    if folded in words("people", "titles") and folded != "m":
        return True
    if folded == "m" and (word[2] or has_point):
        return True
    if not word or word[2]:
        return has_point and _is_before_surname(before, after)
    if _names_a_level(before):
        return False
    if word[1][0].isupper() and _is_first_name(word[1]):
        return has_point or _does(after) or not after.strip(" .!")
    if has_point and word[1][0].isupper():
        return _is_name_in_sentence(before[: word.start()]) or _does(after)
    return has_point and _is_before_surname(before, after)


def _names_a_level(before: str) -> bool:
    """Whether a level follows « niveau », « un » at the end of `before`."""
    word = _BEFORE.search(before)
    return bool(word) and in_place(word[1]) in words("levels", "names", "people", "articles")


def _is_small_initial(before: str, has_point: bool) -> bool:
    """« marie d. »: only a first name and a point make a small letter one."""
    word = _BEFORE.search(before) if has_point else None
    return bool(word) and not word[2] and _is_first_name(word[1])


def _is_first_name(word: str) -> bool:
    return in_place(word.split("-")[0]) in words("people", "names")


def _does(after: str) -> bool:
    """Whether a verb follows that needs someone who does it."""
    following = _NEXT.match(after)
    return bool(following) and following[1] in words("people", "does")


def _is_name_in_sentence(before: str) -> bool:
    """Whether a capital word after `before` can only be a name: no sentence begins with it, no article goes before."""
    word = _BEFORE.search(before)
    return bool(word) and not word[2] and in_place(word[1]) not in words("people", "before_parts")


def _is_before_surname(before: str, after: str) -> bool:
    """« B. Dupont a appelé », « avec B. Dupont »; not « en C. Si … »."""
    surname = _SURNAME.match(after)
    if not surname or in_place(surname[1].split("-")[0]) in words("fillers", "fillers"):
        return False
    word = _BEFORE.search(before)
    last = "" if not word or word[2] else in_place(word[1])
    if last in words("people", "with"):
        return True
    rest = after[surname.end() :].lstrip()
    return last in ("", *words("people", "of")) and _does(rest) or not last and rest[:1] in (",", "", ".")
