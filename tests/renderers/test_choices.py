"""Choices below an answer: buttons, a list when there are many, and what stands there after a click."""

import pytest
from books import os_knowledge
from platforms import faults_of_card
from slack_sdk.models.blocks import ActionsBlock, Block

from reperes.renderers.adaptive_card import render_card
from reperes.renderers.block_kit import slack_buttons, slack_chosen
from reperes.renderers.choice import Choice

MESSAGE = {"text": "Bonjour.", "buttons": []}


def choices(count, title="Question"):
    return [Choice(f"{title} {number}", f"id-{number}") for number in range(count)]


def checked(block):
    (found,) = Block.parse_all([block])
    found.validate_json()
    return found


@pytest.mark.parametrize("count", [1, 4, 25])
def test_slack_shows_up_to_25_buttons(count):
    block = slack_buttons(choices(count))
    elements = block["elements"]
    assert isinstance(checked(block), ActionsBlock)
    assert [(button["type"], button["text"]["text"], button["value"]) for button in elements] == [
        ("button", f"Question {number}", f"id-{number}") for number in range(count)
    ]
    assert len({button["action_id"] for button in elements}) == count


@pytest.mark.parametrize("count", [26, 100])
def test_slack_shows_more_as_a_list(count):
    block = slack_buttons(choices(count))
    checked(block)
    (select,) = block["elements"]
    assert select["type"] == "static_select" and len(select["options"]) == count
    assert select["options"][-1] == {
        "text": {"type": "plain_text", "text": f"Question {count - 1}", "emoji": False},
        "value": f"id-{count - 1}",
    }


@pytest.mark.parametrize("count", [1, 26])
def test_a_long_title_is_cut_on_slacks_buttons(count):
    block = slack_buttons(choices(count, "Très longue question " * 9))
    checked(block)
    assert "…" in str(block)


def test_what_was_chosen_stands_in_slack_in_the_place_of_the_buttons():
    checked(slack_chosen("Et au niveau <B> ?"))
    assert "Et au niveau <B> ?" in str(slack_chosen("Et au niveau <B> ?"))


@pytest.mark.parametrize("count", [1, 6])
def test_a_card_shows_up_to_6_buttons(count):
    card = render_card(MESSAGE, os_knowledge(), choices(count))
    assert not faults_of_card(card)
    assert [(action["type"], action["title"], action["data"]) for action in card["actions"]] == [
        ("Action.Submit", f"Question {number}", {"reperes": f"id-{number}"}) for number in range(count)
    ]


def test_a_card_shows_more_as_a_list_and_one_button():
    card = render_card(MESSAGE, os_knowledge(), choices(7))
    assert not faults_of_card(card)
    (select,) = [element for element in card["body"] if element["type"] == "Input.ChoiceSet"]
    assert select["id"] == "reperes" and select["label"] and select["isRequired"]
    assert [choice["value"] for choice in select["choices"]] == [f"id-{number}" for number in range(7)]
    assert [action["type"] for action in card["actions"]] == ["Action.Submit"] and "data" not in card["actions"][0]


@pytest.mark.parametrize("count", [2, 9])
def test_what_was_chosen_stands_in_a_card_in_the_place_of_the_choices(count):
    card = render_card(MESSAGE, os_knowledge(), choices(count), chosen="Question 1")
    assert not faults_of_card(card)
    assert "actions" not in card and "Input.ChoiceSet" not in str(card)
    assert "Votre choix\u00a0: Question 1" in [element["inlines"][0]["text"] for element in card["body"]]


def test_a_card_without_choices_has_no_actions():
    assert "actions" not in render_card(MESSAGE, os_knowledge(), [])


def test_a_card_says_that_a_machine_made_it():
    assert (
        render_card(MESSAGE, os_knowledge(), [])["body"][-1]["inlines"][0]["text"]
        == "Réponse produite par un programme"
    )
