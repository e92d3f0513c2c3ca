"""Word search: where a word or a phrase of the document stands, in which parts, at which levels, and what it lacks.

What is asked for has to be quoted by word form: « analyse » stands where « analyse » is written. Where a form of the
same word stands (« analyser »), it may be quoted as well.
"""

from __future__ import annotations

import re
from itertools import cycle
from typing import Iterator, List, Sequence, Tuple

from tests.behaviour.document import Document, Refs
from tests.behaviour.probes import MFT, Expected, Probe, one
from tests.behaviour.words import Words

_FORM = re.compile(r"[^\W\d_]+")
_SHORTEST = 6
_MOST = 8
"""Words that stand in more places are not asked for: they need not be quoted all."""
_STEM = 4
"""Forms of one word share so many letters or more."""
FOUND, IN_KIND = "word search", "word search in a kind of part"
AT_LEVEL, ABSENT = "word search at a level", "word search in vain"
_NO = "^non"


def forms(text: str) -> Tuple[str, ...]:
    """Return the words of a text as they are written, in small letters."""
    return tuple(form.lower() for form in _FORM.findall(text))


def places(document: Document, phrase: str, kin: bool = False) -> Refs:
    """Return the facts that hold the words of a phrase one after the other; with `kin`, or other forms of them."""
    wanted = forms(phrase)
    alike = _kin if kin else str.__eq__
    return document.refs(ref for ref, text in document.texts.items() if _holds(forms(text), wanted, alike))


def _holds(said: Sequence[str], wanted: Sequence[str], alike) -> bool:
    starts = range(len(said) - len(wanted) + 1)
    return any(all(map(alike, said[start:], wanted)) for start in starts)


def _kin(one_form: str, other: str) -> bool:
    length = max(_STEM, min(len(one_form), len(other)) - 4)
    return one_form == other or (min(len(one_form), len(other)) >= _STEM and one_form[:length] == other[:length])


def searched(document: Document) -> List[str]:
    """Return of each fact its longest words and a phrase of three that stand in few places, each once."""
    found: dict = {}
    for ref in sorted(document.refs(document.texts)):
        said = forms(document.texts[ref])
        long = sorted({form for form in said if len(form) >= _SHORTEST}, key=lambda form: (-len(form), form))[:2]
        runs = [" ".join(said[start : start + 3]) for start in range(len(said) - 2)]
        whole = [run for run in runs if run in document.texts[ref].lower()]
        fair = [run for run in whole if min(len(run.split()[0]), len(run.split()[-1])) >= _SHORTEST]
        for phrase in (*long, *fair[:1]):
            if len(places(document, phrase, True)) <= _MOST:
                found[phrase] = None
    return list(found)


def word_search(document: Document, words: Words) -> Iterator[Probe]:
    """Yield all words and phrases in two frames, among kinds of parts and at levels, and the absent words in all."""
    frames, in_kind, at_level = (cycle(words.frames[kind]) for kind in ("word", "word_in_kind", "word_at_level"))
    for number, phrase in enumerate(searched(document)):
        exact, kin = places(document, phrase), places(document, phrase, True)
        for frame in (next(frames), next(frames)):
            yield one(MFT, FOUND, frame.format(w=phrase), Expected.quotes(exact, kin))
        kind = list(words.kinds)[number % len(words.kinds)]
        yield one(MFT, IN_KIND, next(in_kind).format(w=phrase, kind=words.kinds[kind]), _among(exact, kin, f"{kind}."))
        if all(ref.startswith("critere.") for ref in kin):
            level = document.levels[number % len(document.levels)]
            there = document.level_criteria(level)
            expected = _limited(exact & there, kin & there, kin)
            yield one(MFT, AT_LEVEL, next(at_level).format(w=phrase, L=level), expected)
    for number, phrase in enumerate(words.absent):
        for frame in words.frames["word"]:
            yield one(MFT, ABSENT, frame.format(w=phrase), Expected(says=_NO))
        level = document.levels[number % len(document.levels)]
        for frame in words.frames["word_at_level"]:
            yield one(MFT, ABSENT, frame.format(w=phrase, L=level), Expected(says=_NO))


def _among(exact: Refs, kin: Refs, start: str) -> Expected:
    exact_there, kin_there = (frozenset(ref for ref in refs if ref.startswith(start)) for refs in (exact, kin))
    return _limited(exact_there, kin_there, kin)


def _limited(exact: Refs, kin: Refs, elsewhere: Refs) -> Expected:
    """What is found there; where nothing is, no, not that the whole document lacks it: other places may be quoted."""
    nothing = Expected(allowed=elsewhere, says=_NO, never="ne figure pas dans le document")
    return Expected.quotes(exact, kin) if kin else nothing
