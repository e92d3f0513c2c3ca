"""What people claim of a criterion, and whether the document says so: read for the family that is served."""

from dataclasses import dataclass
from pathlib import Path
from typing import List, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.parts import Criterion
from reperes.knowledge.reader import Fault, Part, read

YES, NO, LIMITED, EXCEEDED = "oui", "non", "seulement", "davantage"
VERDICTS = (YES, NO, LIMITED, EXCEEDED)
"""It says so; it says the contrary; it says so within limits; it asks for more than that."""


@dataclass(frozen=True)
class Claim:
    """Something that may be said of a criterion; `verdicts` has no entry for a level at which the document is silent.

    `see` are competences that speak of the same: what a criterion does not ask for, they may.
    """

    ref: str
    says: str
    verdicts: Mapping[str, str]
    see: Tuple[str, ...] = ()

    @property
    def criterion(self) -> str:
        """The reference of its criterion."""
        return criterion_of(self.ref)

    @property
    def holders(self) -> Tuple[str, ...]:
        """The levels whose text says so, with limits or without."""
        return tuple(level for level, verdict in self.verdicts.items() if verdict in (YES, LIMITED))


def claim_ref(criterion: str, name: str) -> str:
    """Return the reference of the claim `name` of a criterion, which may be given with a level (`critere.x.B`)."""
    return f"affirmation.{criterion.split('.')[1]}.{name}"


def criterion_of(claim: str) -> str:
    """Return the reference of the criterion that the claim of reference `claim` is about."""
    return f"critere.{claim.split('.')[1]}"


def read_claims(path: Path, criteria: Sequence[Criterion], levels: Sequence[str], faults: List[Fault]) -> Mapping[str, Claim]:
    """Return the claims of a file by reference (`affirmation.procedures.s_ecarter`); none where there is no file.

    Adds a fault for each unknown criterion, level or verdict, and for a verdict on an empty cell.
    """
    if not path.exists():
        return {}
    file = read(path, faults)
    known = {f"critere.{criterion.id}": criterion for criterion in criteria}
    file.only(*known)
    claims = []
    for ref in file.data:
        for name in file.part(ref).data:
            claims.append(_claim(file.part(ref), ref, name, levels, known.get(ref)))
    return {claim.ref: claim for claim in claims}


def _claim(group: Part, ref: str, name: str, levels: Sequence[str], criterion: Optional[Criterion]) -> Claim:
    part = group.part(name).by_level()
    part.only("dit", "voir", *levels)
    verdicts = {level: part.text(level) for level in levels if level in part.data}
    for level, verdict in verdicts.items():
        if verdict not in VERDICTS:
            part.fault(f"« {level}: {verdict} » : écrivez {', '.join(VERDICTS)}, ou ôtez cette ligne.", level)
        elif criterion and level not in criterion.texts:
            part.fault(f"« {level}: {verdict} » : la case « {level} » de « {criterion.name} » est vide ; ôtez cette ligne.", level)
    return Claim(claim_ref(ref, name), part.text("dit"), verdicts, part.texts("voir", required=False))
