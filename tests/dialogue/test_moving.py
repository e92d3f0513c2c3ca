"""A conversation goes on about another family: the same is asked there where it has parts of these names."""

from dataclasses import replace

from books import os_knowledge

from reperes.dialogue.moving import asked_of, moved
from reperes.dialogue.question import Question, addressed, read_address
from reperes.dialogue.state import State
from reperes.hearing.intents import CONFIRM, DESCRIBE

OLD = os_knowledge()
CRITERION, OTHER = OLD.family.criteria[:2]
LEVELS = OLD.family.levels
NEW = replace(
    OLD,
    family=replace(OLD.family, id="autre", criteria=(replace(CRITERION, id="renomme"),), roles=(), levels=LEVELS[1:]),
    facts={},
    vocabulary=OLD.vocabulary,
)


def asks(*refs, levels=()):
    return Question(DESCRIBE, refs, levels)


def test_a_part_is_asked_for_by_its_name():
    assert asked_of(asks(f"critere.{CRITERION.id}"), OLD, NEW) == asks("critere.renomme")


def test_what_the_other_family_lacks_is_not_asked_for():
    assert asked_of(asks(f"critere.{OTHER.id}"), OLD, NEW) is None
    assert asked_of(asks(f"tache.{OLD.family.roles[0].tasks[0].id}"), OLD, NEW) is None


def test_sections_and_competences_are_every_familys():
    competence = f"competence.{OLD.competences[0].id}"
    assert asked_of(asks("section.criteres", competence), OLD, NEW) == asks("section.criteres", competence)


def test_levels_and_claims_stay_behind_where_the_other_family_has_none():
    question = Question(CONFIRM, (f"critere.{CRITERION.id}.{LEVELS[0]}",), LEVELS[:2], claims=("affirmation.x.y",))
    assert asked_of(question, OLD, NEW) == Question(CONFIRM, ("critere.renomme",), LEVELS[1:2])


def test_the_conversation_remembers_the_question_and_peoples_levels_that_are_there():
    state = State(
        question=asks(f"critere.{CRITERION.id}"),
        own=LEVELS[0],
        other=LEVELS[1],
        levels=LEVELS,
        language="nl",
        family="os",
    )
    there = moved(state, OLD, NEW)
    assert (there.family, there.language, there.own, there.other) == ("autre", "nl", None, LEVELS[1])
    assert there.levels == LEVELS[1:] and there.question == asks("critere.renomme")


def test_a_buttons_code_says_which_family_it_asks():
    code = asks("section.criteres").to_code()
    assert read_address(addressed(code, "autre")) == ("autre", code)
    assert read_address(addressed(code, "")) == ("", code)
    looking = Question("ask_word", ("section.famille",), phrase="a@b.be").to_code()
    assert read_address(looking) == ("", looking)
