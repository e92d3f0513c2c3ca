"""What became of a message is told by what was said in answer."""

import asyncio
from pathlib import Path

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from ruamel.yaml import YAML

from reperes.channels.core.outcome import (
    ANSWERED,
    ASKED_BACK,
    DOUBTFUL,
    OUTCOMES,
    REFUSED,
    RESPONSES,
    TALK,
    Asked,
    asked_in,
    outcome_of,
)
from reperes.dialogue.question import Question
from reperes.hearing.understanding import HEARD, Understanding

DOMAIN = YAML(typ="safe").load(Path(__file__).parents[2] / "domain.yml")


def question(*cues):
    return Question(refs=("critere.procedures",), levels=("B",), cues=frozenset(cues)).to_code()


def events_of(*responses):
    """The events that Rasa makes of what an action says."""
    tracker = DialogueStateTracker.from_events("x", [])
    words = TemplatedNaturalLanguageGenerator(DOMAIN["responses"])
    said = RemoteAction._utter_responses([dict(one) for one in responses], CollectingOutputChannel(), words, tracker)
    return [event.as_dict() for event in asyncio.run(said)]


def answer(*codes, **more):
    return {"text": "Voici", "custom": {"version": "1", "asked": list(codes), "blocks": [], **more}}


def response(name):
    return {"response": name, "buttons": [{"title": "x", "payload": "/x"}], "family": "OS", "contact": "vous"}


NOTHING_LACKS = answer(question())
LACKS = answer(lacking=True)
APOLOGY = {"text": "Je n'ai pas réussi à préparer ma réponse."}


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ([NOTHING_LACKS], ANSWERED),
        ([answer(question("short"), question("place"))], ANSWERED),
        ([answer()], ANSWERED),
        ([answer("of another release")], ANSWERED),
        ([NOTHING_LACKS, NOTHING_LACKS], ANSWERED),
        ([answer(question("unsure"))], DOUBTFUL),
        ([answer(question(), question("partly"))], DOUBTFUL),
        ([answer(question("unsure", "no_more"))], DOUBTFUL),
        ([NOTHING_LACKS, LACKS], DOUBTFUL),
        ([response("utter_unclear_first")], ASKED_BACK),
        ([response("utter_unclear_second")], ASKED_BACK),
        ([response("utter_which_part")], ASKED_BACK),
        ([response("utter_which_level")], ASKED_BACK),
        ([response("utter_misunderstood")], ASKED_BACK),
        ([response("utter_unclear_last")], REFUSED),
        ([response("utter_out_of_scope_work")], REFUSED),
        ([response("utter_out_of_scope_world")], REFUSED),
        ([response("utter_unknown_level")], REFUSED),
        ([response("utter_gibberish")], REFUSED),
        ([response("utter_failed")], REFUSED),
        ([LACKS], REFUSED),
        ([APOLOGY], REFUSED),
        ([], REFUSED),
        ([response("utter_greet")], TALK),
        ([response("utter_help")], TALK),
        ([response("utter_human")], TALK),
        ([response("utter_complete")], TALK),
        ([response("utter_insult")], TALK),
        ([response("utter_greet"), NOTHING_LACKS], ANSWERED),
        ([response("utter_greet"), response("utter_out_of_scope_work")], REFUSED),
    ],
)
def test_the_outcome_of_a_turn(said, outcome):
    assert outcome_of(events_of(*said)) == outcome


def test_a_response_of_a_later_release_is_held_against_nobody():
    assert outcome_of([{"event": "bot", "metadata": {"utter_action": "utter_new"}}]) == TALK


def test_every_response_of_the_domain_has_an_outcome():
    assert set(RESPONSES) == set(DOMAIN["responses"]) and set(RESPONSES.values()) <= set(OUTCOMES)


def user(text, **heard):
    entities = [{"entity": HEARD, "value": Understanding(text, "ask_description", 1.0, **heard).to_dict()}]
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": "x"}, "entities": entities}}


TOPICS = (("critere.contacts.B", 0.3), ("critere.contacts.C", 0.2), ("none", 0.2), ("critere.documents", 0.1))


def test_the_likeliest_parts_are_those_quoted_and_those_that_the_message_came_near_to():
    events = [user("les contrats ?", topics=TOPICS), *events_of(answer(question("unsure")))]
    asked = asked_in(events)
    assert asked == Asked(
        "les contrats ?", DOUBTFUL, "", ("critere.procedures", "critere.contacts", "critere.documents")
    )


def test_only_the_last_turn_counts():
    events = [user("a"), *events_of(NOTHING_LACKS), user("b"), *events_of(response("utter_out_of_scope_work"))]
    assert asked_in(events) == Asked("b", REFUSED)


def test_a_button_has_no_words():
    event = {"event": "user", "text": '/ask_description{"code": "x"}', "parse_data": {"entities": []}}
    assert asked_in([event, *events_of(NOTHING_LACKS)]) == Asked("", ANSWERED, "", ("critere.procedures",))


@pytest.mark.parametrize(
    ("before", "said", "family"),
    [
        ([], answer(question(), family="dg"), "dg"),
        ([{"event": "slot", "name": "conversation", "value": {"family": "dg"}}], response("utter_gibberish"), "dg"),
        ([{"event": "slot", "name": "conversation", "value": None}], response("utter_gibberish"), "os"),
        ([], response("utter_gibberish"), "os"),
    ],
)
def test_the_family_is_that_of_the_answer_of_the_conversation_or_of_the_page(before, said, family):
    asked = asked_in([*before, {**user("x"), "metadata": {"family": "os"}}, *events_of(said)])
    assert asked.family == family


def test_where_nobody_spoke_nothing_was_asked():
    assert asked_in([{"event": "action", "name": "action_session_start"}]) is None
