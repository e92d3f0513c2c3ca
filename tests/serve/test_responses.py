"""Actions and responses in the language of the conversation."""

import asyncio

import pytest
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import ActionAnswer, ActionHelp, ActionRefuse, ActionStartAgain
from reperes.answers.wording import phrases_in
from reperes.dialogue.question import Question
from reperes.dialogue.state import State
from reperes.hearing.intents import DESCRIBE
from reperes.hearing.understanding import HEARD, Understanding
from reperes.renderers.payload import payload
from reperes.serve.responses import Responses

DOMAIN = Domain.load("domain.yml")
ASKED = {
    "nl": "wat verdient een medewerker van niveau C?",
    "en": "what is the salary of a level C?",
    "de": "Wie viel verdient ein Mitarbeiter der Stufe C?",
    "fr": "combien gagne un agent de niveau C ?",
}


def heard(text, intent, topics=()):
    understanding = Understanding(text, intent, 0.9, topics=topics, intents=((intent, 0.9),))
    return {"text": text, "intent": {"name": intent}, "entities": [{"entity": HEARD, "value": understanding.to_dict()}]}


def clicked(question):
    return {
        "text": payload(question),
        "intent": {"name": DESCRIBE},
        "entities": [{"entity": "code", "value": question.to_code()}],
    }


def run(action, message, state=None):
    """Return the message that an action sends, worded as the server does, and the state that it leaves."""
    slots = {"conversation": state.to_dict() if state else None}
    tracker = Tracker("x", slots, message, [], False, None, {}, None)
    dispatcher = CollectingDispatcher()
    events = asyncio.run(action.run(dispatcher, tracker, {}))
    (said,) = dispatcher.messages
    if said.get("response"):
        said["text"] = respond(said.pop("response"), **said)
    return said, State.from_dict(events[-1]["value"])


def respond(name, text="", state=None, **values):
    tracker = DialogueStateTracker.from_events("x", [], DOMAIN.slots)
    tracker.update(SlotSet("conversation", state.to_dict() if state else None))
    tracker.update(UserUttered(text or None))
    return asyncio.run(Responses(DOMAIN.responses).generate(name, tracker, "rest", **values))["text"]


@pytest.mark.parametrize(
    ("language", "starts", "contact", "levels"),
    [
        ("nl", "Het document over de functiefamilie", "Richt u voor deze vraag tot uw personeelsdienst", "D, C en B"),
        ("en", "The document on the job family", "please contact your HR department", "D, C and B"),
        ("de", "Das Dokument zur Funktionsfamilie", "an Ihren Personaldienst", "D, C und B"),
        ("fr", "Le document sur la famille", "adressez-vous à votre service du personnel", "D, C et B"),
    ],
)
def test_a_refusal(language, starts, contact, levels):
    said, state = run(ActionRefuse(), heard(ASKED[language], "out_of_scope_work"))
    assert said["text"].startswith(starts)
    assert contact in said["text"]
    assert levels in said["text"]
    assert state.language == language
    assert [button["title"] for button in said["buttons"]] == [title for title, _ in state.choices]


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "Ik begrijp het nog niet."), ("en", "I am not there yet."), ("de", "Ich verstehe es noch nicht.")],
)
def test_a_question_back_goes_on_in_the_language(language, text):
    said, state = run(ActionAnswer(), heard("euh ?", DESCRIBE), State(language=language))
    assert said["text"].startswith(text)
    assert state.language == language


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("nl", "De citaten staan in het Frans"),
        ("en", "The quotations are in French"),
        ("de", "Die Zitate sind auf Französisch"),
    ],
)
def test_quotations_are_said_to_be_french_once(language, note):
    click = clicked(Question(DESCRIBE, ("critere.procedures",), ("C",)))
    first, state = run(ActionAnswer(), click, State(language=language))
    assert first["text"].startswith(note)
    assert first["custom"]["note"].startswith(note)
    assert first["custom"]["language"] == language
    second, _ = run(ActionAnswer(), click, state)
    assert note not in second["text"]
    assert second["custom"]["note"] == ""


def test_french_has_no_note():
    said, state = run(ActionAnswer(), clicked(Question(DESCRIBE, ("critere.procedures",), ("C",))))
    assert said["text"].startswith("Procédures, niveau C\u00a0:")
    assert (state.language, said["custom"]["note"]) == ("fr", "")


@pytest.mark.parametrize(
    ("message", "language"), [("en voor B?", "nl"), ("et pour B ?", "fr"), ("what does level B have to do?", "en")]
)
def test_a_short_message_goes_on_in_the_language_and_a_sure_one_brings_its_own(message, language):
    _, state = run(ActionRefuse(), heard(message, "out_of_scope_work"), State(language="nl"))
    assert state.language == language


def test_starting_again_keeps_the_language():
    said, state = run(ActionStartAgain(), heard("opnieuw", "start_again"), State(language="nl", unclear=2))
    assert said["text"].startswith("Vergeten.")
    assert state == State(language="nl")


def test_the_help_has_its_examples_in_the_language():
    said, _ = run(ActionHelp(), heard("help", "ask_help"), State(language="de"))
    assert said["text"].startswith("Ich beantworte Fragen")
    assert said["buttons"][1]["title"] == "Was ändert sich von C nach B?"


def test_a_typed_button_is_taken_though_it_is_heard_as_a_refusal():
    question = Question(DESCRIBE, ("critere.procedures",), ("C",))
    said, state = run(
        ActionRefuse(),
        heard("alles over procedures", "out_of_scope_world"),
        State(language="nl", choices=(("Alles over procedures", question),)),
    )
    assert state.question == question
    assert "Procédures, niveau C:" in said["text"]


@pytest.mark.parametrize("name", DOMAIN.responses)
def test_talk_is_in_the_language_of_the_conversation(name):
    values = {
        "family": "F",
        "levels": "L",
        "contact": "K",
        "where": "W",
        "unknown": "A",
        "contents": "C",
        "topics": "T",
        "parts": "P",
    }
    assert respond(name, "dank u", State(language="nl"), **values) == phrases_in("nl").say(name, **values)
    assert respond(name, "merci", **values) == DOMAIN.responses[name][0]["text"].format(**values)


def test_talk_is_in_the_language_of_the_message():
    assert respond("utter_greet", "Guten Tag, ich habe eine Frage").startswith("Guten Tag!")


def test_rasa_takes_it_as_it_is():
    assert isinstance(NaturalLanguageGenerator.create(Responses({}), DOMAIN), Responses)
