"""What the channel takes of all that Slack sends, through its address: once each, and acknowledged before it is
answered."""

import time

import pytest

from reperes.channels.slack import sentences
from tests.channels.slack.loopback import BOT, TEAM, body_of, envelope, send, signed

ROOM = "C0ROOM"
RETRIES = ("http_timeout", "too_many_redirects", "connection_failed", "ssl_error", "http_error", "unknown_error")


def test_slack_may_verify_the_address(bot):
    assert bot.gets(
        {"type": "url_verification", "challenge": "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}
    ) == (
        200,
        "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",
    )


@pytest.mark.parametrize(
    "headers",
    [{"X-Slack-Signature": "v0=0000"}, {"X-Slack-Request-Timestamp": "lundi"}, {"X-Slack-Request-Timestamp": "0"}],
)
def test_a_forged_request_is_refused_and_nothing_is_worked_on(bot, workspace, headers):
    assert bot.gets(workspace.message("U0ANNA", "bonjour"), **headers)[0] == 401
    bot.settles()
    assert bot.assistant.asked == []


def test_a_stale_request_is_refused(bot, workspace):
    body, content_type = body_of(workspace.message("U0ANNA", "bonjour"))
    assert bot.gets(workspace.message("U0ANNA", "bonjour"), **signed(body, content_type, time.time() - 301))[0] == 401


def test_a_message_is_acknowledged_before_it_is_answered(bot, workspace):
    bot.assistant.seconds = 0.5
    began = time.monotonic()
    assert bot.gets(workspace.message("U0ANNA", "bonjour")) == (200, "")
    assert time.monotonic() - began < 0.4 and workspace.posts == []
    workspace.wait_for(1)


def test_the_charset_of_the_media_type_is_no_hindrance(bot, workspace):
    bot.gets(workspace.message("U0ANNA", "réunion à midi"), **{"Content-Type": "application/json; charset=utf-8"})
    workspace.wait_for(1)
    assert bot.assistant.texts == ["réunion à midi"]


@pytest.mark.parametrize("reason", RETRIES)
@pytest.mark.parametrize("is_answered", [False, True])
def test_a_retry_is_answered_once_whatever_its_reason(bot, workspace, reason, is_answered):
    bot.assistant.seconds = 0.0 if is_answered else 0.1
    said = workspace.message("U0ANNA", "bonjour")
    bot.gets(said)
    if is_answered:
        workspace.wait_for(1)
    assert bot.gets(said, **{"X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": reason}) == (200, "")
    bot.settles()
    assert (len(bot.assistant.asked), len(workspace.posts)) == (1, 1)


@pytest.mark.parametrize("comes_first", ["app_mention", "message"])
def test_a_mention_comes_twice_and_is_answered_once_in_its_thread(bot, workspace, comes_first):
    message = workspace.message("U0ANNA", f"<@{BOT}> niveau B ?", ROOM)
    twin = envelope({**message["event"], "type": "app_mention"})
    twin["event_id"] = "EvTwin"
    for each in (message, twin) if comes_first == "message" else (twin, message):
        assert bot.gets(each) == (200, "")
    bot.settles()
    assert bot.assistant.texts == ["niveau B ?"]
    assert [(post["channel"], post["thread_ts"]) for post in workspace.posts] == [(ROOM, message["event"]["ts"])]


def test_a_mention_that_does_not_say_who_the_assistant_is_is_answered_too(bot, workspace):
    message = workspace.message("U0ANNA", f"<@{BOT}> niveau B ?", ROOM, type="app_mention")
    del message["authorizations"]
    bot.gets(message)
    workspace.wait_for(1)


def test_each_place_is_a_conversation_of_its_own(bot, workspace):
    direct = workspace.message("U0ANNA", "un")
    first = workspace.message("U0ANNA", f"<@{BOT}> deux", ROOM)
    second = workspace.message("U0BERT", f"<@{BOT}> trois", ROOM)
    reply = workspace.message("U0BERT", "quatre", ROOM, first["event"]["ts"])
    in_a_thread = workspace.message("U0ANNA", "cinq", None, direct["event"]["ts"])
    for number, each in enumerate((direct, first, second, reply, in_a_thread), 1):
        bot.gets(each)
        workspace.wait_for(number)
    threads = [f"slack:{TEAM}:{ROOM}:{each['event']['ts']}" for each in (first, second)]
    private = f"slack:{TEAM}:U0ANNA"
    assert bot.assistant.senders == [private, threads[0], threads[1], threads[0], private]
    assert [post.get("thread_ts") for post in workspace.posts][::4] == [None, direct["event"]["ts"]]


def test_a_reply_is_taken_even_before_the_answer_is_there(bot, workspace):
    bot.assistant.seconds = 0.1
    said = workspace.message("U0ANNA", f"<@{BOT}> un", ROOM)
    bot.gets(said)
    bot.gets(workspace.message("U0BERT", "deux", ROOM, said["event"]["ts"]))
    workspace.wait_for(2)
    assert bot.assistant.texts == ["un", "deux"]


def followed(workspace, bot):
    """Return the thread of a mention that was answered."""
    said = workspace.message("U0ANNA", f"<@{BOT}> un", ROOM)
    bot.gets(said)
    workspace.wait_for(1)
    return said["event"]["ts"]


@pytest.mark.parametrize(
    "fields",
    [
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"bot_id": "B1"},
        {"user": BOT},
        {"user": "USLACKBOT"},
        {"user": None},
        {"edited": {"user": "U0ANNA", "ts": "1.1"}},
        {"text": "<@U0BERT> qu'en dis-tu ?"},
        {"type": "reaction_added"},
        {"type": "app_home_opened"},
        {"ts": None},
        {"channel": ["C1"]},
    ],
)
def test_in_a_thread_the_assistant_leaves_alone_what_is_not_said_to_it(bot, workspace, fields):
    thread = followed(workspace, bot)
    said = workspace.message("U0BERT", "deux", ROOM, thread)
    assert bot.gets({**said, "event": {**said["event"], **fields}}) == (200, "")
    bot.settles()
    assert bot.assistant.texts == ["un"] and len(workspace.posts) == 1


@pytest.mark.parametrize(
    "fields", [{"subtype": "thread_broadcast"}, {"text": f"<@{BOT}> deux"}, {"subtype": "me_message"}]
)
def test_in_a_thread_what_is_said_to_it_is_answered(bot, workspace, fields):
    thread = followed(workspace, bot)
    said = workspace.message("U0BERT", "deux", ROOM, thread)
    bot.gets({**said, "event": {**said["event"], **fields}})
    workspace.wait_for(2)
    assert bot.assistant.texts == ["un", "deux"]


@pytest.mark.parametrize("place", [{"channel": ROOM}, {"channel": ROOM, "thread": "1.000001"}, {"channel": "G0GROUP"}])
def test_what_others_say_where_it_was_not_asked_is_left_alone(bot, workspace, place):
    bot.gets(workspace.message("U0BERT", "niveau B ?", **place))
    bot.settles()
    assert bot.assistant.asked == []


def test_an_edited_message_is_not_answered_again(bot, workspace):
    said = workspace.message("U0ANNA", "niveau B ?")
    bot.gets(said)
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": said["event"]["channel"],
        "ts": workspace.new_ts(),
    }
    bot.gets(envelope({**event, "message": {**said["event"], "text": "niveau C ?", "edited": {"user": "U0ANNA"}}}))
    bot.settles()
    assert bot.assistant.texts == ["niveau B ?"]


@pytest.mark.parametrize(
    "interaction",
    [
        {"type": "shortcut", "callback_id": "x"},
        {"type": "message_action", "callback_id": "x"},
        {"type": "view_submission", "view": {}},
        {"type": "view_closed", "view": {}},
        {"type": "block_suggestion", "value": "x"},
        {"type": "interactive_message", "actions": [{"name": "x", "value": "/ask_description"}]},
        {"type": "something_new"},
        {"type": "block_actions", "actions": []},
        {"type": "block_actions", "actions": "x"},
        {"type": "block_actions", "actions": [{"type": "checkboxes", "action_id": "choice", "selected_options": []}]},
        {
            "type": "block_actions",
            "actions": [{"type": "datepicker", "action_id": "date", "selected_date": "2026-01-01"}],
        },
        {
            "type": "block_actions",
            "actions": [{"type": "button", "action_id": "choice:0", "value": "/ask_description"}],
        },
    ],
)
def test_other_interactions_are_acknowledged_and_left_alone(bot, interaction):
    assert bot.gets(interaction) == (200, "")
    bot.settles()
    assert bot.assistant.asked == []


@pytest.mark.parametrize(
    "body, content_type", [(b"[]", "application/json"), (b"ssl_check=1", "application/x-www-form-urlencoded")]
)
def test_what_it_cannot_read_is_acknowledged_when_slack_signed_it(bot, body, content_type):
    assert send(bot.url, body, signed(body, content_type)) == (200, "")


def test_files_alone_are_answered_in_a_sentence_and_leave_no_copy(bot, workspace):
    file = {"id": "F1", "name": "fiche.pdf", "url_private": "https://files.slack.com/F1"}
    bot.gets(workspace.message("U0ANNA", "", subtype="file_share", files=[file]))
    assert workspace.wait_for(1)[0]["text"] == sentences.NO_FILES
    assert bot.assistant.asked == []


def test_of_a_message_with_a_file_the_words_are_answered(bot, workspace):
    file = {"id": "F1", "name": "fiche.pdf", "url_private": "https://files.slack.com/F1"}
    bot.gets(workspace.message("U0ANNA", "niveau B ?", subtype="file_share", files=[file]))
    workspace.wait_for(1)
    (asked,) = bot.assistant.asked
    assert asked.text == "niveau B ?" and "fiche" not in str(vars(asked))


def test_typed_payloads_are_words(bot, workspace):
    bot.gets(workspace.message("U0ANNA", '/ask_description{"code": "describe:critere.procedures"}'))
    workspace.wait_for(1)
    assert bot.assistant.texts == ['ask_description{"code": "describe:critere.procedures"}']


def test_colleagues_are_known_by_their_first_names(bot, workspace):
    bot.gets(workspace.message("U0ANNA", "<@U0BERT> est C, <@U0NOBODY> est B &amp; moi ?"))
    workspace.wait_for(1)
    assert bot.assistant.texts == [f"Bert est C, {sentences.COLLEAGUE} est B & moi ?"]


def test_a_colleagues_name_is_asked_for_once(bot, workspace):
    for number in (1, 2):
        bot.gets(workspace.message("U0ANNA", "<@U0BERT> est C"))
        workspace.wait_for(number)
    assert [call["method"] for call in workspace.calls].count("users.info") == 1


def test_a_command_without_an_address_for_its_answer_is_answered_in_private(bot, workspace):
    bot.gets({**workspace.command("U0ANNA", "niveau B ?"), "response_url": ""})
    assert workspace.wait_for(1)[0]["channel"] == "U0ANNA"


def test_a_command_is_answered_to_the_person_alone_and_belongs_to_their_private_conversation(bot, workspace):
    assert bot.gets(command := workspace.command("U0ANNA", "niveau B ?")) == (200, "")
    (answer,) = workspace.wait_for(1)
    assert (answer["method"], answer["response_type"], answer["replace_original"]) == (
        "response_url",
        "ephemeral",
        False,
    )
    assert answer["url"] in command["response_url"]
    assert (bot.assistant.texts, bot.assistant.senders) == (["niveau B ?"], [f"slack:{TEAM}:U0ANNA"])


@pytest.mark.parametrize("text", ["", "  "])
def test_a_command_without_words_asks_for_help(bot, workspace, text):
    bot.gets(workspace.command("U0ANNA", text))
    workspace.wait_for(1)
    assert bot.assistant.texts == ["aide"]


@pytest.mark.parametrize("missing", ["user_id", "team_id", "channel_id"])
def test_a_command_of_nobody_is_left_alone(bot, workspace, missing):
    command = workspace.command("U0ANNA", "niveau B ?")
    assert bot.gets({name: value for name, value in command.items() if name != missing}) == (200, "")
    bot.settles()
    assert bot.assistant.asked == []
