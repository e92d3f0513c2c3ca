"""A reply is judged by what its blocks and its text quote together."""

import pytest

from tests.behaviour.document import Document
from tests.behaviour.judging import fault_of, read_reply
from tests.behaviour.probes import SILENT, Expected

DOCUMENT = Document.read()
FIRST, SECOND = sorted(DOCUMENT.cells(DOCUMENT.criteria[1]))[:2]


def message(*refs, text=None, words=None):
    items = [{"kind": "quotation", "ref": ref, "text": words or DOCUMENT.texts[ref]} for ref in refs]
    said = "\n".join(f"«\u00a0{item['text']}\u00a0»" for item in items) if text is None else text
    return [{"text": said, "custom": {"blocks": items}}]


def fault(expected, *refs, **changes):
    return fault_of(read_reply(message(*refs, **changes), DOCUMENT), expected)


@pytest.mark.parametrize(
    ("expected", "refs", "wrong"),
    [
        (Expected.quotes(frozenset({FIRST})), [FIRST], ""),
        (Expected.quotes(frozenset({FIRST})), [], "quotes nothing"),
        (Expected.quotes(frozenset({FIRST})), [SECOND], "quotes other facts"),
        (Expected.quotes(frozenset({FIRST})), [FIRST, SECOND], "quotes too much"),
        (Expected.quotes(frozenset({FIRST}), frozenset({SECOND})), [FIRST, SECOND], ""),
        (Expected((frozenset({FIRST}), frozenset({SECOND}))), [SECOND], ""),
        (Expected((frozenset({FIRST}),), None), [FIRST, SECOND], ""),
        (Expected.quotes(frozenset({FIRST}), says="^oui"), [FIRST], "does not say it"),
        (SILENT, [FIRST], "quotes too much"),
    ],
)
def test_what_is_wrong_with_a_reply(expected, refs, wrong):
    assert fault(expected, *refs, **({} if refs else {"text": "Je ne sais pas."})) == wrong


def test_a_block_that_the_text_lacks_is_wrong():
    assert "lacks" in fault(Expected.quotes(frozenset({FIRST})), FIRST, text="Voici.")


def test_words_that_the_document_does_not_have_are_wrong():
    assert "does not say" in fault(SILENT, FIRST, words="Faire le café.")


def test_one_sentence_of_a_fact_does_not_count_as_the_fact():
    sentence = DOCUMENT.texts[FIRST].split(". ")[0]
    assert fault(SILENT, FIRST, words=sentence[: len(sentence) - 1]) == ""


def test_a_fact_may_be_shortened_to_words_of_it_in_their_order():
    """« … » stands for what is left out; the excerpt is not the fact."""
    ref = next(ref for ref, _ in sorted(DOCUMENT.excerpts(DOCUMENT.criteria[1], DOCUMENT.levels[:1])))
    ((_, words),) = DOCUMENT.excerpts(DOCUMENT.criteria[1], DOCUMENT.levels[:1])
    short = Expected(excerpts=frozenset({(ref, words)}))
    assert fault(short, ref, words=f"… {words} …") == ""
    assert fault(short, ref) == "quotes too much"
    assert fault(short, ref, words=DOCUMENT.texts[ref].split()[0]) == "does not say the excerpt"
    backwards = " … ".join(reversed(words.split(" … ")))
    assert "does not say" in fault(SILENT, ref, words=f"{backwards} …")


def test_what_must_not_be_said_is_wrong():
    assert fault(Expected(never="^oui"), text="Oui, au niveau C.") == "says what it must not"


def test_no_answer_is_wrong_even_where_nothing_is_to_be_quoted():
    assert fault_of(read_reply([], DOCUMENT), SILENT) == "no answer"
