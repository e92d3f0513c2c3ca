"""Reads what knowledge/ holds today: the dictionary, and the version before of a family."""

from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Tuple

from reperes.importing.profile import Known
from reperes.importing.template import key_of
from reperes.knowledge.dictionary import read_dictionary
from reperes.knowledge.load_family import read_family
from reperes.knowledge.parts import Competence, CompetenceGroup, JobFamily
from reperes.knowledge.reader import Fault, KnowledgeError, read


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
        for path in sorted((self.folder / "familles").glob("*.yml")):
            faults: List[Fault] = []
            file = read(path, faults)
            head = file.data.get("famille")
            if isinstance(head, dict) and str(head.get("code", "")).casefold() == code.casefold():
                family = read_family(file, self.competences, {})
                if faults:
                    raise KnowledgeError(faults)
                return family
        return None


def read_today(folder: Path) -> Today:
    """Return what a knowledge folder holds; KnowledgeError when its dictionary has faults."""
    faults: List[Fault] = []
    groups, competences = read_dictionary(read(folder / "competences.yml", faults), {})
    if faults:
        raise KnowledgeError(faults)
    return Today(folder, groups, competences)
