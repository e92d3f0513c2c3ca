"""Reads the levels of a family, and the cadres that group them."""

import re
from typing import Mapping, Optional, Tuple

from reperes.knowledge.level_names import level_name
from reperes.knowledge.reader import Part
from reperes.knowledge.source_document import Document

_RESERVED = re.compile(r"[.,|]")
"""Signs that part references and the codes of questions."""


def read_levels(part: Part, document: Optional[Document]) -> Tuple[str, ...]:
    """Return the levels that the rest of the file is held against, those of the document where it is known."""
    levels = _names(part, "niveaux")
    twins = [level for level in levels if levels.count(level) > 1]
    if twins:
        part.fault(f"le niveau « {twins[0]} » est employé plusieurs fois : gardez-en un.", "niveaux")
    elif document and levels and levels != document.levels and len(levels) == len(part.get("niveaux")):
        part.fault(
            f"le document a les niveaux {', '.join(document.levels)}, dans cet ordre : corrigez « niveaux ».", "niveaux"
        )
    _no_reserved_sign(part, levels, "niveaux")
    return document.levels if document else tuple(dict.fromkeys(levels))


def read_cadres(part: Part, levels: Tuple[str, ...]) -> Mapping[str, Tuple[str, ...]]:
    """Return the levels of each cadre, none of a cadre that is but one level; notes what is no level."""
    if part.get("cadres") is None:
        return {}
    groups = part.part("cadres").by_level()
    found = {name: _names(groups, name) for name in groups.names()}
    _no_reserved_sign(part, tuple(found), "cadres")
    for name, members in found.items():
        unknown = [level for level in members if level not in levels]
        if unknown:
            groups.fault(
                f"le cadre « {name} » nomme « {unknown[0]} », qui n'est pas un niveau ; niveaux : {', '.join(levels)}.",
                name,
            )
        if name in levels and members != (name,):
            groups.fault(f"« {name} » est déjà le nom d'un niveau : donnez un autre nom à ce cadre.", name)
    return {
        name: tuple(level for level in levels if level in members)
        for name, members in found.items()
        if name not in levels
    }


def _names(part: Part, key: str) -> Tuple[str, ...]:
    """The list of levels at `key`, numbers or texts, without the word « niveau »."""
    values = part.get(key)
    if isinstance(values, list) and values and all(type(value) is int for value in values):
        return tuple(map(str, values))
    return tuple(map(level_name, part.texts(key)))


def _no_reserved_sign(part: Part, names: Tuple[str, ...], key: str) -> None:
    for name in names:
        if _RESERVED.search(name):
            part.fault(f"« {name} » : le nom d'un niveau n'a ni point, ni virgule, ni barre verticale.", key)
