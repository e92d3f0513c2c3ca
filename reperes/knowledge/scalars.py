"""Tells an author what YAML made of something that should be a text, and where the words of a text stand."""

import datetime
import re
from typing import Any, Iterator, Sequence, Tuple

from ruamel.yaml.comments import TaggedScalar

_BLOCK = re.compile(r"[>|][+-]?\d?[+-]?\s*(#.*)?$")
_END_IN_BRACKETS = re.compile(r"[,\]}]")


def not_a_text(value: Any, written: str) -> str:
    """Return what is wrong with a value that should be a text, given as it is written in the file."""
    if isinstance(value, str):
        return "ce texte est vide : écrivez-le, ou ôtez la ligne."
    if isinstance(value, bool):
        return _quoted(written, "un vrai ou faux")
    if isinstance(value, (int, float)):
        return _quoted(written, "un nombre")
    if isinstance(value, datetime.date):
        return _quoted(written, "une date")
    if isinstance(value, TaggedScalar):
        return 'un texte ne peut pas commencer par « ! » : mettez-le entre guillemets droits "…".'
    return "il faut ici un texte : mettez-le entre guillemets droits s'il commence par [ ou {, ou supprimez les tirets et les sous-champs."


def _quoted(written: str, kind: str) -> str:
    return f'« {written} » se lit comme {kind} : mettez-le entre guillemets, "{written}".'


def raw(lines: Sequence[str], line: int, column: int, in_brackets: bool) -> str:
    """Return an unquoted value as it stands from a place on, without a remark after it; lines count from 0."""
    rest = lines[line][column:]
    if in_brackets:
        rest = _END_IN_BRACKETS.split(rest)[0]
    return re.split(r"\s#", rest)[0].strip()


def words_of(lines: Sequence[str], line: int, column: int) -> Iterator[Tuple[str, int]]:
    """Yield the words that stand from a place on, each with its line (both from 0), without the sign of a block."""
    first = lines[line][column:]
    yield from ((word, line) for word in ("" if _BLOCK.match(first.strip()) else first).split())
    for number in range(line + 1, len(lines)):
        yield from ((word, number) for word in lines[number].split())
