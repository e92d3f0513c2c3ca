"""Conversations with a program that serves two families, through the real actions; what is learnt is given by hand."""

import asyncio

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import ActionAnswer, ActionFamilies, ActionRefuse
from reperes.dialogue.question import Question, addressed
from reperes.dialogue.state import State
from reperes.hearing.families import FamilyNames, of_families
from reperes.hearing.intents import COMPARE, CONFIRM, DESCRIBE, FAMILIES, FOLLOW_UP, OUTSIDE, WORD
from reperes.hearing.listener import Learnt, Listener
from reperes.hearing.understanding import HEARD
from reperes.hearing.whole import whole
from reperes.knowledge.served import served
from reperes.renderers.payload import payload
from tests.two_families import two_families

PROCEDURES, CONTACTS, DOCUMENTS = "critere.procedures", "critere.contacts", "critere.documents"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return two_families(tmp_path_factory.mktemp("two"))


@pytest.fixture
def talk(folder, monkeypatch):
    """A conversation: what each message is answered; `state` is what is kept of it."""
    monkeypatch.setenv("REPERES_KNOWLEDGE", str(folder))
    return Talk()


class Talk:
    def __init__(self):
        self.slot = None
        self.names = FamilyNames(served())

    @property
    def state(self):
        return State.from_dict(self.slot)

    def say(self, text, intent=DESCRIBE, *about, action=None):
        mentioned = self.names.mentioned(text)
        family = mentioned.families[0] if mentioned.families else self.state.family
        learnt = Learnt(((intent, 0.95),), tuple((ref, 0.95 / len(about)) for ref in about) or (("none", 0.2),))
        heard = whole(Listener(served().get(family)).hear(text, learnt), ())
        heard = of_families(heard, served().get(family).family.id, mentioned)
        chosen = {FAMILIES: ActionFamilies, OUTSIDE: ActionRefuse}.get(heard.intent, ActionAnswer)
        entities = [{"entity": HEARD, "value": heard.to_dict()}]
        return self._run(action or chosen, {"text": text, "intent": {"name": heard.intent}, "entities": entities})

    def press(self, code):
        return self._run(
            ActionAnswer, {"text": "/x", "intent": {"name": DESCRIBE}, "entities": [{"entity": "code", "value": code}]}
        )

    def _run(self, action, message):
        dispatcher = CollectingDispatcher()
        tracker = Tracker("x", {"conversation": self.slot}, message, [], False, None, {}, None)
        self.slot = asyncio.run(action().run(dispatcher, tracker, {}))[-1]["value"]
        self.buttons = [button["payload"] for said in dispatcher.messages for button in said.get("buttons") or ()]
        self.lacking = ["lacking" in (said.get("custom") or {}) for said in dispatcher.messages]
        return [said.get("text") or said.get("response") for said in dispatcher.messages]


def text_of(family, criterion, level):
    return served().get(family).facts[f"{criterion}.{level}"].text


def test_a_family_is_named_and_remembered(talk):
    assert (
        text_of("dg", PROCEDURES, "B")
        in talk.say("pour un gestionnaire de dossiers B, quelles procédures ?", DESCRIBE, PROCEDURES)[0]
    )
    (said,) = talk.say("et pour C ?", FOLLOW_UP)
    assert text_of("dg", PROCEDURES, "C") in said and "Source\u00a0: DG" in said


def test_the_same_is_asked_of_another_family(talk):
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    assert text_of("dg", PROCEDURES, "B") in talk.say("et chez les DG ?", FOLLOW_UP)[0]
    assert text_of("os", PROCEDURES, "B") in talk.say("et chez les OS ?", FOLLOW_UP)[0]


def test_what_else_is_said_beside_a_family_counts(talk):
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    assert text_of("dg", CONTACTS, "B") in talk.say("et les contacts chez les DG ?", FOLLOW_UP, CONTACTS)[0]


def test_a_part_that_the_other_family_lacks_is_told_and_found_again(talk):
    talk.say("les documents en B ?", DESCRIBE, DOCUMENTS)
    assert "pas de partie de ce nom" in talk.say("et chez les DG ?", FOLLOW_UP)[0]
    assert text_of("os", DOCUMENTS, "B") in talk.say("et chez les OS ?", FOLLOW_UP)[0]


def test_what_only_says_that_there_is_no_answer_is_marked_for_those_who_count(talk):
    talk.say("les documents en B ?", DESCRIBE, DOCUMENTS)
    assert talk.lacking == [False]
    talk.say("et chez les DG ?", FOLLOW_UP)
    assert talk.lacking == [True] and talk.buttons
    talk.say("compare OS et DG sur les documents", COMPARE, DOCUMENTS)
    assert talk.lacking == [False, True]
    talk.say("quelles familles ont un niveau B ?", FAMILIES)
    assert talk.lacking == [False]
    talk.say("laquelle parle de licornes ?", FAMILIES)
    assert talk.lacking == [True]
    talk.say("et la famille IT ?", FAMILIES)
    assert talk.lacking == [True]


def test_two_families_are_put_side_by_side_without_a_verdict(talk):
    first, second = talk.say("c'est pareil pour les contacts en B, chez les OS et les DG ?", COMPARE, CONTACTS)
    assert text_of("os", CONTACTS, "B") in first and text_of("dg", CONTACTS, "B") in second
    assert not any(said.startswith(("Oui", "Non")) for said in (first, second))


def test_words_are_looked_for_anew_in_the_other_family(talk):
    assert "ne figure pas" in talk.say("où figure le mot « recevable » ?", WORD)[0]
    assert "figure à un endroit" in talk.say("et chez les DG ?", FOLLOW_UP)[0]


def test_a_button_asks_its_own_family(talk):
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    code = Question(DESCRIBE, (PROCEDURES,), ("A1",)).to_code()
    assert text_of("dg", PROCEDURES, "A1") in talk.press(addressed(code, "dg"))[0]
    assert talk.state.family == "dg"


def test_buttons_of_an_answer_ask_its_family(talk):
    talk.say("pour un DG B, quelles procédures ?", DESCRIBE, PROCEDURES)
    assert talk.buttons and all('"dg@' in button for button in talk.buttons)


def test_a_button_from_before_there_were_several_families_asks_the_first(talk):
    talk.say("et la famille DG ?", FOLLOW_UP)
    assert text_of("os", PROCEDURES, "B") in talk.press(Question(DESCRIBE, (PROCEDURES,), ("B",)).to_code())[0]


@pytest.mark.parametrize("code", [5, None, "autre@ask_description|purpose||||", "dg@nothing"])
def test_what_is_no_button_of_ours_is_not_answered_as_one(talk, code):
    assert talk.press(code)


def test_a_conversation_from_before_there_were_several_families_goes_on(talk):
    talk.slot = {"question": Question(DESCRIBE, (DOCUMENTS,), ("D",)).to_code(), "levels": ["D"]}
    assert "pas de partie de ce nom" in talk.say("et chez les DG ?", FOLLOW_UP)[0]


def test_which_families_there_are(talk):
    (said,) = talk.say("quelles familles connais-tu ?")
    assert "OS – Agents de support" in said and "DG – Gestionnaires de dossiers" in said
    assert [payload(Question(refs=("section.famille",)), name) for name in ("os", "dg")] == talk.buttons


@pytest.mark.parametrize(
    ("text", "named", "not_named"),
    [
        ("quelles familles ont un niveau D ?", "OS –", "DG –"),
        ("quelles familles ont un niveau A1 ?", "DG –", "OS –"),
        ("quelles familles ont un niveau A3 ?", "Aucune", "–"),
        ("et la famille IT ?", "Je n'ai pas la famille", "Aucune"),
    ],
)
def test_which_families_have_a_level(talk, text, named, not_named):
    (said,) = talk.say(text)
    assert named in said and not_named not in said


def test_which_one_speaks_of_something_after_a_list_of_them(talk):
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    talk.say("quelles familles connais-tu ?")
    (said,) = talk.say("et laquelle parle de pièces manquantes svp ?", OUTSIDE)
    assert "DG –" in said and "OS –" not in said
    assert talk.state.family == "os" and talk.state.question.refs == (PROCEDURES,)


def test_a_refusal_about_another_family_leaves_the_conversation_where_it_was(talk):
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    talk.say("quel est le salaire des gestionnaires de dossiers ?", OUTSIDE)
    assert talk.state.family == "os" and talk.state.question.refs == (PROCEDURES,)


def test_no_verdict_is_given_on_a_claim_that_another_family_taught(talk):
    (said,) = talk.say("un gestionnaire de dossiers B peut-il s'écarter des procédures ?", CONFIRM, PROCEDURES)
    assert not said.startswith(("Oui", "Non")) and text_of("dg", PROCEDURES, "B") in said


CHOICES = [("1", "os"), ("la deuxième", "dg"), ("2.", "dg"), ("DG", "dg"), ("dg", "dg"),
           ("gestionnaires de dossiers", "dg"), ("OS – Agents de support", "os"), ("celle des dossiers", "dg")]  # fmt: skip


@pytest.mark.parametrize(("typed", "family"), CHOICES)
@pytest.mark.parametrize("action", [ActionAnswer, ActionRefuse])
def test_a_family_is_chosen_after_a_list_of_them_by_place_code_or_name(talk, typed, family, action):
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    talk.say("quelles familles connais-tu ?")
    (said,) = talk.say(typed, OUTSIDE, action=action)
    assert served().get(family).facts["purpose"].text in said and talk.state.family == family


def test_a_place_is_one_of_the_families_that_were_shown(talk):
    talk.say("quelles familles ont un niveau A1 ?")
    assert served().get("dg").facts["purpose"].text in talk.say("la première", OUTSIDE)[0]


def test_a_place_chooses_no_family_any_more_after_another_answer(talk):
    talk.say("quelles familles connais-tu ?")
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    talk.say("2", OUTSIDE)
    assert talk.state.family == "os"


def test_a_level_goes_on_with_a_question_about_families(talk):
    talk.say("quelles familles ont un niveau A1 ?")
    (said,) = talk.say("et un niveau D ?")
    assert "OS –" in said and "DG –" not in said


def test_which_one_speaks_of_something_is_asked_of_families_at_once(talk):
    (said,) = talk.say("laquelle parle de pièces manquantes ?", DESCRIBE)
    assert "DG –" in said and "OS –" not in said


def test_a_family_that_is_not_here_moves_nothing(talk):
    talk.say("les procédures en B ?", DESCRIBE, PROCEDURES)
    (said,) = talk.say("et chez les experts ?", FOLLOW_UP)
    assert "« experts »" in said.replace("\u00a0", " ") and "OS –" in said and "DG –" in said
    assert text_of("os", PROCEDURES, "C") in talk.say("et en C ?", FOLLOW_UP)[0]


def test_a_level_of_another_family_is_offered_there(talk):
    talk.say("qu'attend-on d'un A1 ?", OUTSIDE)
    whole = payload(Question(refs=("section.famille",)), "dg")
    assert talk.buttons[-1] == whole
    assert served().get("dg").facts["purpose"].text in talk.say(str(len(talk.buttons)), OUTSIDE)[0]


def test_choices_of_a_refusal_about_another_family_are_its_own(talk):
    talk.say("les documents en C ?", DESCRIBE, DOCUMENTS)
    talk.say("quel est le salaire des gestionnaires de dossiers ?", OUTSIDE)
    (said,) = talk.say("1", OUTSIDE)
    assert "Source\u00a0: DG" in said and talk.state.family == "dg"


def test_what_was_said_stays_after_a_refusal_about_another_family(talk):
    talk.say("les documents en C ?", DESCRIBE, DOCUMENTS)
    talk.say("quel est le salaire des gestionnaires de dossiers ?", OUTSIDE, "critere.decision")
    assert text_of("os", DOCUMENTS, "B") in talk.say("et en B ?", FOLLOW_UP)[0]


@pytest.mark.parametrize("text", ["c'est pareil chez les DG ?", "compare avec les DG"])
def test_a_family_is_held_beside_the_one_spoken_of(talk, text):
    talk.say("les contacts en B ?", DESCRIBE, CONTACTS)
    first, second = talk.say(text, COMPARE)
    assert text_of("dg", CONTACTS, "B") in first and text_of("os", CONTACTS, "B") in second
    assert not any(said.startswith(("Oui", "Non")) for said in (first, second))


def test_two_families_are_compared_although_that_seems_outside(talk):
    first, second = talk.say("compare les contacts des OS et des DG", OUTSIDE, CONTACTS)
    assert text_of("os", CONTACTS, "D") in first and text_of("dg", CONTACTS, "A1") in second


def test_what_changes_within_the_other_family_is_no_comparison_of_families(talk):
    talk.say("la famille DG", FOLLOW_UP)
    said = talk.say("chez les OS, qu'est-ce qui change de C à B pour les contacts ?", COMPARE, CONTACTS)
    assert len(said) == 1 and "Source\u00a0: OS" in said[0]
