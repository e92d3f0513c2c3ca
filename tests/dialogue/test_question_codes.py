"""A question travels in a button's payload and in the conversation's memory as one line."""

from itertools import product

import pytest

from reperes.dialogue.question import Question
from reperes.dialogue.state import State
from reperes.hearing.intents import ACTS, COMPARE, CONFIRM, DESCRIBE

QUESTION = Question(CONFIRM, ("critere.contacts.B", "tache.courrier"), ("D", "C"), 2, frozenset({"same", "tasks"}), 3)


@pytest.mark.parametrize("act", ACTS)
def test_a_code_leads_back_to_its_question(act):
    details = product(
        [(), ("critere.contacts.B",), ("purpose", "tache.courrier")],
        [(), ("C",), ("D", "C", "B")],
        [None, 2, -1],
        [frozenset(), frozenset({"same", "tasks"})],
        [None, 1, 12],
    )
    for parts in details:
        assert Question.from_code(Question(act, *parts).to_code()) == Question(act, *parts)


def test_equal_questions_have_equal_codes():
    assert Question(cues=frozenset({"a", "b"})).to_code() == Question(cues=frozenset({"b", "a"})).to_code()


@pytest.mark.parametrize(
    "code",
    ["", "x", "ask_description", "||||||", "ask_description||||||||", "drop_table|a|C|||", "ask_description|a|C|deux||",
     "ask_description|a|C|||trois", None, 7, ["ask_description"], {"act": "ask_description"}],
)  # fmt: skip
def test_a_line_that_is_no_code_is_refused(code):
    with pytest.raises(ValueError):
        Question.from_code(code)


def test_topics_gather_the_details_mentioned():
    question = Question(refs=("critere.contacts.B", "tache.courrier", "critere.contacts.D", "competence.guider"))
    assert question.topics == {"critere.contacts": ("B", "D"), "tache.courrier": (), "competence.guider": ()}


def test_a_conversation_is_kept_as_plain_data():
    state = State(
        QUESTION,
        Question(),
        QUESTION,
        "D",
        "B",
        ("C",),
        ("D", "C"),
        ("B",),
        ("purpose",),
        ("critere.contacts",),
        (("Le critère", QUESTION), ("L'autre", Question())),
        2,
    )
    assert State.from_dict(state.to_dict()) == state


@pytest.mark.parametrize("empty", [None, {}])
def test_a_conversation_begins_empty(empty):
    assert State.from_dict(empty) == State()


def test_asking_keeps_the_question_before_and_forgets_choices():
    first, second = Question(DESCRIBE, ("purpose",)), Question(COMPARE, ("critere.contacts",))
    state = State(own="D").asking(first).unclear_with((("A", first),)).asking(second)
    assert state == State(second, first, own="D", recent=("purpose", "critere.contacts"))


def test_messages_that_are_not_understood_are_counted():
    state = State().unclear_with(()).unclear_with((("A", Question()),))
    assert (state.unclear, state.choices) == (2, (("A", Question()),))
