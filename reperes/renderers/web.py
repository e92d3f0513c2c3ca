"""Renders a structured answer (see `structure.py`) as what the web page draws: quotations, comparisons, a picture."""

from typing import Any, Dict, List, Mapping, Sequence, Set

from reperes.dialogue.question import Question
from reperes.knowledge.model import Knowledge
from reperes.renderers.profile import profile_of
from reperes.renderers.side_by_side import is_continued, take_comparison, take_shared_sentences
from reperes.renderers.text import colon_of

Block = Dict[str, Any]


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
        comparison = take_comparison(waiting, knowledge, colon_of(structure))
        if comparison is None:
            blocks.append(_block(waiting.pop(0)))
            continue
        take_shared_sentences(waiting, comparison)
        if is_continued(blocks, comparison):
            blocks[-1]["parts"].extend(comparison["parts"])
        else:
            blocks.append(comparison)
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
