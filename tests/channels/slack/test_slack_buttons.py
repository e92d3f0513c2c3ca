"""Buttons: they work once, for the person they were shown to, through restarts, and show what was chosen."""

import pytest

from reperes.channels import limits
from reperes.channels.core import courier
from reperes.channels.slack import sentences, store
from reperes.storage import database
from tests.channels.slack.bot import Bot
from tests.channels.slack.loopback import BOT, TEAM

ROOM = "C0ROOM"
PAYLOAD = '/ask_description{"code": "describe:critere.%d"}'


def choice(number):
    return {"title": f"Choix {number}", "payload": PAYLOAD % number}


def offered(bot, workspace, most=3, channel=None):
    """Let Anna ask something that is answered with buttons, and return the message."""
    bot.assistant.answers = [
        {"text": "Que voulez-vous savoir ?", "buttons": [choice(number) for number in range(most)]}
    ]
    bot.gets(workspace.message("U0ANNA", f"<@{BOT}> ?" if channel else "?", channel))
    bot.settles()
    return workspace.posts[-1]


def elements(message):
    return [element for block in message["blocks"] if block["type"] == "actions" for element in block["elements"]]


def test_a_click_is_the_payload_and_the_message_shows_the_choice(bot, workspace):
    post = offered(bot, workspace)
    assert bot.gets(workspace.click("U0ANNA", post, elements(post)[1]["value"])) == (200, "")
    bot.settles()
    assert bot.assistant.texts[1:] == [PAYLOAD % 1]
    (update,) = workspace.updates
    assert (update["channel"], update["ts"], update["text"]) == (post["channel"], post["ts"], post["text"])
    assert update["blocks"][:-1] == post["blocks"][:-1] and "Choix 1" in str(update["blocks"][-1])
    assert elements(update) == []


def test_the_answer_to_a_click_stays_in_its_thread_and_conversation(bot, workspace):
    post = offered(bot, workspace, channel=ROOM)
    bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
    workspace.wait_for(2)
    assert (workspace.posts[1]["channel"], workspace.posts[1]["thread_ts"]) == (ROOM, post["thread_ts"])
    assert bot.assistant.senders == [f"slack:{TEAM}:{ROOM}:{post['thread_ts']}"] * 2


@pytest.mark.parametrize("second", [0, 2])
def test_a_second_click_is_refused_to_who_clicks_alone(bot, workspace, second):
    post = offered(bot, workspace)
    bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
    click = workspace.click("U0ANNA", post, elements(post)[second]["value"])
    bot.gets(click)
    bot.settles()
    refusal = next(each for each in workspace.posts if each["method"] == "response_url")
    assert (refusal["text"], refusal["response_type"]) == (sentences.ALREADY_CHOSEN, "ephemeral")
    assert refusal["url"] in click["response_url"] and not refusal["replace_original"]
    assert len(bot.assistant.asked) == 2


def test_a_click_that_comes_twice_is_one_click(bot, workspace):
    post = offered(bot, workspace)
    click = workspace.click("U0ANNA", post, elements(post)[0]["value"])
    bot.gets(click)
    bot.gets(click)
    bot.settles()
    assert len(bot.assistant.asked) == 2 and len(workspace.posts) == 2


def test_a_click_for_which_too_much_waits_may_be_made_again(bot, workspace, monkeypatch):
    post = offered(bot, workspace)
    with monkeypatch.context() as crowded:
        crowded.setattr(courier, "MOST_OF_A_PERSON", 0)
        bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
        bot.settles()
    assert [each["text"] for each in workspace.posts[1:]] == [limits.TOO_MANY_WAIT]
    bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
    bot.settles()
    assert bot.assistant.texts[1:] == [PAYLOAD % 0] and len(workspace.posts) == 3


def test_the_buttons_of_someone_else_are_refused(bot, workspace):
    post = offered(bot, workspace, channel=ROOM)
    bot.gets(workspace.click("U0BERT", post, elements(post)[0]["value"]))
    refusal = workspace.wait_for(2)[1]
    assert (refusal["text"], refusal["thread_ts"]) == (sentences.NOT_YOURS, post["thread_ts"])
    assert len(bot.assistant.asked) == 1 and workspace.updates == []


@pytest.mark.parametrize("value", ["made-up:0", PAYLOAD % 0, ":0", "made-up"])
def test_a_button_that_nobody_was_shown_is_refused(bot, workspace, value):
    post = offered(bot, workspace)
    bot.gets(workspace.click("U0ANNA", post, value))
    assert workspace.wait_for(2)[1]["text"] == sentences.TOO_OLD
    assert len(bot.assistant.asked) == 1


@pytest.mark.parametrize("number", ["3", "-1", "x", "", "private"])
def test_a_choice_that_was_not_offered_is_left_alone(bot, workspace, number):
    post = offered(bot, workspace)
    name = elements(post)[0]["value"].partition(":")[0]
    assert bot.gets(workspace.click("U0ANNA", post, f"{name}:{number}")) == (200, "")
    bot.settles()
    assert len(bot.assistant.asked) == 1 and len(workspace.posts) == 1


def test_a_payload_that_is_not_allowed_is_words(bot, workspace):
    bot.assistant.answers = [{"text": "?", "buttons": [{"title": "Recommencer", "payload": "/restart"}]}]
    bot.gets(workspace.message("U0ANNA", "?"))
    (post,) = workspace.wait_for(1)
    bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
    workspace.wait_for(2)
    assert bot.assistant.texts[1:] == ["restart"]


def test_buttons_work_after_a_restart_and_only_once(workspace, tmp_path):
    with Bot(workspace, tmp_path) as bot:
        post = offered(bot, workspace)
    with Bot(workspace, tmp_path) as bot:
        bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
        workspace.wait_for(2)
        assert bot.assistant.texts == [PAYLOAD % 0]
    with Bot(workspace, tmp_path) as bot:
        bot.gets(workspace.click("U0ANNA", post, elements(post)[1]["value"]))
        assert workspace.wait_for(3)[2]["text"] == sentences.ALREADY_CHOSEN
        assert bot.assistant.asked == []


def test_more_than_25_choices_are_a_list(bot, workspace):
    post = offered(bot, workspace, 30)
    (select,) = elements(post)
    assert select["type"] == "static_select" and len(select["options"]) == 30
    chosen = {"type": "static_select", "action_id": select["action_id"], "selected_option": select["options"][27]}
    bot.gets(workspace.click("U0ANNA", post, "", **chosen))
    workspace.wait_for(2)
    assert bot.assistant.texts[1:] == [PAYLOAD % 27]


def test_the_buttons_of_a_commands_answer_stay_with_the_person(bot, workspace):
    bot.assistant.answers = [{"text": "?", "buttons": [choice(0), choice(1)]}]
    bot.gets(workspace.command("U0ANNA", "?"))
    (post,) = workspace.wait_for(1)
    click = workspace.click("U0ANNA", {"ts": workspace.new_ts(), "channel": ROOM}, elements(post)[1]["value"])
    bot.gets(click)
    answer, replaced = sorted(workspace.wait_for(3)[1:], key=lambda post: post["replace_original"])
    assert replaced["url"] == answer["url"] and answer["url"] in click["response_url"]
    assert replaced["replace_original"] and "Choix 1" in str(replaced["blocks"]) and elements(replaced) == []
    assert answer["response_type"] == "ephemeral" and bot.assistant.texts[1:] == [PAYLOAD % 1]


def long_and_offered(bot, workspace):
    """Let Anna ask in a channel what is answered at length and with buttons; return the short message and its last
    buttons."""
    text = "\n\n".join(f"Paragraphe {number}. {'Et encore. ' * 30}".strip() for number in range(8))
    bot.assistant.answers = [{"text": text, "buttons": [choice(0), choice(1)]}]
    bot.gets(workspace.message("U0ANNA", f"<@{BOT}> ?", ROOM))
    bot.settles()
    return workspace.posts[-1], elements(workspace.posts[-1])


def test_choosing_and_continuing_in_private_do_not_stand_in_each_others_way(bot, workspace):
    post, (first, _, more) = long_and_offered(bot, workspace)
    bot.gets(workspace.click("U0ANNA", post, more["value"], action_id="private"))
    bot.settles()
    assert [element["value"] for element in elements(workspace.updates[0])][:1] == [first["value"]]
    bot.gets(workspace.click("U0ANNA", post, first["value"]))
    bot.settles()
    assert elements(workspace.updates[1]) == [] and bot.assistant.texts[1:] == [PAYLOAD % 0]
    assert sentences.CONTINUED in str(workspace.updates[1]["blocks"])


@pytest.mark.parametrize("user, told", [("U0ANNA", sentences.ALREADY_CHOSEN), ("U0BERT", sentences.NOT_YOURS)])
def test_the_whole_answer_is_sent_once_to_who_asked(bot, workspace, user, told):
    post, buttons = long_and_offered(bot, workspace)
    for each in ("U0ANNA", user):
        bot.gets(workspace.click(each, post, buttons[-1]["value"], action_id="private"))
    bot.settles()
    assert [each["text"] for each in workspace.posts if each["method"] == "response_url"] == [told]
    assert [each["channel"] for each in workspace.posts].count("U0ANNA") == 1


def test_the_buttons_of_the_whole_answer_work_in_private(bot, workspace):
    post, buttons = long_and_offered(bot, workspace)
    bot.gets(workspace.click("U0ANNA", post, buttons[-1]["value"], action_id="private"))
    whole = workspace.wait_for(2)[1]
    bot.gets(workspace.click("U0ANNA", whole, elements(whole)[1]["value"]))
    workspace.wait_for(3)
    assert bot.assistant.senders[1:] == [f"slack:{TEAM}:U0ANNA"]


def test_the_answer_to_a_click_does_not_wait_until_the_choice_is_shown(bot, workspace):
    post = offered(bot, workspace)
    bot.assistant.seconds = 0.3
    workspace.fail((429, {"Retry-After": "2"}, {"ok": False, "error": "ratelimited"}))
    bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
    workspace.wait_for(2)
    assert workspace.updates == []
    bot.settles()
    assert len(workspace.updates) == 1


def test_half_a_character_costs_no_button(bot, workspace):
    bot.assistant.answers = [{"text": "?", "buttons": [{**choice(0), "title": "Un \ud83d"}]}]
    bot.gets(workspace.message("U0ANNA", "?"))
    bot.settles()
    assert len(elements(workspace.posts[-1])) == 1


def test_a_choice_that_cannot_be_shown_costs_no_answer(bot, workspace):
    post = offered(bot, workspace)
    bot.assistant.seconds = 0.3
    workspace.fail((200, {}, {"ok": False, "error": "cant_update_message"}))
    bot.gets(workspace.click("U0ANNA", post, elements(post)[0]["value"]))
    workspace.wait_for(2)


def test_buttons_are_forgotten_after_a_month(tmp_path):
    now = 1_000_000.0
    notes = store.Store(tmp_path, lambda: now)
    name = notes.offer(store.Offer("U0ANNA", "slack:T:U", {}, [], "", [("un", "/un")]))
    now += store.SECONDS_OF_OFFERS - 1
    assert notes.find(name).choices == [["un", "/un"]]
    now += 2 + database.SECONDS_BETWEEN_PURGES
    assert notes.find(name) is None
    notes.close()


def test_without_a_disk_an_answer_has_no_buttons_and_arrives(workspace, tmp_path):
    (tmp_path / store.FILE).mkdir()
    with Bot(workspace, tmp_path) as bot:
        post = offered(bot, workspace)
    assert post["text"] == "Que voulez-vous savoir ?" and elements(post) == []


def test_notes_are_for_this_user_alone(bot, workspace, tmp_path):
    offered(bot, workspace)
    assert (tmp_path / store.FILE).stat().st_mode & 0o777 == 0o600


def test_a_person_who_writes_too_much_in_a_thread_silences_nobody_else(bot, workspace, monkeypatch):
    monkeypatch.setattr(courier, "MOST_OF_A_PERSON", 1)
    bot.gets(workspace.message("U0ANNA", f"<@{BOT}> ?", ROOM))
    bot.settles()
    thread = workspace.posts[0]["thread_ts"]
    bot.assistant.seconds = 0.5
    for user, text in (("U0ANNA", "un"), ("U0ANNA", "deux"), ("U0BERT", "trois")):
        bot.gets(workspace.message(user, text, ROOM, thread))
    bot.settles()
    assert bot.assistant.texts[1:] == ["un", "trois"]
    assert [post["text"] for post in workspace.posts].count(limits.TOO_MANY_WAIT) == 1
