"""Which words of the document a message looks for, and what it takes for granted of them."""

import pytest
from books import os_knowledge
from heard import Conversation, heard

from reperes.dialogue.premises import miscounted, misquoted
from reperes.dialogue.searching import NOT_FOUND, meant, phrase_of, searched
from reperes.hearing.intents import CONFIRM, COUNT, DESCRIBE, MEANING, WORD

P = "critere.procedures"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("où trouve-t-on « cadre fixé » ?", "cadre fixé"),
        ('"cadre fixé", c\'est dans quelle case', "cadre fixé"),
        ("le mot initiative apparaît où ?", "initiative"),
        ("dans quelles cases figure le terme alternatives existantes svp", "alternatives existantes"),
        ("quelles tâches parlent d'étiquettes ?", "etiquettes"),
        ("est-ce que le mot télétravail est dedans ?", "télétravail"),
    ],
)
def test_the_words_looked_for(text, phrase):
    assert phrase_of(heard(text, WORD), os_knowledge()) == phrase


@pytest.mark.parametrize(
    ("text", "levels", "refs"),
    [
        ("où figure le mot simples ?", "D", {"critere.documents.D", "critere.organisation_pratique.D", "critere.procedures.D", "critere.questions_plaintes.D", "tache.plaintes_simples", "competence.penser_critique.1"}),
        # In no criterion, but elsewhere.
        ("quels critères contiennent le mot archives ?", "", {"tache.recherches", "definition.specialisation.exemples"}),
        ("le mot archives, dans quelles tâches ?", "", {"tache.recherches"}),
        ("et le mot salaire ?", "", set(NOT_FOUND)),
    ],
)  # fmt: skip
def test_the_search_keeps_to_the_parts_and_levels_that_are_named(text, levels, refs):
    question = searched(heard(text, WORD), tuple(levels), os_knowledge())
    assert (question.act, set(question.refs)) == (WORD, refs)


def test_a_defined_term_is_explained_and_another_is_shown_where_it_stands():
    assert meant(heard("c'est quoi spécialisation", MEANING), os_knowledge()).refs == ("definition.specialisation",)
    question = meant(heard("que veut dire « univoques » ?", MEANING), os_knowledge())
    assert (question.act, question.refs, question.phrase) == (MEANING, (f"{P}.D",), "univoques")


@pytest.mark.parametrize(
    ("text", "intent", "wrong"),
    [
        ("que disent les 8 critères ?", DESCRIBE, ["section.criteres"]),
        ("les cinq finalités, ce sont lesquelles ?", DESCRIBE, ["section.finalites"]),
        ("il y a bien neuf compétences ?", CONFIRM, ["section.competences"]),
        ("montrez-moi trois critères", DESCRIBE, []),
        ("les quatre finalités", DESCRIBE, []),
        ("les 7 critères sont-ils les mêmes ?", CONFIRM, []),
    ],
)
def test_a_false_count_is_noticed(text, intent, wrong):
    questions = miscounted(heard(text, intent), os_knowledge())
    assert [question.refs[0] for question in questions] == wrong
    assert all(question.act == COUNT for question in questions)


def test_a_false_count_is_corrected_before_the_rest_is_answered():
    first, second = Conversation().ask("parmi les 9 critères, que dit contacts pour D ?", DESCRIBE, "critere.contacts")
    assert (first.refs, second.refs, second.levels) == (("section.criteres",), ("critere.contacts",), ("D",))


@pytest.mark.parametrize(
    ("text", "intent", "noticed"),
    [
        ("le texte dit « en toute liberté », exact ?", CONFIRM, True),
        ("le texte dit « de sa propre initiative », exact ?", CONFIRM, False),
        ("que dit « Contacts » pour un D ?", DESCRIBE, False),
    ],
)
def test_words_that_are_not_there_are_noticed(text, intent, noticed):
    assert bool(misquoted(heard(text, intent), os_knowledge())) is noticed
