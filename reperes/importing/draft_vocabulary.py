"""The vocabulary file of a draft: people's own words stay, and what has none yet gets proposals."""

import re
from pathlib import Path
from typing import Iterable, Set, Tuple

from reperes.importing.vocabulary_text import proposal_lines, proposals
from reperes.knowledge.load_vocabulary import Entry, read_entries
from reperes.knowledge.parts import JobFamily
from reperes.knowledge.reader import read
from reperes.language.folding import fold

_ENTRY = re.compile(r"^(?=[a-z])", re.MULTILINE)
_PROPOSED = "# Propositions tirées du document : à relire, à compléter par les mots des gens, ou à retirer."


def shared_files(folder: Path, own: str, known: Set[str]) -> Tuple[Path, ...]:
    """Return the vocabulary files, but for the family's `own`, that speak of `known` parts only."""
    paths = sorted(path for path in folder.glob("*.yml") if path.name != own)
    return tuple(path for path in paths if {entry.ref for entry in _entries(path)} <= known)


def vocabulary_text(
    family: JobFamily, own: Path, shared: Iterable[Path], known: Set[str]
) -> Tuple[str, Tuple[str, ...]]:
    """Return the text of the family's vocabulary file, and the entries left out because their part is gone."""
    old = (
        own.read_text("utf-8")
        if own.exists()
        else f"# Les mots que les gens emploient pour les parties de la famille {family.code}.\n"
    )
    kept, gone = [], []
    for entry in _ENTRY.split(old):
        ref = entry.partition(":")[0]
        if not entry[:1].isalpha() or ref in known:
            kept.append(entry)
        else:
            gone.append(" ".join(entry.split()))
    entries = [entry for path in (own, *shared) if path.exists() for entry in _entries(path)]
    taken = {fold(name) for entry in entries for name in (*(entry.names if entry.ref in known else ()), *entry.friends)}
    has_words = {entry.ref for entry in entries} & known
    new = {
        ref: words
        for ref, words in proposals(family, taken).items()
        if ref not in has_words and not (own.exists() and ref.startswith("tache."))
    }
    lines = [_PROPOSED, *proposal_lines(new)] if new else []
    return "".join(kept).rstrip("\n") + "\n" + "".join(f"{line}\n" for line in lines), tuple(gone)


def _entries(path: Path) -> Tuple[Entry, ...]:
    """The entries of a vocabulary file; what is wrong with it is told when the draft is checked."""
    return read_entries(read(path.parent, path.name, [], []))
