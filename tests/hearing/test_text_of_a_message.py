"""A message is split into clauses, freed of levels, and spoilt on purpose to train on."""

import random

import pytest
from books import os_knowledge

from reperes.hearing.clauses import MOST, split
from reperes.hearing.topic_text import topic_text
from reperes.language.detection import language_of
from reperes.learning.noise import NOISES, noisy


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("qui trie le courrier et qui fait les copies ?", ["qui trie le courrier", "qui fait les copies ?"]),
        ("procédures C ? et le salaire d'un C ?", ["procédures C ?", "et le salaire d'un C ?"]),
        ("un client hurle, que dois-je faire", ["un client hurle", "que dois-je faire"]),
        ("les plaintes mais aussi les procédures", ["les plaintes", "aussi les procédures"]),
        ("wie sorteert de post en wie maakt de kopieën?", ["wie sorteert de post", "wie maakt de kopieën?"]),
        ("the mail but not the phone", ["the mail", "not the phone"]),
    ],
)
def test_clauses_are_told_apart(text, clauses):
    assert [text[start:end] for start, end in split(text)] == clauses


@pytest.mark.parametrize(
    "text",
    [
        "procédures C",
        "contacts et plaintes",
        "bonjour, merci",
        "",
        "?",
        "C/B",
        "il range les dossiers en fin de journée",
        "qui met tout en ordre dans les armoires ?",
        "le but poursuivi par ce rôle",
        "quel but vise la famille ?",
    ],
)
def test_a_message_of_one_clause_is_left_whole(text):
    assert split(text) == []


def test_a_long_message_has_no_more_than_so_many_clauses():
    assert len(split(", ".join(["une chose de plus"] * 20))) == MOST


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("procédures niveau C", "procédures niveau B"),
        ("procédures niv. C", "procédures nv D"),
        ("qu'attend-on d'un C pour les plaintes ?", "qu'attend-on d'un B pour les plaintes ?"),
        ("un agent de support trie le courrier ?", "un agent trie le courrier ?"),
    ],
)
def test_a_question_at_another_level_is_about_the_same(one, other):
    assert topic_text(one, os_knowledge()) == topic_text(other, os_knowledge())


def test_other_words_stay():
    assert topic_text("c'est d'un plan B", os_knowledge()) == "c'est d'un plan B"


@pytest.mark.parametrize("noise", NOISES)
def test_careless_spelling_is_seeded(noise):
    text = "Pourriez-vous m'indiquer les procédures du niveau C ?"
    assert noise(text, random.Random(3)) == noise(text, random.Random(3)) != text


@pytest.mark.parametrize("text", ["", "?", "C", "ok", "é", "12345678", "?!?!?!?!"])
def test_careless_spelling_survives_any_text(text):
    assert all(isinstance(noisy(text, random.Random(seed)), str) for seed in range(20))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("wat verwacht men van niveau C?", "nl"),
        ("what is expected from level B", "en"),
        ("was wird von Stufe D erwartet", "de"),
        ("qui s'occupe du courrier ?", "fr"),
        ("c koi la diff entre c et b", "fr"),
        ("procédures C", "fr"),
        ("hello", "fr"),
        ("", "fr"),
    ],
)
def test_the_language_of_a_question(text, language):
    assert language_of(text) == language
