"""False caution: what is asked plainly is answered without a sentence that takes the answer back."""

from __future__ import annotations

import re
from itertools import permutations
from typing import Iterator

import yaml

from tests.behaviour.document import ROOT, Document
from tests.behaviour.judging import plain
from tests.behaviour.probes import MFT, Expected, Probe, one
from tests.behaviour.words import Words

CAUTION = "no false caution"
_CAUTIOUS = ("en_partie_hors_document", "passage_proche")


def cautions(document: Document, words: Words) -> Iterator[Probe]:
    """Yield each criterion at each level, and at each pair of levels, in all plain frames."""
    expected = Expected(allowed=None, never=_introductions())
    for criterion in document.criteria:
        for level in document.levels:
            for text in words.about("plain_description", criterion, L=level):
                yield one(MFT, CAUTION, text, expected, "description")
        for first, second in permutations(document.levels, 2):
            for text in words.about("plain_comparison", criterion, L=first, M=second):
                yield one(MFT, CAUTION, text, expected, "comparison")


def _introductions() -> str:
    """The sentences that introduce an answer with caution, as they are said."""
    phrases = yaml.safe_load((ROOT / "reperes" / "answers" / "phrases" / "fr.yml").read_text("utf-8"))
    return "|".join(re.escape(plain(phrases[key])) for key in _CAUTIOUS)
