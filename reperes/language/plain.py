"""Reads what someone typed as if it had been typed by itself: no markup, no mail around it, no names' letters.

The one place where texts are made plain before they are understood.
"""

import re

from reperes.language.characters import usual
from reperes.language.initials import without_initials
from reperes.language.mail import without_mail
from reperes.language.markup import without_entities, without_markup

_BLANKS = re.compile(r"[^\S\n]+")
_QUOTED_LETTER = re.compile(r"«\s*([A-Za-z])\s*»|\"([A-Za-z])\"|(?<!\w)'([A-Za-z])'(?!\w)")
_MARK = re.compile(r"(?<![^\s,;:.!?])(?:[a-zA-Z]|\d{1,2})\)(?=\s)")
_LINE_MARK = re.compile(r"^[ \t]*(?:(?:[a-zA-Z]|\d{1,2})[.°][ \t]+(?=\S)|[-*•–][ \t]+)", re.MULTILINE)


def plain(text: str) -> str:
    """Return the words of `text` that are to be understood; it leaves something of every text that has a word."""
    text = usual(without_entities(text))
    for leave_out in (without_markup, without_mail, _without_list_marks, without_initials):
        shorter = leave_out(text)
        if shorter != text and re.search(r"\w", shorter):
            text = _BLANKS.sub(" ", shorter).strip()
    return _QUOTED_LETTER.sub(r"\1\2\3", text)


def _without_list_marks(text: str) -> str:
    """Leave out « a) … b) … », and at the beginnings of several lines « a. », « - »."""
    if ")" in text:
        text = _MARK.sub(
            lambda mark: mark.group() if _closes(text, mark.start()) else "," if mark.start() else "", text
        )
    return _LINE_MARK.sub("", text) if len(_LINE_MARK.findall(text)) > 1 else text


def _closes(text: str, place: int) -> bool:
    """Whether a parenthesis is open at `place`."""
    return text.count("(", 0, place) > text.count(")", 0, place)
