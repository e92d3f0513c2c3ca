"""Conversations with what is expected of each answer, read from files with one JSON object a line.

``{"id": "emp-004", "style": "familier", "turns": [{"user": …, "kind": …, …}]}``. `kind` says what the answer should be:
`answer` (it quotes all `cells`, or all of one list of `any_of`, matches the regular expression `says`, and quotes none
of `forbid`), `clarify` (a question back), `out_of_scope` or `smalltalk` (nothing is quoted). With `either`, an answer
that quotes nothing and one that quotes what `any_of` or `cells` name are both good.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Collection, Dict, Iterator, List, Mapping, Tuple

from reperes.cli.errors import CannotDo

ANSWER, CLARIFY, OUT_OF_SCOPE, SMALLTALK = KINDS = ("answer", "clarify", "out_of_scope", "smalltalk")
_KEYS = {"user", "kind", "cells", "any_of", "says", "forbid", "either", "note"}


@dataclass(frozen=True)
class Turn:
    """A question and what is expected of its answer; `wanted` holds the sets of cells of which one must be quoted."""

    user: str
    kind: str
    wanted: Tuple[frozenset, ...] = ()
    says: str = ""
    forbidden: frozenset = frozenset()
    either: bool = False


@dataclass(frozen=True)
class Case:
    """A conversation; the part of its name before the first hyphen is its group."""

    name: str
    turns: Tuple[Turn, ...]

    @property
    def group(self) -> str:
        """The group that the case is counted with."""
        return self.name.partition("-")[0]


def read_cases(path: Path, cells: Collection[str]) -> List[Case]:
    """Return the cases of a file; CannotDo with all faults when a line cannot be read or names an unknown cell."""
    cases, faults = [], []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(f"Le fichier de questions « {path} » ne se lit pas : {error}.") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                cases.append(_case(json.loads(line)))
            except (AttributeError, KeyError, TypeError, ValueError, re.error) as error:
                faults.append(f"{path.name}:{number} : cette ligne n'est pas une conversation ({error}).")
            else:
                unknown = sorted(_named(cases[-1]) - set(cells))
                faults.extend(f"{path.name}:{number} : la cellule « {name} » n'existe pas." for name in unknown)
    if faults:
        raise CannotDo("\n".join(faults))
    return cases


def _case(found: Mapping[str, Any]) -> Case:
    turns = tuple(_turn(turn) for turn in found["turns"])
    if not turns:
        raise ValueError("« turns » est vide")
    return Case(str(found["id"]), turns)


def _turn(found: Dict[str, Any]) -> Turn:
    unknown = sorted(set(found) - _KEYS)
    if unknown:
        raise ValueError(f"clé inconnue : {', '.join(unknown)}")
    if found["kind"] not in KINDS:
        raise ValueError(f"« kind » vaut {' ou '.join(KINDS)}")
    sets = found.get("any_of") or ([found.get("cells") or []] if found["kind"] == ANSWER else [])
    says = found.get("says") or ""
    re.compile(says)
    forbidden = frozenset(found.get("forbid") or ())
    return Turn(found["user"], found["kind"], tuple(map(frozenset, sets)), says, forbidden, bool(found.get("either")))


def _named(case: Case) -> frozenset:
    return frozenset().union(*_sets(case))


def _sets(case: Case) -> Iterator[frozenset]:
    for turn in case.turns:
        yield turn.forbidden
        yield from turn.wanted
