"""The words that people use for a part: what the files have, and the forms that add and remove some."""

from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, List, Mapping, Tuple

from reperes.knowledge.files import SHARED, VOCABULARY
from reperes.language.folding import fold
from reperes.workshop import refusals
from reperes.workshop.desk import Desk, Refused
from reperes.workshop.editing import Conflict, Edit, read_text
from reperes.workshop.parts import Group, in_words, labels_of
from reperes.workshop.text_forms import GONE, INCOMPLETE, Error, Fields, Outcome
from reperes.workshop.yaml_places import one_line
from reperes.workshop.yaml_text import Unwritable, reading

KINDS = {"noms": "Noms", "expressions": "Expressions", "faux_amis": "Faux amis"}
MOST_AT_ONCE = 20


@dataclass(frozen=True)
class Word:
    """A word for a part, and the file that has it; `is_shared` is whether that is the file of all families."""

    ref: str
    key: str
    text: str
    file: str

    @property
    def is_shared(self) -> bool:
        """Whether it counts for all families."""
        return self.file in _shared_files()


def words_of(folder: Path, family: str) -> Mapping[str, Tuple[Word, ...]]:
    """Return the words of each part, by reference; raises Unwritable and Undecodable."""
    found: dict = {}
    for file in (*_shared_files(), _own(family)):
        for ref, entry in reading(read_text(folder, file)).items():
            for key in KINDS:
                texts = entry.get(key) if isinstance(entry, dict) else None
                for text in texts if isinstance(texts, list) else ():
                    found.setdefault(str(ref), []).append(Word(str(ref), key, one_line(str(text)), file))
    return {ref: tuple(words) for ref, words in found.items()}


def add_words(desk: Desk, family: str, groups: Tuple[Group, ...], fields: Fields) -> Outcome:
    """Add words to a part, one a line."""
    ref, key = fields.get("ref", ""), fields.get("key", "")
    labels = labels_of(groups)
    if key not in KINDS:
        return _wrong(INCOMPLETE)
    if not ref:
        return _wrong("Choisissez d'abord la partie du document.")
    if ref not in labels:
        return _wrong(GONE)
    typed = [refusals.typed(line) for line in fields.get("words", "").splitlines() if line.strip()] or [""]
    if len(typed) > MOST_AT_ONCE:
        return _wrong(f"{len(typed)} mots d'un coup : {MOST_AT_ONCE} au plus à la fois.")
    words = words_of(desk.folder, family)
    errors = tuple(Error("words", found) for found in _refused(desk, family, typed, ref, key, words, labels) if found)
    if errors:
        return Outcome(errors)
    file = _file_for(desk.folder, family, ref, words)
    return _saved(desk, [Edit(file, (ref, key, text), None, text) for text in typed], labels, ref)


def remove_word(desk: Desk, family: str, groups: Tuple[Group, ...], fields: Fields) -> Outcome:
    """Take a word out of the file that has it."""
    ref, key, text = (fields.get(name, "") for name in ("ref", "key", "word"))
    found = [word for word in words_of(desk.folder, family).get(ref, ()) if (word.key, word.text) == (key, text)]
    # Somebody else may have taken it out meanwhile: it is gone, as was asked.
    return _saved(desk, [Edit(word.file, (ref, key, text), text, None) for word in found], labels_of(groups), ref)


def _refused(
    desk: Desk,
    family: str,
    typed: List[str],
    ref: str,
    key: str,
    words: Mapping[str, Tuple[Word, ...]],
    labels: Mapping[str, str],
) -> Iterator[refusals.Refusal]:
    levels = desk.sheet(family).levels
    # The check would name whichever part comes first in the files, which may be the one that the word was just given to.
    elsewhere = {
        fold(word.text): labels.get(other, other)
        for other, own in words.items()
        for word in own
        if other != ref and other in labels and key != "faux_amis" and word.key != "faux_amis"
    }
    there = {fold(word.text) for word in words.get(ref, ()) if word.key == key}
    for text in typed:
        yield refusals.word(text, levels, key)
        if text and fold(text) in there:
            yield f"« {text} » y est déjà (majuscules et accents ne comptent pas)."
        elif fold(text) in elsewhere:
            yield f"« {text} » désigne déjà « {elsewhere[fold(text)]} » : retirez-le d'un côté."
        there.add(fold(text))


def _file_for(folder: Path, family: str, ref: str, words: Mapping[str, Tuple[Word, ...]]) -> str:
    """The file where the part has words already, as far as it is one for this kind; else the usual one."""
    files = {word.file for word in words.get(ref, ())}
    if _own(family) in files or not files & set(_shared_files()):
        kind = ref.partition(".")[0]
        shared = f"{VOCABULARY}/competences.yml"
        return shared if not files and kind in ("competence", "groupe") and (folder / shared).exists() else _own(family)
    return sorted(files)[0]


def _saved(desk: Desk, edits: List[Edit], labels: Mapping[str, str], ref: str) -> Outcome:
    try:
        desk.save(edits)
    except Refused as refused:
        return Outcome(
            tuple(Error("words", in_words(_sentence(fault.message), labels)) for fault in refused.faults[:5])
        )
    except (Conflict, Unwritable):
        return _wrong("Cette liste a changé entre-temps : rechargez la page et recommencez.")
    return Outcome(ref=ref)


def _sentence(message: str) -> str:
    """A fault of a file as a sentence of a form: the other place is named by its part, not by its line."""
    return (
        message[0].upper()
        + message[1:].split(" (vocabulaire/")[0]
        + (" : retirez-le d'un côté." if " (vocabulaire/" in message else "")
    )


def _wrong(message: str) -> Outcome:
    return Outcome((Error("words", message),))


def _own(family: str) -> str:
    return f"{VOCABULARY}/{family}.yml"


def _shared_files() -> Tuple[str, ...]:
    return tuple(f"{VOCABULARY}/{name}.yml" for name in SHARED)
