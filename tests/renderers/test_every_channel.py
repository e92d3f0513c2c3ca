"""Every answer on every channel: no fact, source or sentence is lost, whatever draws it."""

import re

import pytest
from books import OTHERS, book_of, os_knowledge
from messages import every_message
from reading import fallback_of_slack, words_of_card, words_of_page, words_of_slack

from reperes.renderers.adaptive_card import render_card
from reperes.renderers.block_kit import render_slack
from reperes.renderers.web import render_web

SHOWN = 3


def on_text(message, knowledge):
    return message["text"]


def on_page(message, knowledge):
    structure = message["custom"]
    return f"{words_of_page(render_web(structure, knowledge))}\n{structure['version']}"


def on_slack(message, knowledge):
    return words_of_slack(render_slack(message, knowledge))


def beside_slack(message, knowledge):
    return fallback_of_slack(render_slack(message, knowledge))


def on_card(message, knowledge):
    return words_of_card(render_card(message, knowledge, []))


def beside_card(message, knowledge):
    return render_card(message, knowledge, [])["fallbackText"]


CHANNELS = (on_text, on_page, on_slack, beside_slack, on_card, beside_card)


def quotations_of(message):
    for block in message["custom"]["blocks"]:
        if block["kind"] == "quotation":
            yield block
        yield from block["items"] if block["kind"] == "quotations" else ()
        yield from (block["first"], block["second"]) if block["kind"] == "difference" else ()


def sentences_of(message):
    return [block["text"] for block in message["custom"]["blocks"] if block["kind"] in ("paragraph", "heading")]


def facts_lost(message, shown):
    return [quotation["ref"] for quotation in quotations_of(message) if quotation["text"] not in shown]


def sources_lost(message, shown):
    places = [quotation["place"] for quotation in quotations_of(message)]
    lists = [block["place"] for block in message["custom"]["blocks"] if block["kind"] == "quotations"]
    version = [message["custom"]["version"]] if places else []
    return [part for place in places + lists for part in place if not _is_said(part, shown)] + [
        line for line in version if line not in shown
    ]


def _is_said(part, shown):
    """A level is said in « niveaux D et C » too, and a column's head begins with a capital."""
    level = part.removeprefix("niveau ")
    return part in shown or (part != level and bool(re.search(rf"[nN]iveaux? [^\n:.]*\b{level}\b", shown)))


def sentences_lost(message, shown):
    return [sentence for sentence in sentences_of(message) if sentence not in shown]


def as_on_page(message):
    """The page draws a sentence that two levels share once, across both, and so does not say that they share it."""
    blocks = message["custom"]["blocks"]
    texts = [quotation["text"] for quotation in quotations_of(message)]
    repeats = [
        number
        for number, block in enumerate(blocks[1:])
        if block["kind"] == "quotation" and sum(block["text"] in text for text in texts) > 1
    ]
    kept = [block for number, block in enumerate(blocks) if number not in repeats]
    return {**message, "custom": {**message["custom"], "blocks": kept}}


def names_lost(message, shown):
    names = [item for block in message["custom"]["blocks"] if block["kind"] == "names" for item in block["items"]]
    return [item for item in names if item["name"] not in shown or item["remark"] not in shown]


def labels_lost(message, shown):
    """A table has the label in parts: its name, its level, its remark."""
    known = shown.casefold()
    labels = [label for q in quotations_of(message) for label in re.split(r", |\u00a0: ", q["label"])]
    return [label for label in labels if label.casefold() not in known]


def out_of_order(message, shown):
    """A sentence of a text that was quoted before may be said again anywhere after it."""
    texts = [quotation["text"] for quotation in quotations_of(message)]
    new = [text for number, text in enumerate(texts) if not any(text in earlier for earlier in texts[:number])]
    places = [shown.index(text) for text in new]
    return [] if places == sorted(places) else places


RULES = (facts_lost, sources_lost, sentences_lost, names_lost, labels_lost, out_of_order)


@pytest.fixture(scope="module")
def shown():
    """A function: channel, family -> every message with what the channel shows of it, drawn once."""
    drawn = {}

    def shown_on(channel, family):
        if (channel, family) not in drawn:
            knowledge = book_of(family).knowledge if family else os_knowledge()
            expected = as_on_page if channel is on_page else lambda message: message
            drawn[channel, family] = [
                (expected(message), channel(message, knowledge)) for message in every_message(family)
            ]
        return drawn[channel, family]

    return shown_on


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("family", ["", *OTHERS])
def test_nothing_is_lost(shown, family, channel, rule):
    lost = [(message["custom"]["asked"], rule(message, words)) for message, words in shown(channel, family)]
    assert [found for found in lost if found[1]][:SHOWN] == []
