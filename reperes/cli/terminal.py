"""Messages as text for a terminal: wrapped at its width, with sources set back and buttons numbered."""

from __future__ import annotations

import re
import textwrap
from typing import Any, Dict, Iterator, List, Mapping, Sequence

DIM, BOLD, PLAIN = "\033[2m", "\033[1m", "\033[0m"
WIDEST = 100

_BULLET = re.compile(r"[•\-–] ")
# The line that says where a quotation stands, and the one that names the document.
_SOURCE = re.compile(r"\(.+\)$|Source\s?:")


def formatted(messages: Sequence[Mapping[str, Any]], width: int, colours: bool) -> str:
    """Return messages with their buttons; the numbers are those of `buttons_of`."""
    width = min(width, WIDEST)
    parts = ["\n".join(_lines(message.get("text") or "", width, colours)) for message in messages]
    choices = [button["title"] for button in buttons_of(messages)]
    numbered = [_wrapped(f"{number}. {title}", width, "  ", "     ") for number, title in enumerate(choices, 1)]
    return "\n\n".join(part for part in [*parts, "\n".join(numbered)] if part)


def buttons_of(messages: Sequence[Mapping[str, Any]]) -> List[Dict[str, Any]]:
    """Return the buttons of all messages, in their order."""
    return [button for message in messages for button in message.get("buttons") or []]


def _lines(text: str, width: int, colours: bool) -> Iterator[str]:
    for line in text.splitlines():
        wrapped = _wrapped(line, width, "", "  " if _BULLET.match(line) else "")
        yield f"{DIM}{wrapped}{PLAIN}" if colours and _SOURCE.match(line) else wrapped


def _wrapped(line: str, width: int, first: str, others: str) -> str:
    return textwrap.fill(
        line, width, initial_indent=first, subsequent_indent=others, break_long_words=False, break_on_hyphens=False
    )
