"""Opens the files of a knowledge folder; what cannot be read is told before anything else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Optional, Sequence, Tuple

from reperes.knowledge.dictionary import has_competences
from reperes.knowledge.faults import Fault, KnowledgeError
from reperes.knowledge.questions import open_questions
from reperes.knowledge.reader import Part, Unread, read
from reperes.knowledge.settings import family_lines, only_settings
from reperes.knowledge.yaml_file import MARK, open_text

SETTINGS, DICTIONARY = "reglages.yml", "competences.yml"
FAMILIES, VOCABULARY, CLAIMS, SOURCES, QUESTIONS = "familles", "vocabulaire", "affirmations", "sources", "questions"
SHARED = ("commun", "competences")
"""Vocabulary files for all families: what one family lacks, another may have."""
NOT_READ = "ce fichier n'est pas lu : son nom n'a que a-z, 0-9 et « _ », puis « .yml » ; renommez-le ou ôtez-le."
Choice = Callable[[Sequence[str]], Sequence[str]]
"""From the families that the settings name to those that are wanted."""


@dataclass(frozen=True)
class FamilyFiles:
    """The files of one family; `words`, `claims` and `questions` are None where it has none, `source` is its document's
    text."""

    id: str
    family: Part
    words: Optional[Part]
    claims: Optional[Part]
    questions: Optional[Part]
    source: str


@dataclass(frozen=True)
class Files:
    """The files that all families share, and those of each; all note what is wrong with them in `faults`.

    `dictionary` is None where there is none and no family requires a competence.
    """

    settings: Part
    dictionary: Optional[Part]
    words: Tuple[Part, ...]
    families: Tuple[FamilyFiles, ...]
    faults: List[Fault]

    @property
    def shared(self) -> Tuple[Part, ...]:
        """The files that every family is read with."""
        return tuple(filter(None, (self.settings, self.dictionary, *self.words)))


def every(names: Sequence[str]) -> Sequence[str]:
    """Choose all families."""
    return names


def open_files(folder: Path, choose: Choice = every) -> Files:
    """Return the files of `folder` that the chosen families need.

    Raises KnowledgeError with nothing but what cannot be read, as all other files may refer to it.
    """
    if not folder.is_dir():
        raise KnowledgeError([Fault(str(folder), 1, "ce dossier de connaissances n'existe pas.")])
    opening = _Opening(folder)
    settings = opening.read(SETTINGS)
    only_settings(settings)
    words = [opening.read_if_there(f"{VOCABULARY}/{name}.yml") for name in SHARED]
    lines = family_lines(settings)
    families = [opening.family(name, lines.get(name, 1)) for name in choose(tuple(lines))]
    needed = any(has_competences(family.family) for family in families)
    dictionary = opening.read(DICTIONARY) if needed else opening.read_if_there(DICTIONARY)
    if opening.unreadable or not families:
        raise KnowledgeError(opening.unreadable or opening.faults)
    return Files(settings, dictionary, tuple(filter(None, words)), tuple(families), opening.faults)


class _Opening:
    """Opens files one by one; `unreadable` is what could not be read."""

    def __init__(self, folder: Path):
        self._folder = folder
        self.faults: List[Fault] = []
        self.unreadable: List[Fault] = []

    def read(self, file: str) -> Part:
        return read(self._folder, file, self.faults, self.unreadable)

    def read_if_there(self, file: str) -> Optional[Part]:
        return self.read(file) if (self._folder / file).exists() else None

    def family(self, name: str, line: int) -> FamilyFiles:
        """Return the files of a family, which the settings name at a line."""
        family = self.read_if_there(f"{FAMILIES}/{name}.yml")
        if family is None:
            self.unreadable.append(self._no_family(name, line))
            family = Unread(f"{FAMILIES}/{name}.yml")
        words, claims = (self.read_if_there(f"{folder}/{name}.yml") for folder in (VOCABULARY, CLAIMS))
        questions = open_questions(self._folder, f"{QUESTIONS}/{name}.yml", self.faults, self.unreadable)
        return FamilyFiles(name, family, words, claims, questions, self._source(family))

    def _no_family(self, name: str, line: int) -> Fault:
        for path in sorted((self._folder / FAMILIES).glob(f"{name}.*")):
            return Fault(f"{FAMILIES}/{path.name}", 1, NOT_READ)
        others = ", ".join(sorted(path.stem for path in (self._folder / FAMILIES).glob("*.yml"))) or "aucune"
        return Fault(
            SETTINGS, line, f"le fichier « {FAMILIES}/{name}.yml » n'existe pas. Familles du dossier : {others}."
        )

    def _source(self, family: Part) -> str:
        """Return the text of the source document, "" where the family does not name one."""
        head = family.get("famille")
        name = head.get("document") if isinstance(head, dict) else None
        if not isinstance(name, str):
            return ""
        file = f"{SOURCES}/{name}"
        if (self._folder / file).is_file():
            text = open_text(self._folder, file, self.unreadable)
            if text is not None and not text.strip():
                self.unreadable.append(Fault(file, 1, "le document source est vide : remettez-y le texte du document."))
            return (text or "").removeprefix(MARK)
        known = ", ".join(sorted(path.name for path in (self._folder / SOURCES).glob("*.txt"))) or "aucun"
        message = f"le document source « {file} » n'existe pas. Documents de « {SOURCES} » : {known}."
        self.unreadable.append(Fault(family.file, family.part("famille").line_of("document"), message))
        return ""
