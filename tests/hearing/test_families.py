"""Which families a message names, and whether it asks about families themselves."""

from functools import lru_cache

import pytest
from books import GARDEN, knowledge_in, os_knowledge
from heard import heard

from reperes.hearing.families import FamilyNames, of_families, spoken_of
from reperes.hearing.intents import CONFIRM, FAMILIES, FOLLOW_UP
from reperes.knowledge.library import Library


@lru_cache(maxsize=1)
def names() -> FamilyNames:
    garden = knowledge_in(GARDEN)
    return FamilyNames(Library({"os": os_knowledge(), garden.family.id: garden}))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("et chez les OS ?", ("os",)),
        ("pour un agent de support de niveau B, quelles procédures ?", ("os",)),
        ("la famille os", ("os",)),
        ("les os, ils font quoi", ("os",)),
        ("des agents de support aux jardiniers", ("os", "jardin")),
        ("mon chef a mal aux os", ("os",)),
        ("un os à ronger", ()),
        ("notre OS est Windows", ()),
        ("qui ouvre le courrier ?", ()),
    ],
)
def test_a_family_is_named_by_its_name_or_its_code(text, named):
    assert names().mentioned(text).families == named


@pytest.mark.parametrize(
    ("text", "no_more"),
    [
        ("et chez les OS ?", True),
        ("la famille OS alors", True),
        ("les OS et les procédures ?", False),
        ("et les procédures ?", False),
    ],
)
def test_a_message_may_say_a_family_and_nothing_more(text, no_more):
    assert names().mentioned(text).alone is no_more


@pytest.mark.parametrize(
    ("text", "unknown"), [("et la famille IT ?", "IT"), ("famille OS", None), ("ma famille est grande", None)]
)
def test_a_family_that_is_not_there_is_told_by_its_code(text, unknown):
    assert names().mentioned(text).unknown == unknown


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("quelles familles ont un niveau B ?", FAMILIES),
        ("combien de familles as-tu ?", FAMILIES),
        ("et la famille IT ?", FAMILIES),
        ("et chez les OS ?", FOLLOW_UP),
        ("les OS ouvrent-ils le courrier ?", CONFIRM),
    ],
)
def test_what_is_asked_of_families(text, intent):
    assert of_families(heard(text, CONFIRM), "os", names().mentioned(text)).intent == intent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("laquelle parle de dossiers ?", "dossiers"),
        ("dans quelle famille est-il question de visiteurs ?", "visiteurs"),
        ("lesquelles ?", ""),
    ],
)
def test_words_that_a_family_shall_speak_of(text, words):
    assert spoken_of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "quelles compétences pour les OS ?",
        "quels sont les critères chez les OS ?",
        "les niveaux des OS ?",
        "compare les OS et les jardiniers",
        "et pour un B chez les OS ?",
    ],
)
def test_a_question_beside_a_family_is_one(text):
    assert not of_families(heard(text, CONFIRM), "os", names().mentioned(text)).only_family
