"""HR's test questions: what people ask, and the parts that the answer must quote."""

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Collection, Dict, List, Optional, Tuple

from ruamel.yaml.comments import CommentedMap

from reperes.knowledge.faults import Fault
from reperes.knowledge.reader import Part, Unread
from reperes.knowledge.yaml_file import open_yaml_list
from reperes.language.folding import fold

NOTHING = "rien"
"""What a question expects that the document does not answer."""
_LIST = "questions"
_TEXT, _EXPECTED = "question", "attendu"


@dataclass(frozen=True)
class TestQuestion:
    """A question as people write it; `expected` are references that its answer quotes, none where the document does
    not answer."""

    __test__ = False  # pytest takes no class of this name for its own

    text: str
    expected: Tuple[str, ...]


def open_questions(folder: Path, name: str, faults: List[Fault], unreadable: List[Fault]) -> Optional[Part]:
    """Return the file `name` of `folder` with its list at one key, None where there is none; an unreadable one is noted
    and is Unread."""
    if not (folder / name).exists():
        return None
    opened = open_yaml_list(folder, name, unreadable)
    if opened is None:
        return Unread(name)
    data = CommentedMap({_LIST: opened[0]})
    data.lc.add_kv_line_col(_LIST, [0, 0, 0, 0])
    return Part(name, data, faults, 1, opened[1])


def read_questions(file: Part, known: Optional[Collection[str]]) -> Tuple[TestQuestion, ...]:
    """Return the questions of a file.

    Notes a question that is empty or stands twice, and each expected reference that is not `known` (unless that is
    None).
    """
    if isinstance(file, Unread):
        return ()
    lines: Dict[str, int] = {}
    found = []
    for part in file.parts(_LIST):
        part.only(_TEXT, _EXPECTED)
        text = part.text(_TEXT)
        plain = fold(text).strip(" ?!.")
        if plain in lines:
            part.fault(
                f"la question « {text} » est déjà à la ligne {lines[plain]} : ôtez l'une des deux, ou réunissez ce qu'elles "
                f"attendent sous « {_EXPECTED} ».",
                _TEXT,
            )
        elif plain:
            lines[plain] = part.line_of(_TEXT)
        found.append(TestQuestion(text, _expected(part, known)))
    return tuple(found)


def _expected(part: Part, known: Optional[Collection[str]]) -> Tuple[str, ...]:
    several = isinstance(part.get(_EXPECTED), list)
    refs = part.texts(_EXPECTED) if several else tuple(filter(None, [part.text(_EXPECTED)]))
    if several and not part.get(_EXPECTED):
        part.fault(f"« {_EXPECTED} » est vide : nommez une partie, ou écrivez « {NOTHING} ».", _EXPECTED)
    if NOTHING in refs:
        if len(refs) > 1:
            part.fault(f"« {NOTHING} » ne va avec aucune partie : gardez l'un ou l'autre.", _EXPECTED)
        return ()
    for ref in refs:
        if known is not None and ref not in known:
            near = get_close_matches(ref, [*known, NOTHING], n=1)
            hint = f" Vouliez-vous écrire « {near[0]} » ?" if near else f" Sans réponse, écrivez « {NOTHING} »."
            part.fault(f"la partie « {ref} » n'existe pas.{hint}", _EXPECTED)
    return refs
