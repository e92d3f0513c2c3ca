"""Renders a structured answer (see `structure.py`) as what the web page draws: quotations, comparisons, a picture."""

from typing import Any, Dict, List, Mapping, Optional, Sequence, Set

from reperes.knowledge.model import Knowledge
from reperes.questions.model import Question
from reperes.renderers.comparison import rows_of
from reperes.renderers.profile import profile_of

Block = Dict[str, Any]

_NOTE = "\u00a0: "


def render_web(structure: Mapping[str, Any], knowledge: Knowledge) -> List[Block]:
    """Return the blocks of the page, with nothing but JSON types.

    Kinds: paragraph, heading, quote, quotes, names, comparison, profile. Quotations of one part at several levels
    become one comparison, and neighbouring comparisons of the same levels one table. The sentence that two levels
    share stands in the table, so it is not said again after it.
    """
    blocks: List[Block] = []
    if structure.get("note"):
        blocks.append({"kind": "paragraph", "text": structure["note"]})
    waiting = list(structure["blocks"])
    while waiting:
        part = _take_comparison(waiting, knowledge)
        if part is None:
            blocks.append(_block(waiting.pop(0)))
            continue
        _drop_shared_sentences(waiting, part)
        _add_comparison(blocks, part)
    questions = _questions(structure)
    profile = profile_of(questions, knowledge)
    return _with_profile(blocks, profile, _is_first(questions)) if profile else blocks


def _with_profile(blocks: Sequence[Block], profile: Block, is_first: bool) -> List[Block]:
    """The blocks with the picture: after the opening words when the answer is about it, at the end otherwise.

    A mere list of the competences that the picture shows is left out.
    """
    shown = {competence["name"] for group in profile["groups"] for competence in group["competences"]}
    kept = [block for block in blocks if block["kind"] != "names" or not _names(block) <= shown]
    opening = 0
    while is_first and opening < len(kept) and kept[opening]["kind"] == "paragraph":
        opening += 1
    at = opening if is_first else len(kept)
    return [*kept[:at], profile, *kept[at:]]


def _names(block: Block) -> Set[str]:
    return {item["name"].replace("✦", "").strip() for item in block["items"]}


def _is_first(questions: Sequence[Question]) -> bool:
    return bool(questions) and all(
        topic == "section.competences" or topic.startswith("groupe.") for topic in questions[0].topics
    )


def _questions(structure: Mapping[str, Any]) -> List[Question]:
    return [Question.from_code(code) for code in structure.get("asked", ())]


def _block(block: Mapping[str, Any]) -> Block:
    if block["kind"] == "quotation":
        return {"kind": "quote", **_quote(block)}
    if block["kind"] == "quotations":
        return {"kind": "quotes", "place": block["place"], "items": [_quote(item) for item in block["items"]]}
    return dict(block)


def _quote(quotation: Mapping[str, Any]) -> Block:
    return {key: quotation[key] for key in ("label", "text", "ref", "place")}


def _take_comparison(waiting: List[Mapping[str, Any]], knowledge: Knowledge) -> Optional[Block]:
    """Remove from the front the quotations of one part at several levels, and return them as a table."""
    quotations: List[Mapping[str, Any]] = []
    taken = 0
    for block in waiting:
        found = _quotations(block)
        if not found or any(_part(q["ref"]) != _part((quotations or found)[0]["ref"]) for q in found):
            break
        quotations.extend(found)
        taken += 1
    name = knowledge.names.get(_part(quotations[0]["ref"])) if quotations else None
    if len(quotations) < 2 or not name or not all(_is_at_level(q, name) for q in quotations):
        return None
    del waiting[:taken]
    heads = [quotation["label"][len(name) + 2 :].partition(_NOTE) for quotation in quotations]
    part = {
        "ref": _part(quotations[0]["ref"]),
        "name": name,
        "refs": [quotation["ref"] for quotation in quotations],
        "notes": [note for _, _, note in heads],
        "rows": rows_of([quotation["text"] for quotation in quotations]),
    }
    return {"kind": "comparison", "columns": [head for head, _, _ in heads], "parts": [part]}


def _quotations(block: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    if block["kind"] == "quotation":
        return [block]
    if block["kind"] == "difference":
        return [block["first"], block["second"]]
    return block["items"] if block["kind"] == "quotations" else []


def _part(ref: str) -> str:
    return ".".join(ref.split(".")[:2])


def _is_at_level(quotation: Mapping[str, Any], name: str) -> bool:
    return quotation["ref"].split(".")[0] in ("critere", "competence") and quotation["label"].startswith(f"{name}, ")


def _drop_shared_sentences(waiting: List[Mapping[str, Any]], comparison: Block) -> None:
    """Remove « Une phrase est la même … » with its quotation, as often as the table shows it already."""
    shared = [
        run["text"]
        for row in comparison["parts"][0]["rows"]
        for cell in row
        for run in cell["runs"]
        if cell["kind"] == "same"
    ]
    while len(waiting) > 1 and waiting[0]["kind"] == "paragraph" and waiting[1].get("text") in shared:
        del waiting[:2]


def _add_comparison(blocks: List[Block], comparison: Block) -> None:
    last = blocks[-1] if blocks else {}
    if last.get("kind") == "comparison" and last["columns"] == comparison["columns"]:
        last["parts"].extend(comparison["parts"])
    else:
        blocks.append(comparison)
