"""Reads the cadres, which group levels: « Cadre A : niveaux A1 à A3 », « Cadre Matelot (I et II) »."""

import re
from typing import Dict, List, Mapping, Sequence, Tuple

from reperes.importing.blocks import Block, Line, Table
from reperes.importing.gathering import Gathering
from reperes.importing.template import begins, template
from reperes.language.folding import fold

_CADRE = re.compile(r"(?P<name>[^:(=]{1,30}?)\s*[:(=–-]\s*(?P<levels>[^)]+?)\s*\)?\s*[.;]?")
_BETWEEN = re.compile(r"\s*(?:[,;/&+]|\bet\b|\bou\b)\s*")
_RANGE = re.compile(r"(?P<first>\S+)\s*(?:à|-|–)\s*(?P<last>\S+)")


def is_cadre(block: Block) -> bool:
    """Whether a line names a cadre and what belongs to it."""
    after = None if isinstance(block, Table) else begins(block.text, "cadre")
    return bool(after) and _CADRE.fullmatch(after) is not None


def read_cadres(lines: Sequence[Line], levels: Sequence[str], gathering: Gathering) -> Mapping[str, Tuple[str, ...]]:
    """Return the levels of each cadre; a line that names what is no level is left over."""
    found: Dict[str, Tuple[str, ...]] = {}
    for line in lines:
        cadre = _CADRE.fullmatch(begins(line.text, "cadre") or "")
        named = _levels(cadre["levels"], levels) if cadre else ()
        if not cadre or not named or cadre["name"] in found:
            gathering.leave([line])
        else:
            found[cadre["name"]] = named
    return found


def _levels(text: str, levels: Sequence[str]) -> Tuple[str, ...]:
    """The levels that a text names one by one or from one to another; none when a word of it is no level."""
    first, _, rest = text.partition(" ")
    text = rest if fold(first) in template()["levels_word"] else text
    named: List[str] = []
    for part in _BETWEEN.split(text):
        ends = _RANGE.fullmatch(part)
        if part in levels:
            named.append(part)
        elif ends and ends["first"] in levels and ends["last"] in levels:
            named += levels[levels.index(ends["first"]) : levels.index(ends["last"]) + 1]
        else:
            return ()
    return tuple(level for level in levels if level in named)
