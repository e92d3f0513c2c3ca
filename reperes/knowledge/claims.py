"""What people claim of a criterion, and whether the document says so: read for the family that is served."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Mapping, Optional, Sequence, Tuple

from reperes.knowledge.parts import Criterion
from reperes.knowledge.reader import Part

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


def read_claims(
    file: Part, criteria: Optional[Sequence[Criterion]], competences: Optional[Sequence[str]], levels: Sequence[str]
) -> Mapping[str, Claim]:
    """Return the claims of a file by reference (`affirmation.procedures.s_ecarter`).

    Notes each unknown criterion, competence, level or verdict, and each verdict on an empty cell; of criteria or
    competences nothing where they are None.
    """
    known = {f"critere.{criterion.id}": criterion for criterion in criteria or ()}
    if criteria is not None:
        file.only(*known)
    found = []
    for key in file.data:
        ref = file.meant(key)
        if str(ref).startswith("critere."):
            group = file.part(ref)
            claims = {str(name): _claim(group, ref, str(name), competences, levels) for name in group.data}
            found += claims.values()
            if ref in known:
                _only_filled(group, claims, known[ref])
    return {claim.ref: claim for claim in found}


def _claim(
    group: Part, criterion: str, name: str, competences: Optional[Sequence[str]], levels: Sequence[str]
) -> Claim:
    group.well_formed(name)
    part = group.part(name).by_level()
    part.only("dit", "voir", *levels)
    verdicts = {level: part.text(level) for level in levels if part.get(level) is not None}
    for level, verdict in verdicts.items():
        if verdict and verdict not in VERDICTS:
            part.fault(f"« {level}: {verdict} » : écrivez {', '.join(VERDICTS)}, ou ôtez cette ligne.", level)
    see = part.texts("voir", required=False)
    for ref in see:
        if competences is not None and ref not in competences:
            near = get_close_matches(ref, competences, n=1)
            hint = f" Vouliez-vous écrire « {near[0]} » ?" if near else ""
            part.fault(f"la compétence « {ref} » de « voir » n'existe pas.{hint}", "voir")
    return Claim(claim_ref(criterion, name), part.text("dit"), verdicts, see)


def _only_filled(group: Part, claims: Mapping[str, Claim], criterion: Criterion) -> None:
    for name, claim in claims.items():
        for level, verdict in claim.verdicts.items():
            if verdict in VERDICTS and level not in criterion.texts:
                empty = f"la case « {level} » de « {criterion.name} » est vide : ôtez cette ligne."
                group.part(name).fault(f"« {level}: {verdict} » : {empty}", level)
