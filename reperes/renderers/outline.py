"""What chat platforms draw of a structured answer: like the page's blocks, without its picture."""

from typing import Any, Dict, Iterable, List, Mapping, Sequence, Tuple

from reperes.answers.wording import Phrases, phrases_in
from reperes.knowledge.model import Knowledge
from reperes.renderers.message import Block
from reperes.renderers.side_by_side import is_continued, take_comparison, take_shared_sentences
from reperes.renderers.text import colon_of, quoted

Run = Dict[str, Any]

MOST_NAMED = 3
"""Marked words of one text that a sentence can name; with more, reading both texts tells as much."""


def outline(structure: Mapping[str, Any], knowledge: Knowledge) -> List[Block]:
    """Return paragraphs, headings, lists, names and comparisons, in order, the note first.

    A list has `items` with `label`, `runs` (texts, each `marked` or not) and `place`, or one `place` for all. Every
    other thing is as in `structure.py`, comparisons as in `web.py`. What levels share is said after them. Blocks, and
    items of lists, have the `words` of the answer's language too.
    """
    blocks: List[Any] = [{"kind": "paragraph", "text": structure["note"]}] if structure["note"] else []
    waiting = list(structure["blocks"])
    later: List[Any] = []
    while waiting:
        comparison = take_comparison(waiting, knowledge, colon_of(structure))
        if comparison and is_continued(blocks, comparison):
            blocks[-1]["parts"].extend(comparison["parts"])
        else:
            blocks += later
            later = []
            blocks.append(comparison or _block(waiting.pop(0)))
        if comparison:
            later += [_block(block) for block in take_shared_sentences(waiting, comparison)]
    words = phrases_in(structure.get("language", "fr"))
    return [_worded(block, words) for block in blocks + later]


def plain_run(text: str) -> Run:
    """Return a run without a mark."""
    return {"text": text, "marked": False}


def between_marks(runs: Iterable[Mapping[str, Any]]) -> List[Run]:
    """Return runs of words as one quotation: in « », blanks between them; read together they are the quoted text."""
    words = list(runs)
    spaced = [{**run, "text": run["text"] + " "} for run in words[:-1]] + [dict(run) for run in words[-1:]]
    opened, closed = quoted("|").split("|")
    return [plain_run(opened), *spaced, plain_run(closed)]


def what_is_marked(texts: Iterable[Tuple[str, Sequence[Run]]], words: Phrases) -> List[str]:
    """Return a sentence that says what bold means and, where they are few, names the words; nothing without marks.

    `texts` are pairs of a label and runs. Bold cannot be heard: the sentence is for those who listen.
    """
    marked = [(label, [run["text"].rstrip(".,;") for run in runs if run["marked"]]) for label, runs in texts]
    bold, colon = words.say("en_gras"), words.colon
    if not any(found for _, found in marked):
        return []
    if any(len(found) > MOST_NAMED for _, found in marked):
        return [f"{bold}."]
    named = [f"{label}{colon} {', '.join(map(quoted, found))}" for label, found in marked if found]
    return [f"{bold}{colon} {colon.replace(':', '; ').join(named)}."]


def _worded(block: Block, words: Phrases) -> Block:
    if block["kind"] != "list":
        return {**block, "words": words}
    return {**block, "words": words, "items": [{**item, "words": words} for item in block["items"]]}


def _block(block: Block) -> Block:
    if block["kind"] == "quotation":
        return _list([_item(block, [plain_run(block["text"])])], [])
    if block["kind"] == "quotations":
        items = [{**_item(item, [plain_run(item["text"])]), "place": []} for item in block["items"]]
        return _list(items, block["place"])
    if block["kind"] == "difference":
        pairs = (("first", "before"), ("second", "after"))
        return _list([_item(block[side], [_run(run) for run in block[runs]]) for side, runs in pairs], [])
    return block


def _list(items: List[Dict[str, Any]], place: List[str]) -> Block:
    return {"kind": "list", "items": items, "place": place}


def _item(quotation: Mapping[str, Any], runs: List[Run]) -> Dict[str, Any]:
    return {"label": quotation["label"], "runs": runs, "place": quotation["place"]}


def _run(run: Mapping[str, Any]) -> Run:
    return {"text": run["text"], "marked": run["changed"]}
