"""Keys that spellings of one sound share."""

import re
from functools import lru_cache

_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[ts]ions?$", "s4"),
        (r"c(?=[eiy])", "s"),
        (r"ch|sh", "1"),
        (r"ph", "f"),
        (r"qu|q|ck|c", "k"),
        (r"gn", "n"),
        (r"ge(?=[aou])", "j"),
        (r"g(?=[eiy])", "j"),
        (r"h", ""),
        (r"eau|au", "o"),
        (r"(ei|ai|ay|ey|e[rzt]|ee?s?)$", "e"),
        (r"(i|ai|ei|y)[nm](?=[^aeiouynm]|$)", "3"),
        (r"[ae][nm](?=[^aeiouynm]|$)", "2"),
        (r"ei|ai|ay", "e"),
        (r"o[nm](?=[^aeiouynm]|$)", "4"),
        (r"oeu|eu|oe", "e"),
        (r"z|x", "s"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"[estdxp]+$", ""),
    )
)


@lru_cache(maxsize=8192)
def phonetic(word: str) -> str:
    """Return a key that French spellings of the same sound share (« dévelopé », « développer » -> "develop").

    A coarse key for comparing, after the usual letter-to-sound rules of French; `word` is one folded word.
    """
    key = word
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key or word
