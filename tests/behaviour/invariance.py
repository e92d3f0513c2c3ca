"""Invariance: a question typed in another way gets the same facts."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Sequence, Tuple

import yaml

from tests.behaviour.asking import Asked
from tests.behaviour.document import Document, Refs
from tests.behaviour.perturbing import perturbations, variants, words_of
from tests.behaviour.probes import INV, MFT, Expected, Probe, one
from tests.behaviour.words import Words

_WHOLE_LEVEL = "level."


def bases(document: Document) -> Tuple[Probe, ...]:
    """Return the base questions with what they expect."""
    found = yaml.safe_load(Path(__file__).with_name("bases.yml").read_text("utf-8"))
    return tuple(
        one(MFT, f"base: {capability}", base["ask"], _expected(base, document))
        for capability, asked in found.items()
        for base in asked
    )


def _expected(base: dict, document: Document) -> Expected:
    refs: Refs = frozenset().union(*(_named(name, document) for name in base.get("quotes", ())))
    also: Refs = frozenset().union(*(_named(name, document) for name in base.get("also", ())))
    if any(name.startswith(_WHOLE_LEVEL) for name in base.get("quotes", ())):
        also |= frozenset().union(*(document.level(name.partition(".")[2]) for name in base["quotes"]))
    also |= frozenset().union(*(document.steps(ref) for ref in document.competences if refs & document.steps(ref)))
    return Expected.quotes(refs, also | _roles_around(refs, document), base.get("says", ""))


def _named(name: str, document: Document) -> Refs:
    if name.startswith(_WHOLE_LEVEL):
        return document.level_criteria(name.partition(".")[2])
    return document.whole(name.removesuffix(".*")) if name.endswith(".*") else document.refs([name])


def _roles_around(refs: Refs, document: Document) -> Refs:
    """The roles of tasks and the tasks of roles, which may be quoted beside them."""
    around = {role for role, tasks in document.roles.items() if refs & frozenset((role, *tasks))}
    return document.refs(around | {task for role in around & refs for task in document.roles[role]})


def invariance(answered: Sequence[Asked], document: Document, words: Words, seed: int) -> Iterator[Probe]:
    """Yield each base question that was answered right in all ways of typing it: the same facts have to be quoted."""
    texts = [*document.texts.values(), *(turn.turn.user for turn in answered)]
    texts += [name for pairs in words.names.values() for pair in pairs for name in pair] + list(words.tasks.values())
    ways = perturbations(words_of(texts))
    for base in answered:
        if not base.fault:
            for name, text in variants(base.turn.user, ways, str(seed)):
                yield one(INV, base.probe.capability.removeprefix("base: "), text, unchanged(base), name)


def unchanged(base: Asked) -> Expected:
    """What a question that means the same as `base` has to get."""
    return Expected((base.reply.quoted,), base.reply.quoted, _still_said(base))


def _still_said(base: Asked) -> str:
    """What still has to be said: where facts answer, a yes may become a bare quotation, but never a no."""
    says = base.turn.expected.says
    if not base.reply.quoted:
        return says
    return {"^oui": "^(?!non)", "^non": "^(?!oui)"}.get(says, "")
