"""Cards: what they show, what becomes of a button, and what a channel gets of a long answer."""

import json
import time

import pytest
from books import os_book

from reperes.answers.build import build_answer
from reperes.channels import limits
from reperes.channels.core import courier
from reperes.channels.teams.sentences import DEAD_BUTTON, IN_PRIVATE, INSTALL_FIRST, NOT_YOURS, SENT_ALREADY
from reperes.dialogue.question import Question
from reperes.hearing.intents import COMPARE, DESCRIBE
from reperes.renderers.payload import payload
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text
from tests.channels.teams.bot_under_test import Bot
from tests.channels.teams.loopback import Fault
from tests.channels.teams.loopback.activities import new_group, new_thread

SHORT = Question(DESCRIBE, ("critere.procedures",), ("C",))
SECONDS_TO_NOTE = 0.3
LONG = Question(COMPARE, ("section.niveau",), ("C", "B"))
NEXT = [
    {"title": "Et pour le niveau B ?", "payload": payload(Question(DESCRIBE, ("critere.procedures",), ("B",)))},
    {"title": "Et pour le niveau D ?", "payload": payload(Question(DESCRIBE, ("critere.procedures",), ("D",)))},
]


def answer_to(question, buttons=NEXT):
    """A message of the assistant, as its actions make it."""
    answer = build_answer(os_book(), [question])
    return {"text": render_text(answer), "buttons": buttons, "custom": render_structure(answer, [question])}


def words_of(message):
    """The complete text of a card: its choices can be written."""
    return "\n\n".join([message["text"], "\n".join(f"• {button['title']}" for button in message["buttons"])])


@pytest.fixture
def ask(platform, bot):
    """A function: the answer to show -> the card that someone gets for a question, in a conversation or in private."""

    def ask_as(person, message, conversation=None):
        bot.assistant.answers = [message]
        before = len(platform.posts())
        platform.say(person, "une question", conversation)
        return platform.wait_for(before + 1)[-1]

    return ask_as


def test_an_answer_is_a_card_with_its_complete_text_and_its_buttons(platform, ask, anne):
    message = answer_to(SHORT)
    sent = ask(anne, message)
    assert sent.card["version"] == "1.5" and list(sent.buttons) == [button["title"] for button in NEXT]
    assert sent.text == words_of(message)
    assert "text" not in sent.activity and message["text"].startswith(sent.activity["summary"][:20])


def test_a_press_for_which_too_much_waits_may_be_made_again(platform, bot, ask, anne, monkeypatch):
    sent = ask(anne, answer_to(SHORT))
    with monkeypatch.context() as crowded:
        crowded.setattr(courier, "MOST_OF_A_PERSON", 0)
        platform.press(anne, sent, NEXT[0]["title"])
        assert platform.wait_for(2)[1].text == limits.TOO_MANY_WAIT
    (update,) = platform.wait_for(1, kinds=("update",))
    assert list(update.buttons) == list(sent.buttons)
    platform.press(anne, sent, NEXT[0]["title"])
    platform.wait_for(3)
    assert bot.assistant.asked[-1].text == NEXT[0]["payload"]


@pytest.mark.parametrize("status", [400, 413])
def test_an_answer_whose_card_is_refused_comes_in_words(platform, ask, anne, status):
    platform.faults.append(Fault(status))
    sent = ask(anne, answer_to(LONG))
    assert sent.card is None and sent.text == words_of(answer_to(LONG))


def test_a_button_does_what_it_says_and_the_card_then_shows_it(platform, bot, ask, anne):
    sent = ask(anne, answer_to(SHORT))
    platform.press(anne, sent, NEXT[0]["title"])
    (update,) = platform.wait_for(1, kinds=("update",))
    assert update.id == sent.id and not update.buttons
    assert NEXT[0]["title"] in json.dumps(update.card, ensure_ascii=False)
    assert update.text == answer_to(SHORT)["text"]
    platform.wait_for(2)
    assert bot.assistant.asked[-1].text == NEXT[0]["payload"]


def test_a_second_press_is_refused_and_changes_nothing(platform, bot, ask, anne):
    sent = ask(anne, answer_to(SHORT))
    platform.press(anne, sent, NEXT[0]["title"])
    platform.press(anne, sent, NEXT[1]["title"])
    updates = platform.wait_for(2, kinds=("update",))
    assert all(NEXT[0]["title"] in json.dumps(update.card, ensure_ascii=False) for update in updates)
    assert [message.text for message in bot.assistant.asked] == ["une question", NEXT[0]["payload"]]


def test_a_press_that_comes_again_is_answered_once(platform, bot, ask, anne):
    sent = ask(anne, answer_to(SHORT))
    press = platform.activity(anne, value={"reperes": sent.buttons[NEXT[0]["title"]]}, replyToId=sent.id)
    assert [platform.post(press)[0] for _ in range(2)] == [202, 202]
    platform.wait_for(2, kinds=("update",))
    platform.wait_for(2)
    assert len(bot.assistant.asked) == 2


def test_buttons_of_a_group_are_for_the_one_who_asked(platform, bot, ask, anne):
    group = new_group()
    sent = ask(anne, answer_to(SHORT), group)
    platform.press(platform.person("Bart"), sent, NEXT[0]["title"])
    assert platform.wait_for(2, group)[-1].text == NOT_YOURS
    platform.press(anne, sent, NEXT[0]["title"])
    platform.wait_for(3, group)
    assert bot.assistant.asked[-1].text == NEXT[0]["payload"]


@pytest.mark.parametrize("value", ["", "nonsense", "/ask_description", "bnVsbA.x", None, 3, {"a": 1}])
def test_a_button_that_nobody_signed_is_refused_kindly(platform, bot, ask, anne, value):
    sent = ask(anne, answer_to(SHORT))
    platform.submit(anne, sent, value)
    assert platform.wait_for(2)[-1].text == DEAD_BUTTON
    assert len(bot.assistant.asked) == 1


def test_a_button_works_in_its_own_conversation_only(platform, bot, ask, anne):
    value = ask(anne, answer_to(SHORT)).buttons[NEXT[0]["title"]]
    platform.submit(anne, ask(anne, answer_to(SHORT), new_group()), value)
    assert platform.wait_for(3)[-1].text == DEAD_BUTTON


def test_buttons_outlive_a_restart_of_the_program(platform, tmp_path, anne):
    with Bot(platform, tmp_path) as bot:
        bot.assistant.answers = [answer_to(SHORT)]
        platform.say(anne, "une question")
        (sent,) = platform.wait_for(1)
    with Bot(platform, tmp_path) as bot:
        platform.press(anne, sent, NEXT[0]["title"])
        platform.wait_for(1, kinds=("update",))
        platform.press(anne, sent, NEXT[1]["title"])
        platform.wait_for(2, kinds=("update",))
        platform.wait_for(2)
        assert [message.text for message in bot.assistant.asked] == [NEXT[0]["payload"]]


def test_a_card_that_cannot_be_changed_costs_no_answer(platform, bot, ask, anne):
    sent = ask(anne, answer_to(SHORT))
    platform.update_faults.append(Fault(404))
    platform.press(anne, sent, NEXT[0]["title"])
    assert len(platform.wait_for(2)) == 2


def test_more_than_six_choices_are_a_list(platform, bot, ask, anne):
    many = [{**NEXT[0], "title": f"Choix {number}"} for number in range(8)]
    sent = ask(anne, answer_to(SHORT, many))
    (choices,) = [element for element in sent.card["body"] if element["type"] == "Input.ChoiceSet"]
    platform.submit(anne, sent, choices["choices"][7]["value"])
    (update,) = platform.wait_for(1, kinds=("update",))
    assert "Choix 7" in json.dumps(update.card)


def test_an_action_of_an_invoke_is_answered_at_once_and_done(platform, bot, ask, anne):
    sent = ask(anne, answer_to(SHORT))
    data = {"reperes": sent.buttons[NEXT[0]["title"]]}
    action = {"action": {"type": "Action.Execute", "data": data}}
    content = platform.activity(anne, type="invoke", name="adaptiveCard/action", value=action, replyToId=sent.id)
    status, body = platform.post(content)
    assert (status, body["statusCode"]) == (200, 200)
    platform.wait_for(2)
    assert bot.assistant.asked[-1].text == NEXT[0]["payload"]


def test_a_channel_gets_a_short_answer_and_a_person_the_whole_in_private(platform, bot, ask, anne):
    message, thread = answer_to(LONG), new_thread()
    sent = ask(anne, message, thread)
    assert len(sent.text) < len(message["text"]) and IN_PRIVATE in sent.buttons
    bart = platform.person("Bart")
    platform.press(bart, sent, IN_PRIVATE)
    (whole,) = platform.wait_for(1, bart.conversation)
    assert whole.text == words_of(message) and IN_PRIVATE not in whole.buttons
    assert len(platform.posts(thread)) == 1
    platform.press(bart, whole, NEXT[0]["title"])
    platform.wait_for(2, bart.conversation)
    assert bot.assistant.asked[-1].sender_id == f"teams:{platform.tenant}:{bart.aad}"


def test_in_private_answers_are_whole_and_do_not_offer_to_go_on_there(platform, ask, anne):
    sent = ask(anne, answer_to(LONG))
    assert sent.text == words_of(answer_to(LONG)) and IN_PRIVATE not in sent.buttons


def test_a_short_answer_in_a_channel_is_whole(platform, ask, anne):
    sent = ask(anne, answer_to(SHORT), new_thread())
    assert sent.text == words_of(answer_to(SHORT)) and IN_PRIVATE not in sent.buttons


def test_the_whole_answer_comes_once_a_person_who_is_told_so_once(platform, ask, anne):
    sent = ask(anne, answer_to(LONG), new_group())
    for number in range(2):
        platform.press(anne, sent, IN_PRIVATE)
        platform.wait_for(number + 1, anne.conversation)
        time.sleep(SECONDS_TO_NOTE)
    platform.press(anne, sent, IN_PRIVATE)
    platform.say(anne, "ensuite")
    found = platform.wait_for(3, anne.conversation)
    assert [post.text for post in found[:2]] == [words_of(answer_to(LONG)), SENT_ALREADY]
    assert len(found) == 3 and found[2].text == words_of(answer_to(LONG))


@pytest.mark.parametrize("count", [1, 5, 6, 8])
def test_the_way_to_the_whole_answer_stays_when_something_else_was_chosen(platform, ask, anne, count):
    many = [{**NEXT[0], "title": f"Choix {number}"} for number in range(count)]
    sent = ask(anne, answer_to(LONG, many), new_group())
    assert len(sent.card["actions"]) <= 6 and IN_PRIVATE in sent.buttons
    lists = [element["choices"] for element in sent.card["body"] if element["type"] == "Input.ChoiceSet"]
    platform.submit(anne, sent, lists[0][0]["value"] if lists else sent.buttons["Choix 0"])
    (update,) = platform.wait_for(1, kinds=("update",))
    assert list(update.buttons) == [IN_PRIVATE]
    platform.press(anne, update, IN_PRIVATE)
    (whole,) = platform.wait_for(1, anne.conversation)
    assert len(whole.text) > len(sent.text)


def test_someone_without_the_app_is_told_how_to_go_on_in_private(platform, ask, anne):
    thread = new_thread()
    sent = ask(anne, answer_to(LONG), thread)
    platform.strangers.add(anne.id)
    platform.press(anne, sent, IN_PRIVATE)
    assert platform.wait_for(2, thread)[-1].text == INSTALL_FIRST
    platform.strangers.clear()
    platform.press(anne, sent, IN_PRIVATE)
    assert len(platform.wait_for(1, anne.conversation)) == 1
