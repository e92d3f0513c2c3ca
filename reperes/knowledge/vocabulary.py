"""The everyday words for the parts of a family: other names, and expressions that mean them."""

from dataclasses import dataclass
from typing import Mapping, Tuple


@dataclass(frozen=True)
class Vocabulary:
    """For each reference, its other names (saying one names the part) and expressions (that mean it).

    `false_friends` look like a name and name no part: « contrat », « document d'identité ».
    """

    names: Mapping[str, Tuple[str, ...]]
    expressions: Mapping[str, Tuple[str, ...]]
    false_friends: Tuple[str, ...] = ()
