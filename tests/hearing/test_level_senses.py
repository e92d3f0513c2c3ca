"""A level is asked for, put aside, asked for alone, one's own or someone else's."""

import pytest

from reperes.hearing.levels import find_levels

OS = ("D", "C", "B")


def senses(text):
    names = ("excluded", "only", "own", "other")
    return [(mention.level, {name for name in names if getattr(mention, name)}) for mention in find_levels(text, OS)]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("sauf C", "C"),
        ("tous sauf les C", "C"),
        ("hors B", "B"),
        ("hormis les D", "D"),
        ("pas C", "C"),
        ("pas le C", "C"),
        ("non, pas les B", "B"),
        ("un C sans B", "B"),
        ("behalve C", "C"),
        ("je ne suis pas C", "C"),
        ("le C ne m'intéresse pas", "C"),
        ("les D, on s'en moque", "D"),
        ("laissez tomber le B", "B"),
        ("B, peu importe", "B"),
    ],
)
def test_a_level_is_put_aside(text, level):
    assert [name for name, sense in senses(text) if "excluded" in sense] == [level]


@pytest.mark.parametrize(
    "text",
    [
        "que B qui fait ça ?",
        "que les B",
        "il n'y a que le B qui décide ?",
        "seul le B décide",
        "seuls les B",
        "uniquement B",
        "B uniquement",
        "c'est pour le B seulement ?",
        "rien que pour B",
    ],
)
def test_a_level_is_asked_for_alone(text):
    assert senses(text) == [("B", {"only"})]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("est-ce que B doit savoir ça ?", "B"),
        ("est-ce que C et B font pareil", "CB"),
        ("un B fait plus que C", "BC"),
        ("le même texte que C ?", "C"),
        ("parce que B décide", "B"),
        ("les B pas les D", "BD"),
    ],
)
def test_not_every_que_means_only(text, levels):
    found = senses(text)
    assert [name for name, _ in found] == list(levels)
    assert not any("only" in sense for _, sense in found)


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("je suis D", "D", None),
        ("chui C", "C", None),
        ("moi je suis B, on attend quoi ?", "B", None),
        ("en tant que C, je dois proposer quoi ?", "C", None),
        ("mon niveau c'est D", "D", None),
        ("étant B, dois-je trancher ?", "B", None),
        ("je suis C et mon collègue est B", "C", "B"),
        ("moi je suis D, lui est C", "D", "C"),
        ("ma collègue est B", None, "B"),
        ("elle est C", None, "C"),
        ("un B et un C", None, None),
        ("qu'attend-on d'un D ?", None, None),
    ],
)
def test_whose_level_it_is(text, own, other):
    found = senses(text)
    assert next((name for name, sense in found if "own" in sense), None) == own
    assert next((name for name, sense in found if "other" in sense), None) == other
