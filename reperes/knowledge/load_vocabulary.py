"""Reads the vocabulary files: for each part, other names for it and expressions that mean it."""

from difflib import get_close_matches
from pathlib import Path
from typing import List, Set

from ruamel.yaml.comments import CommentedMap

from reperes.knowledge.reader import Fault, Part, read
from reperes.knowledge.vocabulary import Vocabulary
from reperes.language.folding import fold

SHARED = ("commun", "competences")
"""Files for all families: what one family lacks, another may have."""


def read_vocabulary(folder: Path, family_id: str, known: Set[str], faults: List[Fault]) -> Vocabulary:
    """Return the vocabulary of a family: of its own file and of the shared ones, where they are there.

    Adds a fault for each name used twice, and for each reference of the family's own file that is not `known`.
    """
    names, expressions, owner = {}, {}, {}
    false_friends: List[str] = []
    for stem in (*SHARED, family_id):
        path = folder / f"{stem}.yml"
        file = read(path, faults) if path.exists() else Part(path.name, CommentedMap(), faults)
        for ref in file.data:
            if ref not in known:
                # In a shared file it may be a part of another family.
                if stem == family_id:
                    _unknown(file, ref, known)
                continue
            entry = file.part(ref)
            entry.only("noms", "expressions", "faux_amis")
            names[ref] = names.get(ref, ()) + entry.texts("noms", required=False)
            expressions[ref] = expressions.get(ref, ()) + entry.texts("expressions", required=False)
            friends = entry.texts("faux_amis", required=False)
            false_friends += friends
            for name in names[ref]:
                other = owner.setdefault(fold(name), ref)
                if other != ref:
                    entry.fault(f"le nom « {name} » désigne déjà « {other} » ; un nom ne désigne qu'une chose.", "noms")
            for name in friends:
                if fold(name) in owner:
                    entry.fault(f"le faux ami « {name} » est aussi un nom ; retirez-le d'un côté.", "faux_amis")
    return Vocabulary(names, expressions, tuple(false_friends))


def _unknown(file: Part, ref: str, known: Set[str]) -> None:
    near = get_close_matches(str(ref), known, n=1)
    file.fault(f"« {ref} » n'existe pas." + (f" Vouliez-vous écrire « {near[0]} » ?" if near else ""), ref)
