"""What becomes of messages, through a real web server, against the loopback platform."""

import pytest

from reperes.channels import limits
from reperes.channels.core import courier
from tests.channels.teams.loopback.activities import new_group, new_thread


def texts(sent):
    return [one.text for one in sent]


def asked(bot):
    return [message.text for message in bot.assistant.asked]


def test_a_message_in_private_is_acknowledged_and_answered(platform, bot, anne):
    platform.say(anne, "bonjour")
    (answer,) = platform.wait_for(1, anne.conversation)
    assert answer.text == "Bien reçu." and answer.activity["textFormat"] == "plain"
    assert asked(bot) == ["bonjour"]


def test_every_answer_is_labelled_as_made_by_a_machine(platform, bot, anne):
    platform.say(anne, "bonjour")
    (answer,) = platform.wait_for(1)
    assert ["AIGeneratedContent"] in [entity.get("additionalType") for entity in answer.activity["entities"]]


def test_a_person_is_named_by_organisation_and_account(platform, bot, anne):
    platform.say(anne, "bonjour")
    platform.wait_for(1)
    assert bot.assistant.asked[0].sender_id == f"teams:{platform.tenant}:{anne.aad}"


def test_each_scope_has_a_conversation_of_its_own(platform, bot, anne):
    places = [None, new_group(), new_group(), new_thread("19:x@thread.tacv2"), new_thread("19:x@thread.tacv2")]
    for place in places:
        platform.say(anne, "bonjour", place)
    platform.wait_for(len(places))
    senders = {message.sender_id for message in bot.assistant.asked}
    assert len(senders) == len(places) and all(len(sender) <= 255 for sender in senders)


def test_people_of_one_group_share_its_conversation(platform, bot, anne):
    group = new_group()
    platform.say(anne, "un", group)
    platform.say(platform.person("Bart"), "deux", group)
    platform.wait_for(2, group)
    assert len({message.sender_id for message in bot.assistant.asked}) == 1


def test_a_person_who_writes_too_much_in_a_group_silences_nobody_else(platform, bot, anne, monkeypatch):
    monkeypatch.setattr(courier, "MOST_OF_A_PERSON", 1)
    bot.assistant.seconds = 0.5
    group = new_group()
    for person, text in ((anne, "un"), (anne, "deux"), (platform.person("Bart"), "trois")):
        platform.say(person, text, group)
    answers = texts(platform.wait_for(3, group))
    assert asked(bot) == ["un", "trois"] and answers.count(limits.TOO_MANY_WAIT) == 1


def test_a_thread_of_a_channel_is_answered_in_the_thread(platform, bot, anne):
    thread = new_thread()
    id = platform.say(anne, "bonjour", thread)
    (answer,) = platform.wait_for(1)
    assert answer.conversation == thread and answer.activity["replyToId"] == id


def test_the_mention_of_the_assistant_is_not_part_of_the_question(platform, bot, anne):
    platform.say(anne, "et le niveau B&nbsp;? A &amp; B &lt;at&gt;", new_group())
    platform.wait_for(1)
    assert asked(bot) == ["et le niveau B ? A & B <at>"]


def test_mentions_of_others_become_their_names(platform, bot, anne):
    platform.say(anne, "que fait {} ici ?", new_group(), others=[("29:other", "Zoë & Cie")])
    platform.wait_for(1)
    assert asked(bot) == ["que fait Zoë & Cie ici ?"]


def test_a_namesake_of_the_assistant_keeps_the_name(platform, bot, anne):
    platform.say(anne, "qui est {} ?", new_group(), others=[("29:other", "Repères")])
    platform.wait_for(1)
    assert asked(bot) == ["qui est Repères ?"]


def test_what_a_group_says_among_itself_is_left_alone(platform, bot, anne):
    group = new_group()
    assert platform.post(platform.activity(anne, group, text="on mange quoi ?"))[0] == 202
    platform.say(anne, "bonjour", group)
    platform.wait_for(1)
    assert asked(bot) == ["bonjour"]


def test_typed_payloads_are_words(platform, bot, anne):
    platform.say(anne, '/ask_description{{"code": "x"}}'.replace("{{", "{").replace("}}", "}"))
    platform.wait_for(1)
    assert asked(bot) == ['ask_description{"code": "x"}']


@pytest.mark.parametrize("text", ["", None, "   "])
def test_an_image_without_words_is_answered_kindly(platform, bot, anne, text):
    image = {"contentType": "image/png", "contentUrl": "https://example.test/x.png"}
    platform.post(platform.activity(anne, text=text, attachments=[image]))
    assert texts(platform.wait_for(1)) == [limits.EMPTY_MESSAGE]


def test_attachments_do_not_reach_the_conversation_that_is_kept(platform, bot, anne):
    platform.say(anne, "bonjour")
    platform.wait_for(1)
    assert not {"attachments", "content"} & set(bot.assistant.asked[0].metadata or {})
    assert "text/html" not in str(vars(bot.assistant.asked[0]))


def test_an_activity_that_comes_again_is_answered_once(platform, bot, anne):
    content = platform.activity(anne, text="bonjour")
    assert [platform.post(content)[0] for _ in range(3)] == [202, 202, 202]
    platform.say(anne, "ensuite")
    platform.wait_for(2)
    assert asked(bot) == ["bonjour", "ensuite"]


def test_messages_of_one_person_are_answered_in_order(platform, bot, anne):
    bot.assistant.seconds = 0.05
    for number in range(8):
        platform.say(anne, f"message {number}")
    platform.wait_for(8, anne.conversation)
    assert asked(bot) == [f"message {number}" for number in range(8)]


def test_someone_who_waits_sees_that_the_assistant_writes(platform, bot, anne, monkeypatch):
    monkeypatch.setattr("reperes.channels.teams.typing_sign.SECONDS_BETWEEN", 0.1)
    bot.assistant.seconds = 0.35
    platform.say(anne, "bonjour")
    platform.wait_for(1)
    kinds = [sent.kind for sent in platform.all_sent(anne.conversation)]
    assert kinds.count("typing") >= 3 and kinds[-1] == "post"


def test_no_sign_of_writing_follows_the_answer(platform, bot, anne):
    for number in range(5):
        platform.say(anne, "bonjour")
        platform.wait_for(number + 1)
    kinds = [sent.kind for sent in platform.all_sent(anne.conversation)]
    assert kinds == ["typing", "post"] * 5


def test_threads_of_a_channel_know_no_sign_of_writing(platform, bot, anne):
    platform.say(anne, "bonjour", new_thread())
    platform.wait_for(1)
    assert [sent.kind for sent in platform.all_sent()] == ["post"]


@pytest.mark.parametrize(
    "type", ["messageUpdate", "messageDelete", "messageReaction", "typing", "event", "nonsense", None]
)
def test_edits_deletions_and_reactions_are_ignored_on_purpose(platform, bot, anne, type):
    assert platform.post(platform.activity(anne, type=type, text="bonjour"))[0] == 202
    platform.say(anne, "ensuite")
    platform.wait_for(1)
    assert asked(bot) == ["ensuite"]


def test_a_turn_that_fails_is_told_to_the_person_and_logged_without_words(platform, bot, anne, caplog):
    bot.assistant.answers = [None]
    platform.say(anne, "mon salaire")
    assert texts(platform.wait_for(1)) == [limits.OUR_FAULT]
    assert "TypeError" in caplog.text and "salaire" not in caplog.text


def test_an_unknown_invoke_is_refused_at_once(platform, bot, anne):
    assert platform.post(platform.activity(anne, type="invoke", name="task/fetch", value={}))[0] == 501
