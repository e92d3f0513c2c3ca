"""A short answer for a channel: its first blocks, whole and with their sources, and word that there is more."""

import pytest
from messages import every_message
from test_every_channel import RULES, quotations_of

from reperes.answers.wording import phrases_in
from reperes.renderers.message import structure_of
from reperes.renderers.short import CHANNEL, shorten
from reperes.renderers.text import said

MORE_IN_PRIVATE = phrases_in("fr").say("suite_en_prive")


@pytest.fixture(scope="module")
def pairs():
    """Every message that is too long for a channel, and the short one."""
    found = [(message, shorten(message)) for message in every_message()]
    return [(message, short) for message, short in found if short]


def test_a_message_that_fits_is_left_alone():
    assert all(shorten(message) is None for message in every_message() if len(message["text"]) <= CHANNEL)


def test_every_longer_answer_is_shortened_and_says_so(pairs):
    assert len(pairs) > 50
    assert all(short["text"].count(MORE_IN_PRIVATE) == 1 for _, short in pairs)


def test_short_answers_are_short(pairs):
    assert [len(short["text"]) for _, short in pairs if len(short["text"]) > CHANNEL] == []


def test_a_short_answer_is_the_beginning_of_the_long_one(pairs):
    for message, short in pairs:
        texts = [quotation["text"] for quotation in quotations_of(message)]
        kept = [quotation["text"] for quotation in quotations_of(short)]
        assert kept == texts[: len(kept)] and len(kept) < len(texts)


def test_a_short_answer_never_ends_in_an_announcement(pairs):
    for _, short in pairs:
        last = short["custom"]["blocks"][-2]
        assert last["kind"] != "heading" and not last.get("text", "").endswith(":")


def test_a_short_answer_keeps_what_it_shows_whole_with_its_sources(pairs):
    for _, short in pairs:
        assert short["text"] == said(short["custom"])
        assert {rule.__name__: rule(short, short["text"]) for rule in RULES if rule(short, short["text"])} == {}


def test_nothing_more_is_promised_where_nothing_is_cut():
    assert shorten({"text": "phrase. " * 300, "buttons": []}) is None


def test_buttons_stay():
    message = {"text": "\n\n".join(["phrase. " * 100] * 3), "buttons": [{"title": "Oui", "payload": "/yes"}]}
    assert shorten(message)["buttons"] == message["buttons"]


def test_a_long_message_without_an_answer_is_shortened_between_paragraphs():
    message = {"text": "\n\n".join(f"Paragraphe {number}. " + "mot " * 100 for number in range(6)), "buttons": []}
    short = shorten(message)
    paragraphs = [block["text"] for block in structure_of(message)["blocks"]]
    assert short["text"].split("\n\n") == [*paragraphs[:2], MORE_IN_PRIVATE]


def test_a_quotation_longer_than_a_short_answer_stays_whole():
    quotation = {"kind": "quotation", "label": "", "text": "mot " * 500, "ref": "tache.a", "place": ["P"]}
    structure = {"version": "V", "asked": [], "note": "", "blocks": [quotation, {**quotation, "ref": "tache.b"}]}
    short = shorten({"text": said(structure), "custom": structure, "buttons": []})
    assert [block["kind"] for block in short["custom"]["blocks"]] == ["quotation", "paragraph"]
    assert quotation["text"] in short["text"]
