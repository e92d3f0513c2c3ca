"""Levels are found whatever a family calls them, and what only looks like one is left."""

import pytest
from books import book_of

from reperes.hearing.levels import find_levels, find_unknown_level, without_levels
from reperes.hearing.listener import Learnt, Listener

LETTERS_AND_FIGURES = (("A1", "A2", "A3"), ("A",))
FIGURES = (("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), ())
ROMAN = (("I", "II", "III", "IV"), ())
WORDS = (("Junior", "Confirmé", "Expert", "Expert senior"), ())
LETTERS = (("D", "C", "B", "A1"), ())


def found(text, family):
    return [mention.level for mention in find_levels(text, *family)]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("un A2", "A2"),
        ("un a2 peut-il signer ?", "A2"),
        ("un a 2 peut-il signer ?", "A2"),
        ("A 2", "A2"),
        ("niveau a 2", "A2"),
        ("niveau A-2 ?", "A2"),
        ("procédures a 2", "A2"),
        ("A1-A2", "A1 A2"),
        ("A1/A2", "A1 A2"),
        ("de A1 à A3", "A1 A3"),
        ("du A 1 au A 3", "A1 A3"),
        ("que change le passage d'A1 à A2 ?", "A1 A2"),
        ("qu'attend-on d'un A ?", "A"),
        ("qu'attend-on d'un a ?", "A"),
        ("les A", "A"),
        ("niveau A", "A"),
        ("un A1 et un A", "A1 A"),
        # the verb, and what is counted
        ("il y a 2 tâches", ""),
        ("il a 2 jours", ""),
        ("on en a 2", ""),
        ("ça a changé", ""),
        ("qui a signé ?", ""),
        ("À 2 heures", ""),
        ("un agent a 3 questions", ""),
        ("il a un rôle et a deux tâches", ""),
    ],
)
def test_letters_with_figures_and_their_cadre(text, levels):
    assert found(text, LETTERS_AND_FIGURES) == levels.split()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("niveau 4", "4"),
        ("niveau quatre", "4"),
        ("niv. 10 ?", "10"),
        ("niveau n° 3", "3"),
        ("niveau IV", "4"),
        ("le deuxième niveau", "2"),
        ("un 4", "4"),
        ("un 4 peut-il plonger ?", "4"),
        ("et pour le 7 ?", "7"),
        ("je suis 4", "4"),
        ("qu'attend-on d'un 10 ?", "10"),
        ("du 3 au 5", "3 5"),
        ("que change le passage du 3 au 5 ?", "3 5"),
        ("de 3 à 5 ?", "3 5"),
        ("entre 3 et 5", "3 5"),
        ("les 4 et les 5", "4 5"),
        ("3 vs 4", "3 4"),
        ("3 ou 4 ?", "3 4"),
        ("niveaux 3, 4 et 5", "3 4 5"),
        ("niveau 3-5", "3 5"),
        # dates, counts, marks of lists
        ("le 3 mars", ""),
        ("du 3 au 5 mars", ""),
        ("le 3/4", ""),
        ("le 3/4/2026", ""),
        ("le 3-5", ""),
        ("2 questions", ""),
        ("j'ai 2 questions", ""),
        ("les 2 premières", ""),
        ("les 3 critères", ""),
        ("entre 3 et 5 jours", ""),
        ("de 3 à 5 personnes", ""),
        ("un 4 pièces", ""),
        ("1. les signaux", ""),
        ("2) les palmes", ""),
        ("2", ""),
        ("option 3", ""),
        ("article 4", ""),
        ("à 10 heures", ""),
        ("le 10%", ""),
        ("niveau 12", ""),
        ("quel niveau un plongeur doit-il avoir ?", ""),
    ],
)
def test_figures(text, levels):
    assert found(text, FIGURES) == levels.split()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("niveau II", "II"),
        ("niveau ii", "II"),
        ("niveau 2", "II"),
        ("un III", "III"),
        ("niveau I", "I"),
        ("un I ou un II ?", "I II"),
        ("niveau un ?", "I"),
        ("le troisième niveau", "III"),
        ("du I au IV", "I IV"),
        ("I need help", ""),
        ("2 questions", ""),
        ("le 3 mars", ""),
    ],
)
def test_roman_numbers(text, levels):
    assert found(text, ROMAN) == levels.split()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("un expert", ["Expert"]),
        ("les experts", ["Expert"]),
        ("un expert senior", ["Expert senior"]),
        ("que change-t-il de junior à confirmé ?", ["Junior", "Confirmé"]),
        ("niveau confirme", ["Confirmé"]),
        ("l'expertise", []),
    ],
)
def test_words(text, levels):
    assert found(text, WORDS) == levels


@pytest.mark.parametrize(
    ("text", "levels"), [("un A1", "A1"), ("un C et un A1", "C A1"), ("il y a 1 critère", ""), ("niveau a 1", "A1")]
)
def test_letters_beside_a_letter_with_figures(text, levels):
    assert found(text, LETTERS) == levels.split()


@pytest.mark.parametrize(
    ("text", "family", "level"),
    [
        ("niveau 12", FIGURES, "12"),
        ("niveau 7", ROMAN, "7"),
        ("niveau V", ROMAN, "V"),
        ("niveau II", FIGURES, None),
        ("niveau 2", ROMAN, None),
        ("niveau A", LETTERS, "A"),
        ("niveau A", LETTERS_AND_FIGURES, None),
        ("niveau A 2", LETTERS_AND_FIGURES, None),
        ("un A4 ?", LETTERS_AND_FIGURES, "A4"),
        ("niveau C", WORDS, "C"),
    ],
)
def test_levels_that_a_family_does_not_have(text, family, level):
    assert find_unknown_level(text, *family) == level


def test_a_level_of_several_words_is_one_level_for_learning():
    text = "un A 2 peut-il signer ?"
    assert without_levels(text, find_levels(text, *LETTERS_AND_FIGURES)) == "un niveau peut-il signer ?"


def heard(text, family):
    return Listener(book_of(family).knowledge).hear(text, Learnt((("ask_description", 0.9),)))


def test_a_cadre_stands_for_its_levels():
    levels = [(level.name, level.role) for level in heard("je suis matelot, et moi ?", "echelle").levels]
    assert levels == [("4", "asked"), ("5", "asked"), ("6", "asked"), ("7", "asked")]


@pytest.mark.parametrize(("text", "step"), [("niveau 2", None), ("les palmes, niveau 4", None), ("troisième degré", 3)])
def test_a_number_that_is_a_level_is_no_step(text, step):
    assert heard(text, "echelle").step == step


def test_topics_of_other_families_are_not_heard():
    learnt = Learnt((("ask_description", 0.9),), (("critere.signaux", 0.5), ("critere.contacts", 0.3), ("none", 0.2)))
    topics = Listener(book_of("echelle").knowledge).hear("les signaux", learnt).topics
    assert topics == (("critere.signaux", 0.5), ("none", 0.2))
