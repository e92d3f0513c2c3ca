"""Repères in a workspace of local-slack, by signed HTTP and by Socket Mode: what people do, through the running
program."""

import json

import pytest

from tests.channels.slack.programs import APP_TOKEN, BOT, BOT_TOKEN, SECRET, eventually

pytestmark = [pytest.mark.trained, pytest.mark.server]

COMPARE = "qu'est-ce qui distingue C de B pour les procédures ?"


def answered(slack, channel, thread=None, number=1):
    """Return the assistant's messages once there are so many."""
    return eventually(lambda: (found := slack.messages(channel, thread))[number - 1 :] and found)


def words(message):
    """Return all that can be read in a message."""
    return json.dumps([message["text"], message.get("blocks")], ensure_ascii=False)


def buttons(message):
    return [
        element for block in message.get("blocks") or () if block["type"] == "actions" for element in block["elements"]
    ]


def test_a_direct_message_is_answered_where_it_was_written(slack, here):
    said = slack.says(here.anna, COMPARE, here.anna)
    answer = answered(slack, said["channel"])[-1]
    assert "dans les procédures ou règles" in words(answer) and "Source" in answer["text"]
    assert "thread_ts" not in answer
    assert {block["type"] for block in answer["blocks"]} >= {"markdown", "table"}


def test_a_mention_is_answered_once_in_its_thread(slack, here):
    said = slack.says(here.anna, f"<@{BOT}> {COMPARE}", here.room)
    answers = answered(slack, here.room, said["ts"])
    assert len(answers) == 1 and "dans les procédures ou règles" in words(answers[0])


def test_a_reply_in_the_thread_needs_no_mention_and_leans_on_what_was_said_there(slack, here):
    said = slack.says(here.anna, f"<@{BOT}> {COMPARE}", here.room)
    answered(slack, here.room, said["ts"])
    slack.says(here.bert, "et les plaintes ?", here.room, said["ts"])
    answers = answered(slack, here.room, said["ts"], 2)
    assert len(answers) == 2 and "éventail" in words(answers[1])


def test_what_people_say_among_themselves_is_left_alone(slack, here):
    said = slack.says(here.bert, COMPARE, here.room)
    slack.says(here.anna, "et les plaintes ?", here.room, said["ts"])
    asked = slack.says(here.anna, f"<@{BOT}> bonjour", here.room)
    answered(slack, here.room, asked["ts"])
    assert len(slack.messages(here.room)) == 1


def test_what_was_said_in_private_does_not_surface_in_a_channel(slack, here):
    direct = slack.says(here.bert, COMPARE, here.bert)["channel"]
    answered(slack, direct)
    said = slack.says(here.bert, f"<@{BOT}> et les plaintes ?", here.room)
    assert "distingue" not in (text := words(answered(slack, here.room, said["ts"])[0])) and "diffèrent" not in text


def test_a_button_works_once_and_shows_what_was_chosen(slack, here):
    said = slack.says(here.anna, f"<@{BOT}> niveau B", here.room)
    asked = answered(slack, here.room, said["ts"])[0]
    button = buttons(asked)[0]
    slack.clicks(here.anna, asked, button)
    answer = answered(slack, here.room, said["ts"], 2)[1]
    assert "niveau B" in words(answer)
    after = slack.message(here.room, asked["ts"])
    assert button["text"]["text"] in words(after) and not buttons(after)
    slack.clicks(here.anna, asked, button)
    refusal = eventually(lambda: [each for each in slack.messages(here.room) if "déjà" in each["text"]])[0]
    assert refusal["ephemeral_to"] == here.anna
    assert len(slack.messages(here.room, said["ts"])) == 2


def test_the_buttons_of_someone_else_are_refused(slack, here):
    said = slack.says(here.anna, f"<@{BOT}> niveau B", here.room)
    asked = answered(slack, here.room, said["ts"])[0]
    slack.clicks(here.bert, asked, buttons(asked)[0])
    refusals = eventually(lambda: [each for each in slack.messages(here.room) if each.get("ephemeral_to") == here.bert])
    assert "la personne qui a posé la question" in refusals[0]["text"]
    assert buttons(slack.message(here.room, asked["ts"]))


def test_a_long_answer_is_short_in_a_channel_and_whole_in_private(slack, here):
    said = slack.says(here.anna, f"<@{BOT}> tout le niveau C", here.room)
    short = answered(slack, here.room, said["ts"])[0]
    more = next(button for button in buttons(short) if button["action_id"] == "private")
    direct = slack.says(here.anna, "merci", here.anna)["channel"]
    answered(slack, direct)
    slack.clicks(here.anna, short, more)
    whole = answered(slack, direct, None, 2)[1]
    assert len(short["text"]) <= 1_300 < len(whole["text"])
    assert "private" not in [button["action_id"] for button in buttons(slack.message(here.room, short["ts"]))]


def test_the_slash_command_is_answered_to_the_person_alone(slack, here):
    slack.commands(here.bert, COMPARE, here.room)
    answer = eventually(
        lambda: [each for each in slack.messages(here.room) if "procédures ou règles" in each["text"]][-1:]
    )[0]
    assert answer["subtype"] == "ephemeral" and answer["ephemeral_to"] == here.bert


def test_everything_is_acknowledged(slack, here):
    direct = slack.says(here.anna, "bonjour", here.anna)["channel"]
    answered(slack, direct)
    kinds = ("events_api", "slash_commands", "interactive")
    given = [entry for entry in slack.log() if entry["direction"] == "to_bot" and entry["kind"] in kinds]
    taken = [entry for entry in slack.log() if entry["direction"] == "from_bot" and entry["kind"] in ("ack", *kinds)]
    assert len(given) == len(taken) > 0
    assert slack.mode == "socket" or {entry["summary"] for entry in taken} == {"HTTP 200"}


def test_when_slack_was_away_people_are_answered_again(slack, here):
    slack.stop()
    slack.start()
    slack.wait_for_socket()
    direct = slack.says(here.anna, COMPARE, here.anna)["channel"]
    assert "dans les procédures ou règles" in words(answered(slack, direct)[0])


def test_the_log_of_the_program_holds_no_secret_and_no_words(slack, here):
    direct = slack.says(here.anna, "un mot bien à moi : xylophone", here.anna)["channel"]
    answered(slack, direct)
    log = slack.reperes.log.read_text("utf-8")
    assert not [word for word in (BOT_TOKEN, APP_TOKEN, SECRET, "xylophone", "Traceback") if word in log]
