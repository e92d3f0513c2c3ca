"""Who adds the app is welcomed once, with questions to begin with; a removed app is forgotten."""

import pytest

from tests.channels.served import GREETING
from tests.channels.teams.bot_under_test import Bot
from tests.channels.teams.loopback.activities import new_group


def arrivals(platform, person, conversation=None):
    """What Teams sends when the app is added: both, in either order."""
    install = platform.activity(person, conversation, type="installationUpdate", action="add")
    members = [{"id": platform.bot["id"]}, {"id": person.id}]
    return [install, platform.activity(person, conversation, type="conversationUpdate", membersAdded=members)]


def test_who_adds_the_app_is_welcomed_once_with_questions_to_begin_with(platform, bot, anne):
    for content in arrivals(platform, anne):
        assert platform.post(content)[0] == 202
    (welcome,) = platform.wait_for(1)
    platform.press(anne, welcome, next(iter(welcome.buttons)))
    platform.wait_for(2)
    assert welcome.text.startswith(GREETING) and "replyToId" not in welcome.activity
    assert bot.assistant.asked[0].text.startswith("/ask_description")


def test_a_welcome_is_not_said_again_after_a_restart(platform, tmp_path, anne):
    first, second = arrivals(platform, anne)
    with Bot(platform, tmp_path):
        platform.post(first)
        platform.wait_for(1)
    with Bot(platform, tmp_path):
        platform.post(second)
        platform.say(anne, "bonjour")
        assert [sent.text.split("\n\n")[0] for sent in platform.wait_for(2)] == [GREETING, "Bien reçu."]


def test_people_who_join_a_group_are_not_greeted(platform, bot, anne):
    group = new_group()
    members = [{"id": "29:someone"}]
    platform.post(platform.activity(anne, group, type="conversationUpdate", membersAdded=members))
    platform.say(anne, "bonjour", group)
    assert [sent.text for sent in platform.wait_for(1)] == ["Bien reçu."]


@pytest.mark.parametrize(
    "removed", [{"type": "installationUpdate", "action": "remove"}, {"type": "conversationUpdate"}]
)
def test_a_removed_app_is_forgotten_and_welcomed_anew(platform, bot, anne, removed):
    platform.post(arrivals(platform, anne)[0])
    platform.wait_for(1)
    platform.post(platform.activity(anne, membersRemoved=[{"id": platform.bot["id"]}], **removed))
    platform.post(arrivals(platform, anne)[0])
    assert [sent.text.split("\n\n")[0] for sent in platform.wait_for(2)] == [GREETING, GREETING]
