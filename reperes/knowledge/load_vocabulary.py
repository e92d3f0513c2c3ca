"""Reads the vocabulary files: for each part, other names for it and expressions that mean it."""

from difflib import get_close_matches
from typing import Collection, Dict, Iterable, List, Mapping, NamedTuple, Optional, Tuple

from reperes.knowledge.reader import Part
from reperes.knowledge.text import fold
from reperes.knowledge.vocabulary import Vocabulary


class _Owner(NamedTuple):
    ref: str
    place: str


def read_vocabulary(files: Iterable[Part], known: Optional[Collection[str]], titles: Mapping[str, str]) -> Vocabulary:
    """Return the vocabulary of all `files`; `titles` are the names of parts in the document.

    Notes each unknown reference, unless `known` is None, and each name or expression that leads to two parts.
    """
    names: Dict[str, Tuple[str, ...]] = {}
    expressions: Dict[str, Tuple[str, ...]] = {}
    friends: List[Tuple[Part, str]] = []
    named = {fold(title): _Owner(ref, "son nom dans le document") for ref, title in titles.items()}
    meant: Dict[str, _Owner] = {}
    entries: List[Tuple[str, Part]] = []
    for file in files:
        for ref in file.data:
            if known is not None and ref not in known:
                near = get_close_matches(str(ref), known, n=1)
                file.fault(f"« {ref} » n'existe pas." + (f" Vouliez-vous écrire « {near[0]} » ?" if near else ""), ref)
            entry = file.part(ref)
            entry.only("noms", "expressions", "faux_amis")
            names[ref] = names.get(ref, ()) + entry.texts("noms", required=False)
            expressions[ref] = expressions.get(ref, ()) + entry.texts("expressions", required=False)
            friends += [(entry, friend) for friend in entry.texts("faux_amis", required=False)]
            entries += [(ref, entry)] if known is None or ref in known else []
    for ref, entry in entries:
        _own(entry, "noms", ref, (named,), "le nom")
    for ref, entry in entries:
        _own(entry, "expressions", ref, (meant, named), "l'expression")
    for entry, friend in friends:
        if fold(friend) in named:
            entry.fault(f"le faux ami « {friend} » est aussi un nom ; retirez-le d'un côté.", "faux_amis")
    return Vocabulary(names, expressions, tuple(friend for _, friend in friends))


def _own(entry: Part, key: str, ref: str, owners: Tuple[Dict[str, _Owner], ...], what: str) -> None:
    """Make the texts at `key` lead to `ref`, in the first of `owners`; note those that lead elsewhere in one of them."""
    for place, text in enumerate(entry.texts(key, required=False)):
        others = [owner[fold(text)] for owner in owners if fold(text) in owner]
        other = next((other for other in others if other.ref != ref), None)
        if other:
            message = f"{what} « {text} » désigne déjà « {other.ref} » ({other.place}) : retirez-le d'un côté."
            entry.fault_in_list(message, key, place)
        else:
            owners[0][fold(text)] = _Owner(ref, f"{entry.file}:{entry.line_of_item(key, place)}")
