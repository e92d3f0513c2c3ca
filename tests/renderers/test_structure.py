"""An answer as plain data: what programs read of it."""

import json

import pytest

from reperes.answers.model import Answer
from reperes.renderers.structure import render_structure

KEYS = {
    "paragraph": {"kind", "text"},
    "heading": {"kind", "text"},
    "quotation": {"kind", "label", "text", "ref", "place"},
    "quotations": {"kind", "place", "items"},
    "names": {"kind", "items"},
    "difference": {"kind", "first", "second", "before", "after"},
}


def test_it_survives_the_way_through_json(answer):
    structure = render_structure(answer)
    assert json.loads(json.dumps(structure, allow_nan=False)) == structure


def test_every_block_has_the_keys_of_its_kind(answer):
    blocks = render_structure(answer)["blocks"]
    assert len(blocks) == len(answer.blocks)
    assert all(set(block) == KEYS[block["kind"]] for block in blocks)


def test_facts_can_be_read_by_reference(answer):
    assert [(fact["ref"], fact["text"]) for fact in _facts(render_structure(answer))] == [
        (fact.ref, fact.text) for fact in answer.facts
    ]


def test_runs_of_a_difference_give_its_texts_back(answered):
    blocks = render_structure(answered("a difference"))["blocks"]
    (difference,) = [block for block in blocks if block["kind"] == "difference"]
    for runs, side in (("before", "first"), ("after", "second")):
        assert " ".join(run["text"] for run in difference[runs]) == difference[side]["text"]
    assert any(run["changed"] for run in difference["before"])


def test_an_answer_without_quotations_has_no_version(answered):
    assert render_structure(answered("a sentence alone"))["version"] is None


def test_an_unknown_block_is_an_error():
    with pytest.raises(TypeError):
        render_structure(Answer(("block",)))


def _facts(structure):
    for block in structure["blocks"]:
        if block["kind"] == "quotation":
            yield block
        yield from block["items"] if block["kind"] == "quotations" else ()
        yield from (block["first"], block["second"]) if block["kind"] == "difference" else ()
