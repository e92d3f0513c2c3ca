"""Texts of the document are shown as they were written: nothing in them becomes markup, a mention or a link."""

import pytest
from books import os_knowledge
from messages import message_of, spiced
from platforms import faults_of_card, faults_of_slack
from reading import fallback_of_slack, words_of_card, words_of_markdown, words_of_slack
from shapes import QUESTIONS
from test_every_channel import RULES, beside_card, beside_slack, on_card, on_slack, on_text

from reperes.renderers.adaptive_card import render_card
from reperes.renderers.block_kit import render_slack
from reperes.renderers.escape import card_markdown, mrkdwn, slack_markdown
from reperes.renderers.structure import render_structure

SPICES = {
    "stars": " *a* **b** ***",
    "underscores": " _a_ __b__ a_b_c",
    "numbers": " #a ## b# c#d #",
    "tildes and code": " ~a~ ~~b~~ `c` ```d",
    "tags": " <b>a</b> <script>alert(1)</script> <br/> a<b>c",
    "mentions": " <@U0123> <!channel> <#C1|x> <https://exemple.be|ici>",
    "entities": " &amp; &lt; &nbsp; & &#42;",
    "links": " [a](https://exemple.be) ![b](c.png) [d]: e",
    "backslashes": " \\ \\* \\\\",
    "cells": " | a | b |",
    "lines": "\n1) a\n# a\n- b\n+ c\n1. d\n2) e\n> f\n---\n===\n    g\n\th",
}


def letters(text):
    """The characters that are not blanks: where lines break is the platform's matter."""
    return "".join(text.split())


@pytest.fixture(params=QUESTIONS)
def hostile(request, answered):
    """A function: spice -> the message of an answer whose every text ends with it."""
    structure = render_structure(answered(request.param), [QUESTIONS[request.param]])
    return lambda spice: message_of(spiced(structure, spice))


@pytest.mark.parametrize("spice", SPICES.values(), ids=SPICES)
@pytest.mark.parametrize("escape", [slack_markdown, card_markdown])
def test_an_escaped_text_reads_as_it_was_written(escape, spice):
    assert letters(words_of_markdown(escape(f"Mot{spice}"))) == letters(f"Mot{spice}")
    assert letters(words_of_markdown(f"**{escape(f'Mot{spice}.')}** fin")) == letters(f"Mot{spice}. fin")


@pytest.mark.parametrize("spice", [spice for name, spice in SPICES.items() if name != "lines"])
@pytest.mark.parametrize("channel", [on_text, on_slack, beside_slack, on_card, beside_card])
def test_nothing_is_lost_of_a_text_that_looks_like_markup(hostile, channel, spice):
    message = hostile(spice)
    shown = channel(message, os_knowledge())
    assert {rule.__name__: rule(message, shown) for rule in RULES if rule(message, shown)} == {}


@pytest.mark.parametrize("spice", SPICES.values(), ids=SPICES)
def test_platforms_take_texts_that_look_like_markup(hostile, spice):
    message = hostile(spice)
    assert not any(map(faults_of_slack, render_slack(message, os_knowledge())))
    assert not faults_of_card(render_card(message, os_knowledge(), []))


def test_lines_that_look_like_markup_stay_lines():
    structure = {
        "version": None,
        "asked": [],
        "note": "",
        "blocks": [{"kind": "paragraph", "text": f"Mot{SPICES['lines']}"}],
    }
    (slack,) = render_slack(message_of(structure), os_knowledge())
    lines = [line.strip() for line in f"Mot{SPICES['lines']}".split("\n")]
    assert words_of_slack([slack]).split("\n") == lines
    card = words_of_card(render_card(message_of(structure), os_knowledge(), []))
    assert [line.strip() for line in card.split("\n")][: len(lines)] == lines


@pytest.mark.parametrize("address", ["https://intranet.exemple.be/rh_contact?a_b=c#d_e", "jean_dupont-p.o@exemple.be"])
@pytest.mark.parametrize("escape", [slack_markdown, card_markdown])
def test_an_address_stays_as_it_is_so_that_platforms_can_make_a_link_of_it(escape, address):
    assert escape(f"Voyez {address} !") == f"Voyez {address} !"


def test_slack_escapes_the_three_characters_that_make_mentions():
    assert mrkdwn("<@U1> & <!here>") == "&lt;@U1&gt; &amp; &lt;!here&gt;"
    assert fallback_of_slack(render_slack({"text": "<@U1> & co"}, os_knowledge())) == "<@U1> & co"
