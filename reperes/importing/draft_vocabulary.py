"""The vocabulary file of a draft: people's own words stay, and what has none yet gets proposals."""

import re
from pathlib import Path
from typing import Iterable, List, Set, Tuple

from reperes.importing.vocabulary_text import proposal_lines, proposals
from reperes.knowledge.load_vocabulary import read_vocabulary
from reperes.knowledge.model import JobFamily
from reperes.knowledge.reader import Fault
from reperes.language.folding import fold

_ENTRY = re.compile(r"^(?=[a-z])", re.MULTILINE)
_PROPOSED = "# Propositions tirées du document : à relire, à compléter par les mots des gens, ou à retirer."


def shared_files(folder: Path, own: str, known: Set[str]) -> Tuple[Path, ...]:
    """Return the vocabulary files, but for the family's `own`, that speak of `known` parts only."""
    paths = sorted(path for path in folder.glob("*.yml") if path.name != own)
    return tuple(path for path in paths if set(read_vocabulary([path], known, []).names) <= known)


def vocabulary_text(family: JobFamily, own: Path, shared: Iterable[Path], known: Set[str]) -> Tuple[str, Tuple[str, ...]]:
    """Return the text of the family's vocabulary file, and the entries left out because their part is gone."""
    faults: List[Fault] = []
    old = own.read_text("utf-8") if own.exists() else f"# Les mots que les gens emploient pour les parties de la famille {family.code}.\n"
    kept, gone = [], []
    for entry in _ENTRY.split(old):
        ref = entry.partition(":")[0]
        if not entry[:1].isalpha() or ref in known:
            kept.append(entry)
        else:
            gone.append(" ".join(entry.split()))
    paths = [path for path in (own, *shared) if path.exists()]
    words = read_vocabulary(paths, known | {entry.partition(":")[0] for entry in gone}, faults)
    taken = {fold(name) for ref, names in words.names.items() if ref in known for name in names} | set(map(fold, words.false_friends))
    has_words = set(words.names) & known
    new = {
        ref: words
        for ref, words in proposals(family, taken).items()
        if ref not in has_words and not (own.exists() and ref.startswith("tache."))
    }
    lines = [_PROPOSED, *proposal_lines(new)] if new else []
    return "".join(kept).rstrip("\n") + "\n" + "".join(f"{line}\n" for line in lines), tuple(gone)
