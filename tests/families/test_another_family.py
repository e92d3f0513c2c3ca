"""An invented family with other levels is answered from its files alone: nothing in the code knows a family."""

import re
from itertools import product

import pytest
from books import garden_book, os_knowledge

from reperes.answers.build import build_answer
from reperes.answers.clarify import topic_choice
from reperes.answers.examples import examples
from reperes.answers.verify import verify
from reperes.dialogue.levels_asked import asked_levels
from reperes.dialogue.question import Question
from reperes.dialogue.resolve import resolve
from reperes.dialogue.state import State
from reperes.hearing.intents import ACTS
from reperes.hearing.levels import find_levels, find_unknown_level
from reperes.hearing.lexicon import Lexicon
from reperes.hearing.understanding import Level, Understanding
from reperes.language.folding import words
from reperes.renderers.text import render_text

BOOK = garden_book()
LEVELS = ("A1", "A2")
SECTIONS = ("purpose", "version", "note_masculin", "legende.distinctive", "section.finalites", "section.taches",
            "section.criteres", "section.competences", "section.niveau", "section.famille")  # fmt: skip
TOPICS = (*SECTIONS, *BOOK.knowledge.names, *(ref for ref in BOOK.knowledge.facts if ref.startswith("tache.")))


def said(*args, **more):
    answer = build_answer(BOOK, [Question(*args, **more)])
    verify(answer, BOOK.knowledge)
    return render_text(answer)


def test_the_family_loads():
    family = BOOK.knowledge.family
    assert (family.levels, len(family.roles), len(family.criteria)) == (LEVELS, 2, 2)
    assert (len(BOOK.knowledge.groups), len(BOOK.knowledge.competences)) == (2, 3)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("A1 vs A2", ["A1", "A2"]),
        ("niveau A2", ["A2"]),
        ("et pour un a1 ?", ["A1"]),
        ("du A1 au A2", ["A1", "A2"]),
        ("un B", []),
    ],
)
def test_its_levels_are_found(text, levels):
    assert [mention.level for mention in find_levels(text, LEVELS)] == levels


def test_the_levels_of_another_family_are_unknown():
    assert [find_unknown_level(text, LEVELS) for text in ("niveau C", "un D ?", "niveau A2")] == ["C", "D", None]


@pytest.mark.parametrize(
    ("text", "ref"),
    [("l'arosage ?", "critere.arrosage"), ("Élagueuse", "finalite.elagueur"), ("avoir du flair", "competence.flair")],
)
def test_its_parts_are_named(text, ref):
    assert [mention.ref for mention in Lexicon(BOOK.knowledge).named(text)] == [ref]


def test_the_parts_of_another_family_are_not():
    assert Lexicon(BOOK.knowledge).named("procédures, plaintes, organisateur pratique, communiquer") == []


def test_levels_above_and_below_are_its_own():
    state = State(question=Question(refs=("critere.arrosage",), levels=("A1",)))
    above = Understanding("et au-dessus ?", "follow_up", 1.0, relative="above")
    assert asked_levels(above, state, LEVELS) == ("A2",)


def test_a_follow_up_keeps_its_subject():
    state = State(question=Question(refs=("critere.arrosage",), levels=("A1",)))
    heard = Understanding("et pour A2 ?", "follow_up", 0.9, levels=(Level("A2", "asked", 8),))
    assert resolve(heard, state, BOOK.knowledge).questions == (Question(refs=("critere.arrosage",), levels=("A2",)),)


@pytest.mark.parametrize("ref", TOPICS)
def test_every_kind_of_question_is_answered_from_its_words(ref):
    for act, levels in product(ACTS, [(), ("A1",), ("A2",), LEVELS]):
        text = said(act, (ref,), levels)
        assert text.strip(), act
        assert re.search(r"[{}]|None", text) is None


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (("ask_description", ("critere.arrosage",), ("A2",)), ["« Doser l'eau selon la météo. Fermer les vannes. »", "niveau A2"]),
        (("ask_comparison", ("critere.fleurs",), LEVELS), ["identique aux niveaux A1 et A2", "« Planter les fleurs reçues. »"]),
        (("ask_description", ("competence.main_verte",), ("A1",)), ["n'est pas demandée au niveau A1", "qu'au niveau A2"]),
        (("ask_description", ("competence.flair",)), ["n'est demandée à aucun niveau", "(A1 et A2)"]),
        (("ask_count", ("section.taches",)), ["5 exemples"]),
        (("ask_location", ("tache.haies",)), ["« élagueur »", "« Tailler les haies »"]),
        (("ask_topics_rising", ("section.competences",), LEVELS), ["« Prévoir les saisons à venir »", "« Sauver une plante malade »"]),
        (("ask_topics_exclusive", ("section.competences",), ("A2",)), ["« Sauver une plante malade »"]),
        (("ask_topics_unrequired", ("section.competences",)), ["Avoir du flair"]),
        (("ask_description", ("version",)), ["JAR", "édition de printemps"]),
        (("ask_description", ("definition.bouture",)), ["fragment de tige", "géranium, lavande"]),
    ],
)  # fmt: skip
def test_answers_say_what_its_files_say(question, parts):
    text = said(*question).replace("\u00a0", " ")
    assert [part for part in parts if part not in text] == []


def test_no_word_of_the_other_family_appears():
    """Nothing of its facts, its names or its levels; its contact is the only sentence that a family adds."""
    knowledge = os_knowledge()
    ours = {word for fact in BOOK.knowledge.facts.values() for word in words(" ".join((fact.text, *fact.place)))}
    assistants = {word for template in BOOK.phrases.templates.values() for word in words(template)}
    theirs = {
        word for name in (*knowledge.names.values(), knowledge.family.name) for word in words(name) if len(word) > 3
    }
    texts = [said(act, (ref,), levels) for act in ACTS for ref in TOPICS for levels in ((), LEVELS)]
    spoken = {word for text in texts for word in words(text)}
    assert (spoken & theirs) - ours - assistants == set()
    assert not any(re.search(r"niveaux? [BCD]\b", text) for text in texts)


def test_buttons_and_examples_are_about_its_own_parts():
    known = set(TOPICS)
    offered = [*examples(BOOK), *(topic_choice(BOOK, ref, ()) for ref in TOPICS if ref != "section.famille")]
    assert {ref for suggestion in offered for ref in suggestion.question.refs} <= known
