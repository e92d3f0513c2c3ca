"""Of several clauses the one that asks counts, where all others are talk."""

from dataclasses import replace

from heard import heard

from reperes.hearing.intents import CONFIRM
from reperes.hearing.whole import without_talk

CONTACTS = "critere.contacts"


def together(*clauses):
    whole = heard(". ".join(clause.text for clause in clauses), CONFIRM, CONTACTS)
    return replace(whole, within=clauses, clauses=tuple((CONTACTS, 1.0) for _ in clauses))


def asking(text="donne-t-on des conseils ?"):
    return replace(heard(text, CONFIRM, CONTACTS), leaning=0.1)


def test_what_is_no_question_is_left_out():
    assert without_talk(together(heard("pff quelle journée", "react"), asking())).text == asking().text


def test_the_level_that_people_say_is_theirs_is_kept():
    found = without_talk(together(heard("je suis C", "state_level"), asking()))
    assert [(level.name, level.role) for level in found.levels] == [("C", "own")]


def test_two_questions_stay_together():
    both = together(asking(), asking("et corrige-t-on des lettres ?"))
    assert without_talk(both) == both


def test_what_leans_on_the_answer_before_stays_with_its_message():
    leaning = replace(asking("et elle, elle le fait ?"), leaning=0.9)
    whole = together(heard("merci", "thank"), leaning)
    assert without_talk(whole) == whole
