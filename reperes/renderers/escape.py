"""Takes their power from characters that a platform's markup would read as its own."""

import re

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKUP = re.compile(r"[\\`*\[\]~|]|(?<!\S)#|_(?![^\W_])|(?<![^\W_])_")
"""`_` inside of a word and `#` behind one are no markup, and stand in addresses, which stay as they are."""
_AT_LINE_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)|^([-+=])", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+", re.MULTILINE)


def mrkdwn(text: str) -> str:
    """Return a text for Slack, where `& < >` make mentions and links."""
    return text.translate(_ENTITIES)


def slack_markdown(text: str) -> str:
    """Return a text for a Slack markdown block, in which nothing is markup; its lines stay lines."""
    return _escaped(mrkdwn(text)).replace("\n", "  \n")


def card_markdown(text: str) -> str:
    """Return a text for a TextBlock of an Adaptive Card, in which nothing is markup."""
    return re.sub(r"[<>&]", r"\\\g<0>", _escaped(text))


def _escaped(text: str) -> str:
    flat = _INDENTED.sub("", text)
    return _AT_LINE_START.sub(_escape_start, _MARKUP.sub(r"\\\g<0>", flat))


def _escape_start(found: "re.Match[str]") -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"
