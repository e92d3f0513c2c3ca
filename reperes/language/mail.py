"""Leaves out what stands around the words of a mail's writer: heads, quoted lines, the signature."""

import re
from typing import List, Optional

from reperes.language.folding import in_place, row
from reperes.language.lexis import phrases, words

_QUOTED_LINE = re.compile(r"^\s*>.*$", re.MULTILINE)
_QUOTE_MARK = re.compile(r"^[\s>]*>", re.MULTILINE)
_RULE = re.compile(r"^\s*(?:--|[-_=*]{3,})\s*$", re.MULTILINE)
_HEAD = re.compile(r"\s*([a-z]+)\s*:\s*(.*)")
_SENTENCE = re.compile(r"[^.!?,;\n]+[.!?,;]*\s*")
_ADDRESS = re.compile(r"\S@\S|\+\d\d|\b0\d+[ ./]\d|\b\d{4} [A-Z]")
_ENDS = "?!."


def without_mail(text: str) -> str:
    """Return what the writer of `text` asks, without quoted lines, heads, earlier mails and the signature."""
    for leave_out in (
        _without_quoted_lines,
        _without_earlier,
        _without_heads,
        _without_rule,
        _without_closing,
        _without_address,
    ):
        shorter = leave_out(text).strip()
        if re.search(r"\w", shorter):
            text = shorter
    return text


def _without_quoted_lines(text: str) -> str:
    """A quoted line stays where the rest speaks of it: « c'est pour qui, ça ? »."""
    if ">" not in text:
        return text
    rest = _QUOTED_LINE.sub("", text)
    return _QUOTE_MARK.sub("", text) if words("mail", "pointing") & set(row(rest)) else rest


def _without_earlier(text: str) -> str:
    """Cut from the line on that announces another mail."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        announces = line.rstrip().endswith((":", "-", "_"))
        if announces and phrases("mail", "earlier").find(row(line)) and place:
            return "\n".join(lines[:place])
    return text


def _without_heads(text: str) -> str:
    """Leave out « De : … », « À : … » at the top, and the label of « Objet : … »."""
    lines = text.split("\n")
    kept: List[str] = []
    for place, line in enumerate(lines):
        head = _HEAD.fullmatch(in_place(line))
        if head and head[1] in words("mail", "about"):
            kept.append(line[head.start(2) :])
        elif not (head and head[1] in words("mail", "head") and len(lines) > 1):
            return "\n".join([*kept, *lines[place:]])
    return "\n".join(kept)


def _without_rule(text: str) -> str:
    """Cut from a line on that only rules off: « -- »."""
    rule = _RULE.search(text)
    return text[: rule.start()] if rule and "?" not in text[rule.end() :] else text


def _without_closing(text: str) -> str:
    """Cut from « Cordialement » on, where no question follows; a postscript is kept."""
    for sentence in _SENTENCE.finditer(text):
        said = row(sentence.group())
        closing = phrases("mail", "closing", "thanks").at(said, 0)
        if not closing or "?" in text[sentence.start() :]:
            continue
        rest = text[sentence.end() :]
        if (
            closing.name == "closing"
            and _is_closing(said[closing.end :])
            or "\n" in sentence.group()
            and _is_short(rest)
        ):
            after = text[sentence.start() :]
            return text[: sentence.start()] + after[_postscript(after) :]
    return text


def _is_closing(following: List[str]) -> bool:
    """Whether so few words follow « Cordialement » in its sentence that they may be a name."""
    return len(following) <= 12


def _is_short(rest: str) -> bool:
    return bool(rest.strip()) and all(len(line.split()) <= 6 for line in rest.split("\n"))


def _postscript(text: str) -> int:
    """Where a postscript begins in `text`, its end when it has none."""
    place = 0
    for line in text.split("\n"):
        first: Optional[str] = next(iter(in_place(line).split()), None)
        if first and first.strip(":") in words("mail", "postscript"):
            return place
        place += len(line) + 1
    return len(text)


def _without_address(text: str) -> str:
    """Cut the last lines, after the last sentence that is ended, where they hold an address."""
    lines = text.split("\n")
    last = max((place for place, line in enumerate(lines) if line.rstrip().endswith(tuple(_ENDS))), default=-1)
    ended = [place for place, line in enumerate(lines) if line.rstrip().endswith("?")]
    last = ended[-1] if ended else last
    below = "\n".join(lines[last + 1 :])
    holds_address = _ADDRESS.search(below) or words("mail", "address") & set(row(below))
    return "\n".join(lines[: last + 1]) if last >= 0 and holds_address else text
