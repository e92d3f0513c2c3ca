"""Reads the vocabulary files: for each part, other names for it and expressions that mean it."""

from difflib import get_close_matches
from pathlib import Path
from typing import Iterable, List, Set

from reperes.knowledge.reader import Fault, read
from reperes.knowledge.vocabulary import Vocabulary
from reperes.language.folding import fold

SHARED = ("commun", "competences")
"""Files for all families: what one family lacks, another may have."""


def read_vocabulary(paths: Iterable[Path], known: Set[str], faults: List[Fault]) -> Vocabulary:
    """Return the vocabulary of all `paths`.

    Adds a fault for each name used twice, and for each reference that is not `known`; in the shared files, such a
    reference is left out.
    """
    names, expressions, owner = {}, {}, {}
    false_friends: List[str] = []
    for path in paths:
        file = read(path, faults)
        for ref in file.data:
            if ref not in known:
                if path.stem in SHARED:
                    # It may be a part of another family.
                    continue
                near = get_close_matches(str(ref), known, n=1)
                file.fault(f"« {ref} » n'existe pas." + (f" Vouliez-vous écrire « {near[0]} » ?" if near else ""), ref)
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
