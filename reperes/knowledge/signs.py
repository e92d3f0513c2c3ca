"""Finds signs in a file that nobody sees, and remarks that cut a text: they make no file unreadable, but change what it
says."""

import re
import unicodedata
from typing import Any, Iterator, List, Optional, Sequence, Tuple

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from reperes.knowledge.faults import Fault
from reperes.knowledge.reader import Part

_NAMES = {
    "\t": "une tabulation",
    "\u00a0": "une espace insécable",
    "\u202f": "une espace fine insécable",
    "\u00ad": "un trait d'union conditionnel, invisible",
    "\ufeff": "une marque d'ordre des octets (BOM), invisible",
}
_REMEDIES = {
    "\t": "remplacez-la par des espaces",
    "\ufeff": "enregistrez le fichier en « UTF-8 » sans BOM, ou retapez la ligne",
}
_END_IN_BRACKETS = re.compile(r"[,\]}]")
_REMARK = re.compile(r"\s#")


def unseen_signs(part: Part, source: str) -> Iterator[Fault]:
    """Yield a fault for each line of a file, beside remarks, that has an invisible sign or a blank that `source` has
    not."""
    for number, line in enumerate(part.lines, 1):
        signs = {sign for sign in line if sign not in source and _is_unseen(sign)} | ({"\t"} & set(line))
        if signs and not line.lstrip().startswith("#"):
            sign = min(signs, key=line.index)
            before = line[: line.index(sign)].split(" ")[-1][-15:]
            place = f" après « {before} »" if before else ""
            remedy = _REMEDIES.get(
                sign, "remplacez-la par une espace ordinaire" if sign.isspace() else "effacez le mot et retapez-le"
            )
            yield Fault(part.file, number, f"la ligne contient {_named(sign)}{place} : {remedy}.")


def cut_texts(part: Part) -> Iterator[Fault]:
    """Yield a fault for each unquoted text of a file that a remark ends, so that its rest may be lost."""
    for value, line, column, in_brackets in _texts(part.data):
        found = _cut(part.lines, value, line, column, in_brackets)
        if found is not None:
            message = 'tout ce qui suit « # » est perdu : mettez le texte entre guillemets droits "…" ; une remarque, elle, se met sur sa propre ligne.'
            yield Fault(part.file, found + 1, message)


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cf", "Zl", "Zp") or (unicodedata.category(sign) == "Zs" and sign != " ")


def _named(sign: str) -> str:
    return (
        _NAMES.get(sign)
        or f"{'une espace particulière' if sign.isspace() else 'un caractère invisible'} (U+{ord(sign):04X})"
    )


def _texts(data: Any) -> Iterator[Tuple[str, int, int, bool]]:
    """Yield each unquoted text below a mapping or list, with its line and column from 0 and whether it is in
    brackets."""
    places: List[Tuple[Any, Tuple[int, int]]] = []
    if isinstance(data, CommentedMap):
        places = [(value, data.lc.value(key)) for key, value in data.items()]
    elif isinstance(data, CommentedSeq):
        places = [(value, data.lc.item(index)) for index, value in enumerate(data)]
    for value, (line, column) in places:
        # Quoted texts and blocks have types of their own.
        if type(value) is str:
            yield value, line, column, bool(data.fa.flow_style())
        else:
            yield from _texts(value)


def _cut(lines: Sequence[str], value: str, line: int, column: int, in_brackets: bool) -> Optional[int]:
    """Return the line on which a remark follows an unquoted text, which may go on over several lines."""
    left = len(value.split())
    for number in range(line, len(lines)):
        rest = lines[number][column:] if number == line else lines[number]
        rest = _END_IN_BRACKETS.split(rest)[0] if in_brackets else rest
        text, *remark = _REMARK.split(rest, maxsplit=1)
        left -= len(text.split())
        if remark or left <= 0:
            return number if remark else None
    return None
