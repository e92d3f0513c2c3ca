"""Puts the lines of a PDF together again, with the hyphens that break a word taken out."""

import re
from typing import List, Set

from reperes.importing.characters import clean

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_NEXT = re.compile(r"[^\W\d_]+")


class Joiner:
    """Joins lines; `remarks` say which words were put together, as a hyphen may belong to a word."""

    def __init__(self, text: str) -> None:
        self._known: Set[str] = {word.lower() for word in _WORD.findall(text)}
        self.remarks: List[str] = []

    def join(self, lines: List[str], where: str) -> str:
        """Return lines as one text."""
        text = ""
        for line in lines:
            text = self._joined(text, line.strip(), where) if text else line.strip()
        return clean(text)

    def _joined(self, text: str, line: str, where: str) -> str:
        if text.endswith("\u00ad"):
            return text[:-1] + line
        if text.endswith("/") and not text.endswith(" /"):
            return text + line
        broken, after = _BROKEN.search(text), _NEXT.match(line)
        if not (broken and after and after[0][0].islower()):
            return f"{text} {line}"
        whole, hyphened = broken[1] + after[0], f"{broken[1]}-{after[0]}"
        if hyphened.lower() in self._known and whole.lower() not in self._known:
            return text + line
        self.remarks.append(f"{where} : mot coupé en fin de ligne, lu « {whole} » (le document montre « {hyphened} »).")
        return text[:-1] + line
