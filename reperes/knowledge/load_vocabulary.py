"""Reads the vocabulary files: for each part, other names for it and expressions that mean it."""

from collections import Counter
from difflib import get_close_matches
from typing import Collection, Dict, Iterable, List, Mapping, NamedTuple, Optional, Sequence, Tuple

from reperes.knowledge.empty_words import names_nothing
from reperes.knowledge.model import kind_of
from reperes.knowledge.reader import Part
from reperes.knowledge.vocabulary import Vocabulary
from reperes.language.folding import fold


class Entry(NamedTuple):
    """What a vocabulary file says of the part of reference `ref`."""

    ref: str
    file: Part
    part: Part
    names: Tuple[str, ...]
    expressions: Tuple[str, ...]
    friends: Tuple[str, ...]


class _Owner(NamedTuple):
    ref: str
    place: str


def read_entries(file: Part) -> Tuple[Entry, ...]:
    """Return the entries of a vocabulary file; notes what is badly written in it."""
    return tuple(_entry(file, ref) for ref in file.data)


def _entry(file: Part, ref: str) -> Entry:
    part = file.part(ref)
    part.only("noms", "expressions", "faux_amis")
    names, expressions, friends = (part.texts(key, required=False) for key in ("noms", "expressions", "faux_amis"))
    return Entry(ref, file, part, names, expressions, friends)


def vocabulary_of(
    entries: Iterable[Entry],
    known: Optional[Collection[str]],
    elsewhere: Optional[Collection[str]],
    titles: Mapping[str, str],
) -> Vocabulary:
    """Return the vocabulary of a family, whose parts are `known`; `titles` are their names in the document.

    Notes each reference that is neither `known` (unless that is None) nor `elsewhere`, a competence of another family
    (any that there may be where that is None), and each name or expression that leads to two parts or to none.
    """
    ours = [entry for entry in entries if known is None or _is_known(entry, known, elsewhere)]
    shared = Counter(map(fold, titles.values()))
    # A name that two parts have in the document belongs to the one that the vocabulary gives it to.
    named = {
        fold(title): _Owner(ref, "son nom dans le document")
        for ref, title in titles.items()
        if shared[fold(title)] == 1
    }
    meant: Dict[str, _Owner] = {}
    for entry in ours:
        _own(entry, "noms", entry.names, (named,), "le nom")
    for entry in ours:
        _own(entry, "expressions", entry.expressions, (meant, named), "l'expression")
    for entry in ours:
        for friend in entry.friends:
            if fold(friend) in named:
                entry.part.fault(f"le faux ami « {friend} » est aussi un nom ; retirez-le d'un côté.", "faux_amis")
    names: Dict[str, Tuple[str, ...]] = {}
    expressions: Dict[str, Tuple[str, ...]] = {}
    for entry in ours:
        names[entry.ref] = names.get(entry.ref, ()) + entry.names
        expressions[entry.ref] = expressions.get(entry.ref, ()) + entry.expressions
    return Vocabulary(names, expressions, tuple(friend for entry in ours for friend in entry.friends))


def _is_known(entry: Entry, known: Collection[str], elsewhere: Optional[Collection[str]]) -> bool:
    other = kind_of(str(entry.ref)) in ("competence", "groupe") if elsewhere is None else entry.ref in elsewhere
    if entry.ref not in known and not other:
        near = get_close_matches(str(entry.ref), known, n=1)
        hint = f" Vouliez-vous écrire « {near[0]} » ?" if near else ""
        entry.file.fault(f"« {entry.ref} » n'existe pas.{hint}", entry.ref)
    return entry.ref in known


def _own(entry: Entry, key: str, texts: Sequence[str], owners: Tuple[Dict[str, _Owner], ...], what: str) -> None:
    """Make the texts at `key` lead to the entry's part, in the first of `owners`; note those that lead elsewhere in
    one."""
    for place, text in enumerate(texts):
        others: List[_Owner] = [owner[fold(text)] for owner in owners if fold(text) in owner]
        other = next((other for other in others if other.ref != entry.ref), None)
        if names_nothing(text):
            message = f"{what} « {text} » est dans beaucoup de questions et ne désigne rien à lui seul : ôtez-le."
            entry.part.fault_in_list(message, key, place)
        elif other:
            message = f"{what} « {text} » désigne déjà « {other.ref} » ({other.place}) : retirez-le d'un côté."
            entry.part.fault_in_list(message, key, place)
        else:
            line = entry.part.line_of_item(key, place)
            owners[0][fold(text)] = _Owner(entry.ref, f"{entry.part.file}:{line}")
