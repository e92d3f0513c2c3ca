"""Opens a YAML file for its author; what makes it unreadable is one fault."""

from pathlib import Path
from typing import Any, List, Optional, Tuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from reperes.knowledge.encodings import Undecodable, decode
from reperes.knowledge.faults import Fault
from reperes.knowledge.yaml_faults import explain

MARK = "\ufeff"
"""The byte order mark that some editors put first."""

Opened = Tuple[CommentedMap, Tuple[str, ...]]
"""The outermost mapping of a file, and its lines."""


def open_yaml(folder: Path, name: str, faults: List[Fault]) -> Optional[Opened]:
    """Return what the file `name` of `folder` holds; None, and one fault, when that cannot be read."""
    opened = _open(folder, name, faults)
    if opened and not isinstance(opened[0], CommentedMap):
        faults.append(Fault(name, 1, "le fichier doit contenir des lignes « nom: valeur »."))
        return None
    return opened


def open_yaml_list(folder: Path, name: str, faults: List[Fault]) -> Optional[Tuple[CommentedSeq, Tuple[str, ...]]]:
    """Return the outermost list of the file `name` of `folder`, empty for a file without any, and its lines; None, and
    one fault, when that cannot be read."""
    opened = _open(folder, name, faults)
    if opened and opened[0] is None:
        return CommentedSeq(), opened[1]
    if opened and not isinstance(opened[0], CommentedSeq):
        faults.append(Fault(name, 1, "le fichier doit contenir une liste : un tiret devant chaque élément."))
        return None
    return opened


def _open(folder: Path, name: str, faults: List[Fault]) -> Optional[Tuple[Any, Tuple[str, ...]]]:
    text = open_text(folder, name, faults)
    if text is None:
        return None
    yaml = YAML()
    # Quoted texts get types of their own, so that unquoted ones are known.
    yaml.preserve_quotes = True
    try:
        data = yaml.load(text.removeprefix(MARK))
    except MarkedYAMLError as error:
        line, message = explain(error, text)
        faults.append(Fault(name, line, message))
        return None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        faults.append(
            Fault(name, line, "la ligne contient un caractère de commande, invisible : effacez-la et retapez-la.")
        )
        return None
    return data, tuple(text.split("\n"))


def open_text(folder: Path, name: str, faults: List[Fault]) -> Optional[str]:
    """Return the text of the file `name` of `folder`; None, and one fault, when it is missing or not in UTF-8."""
    try:
        return decode((folder / name).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        faults.append(Fault(name, 1, "le fichier n'existe pas : remettez-le dans le dossier."))
    except OSError as error:
        faults.append(
            Fault(
                name, 1, f"le fichier ne peut pas être ouvert ({type(error).__name__}) : vérifiez vos droits d'accès."
            )
        )
    except Undecodable as error:
        faults.append(Fault(name, error.line, str(error)))
    return None
