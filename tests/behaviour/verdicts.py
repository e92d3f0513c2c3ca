"""Verdicts: a yes or a no to each claim of the knowledge at each level never contradicts the knowledge."""

from __future__ import annotations

import re
from typing import Iterable, Iterator, Optional, Tuple

from tests.behaviour.asking import Asked
from tests.behaviour.document import Document
from tests.behaviour.judging import plain
from tests.behaviour.probes import MFT, Expected, Probe, one
from tests.behaviour.words import Words, asked

ASSERTED, DENIED = "verdict: asserted", "verdict: denied"
_YES = r"\boui\b(?!, mais|, c.est exact| ou )|\bnon : le document le prévoit(?!, mais)|\bnon, pas seulement"
_NO = r"\bnon, pas (?!seulement)|^non\W*$|\bà aucun niveau|ce n.est pas prévu"
_LIMITED = r"\boui, mais seulement|\ble prévoit, mais dans les limites"
_MORE = r"demande davantage"
_BARE_YES = r"\boui, (au|aux|seulement)\b"
"""After a denial it agrees that something is not so, or says that it is: nobody can tell."""
_CONTRARY = {
    "oui": (_NO,),
    "non": (_YES, _LIMITED, _MORE),
    "seulement": (_YES, _NO),
    "davantage": (_NO,),
    None: (_YES, _NO, _LIMITED, _MORE),
}
"""By the verdict of the knowledge: what must not be said."""


def never(verdict: Optional[str], denied: bool = False) -> str:
    """Return a regular expression of what contradicts a verdict (None where the document does not decide)."""
    return "|".join((*_CONTRARY[verdict], *((_BARE_YES,) if denied else ())))


def verdicts(document: Document, words: Words) -> Iterator[Probe]:
    """Yield each claim at each level, asserted and denied in all frames."""
    for claim, told in document.verdicts.items():
        for level in document.levels:
            for capability, kind in ((ASSERTED, "claim_asserted"), (DENIED, "claim_denied")):
                expected = Expected(allowed=None, never=never(told.get(level), capability == DENIED))
                for frame in words.frames[kind]:
                    text = asked(frame, L=level, fait=words.claims[claim])
                    yield one(MFT, capability, text, expected, f"{claim} {level}: {told.get(level)}")


def without_verdict(answered: Iterable[Asked]) -> Tuple[int, int]:
    """Return how many of the questions of verdicts got none though the knowledge has one, and how many there are."""
    due = [turn for turn in answered if turn.capability in (ASSERTED, DENIED) and not turn.probe.note.endswith("None")]
    said = re.compile("|".join((_YES, _NO, _LIMITED, _MORE)), re.IGNORECASE)
    return sum(not said.search(plain(turn.reply.text)) for turn in due), len(due)
