"""How answers go out: again when Slack could not take them, once all the same, short where many read, whole in
private."""

import time

import pytest

from reperes.channels import limits
from reperes.channels.core import courier
from reperes.channels.slack import client, sentences
from tests.channels.slack.bot import Bot
from tests.channels.slack.loopback import BOT

ROOM = "C0ROOM"
LIMITED = (429, {"Retry-After": "1"}, {"ok": False, "error": "ratelimited"})
LONG = {
    "text": "\n\n".join(f"Le paragraphe {number} dit ceci. {'Et encore cela. ' * 20}".strip() for number in range(8))
}


def asks(bot, workspace, channel=None, text="niveau B ?"):
    """Let Anna ask something, and return the event's own part."""
    said = workspace.message("U0ANNA", f"<@{BOT}> {text}" if channel else text, channel)
    bot.gets(said)
    return said["event"]


def test_a_rate_limit_is_waited_for_as_long_as_slack_says(bot, workspace):
    workspace.fail(LIMITED)
    asks(bot, workspace)
    (post,) = workspace.wait_for(1)
    assert 1.0 <= post["at"] - workspace.refused[0]["at"] < 2.5


def test_several_rate_limits_cost_no_answer_and_no_order(bot, workspace):
    bot.assistant.answers = [{"text": "un"}, {"text": "deux"}]
    workspace.fail(LIMITED, LIMITED)
    asks(bot, workspace)
    assert [post["text"] for post in workspace.wait_for(2)] == ["un", "deux"]
    assert len(bot.assistant.asked) == 1


@pytest.mark.parametrize(
    "failure",
    [
        "disconnect",
        (500, {}, {"ok": False, "error": "internal_error"}),
        (503, {"Content-Type": "text/html"}, "<html>Service Unavailable</html>"),
        (502, {}, "{"),
        (200, {}, {"ok": False, "error": "service_unavailable"}),
        (429, {"Retry-After": "bientôt".encode().decode("latin-1")}, {"ok": False, "error": "ratelimited"}),
    ],
)
def test_what_fails_in_passing_is_tried_again(bot, workspace, failure):
    workspace.fail(failure)
    asks(bot, workspace)
    workspace.wait_for(1)
    bot.settles()
    assert (len(workspace.posts), len(bot.assistant.asked)) == (1, 1)


REFUSED = (200, {}, {"ok": False, "error": "invalid_blocks"})
BUTTON = {"title": "Et B ?", "payload": '/ask_description{"code": "x"}'}


def test_blocks_that_slack_refuses_leave_words_and_buttons(bot, workspace, caplog):
    bot.assistant.answers = [{"text": "Bien reçu.", "buttons": [BUTTON]}]
    workspace.fail(REFUSED)
    asks(bot, workspace)
    (post,) = workspace.wait_for(1)
    assert post["text"] == "Bien reçu." and [block["type"] for block in post["blocks"]] == ["section", "actions"]
    assert "invalid_blocks" in caplog.text and "Bien reçu" not in caplog.text


def test_where_slack_refuses_all_blocks_the_words_arrive(bot, workspace):
    workspace.fail(REFUSED, REFUSED)
    asks(bot, workspace)
    (post,) = workspace.wait_for(1)
    assert post["text"] == "Bien reçu." and "blocks" not in post


def test_where_slack_refuses_all_blocks_the_choices_are_lines_that_can_be_typed(bot, workspace):
    bot.assistant.answers = [{"text": "Bien reçu.", "buttons": [BUTTON, {**BUTTON, "title": "Et A & B ?"}]}]
    workspace.fail(REFUSED, REFUSED)
    asks(bot, workspace)
    (post,) = workspace.wait_for(1)
    assert post["text"] == "Bien reçu.\n\n• Et B ?\n• Et A &amp; B ?" and "blocks" not in post


def test_words_that_slack_refuses_are_logged_and_end_the_matter(bot, workspace, caplog):
    workspace.fail(*[REFUSED] * 6)
    asks(bot, workspace)
    bot.settles()
    assert workspace.posts == [] and "invalid_blocks" in caplog.text


@pytest.mark.parametrize("answer", [(400, {}, "invalid_blocks"), (200, {}, {"ok": False, "error": "invalid_blocks"})])
def test_to_a_command_too(bot, workspace, answer):
    workspace.fail(answer)
    bot.gets(workspace.command("U0ANNA", "niveau B ?"))
    (post,) = workspace.wait_for(1)
    assert post["method"] == "response_url" and [block["type"] for block in post["blocks"]] == ["section"]


@pytest.mark.parametrize("channel", [None, ROOM])
def test_a_message_of_which_slacks_answer_was_lost_is_not_posted_again(bot, workspace, channel):
    bot.assistant.answers = [{"text": "un"}, {"text": "deux"}]
    workspace.fail("lost")
    asks(bot, workspace, channel)
    bot.settles()
    assert [post["text"] for post in workspace.posts] == ["un", "deux"]


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_message_that_the_end_of_the_program_made_doubtful_is_posted_once(workspace, tmp_path, is_taken):
    with Bot(workspace, tmp_path) as bot:
        if is_taken:
            workspace.slow = 2.0
        else:
            workspace.fail((429, {"Retry-After": "30"}, {"ok": False, "error": "ratelimited"}))
        asks(bot, workspace)
        while not (workspace.posts or workspace.refused):
            time.sleep(0.01)
    workspace.slow = 0.0
    with Bot(workspace, tmp_path) as after:
        workspace.wait_for(1)
        after.settles()
    assert [post["text"] for post in workspace.posts] == ["Bien reçu."]
    assert "conversations.history" in [call["method"] for call in workspace.calls]


def test_where_history_may_not_be_read_a_doubtful_message_is_posted(bot, workspace):
    workspace.fail("disconnect", (200, {}, {"ok": False, "error": "missing_scope"}))
    asks(bot, workspace)
    workspace.wait_for(1)


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel"])
def test_a_channel_that_is_gone_ends_the_matter(bot, workspace, code):
    workspace.fail((200, {}, {"ok": False, "error": code}))
    asks(bot, workspace)
    bot.settles()
    assert workspace.posts == [] and len(workspace.refused) == 1


def test_a_refused_token_is_logged_without_it_and_the_answer_is_tried_later(workspace, tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(courier.Courier.__init__, "__defaults__", (None, (0.2,)))
    workspace.fail((200, {}, {"ok": False, "error": "invalid_auth"}))
    with Bot(workspace, tmp_path) as bot:
        asks(bot, workspace)
        workspace.wait_for(1)
    assert "invalid_auth" in caplog.text and "xoxb-test" not in caplog.text


def test_what_slack_cannot_take_within_the_budget_waits_for_the_next_start(workspace, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "SECONDS_OF_DELIVERY", 0.5)
    workspace.fail((429, {"Retry-After": "30"}, {"ok": False, "error": "ratelimited"}))
    with Bot(workspace, tmp_path) as bot:
        asks(bot, workspace)
        while not workspace.refused:
            time.sleep(0.01)
    with Bot(workspace, tmp_path) as after:
        assert workspace.wait_for(1)[0]["text"] == "Bien reçu."
        assert after.assistant.asked == []


def test_after_a_restart_only_the_parts_that_did_not_go_out_are_posted(workspace, tmp_path):
    with Bot(workspace, tmp_path) as bot:
        bot.assistant.answers = [{"text": "un"}, {"text": "deux"}]
        workspace.limit(every=2, retry_after=30)
        asks(bot, workspace)
        while not workspace.refused:
            time.sleep(0.01)
    workspace.limit(every=1_000)
    with Bot(workspace, tmp_path) as after:
        workspace.wait_for(2)
        after.settles()
    assert [post["text"] for post in workspace.posts] == ["un", "deux"]


def test_many_messages_in_a_channel_keep_slacks_pace(bot, workspace):
    bot.assistant.answers = [{"text": f"message {number}"} for number in range(7)]
    asks(bot, workspace)
    posts = workspace.wait_for(7)
    assert posts[4]["at"] - posts[0]["at"] < 2 and posts[5]["at"] - posts[0]["at"] >= 4.9


def test_the_program_starts_without_slack_and_answers_when_it_is_back(workspace, tmp_path):
    with Bot(workspace, tmp_path, api_url="http://127.0.0.1:9/api/") as bot:
        assert asks(bot, workspace)
    with Bot(workspace, tmp_path):
        workspace.wait_for(1)


def test_a_turn_that_fails_is_told_in_french_and_logged_without_words(bot, workspace, caplog):
    async def fails(message):
        raise ValueError(message.text)

    bot._channel._courier._turns._handle = fails
    asks(bot, workspace, text="un secret de chez nous")
    assert workspace.wait_for(1)[0]["text"] == limits.OUR_FAULT
    assert "ValueError" in caplog.text and "secret de chez nous" not in caplog.text


def test_in_a_direct_conversation_a_long_answer_is_whole(bot, workspace):
    bot.assistant.answers = [LONG]
    asks(bot, workspace)
    (post,) = workspace.wait_for(1)
    assert "paragraphe 7" in post["text"] and "private" not in str(post["blocks"])


def test_in_a_channel_a_long_answer_is_short_and_the_whole_goes_to_who_asks_for_it(bot, workspace):
    bot.assistant.answers = [LONG]
    asked = asks(bot, workspace, ROOM)
    (short,) = workspace.wait_for(1)
    assert len(short["text"]) < 1_300 and "paragraphe 7" not in short["text"]
    (button,) = short["blocks"][-1]["elements"]
    assert button["text"]["text"] == sentences.CONTINUE
    bot.gets(workspace.click("U0ANNA", short, button["value"], action_id="private"))
    whole = workspace.wait_for(2)[1]
    bot.settles()
    assert whole["channel"] == "U0ANNA" and "thread_ts" not in whole and "paragraphe 7" in whole["text"]
    (update,) = workspace.updates
    assert (update["channel"], update["ts"]) == (ROOM, short["ts"])
    assert sentences.CONTINUED in str(update["blocks"][-1]) and update["blocks"][:-1] == short["blocks"][:-1]
    assert (asked["ts"], len(bot.assistant.asked)) == (short["thread_ts"], 1)


def test_links_are_not_unfolded(bot, workspace):
    asks(bot, workspace)
    (post,) = workspace.wait_for(1)
    assert post["unfurl_links"] is False and post["unfurl_media"] is False


@pytest.mark.parametrize("answer", [(404, {}, "expired_url"), (200, {"Content-Type": "text/plain"}, "used_url")])
def test_where_a_command_can_no_longer_be_answered_the_person_is_written_to(bot, workspace, answer):
    workspace.fail(answer)
    bot.gets(workspace.command("U0ANNA", "niveau B ?"))
    (post,) = workspace.wait_for(1)
    assert (post["method"], post["channel"]) == ("chat.postMessage", "U0ANNA")


def test_nothing_is_sent_to_an_address_that_is_not_slacks(bot, workspace):
    command = {**workspace.command("U0ANNA", "niveau B ?"), "response_url": "https://example.org/hooks/1"}
    bot.gets(command)
    (post,) = workspace.wait_for(1)
    assert (post["method"], post["channel"]) == ("chat.postMessage", "U0ANNA")


def test_a_command_that_meets_a_rate_limit_is_answered_all_the_same(bot, workspace):
    workspace.fail((429, {"Retry-After": "1"}, "rate_limited"))
    bot.gets(workspace.command("U0ANNA", "niveau B ?"))
    assert workspace.wait_for(1)[0]["method"] == "response_url"
