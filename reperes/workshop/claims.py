"""The verdicts that stand on a cell: what the assistant says yes or no to because of its text."""

from pathlib import Path
from typing import Iterator, List, NamedTuple

from reperes.knowledge.files import CLAIMS
from reperes.workshop.editing import Edit, read_text
from reperes.workshop.spots import Spot
from reperes.workshop.yaml_places import one_line, value_of
from reperes.workshop.yaml_text import reading


class Verdict(NamedTuple):
    """What people claim, and whether the cell says so."""

    claim: str
    says: str
    verdict: str


def verdicts_on(folder: Path, family: str, spot: Spot) -> List[Verdict]:
    """Return the verdicts that stand on a cell; raises Unwritable and Undecodable."""
    return list(_verdicts(folder, family, spot))


def claims_of_cell(folder: Path, family: str, spot: Spot) -> List[Edit]:
    """Return the edits that take the verdicts on a cell away, as an empty one has none."""
    return [
        Edit(_file(family), (_criterion(spot), found.claim, spot.level), found.verdict, None)
        for found in _verdicts(folder, family, spot)
    ]


def _verdicts(folder: Path, family: str, spot: Spot) -> Iterator[Verdict]:
    claims = reading(read_text(folder, _file(family))).get(_criterion(spot))
    for name, claim in claims.items() if isinstance(claims, dict) else ():
        verdict = value_of(claim.get(spot.level)) if isinstance(claim, dict) else None
        if isinstance(verdict, str):
            yield Verdict(str(name), one_line(str(claim.get("dit") or name)), verdict)


def _criterion(spot: Spot) -> str:
    return spot.ref.rsplit(".", 1)[0]


def _file(family: str) -> str:
    return f"{CLAIMS}/{family}.yml"
