"""A message of which Slack's answer was lost is found where it was posted, and not posted again."""

from reperes.channels.slack import doubt
from tests.channels.slack.loopback import BOT


def test_in_a_long_thread_a_message_of_which_slacks_answer_was_lost_is_found(bot, workspace, monkeypatch):
    monkeypatch.setattr(doubt, "MOST_LOOKED_AT", 1)
    said = workspace.message("U0ANNA", f"<@{BOT}> niveau B ?", "C0ROOM")
    bot.gets(said)
    workspace.wait_for(1)
    workspace.fail("lost")
    bot.gets(workspace.message("U0ANNA", "et C ?", "C0ROOM", said["event"]["ts"]))
    bot.settles()
    assert len(workspace.posts) == 2


def test_what_a_person_is_written_directly_is_looked_for_in_the_conversation_with_them(bot, workspace):
    workspace.fail((404, {}, "expired_url"), "lost")
    bot.gets(workspace.command("U0ANNA", "niveau B ?"))
    bot.settles()
    assert [post["channel"] for post in workspace.posts] == ["U0ANNA"]
