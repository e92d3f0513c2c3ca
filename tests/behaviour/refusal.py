"""Refusal: what the document does not say is not answered, whatever words of it a question uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Iterable, Iterator, Tuple

import yaml

from tests.behaviour.asking import Asked
from tests.behaviour.document import ROOT
from tests.behaviour.judging import plain
from tests.behaviour.probes import REFUSAL, SILENT, Probe, one

INJECTION = "injection"


def refusals() -> Iterator[Probe]:
    """Yield the questions of refusals.jsonl: near and far ones, and injections."""
    for line in Path(__file__).with_name("refusals.jsonl").read_text("utf-8").splitlines():
        found = json.loads(line)
        capability = INJECTION if found["kind"] == INJECTION else f"{found['kind']}: {found['about']}"
        yield one(REFUSAL, capability, found["ask"], SILENT)


def cost_of_refusing(asked: Iterable[Asked]) -> Tuple[int, int]:
    """Return how many of the questions that the document answers were refused, and how many there are."""
    openings = _refusing_openings()
    answerable = [turn for turn in asked if any(turn.turn.expected.any_of)]
    refused = [turn for turn in answerable if not turn.reply.quoted and plain(turn.reply.text).startswith(openings)]
    return len(refused), len(answerable)


def _refusing_openings() -> Tuple[str, ...]:
    """The words that every sentence of refusal begins with, up to the first thing that the program inserts."""
    domain = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
    names = (
        "utter_out_of_scope_work",
        "utter_out_of_scope_world",
        "utter_unknown_level",
        "utter_inject",
        "utter_gibberish",
    )
    texts = [response["text"] for name in names for response in domain["responses"][name]]
    return tuple(plain(text.partition("{")[0]) for text in texts)
