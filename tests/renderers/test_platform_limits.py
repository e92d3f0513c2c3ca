"""What Slack and Teams take: limits of size, the schema of cards, and a text that says it all."""

from collections import Counter

import pytest
from books import OTHERS, book_of, os_knowledge
from messages import every_message, message_of
from platforms import check_with_slack_sdk, faults_of_card, faults_of_slack
from reading import fallback_of_slack, words_of_card, words_of_slack

from reperes.renderers.adaptive_card import render_card
from reperes.renderers.block_kit import render_slack
from reperes.renderers.choice import Choice

CHOICES = [Choice(f"Question {number}", f"id-{number}") for number in range(4)]
PLACE = ["Document", "Partie"]


every_family = pytest.mark.parametrize("family", ["", *OTHERS])


def known(family):
    return book_of(family).knowledge if family else os_knowledge()


@every_family
def test_slack_takes_every_answer(family):
    faults = [
        faults_of_slack(part) for message in every_message(family) for part in render_slack(message, known(family))
    ]
    assert [found for found in faults if found] == []


def test_slacks_own_library_finds_no_fault_in_the_blocks():
    for message in every_message()[::10]:
        for part in render_slack(message, os_knowledge()):
            check_with_slack_sdk(part.blocks)


def test_slacks_texts_together_are_the_whole_text():
    for message in every_message():
        assert fallback_of_slack(render_slack(message, os_knowledge())) == message["text"]


def test_almost_every_answer_is_one_message_in_slack():
    counts = [len(render_slack(message, os_knowledge())) for message in every_message()]
    assert max(counts) == 2 and counts.count(1) > 0.99 * len(counts)


@every_family
def test_teams_takes_every_answer(family):
    faults = [faults_of_card(render_card(message, known(family), CHOICES)) for message in every_message(family)]
    assert [found for found in faults if found] == []


def test_the_schema_finds_faults():
    card = render_card(every_message()[0], os_knowledge(), CHOICES)
    assert faults_of_card({**card, "body": [{"type": "TextBlock", "texte": "?"}]})
    assert faults_of_card(
        {**card, "body": [{"type": "Table", "rows": [{"type": "TableRow", "cells": [{"items": 1}]}]}]}
    )


def quotation(number, text, level=""):
    place = [*PLACE, f"niveau {level}"] if level else PLACE
    return {"kind": "quotation", "label": f"Texte {number}", "text": text, "ref": f"tache.t{number}", "place": place}


def structure(blocks):
    return {"version": "Document, version 9", "asked": [], "note": "A note", "blocks": blocks}


LONG = {
    "a hundred quotations": [quotation(number, f"Fait numéro {number}. " + "mot " * 60) for number in range(100)],
    "one long list": [
        {
            "kind": "quotations",
            "place": PLACE,
            "items": [quotation(n, f"Fait numéro {n}. " + "mot " * 20) for n in range(200)],
        }
    ],
    "many names": [
        {"kind": "names", "items": [{"name": f"Nom {number} " * 9, "remark": "1"} for number in range(200)]}
    ],
    "one very long text": [quotation(1, "phrase " * 3_000)],
    "one word without an end": [quotation(1, "m" * 9_000)],
    "one long name": [{"kind": "names", "items": [{"name": "nom " * 2_000, "remark": ""}]}],
    "a long difference": [
        {
            "kind": "difference",
            "first": quotation(1, "un " * 1_200),
            "second": quotation(2, "deux " * 1_200),
            "before": [{"text": "un " * 1_200, "changed": True}],
            "after": [{"text": "deux " * 1_200, "changed": True}],
        }
    ],
}


@pytest.mark.parametrize("blocks", LONG.values(), ids=LONG)
def test_an_answer_too_long_for_one_message_in_slack_is_several_and_whole(blocks):
    message = message_of(structure(blocks))
    parts = render_slack(message, os_knowledge())
    assert len(parts) > 1 and not any(map(faults_of_slack, parts))
    for shown in (words_of_slack(parts), fallback_of_slack(parts)):
        assert shown.count("Document, version 9") == 1 and shown.count("A note") == 1
        assert not _letters(message["text"]) - _letters(shown)


def test_markdown_that_grows_with_its_escapes_stays_within_slacks_limit():
    difference = {
        "kind": "difference",
        "first": quotation(1, "*" * 1_900),
        "second": quotation(2, "_" * 1_900),
        "before": [{"text": "*" * 1_900, "changed": True}],
        "after": [{"text": "_" * 1_900, "changed": True}],
    }
    parts = render_slack(message_of(structure([difference])), os_knowledge())
    assert not any(map(faults_of_slack, parts))
    assert all(mark * 1_900 in words_of_slack(parts) for mark in "*_")


@pytest.mark.parametrize("name", ["a hundred quotations", "one long list"])
def test_parts_in_slack_never_cut_a_quotation(name):
    message = message_of(structure(LONG[name]))
    texts = (
        [block["text"] for block in LONG[name]] if len(LONG[name]) > 1 else [i["text"] for i in LONG[name][0]["items"]]
    )
    parts = [words_of_slack([part]) for part in render_slack(message, os_knowledge())]
    assert all(sum(text.strip() in part for part in parts) == 1 for text in texts)


def test_levels_of_one_part_stay_in_one_message_in_slack():
    def at(criterion, level):
        label = f"{os_knowledge().names[f'critere.{criterion}']}, niveau {level}"
        text = f"{criterion} {level} " + "mot " * 150
        return {
            "kind": "quotation",
            "label": label,
            "text": text,
            "ref": f"critere.{criterion}.{level}",
            "place": PLACE,
        }

    criteria = [criterion.id for criterion in os_knowledge().family.criteria]
    levels = os_knowledge().family.levels
    message = message_of(structure([at(criterion, level) for criterion in criteria for level in levels]))
    parts = [words_of_slack([part]) for part in render_slack(message, os_knowledge())]
    assert len(parts) > 1
    for criterion in criteria:
        assert [all(f"{criterion} {level} mot" in part for level in levels) for part in parts].count(True) == 1


def test_a_comparison_too_large_for_a_table_is_a_list_in_slack():
    levels = [f"N{number}" for number in range(25)]
    blocks = [
        {
            "kind": "quotation",
            "label": f"Contacts, niveau {level}",
            "text": f"Texte {level}.",
            "ref": f"critere.contacts.{level}",
            "place": PLACE,
        }
        for level in levels
    ]
    both = [
        {
            **block,
            "label": block["label"].replace("Contacts", "Procédures"),
            "ref": block["ref"].replace("contacts", "procedures"),
        }
        for block in blocks
    ]
    (message,) = render_slack(message_of(structure(blocks + both)), os_knowledge())
    assert {block["type"] for block in message.blocks} == {"markdown", "context"}
    assert not faults_of_slack(message)


def test_a_comparison_of_very_many_levels_is_a_list_in_slack():
    blocks = [
        {
            "kind": "quotation",
            "label": f"Contacts, niveau {n}",
            "text": "T.",
            "ref": f"critere.contacts.{n}",
            "place": ["P"],
        }
        for n in range(105)
    ]
    parts = render_slack(message_of({**structure(blocks), "version": "V"}), os_knowledge())
    assert "table" not in {block["type"] for part in parts for block in part.blocks}
    assert not any(map(faults_of_slack, parts))


def test_a_card_too_large_for_tables_is_plain_and_whole():
    texts = [quotation(number, f"Fait numéro {number}. " + "mot " * 20) for number in range(150)]
    message = message_of(structure(texts))
    card = render_card(message, os_knowledge(), CHOICES)
    shown = words_of_card(card)
    assert not faults_of_card(card)
    assert [text["text"] for text in texts if text["text"].strip() not in shown] == []


@pytest.mark.parametrize("text", ["Bonjour.", "Bonjour.\n\nQue voulez-vous savoir ?\n• ceci\n• cela"])
def test_a_message_without_an_answer_is_its_paragraphs(text):
    message = {"text": text, "buttons": []}
    (slack,) = render_slack(message, os_knowledge())
    card = render_card(message, os_knowledge(), [])
    assert words_of_slack([slack]).split() == text.split() and slack.text == card["fallbackText"] == text
    assert words_of_card(card).split()[: len(text.split())] == text.split()
    assert not faults_of_slack(slack) and not faults_of_card(card)


def _letters(text):
    return Counter(character for character in text if character.isalnum())
