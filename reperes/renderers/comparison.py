"""Lays texts of several levels side by side: sentences that they share once, words that differ marked."""

from typing import Any, Dict, List, Optional, Sequence, Tuple

from reperes.answers.difference import compare_facts
from reperes.answers.model import Difference, Quotation
from reperes.knowledge.model import Fact
from reperes.knowledge.text import sentences

Cell = Dict[str, Any]
Row = List[Cell]


def rows_of(texts: Sequence[str]) -> List[Row]:
    """Return the rows of a table with one column a text.

    A cell has `kind` ("own", "same" or "empty"), `span` (columns) and `runs` (texts, each `marked` or not). Read
    downwards, a column gives its text back.
    """
    split = [sentences(text) for text in texts]
    shared = _shared(split)
    first = [run for run in shared if all(split[column][0] == run[0] for column in range(run[1], run[2]))]
    own = _own_row([" ".join(_without(column, number, shared)) for number, column in enumerate(split)])
    rows = [_same_row(run, len(texts)) for run in first] + own
    rows += [_same_row(run, len(texts)) for run in shared if run not in first]
    if [_column(rows, number) for number in range(len(texts))] == list(texts):
        return rows
    return _own_row(list(texts))


def _shared(split: Sequence[Sequence[str]]) -> List[Tuple[str, int, int]]:
    """Each sentence that neighbouring columns share, with the columns (from, to) that do."""
    found = []
    for number, column in enumerate(split):
        for sentence in column:
            end = number + 1
            while end < len(split) and sentence in split[end]:
                end += 1
            begins = number == 0 or sentence not in split[number - 1]
            if begins and end > number + 1:
                found.append((sentence, number, end))
    return found


def _without(column: Sequence[str], number: int, shared: Sequence[Tuple[str, int, int]]) -> List[str]:
    gone = {sentence for sentence, start, end in shared if start <= number < end}
    return [sentence for sentence in column if sentence not in gone]


def _same_row(run: Tuple[str, int, int], columns: int) -> Row:
    sentence, start, end = run
    cells = [_empty()] * start + [{"kind": "same", "span": end - start, "runs": [_run(sentence)]}]
    return cells + [_empty()] * (columns - end)


def _own_row(texts: Sequence[str]) -> List[Row]:
    if not any(texts):
        return []
    runs = _marked(*texts) if len(texts) == 2 and all(texts) else None
    return [
        [
            {"kind": "own", "span": 1, "runs": runs[number] if runs else [_run(text)]} if text else _empty()
            for number, text in enumerate(texts)
        ]
    ]


def _marked(first: str, second: str) -> Optional[List[List[Dict[str, Any]]]]:
    """Both texts with the words that only one has marked, None when they are too far apart for that."""
    found = compare_facts(Quotation(Fact("", first, ())), Quotation(Fact("", second, ())))
    if not isinstance(found, Difference):
        return None
    return [[_run(text, changed) for text, changed in side] for side in (found.before, found.after)]


def _column(rows: Sequence[Row], number: int) -> str:
    parts = []
    for row in rows:
        start = 0
        for cell in row:
            if start <= number < start + cell["span"] and cell["kind"] != "empty":
                parts.extend(run["text"] for run in cell["runs"])
            start += cell["span"]
    return " ".join(parts)


def _run(text: str, marked: bool = False) -> Dict[str, Any]:
    return {"text": text, "marked": marked}


def _empty() -> Cell:
    return {"kind": "empty", "span": 1, "runs": []}
