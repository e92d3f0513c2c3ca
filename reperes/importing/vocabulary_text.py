"""Proposes the words by which people will name the parts of a family: names and noun phrases of the document itself."""

import re
from typing import Dict, Iterator, List, Mapping, Sequence, Set, Tuple

from reperes.importing.family_text import scalar
from reperes.importing.template import template
from reperes.knowledge.parts import JobFamily
from reperes.language.folding import fold, words

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_TOKEN = re.compile(rf"{_WORD.pattern}|[^\w\s]")


def proposals(family: JobFamily, taken: Set[str]) -> Mapping[str, Tuple[str, Tuple[str, ...]]]:
    """Return for each part the kind of its words (`noms` or `expressions`) and the words.

    `taken` are folded names that lead elsewhere. A name that would lead to two parts is left out of both, unless it
    is the whole name of one.
    """
    names = _names(family)
    whole: Dict[str, str] = {}
    owners: Dict[str, Set[str]] = {}
    for ref, phrases in names.items():
        whole.setdefault(fold(phrases[0]), ref)
        for phrase in phrases:
            owners.setdefault(fold(phrase), set()).add(ref)
    found: Dict[str, Tuple[str, Tuple[str, ...]]] = {}
    for ref, phrases in names.items():
        own = {fold(phrase): phrase for phrase in reversed(phrases) if fold(phrase) not in taken}
        kept = tuple(phrase for key, phrase in own.items() if whole.get(key) == ref or owners[key] == {ref})[::-1]
        if kept:
            found[ref] = ("noms", kept)
    for task in (task for role in family.roles for task in role.tasks):
        phrases = tuple(_phrases(task.text))
        if phrases:
            found[f"tache.{task.id}"] = ("expressions", phrases)
    return found


def _names(family: JobFamily) -> Mapping[str, Sequence[str]]:
    """The names of each part, its own one first."""
    about = {word.rstrip("s") for word in words(family.name)}
    names = {f"finalite.{role.id}": [_lower(role.name), *_shorter(role.name, about)] for role in family.roles}
    names.update({f"critere.{part.id}": [_lower(part.name), *_shorter(part.name, about)] for part in family.criteria})
    names.update(
        {f"definition.{part.id}": [_lower(part.term), f"définition {_lower(part.term)}"] for part in family.definitions}
    )
    names.update({f"passage.{part.id}": [_lower(part.title)] for part in family.passages})
    names["section.famille"] = [_lower(family.name), *_shorter(family.name, about), f"famille {family.code}"]
    names["purpose"] = ["raison d'être"]
    names["note_masculin"] = ["forme masculine"]
    return names


def proposal_lines(found: Mapping[str, Tuple[str, Tuple[str, ...]]]) -> Iterator[str]:
    """Yield the lines of a vocabulary file."""
    for ref, (kind, phrases) in found.items():
        yield f"{ref}:"
        yield f"  {kind}:"
        for phrase in phrases:
            yield f"    - {scalar(phrase)}"


def _lower(name: str) -> str:
    """A name as it is within a sentence."""
    return name[:1].lower() + name[1:]


def _shorter(name: str, about: Set[str]) -> Iterator[str]:
    """A name without its small words, what « ou » joins in it, and what stands before its first small word.

    A single word that all of the family is `about` names none of its parts.
    """
    said = _WORD.findall(_lower(name))
    small = [fold(word) in template()["small"] for word in said]
    telling = [word for word, is_small in zip(said, small) if not is_small]
    if telling and len(telling) < len(said):
        yield " ".join(telling)
    joins = [place for place, word in enumerate(said) if fold(word) in template()["joining"]]
    if joins:
        ends = zip([-1, *joins], [*joins, len(said)])
        parts = [said[start + 1 : end] for start, end in ends]
        yield from (part[0] for part in parts if all(len(other) == 1 for other in parts))
        return
    first = next((place for place, is_small in enumerate(small) if place and is_small), len(said))
    if first < len(said) and not (first == 1 and fold(said[0]).rstrip("s") in about):
        yield " ".join(said[:first])


def _phrases(text: str) -> Iterator[str]:
    """The verb with what it is about (« consulter la base »), and that thing with its complement (« base de données
    »)."""
    text = _lower(text)
    runs = _runs(text)
    if len(runs) < 2:
        return
    yield text[: runs[1][1]]
    thing = runs[1]
    if len(runs) > 2 and fold(text[thing[1] : runs[2][0]]).strip() in template()["complement"]:
        thing = (thing[0], runs[2][1])
    if " " in text[thing[0] : thing[1]]:
        yield text[thing[0] : thing[1]]


def _runs(text: str) -> List[Tuple[int, int]]:
    """Where telling words follow each other, without small words or signs between them."""
    runs: List[Tuple[int, int]] = []
    goes_on = False
    for found in _TOKEN.finditer(text):
        if not found[0][0].isalnum() or fold(found[0]) in template()["small"]:
            goes_on = False
        elif goes_on:
            runs[-1] = (runs[-1][0], found.end())
        else:
            runs.append(found.span())
            goes_on = True
    return runs
