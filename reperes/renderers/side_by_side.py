"""Puts quotations of one part at several levels together as one comparison."""

from os.path import commonprefix
from typing import Any, Dict, List, Mapping, Optional

from reperes.knowledge.model import Knowledge
from reperes.renderers.comparison import rows_of
from reperes.renderers.message import Block, part_of, quotations_in

Comparison = Dict[str, Any]


def take_comparison(waiting: List[Block], knowledge: Knowledge, colon: str) -> Optional[Comparison]:
    """Remove from the front the quotations of one part at several levels, and return them; None when there are none.

    What follows the `colon` of the language in a label is a note: « niveau B : niveau 2 de la compétence ».
    """
    quotations: List[Mapping[str, Any]] = []
    taken = 0
    for block in waiting:
        found = quotations_in(block)
        if not found or any(part_of(q["ref"]) != part_of((quotations or found)[0]["ref"]) for q in found):
            break
        quotations.extend(found)
        taken += 1
    name = knowledge.names.get(part_of(quotations[0]["ref"])) if quotations else None
    if len(quotations) < 2 or not name or not all(_is_at_level(q, name) for q in quotations):
        return None
    del waiting[:taken]
    heads = [quotation["label"][len(name) + 2 :].partition(f"{colon} ") for quotation in quotations]
    part = {
        "ref": part_of(quotations[0]["ref"]),
        "name": name,
        "refs": [quotation["ref"] for quotation in quotations],
        "place": commonprefix([quotation["place"] for quotation in quotations]),
        "notes": [note for _, _, note in heads],
        "rows": rows_of([quotation["text"] for quotation in quotations]),
    }
    return {"kind": "comparison", "columns": [head for head, _, _ in heads], "parts": [part]}


def take_shared_sentences(waiting: List[Block], comparison: Comparison) -> List[Block]:
    """Remove from the front, and return, « Une phrase est la même … » with its quotation, where the comparison shows
    it."""
    shared = [
        run["text"]
        for row in comparison["parts"][0]["rows"]
        for cell in row
        for run in cell["runs"]
        if cell["kind"] == "same"
    ]
    taken: List[Block] = []
    while len(waiting) > 1 and waiting[0]["kind"] == "paragraph" and waiting[1].get("text") in shared:
        taken.extend(waiting[:2])
        del waiting[:2]
    return taken


def is_continued(blocks: List[Any], comparison: Comparison) -> bool:
    """Whether the last of `blocks` is a comparison of the same levels, so that both make one table."""
    last = blocks[-1] if blocks else {}
    return last.get("kind") == "comparison" and last["columns"] == comparison["columns"]


def _is_at_level(quotation: Mapping[str, Any], name: str) -> bool:
    return quotation["ref"].split(".")[0] in ("critere", "competence") and quotation["label"].startswith(f"{name}, ")
