"""Reads what knowledge/ holds today: the dictionary, and the version before of a family."""

from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Sequence, Tuple

from reperes.importing.profile import Known
from reperes.knowledge.dictionary import read_dictionary
from reperes.knowledge.faults import Fault, KnowledgeError, with_texts
from reperes.knowledge.files import DICTIONARY, FAMILIES
from reperes.knowledge.load_family import read_family
from reperes.knowledge.parts import Competence, CompetenceGroup, JobFamily
from reperes.knowledge.reader import read
from reperes.knowledge.twins import twins_of_dictionary, twins_of_family
from reperes.language.characters import key_of


@dataclass(frozen=True)
class Today:
    """The dictionary of a knowledge folder."""

    folder: Path
    groups: Tuple[CompetenceGroup, ...]
    competences: Tuple[Competence, ...]

    @property
    def names(self) -> Known:
        """The names of the dictionary."""
        return Known(*(frozenset(key_of(part.name) for part in parts) for parts in (self.groups, self.competences)))

    def family(self, code: str) -> Optional[JobFamily]:
        """Return the family with a code, None when there is none; KnowledgeError when its file has faults."""
        for path in sorted((self.folder / FAMILIES).glob("*.yml")):
            faults: List[Fault] = []
            file = read(self.folder, f"{FAMILIES}/{path.name}", faults, [])
            head = file.get("famille")
            if isinstance(head, dict) and str(head.get("code", "")).casefold() == code.casefold():
                family = read_family(file, self.competences, path.stem, None)
                _refuse([*twins_of_family(file), *faults], self.folder)
                return family
        return None


def read_today(folder: Path) -> Today:
    """Return what a knowledge folder holds; KnowledgeError when its dictionary has faults."""
    faults: List[Fault] = []
    file = read(folder, DICTIONARY, faults, faults)
    _refuse(faults, folder)
    groups, competences = read_dictionary(file)
    _refuse([*twins_of_dictionary(file), *faults], folder)
    return Today(folder, groups, competences)


def _refuse(faults: Sequence[Fault], folder: Path) -> None:
    if faults:
        raise KnowledgeError(with_texts(faults, folder))
