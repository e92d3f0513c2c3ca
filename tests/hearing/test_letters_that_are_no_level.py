"""French is full of lone letters that are no level: « c'est », « d'un », « plan B », « D&O »."""

import pytest

from reperes.hearing.levels import find_levels

OS = ("D", "C", "B")


def found(text):
    return [mention.level for mention in find_levels(text, OS)]


@pytest.mark.parametrize(
    "text",
    [
        "c'est quoi les procédures ?",
        "cé koi les procédures",
        "sa cé pour qui",
        "C'est qui ?",
        "c’est pour moi ?",
        "C koi la raison d'être",
        "c koi",
        "c quoi",
        "c qui qui ouvre",
        "c est ki",
        "c pas clair",
        "c bon merci",
        "C normal ?",
        "c pareil pour tous",
        "d'un service",
        "d’accord",
        "D'accord",
        "d accord",
        "D'abord, bonjour",
        "l'agenda d un service",
        "la gestion d archives",
        "le cas d une dame",
        "D&O",
        "le service D&O",
        "R&D",
        "P&O",
        "plan B",
        "on a un plan B ?",
        "vitamine C",
        "l'hépatite B",
        "le groupe B",
        "permis B",
        "le permis C aussi",
        "bloc D",
        "porte B",
        "annexe C",
        "point C de l'ordre du jour",
        "option B",
        "le langage C",
        "C#",
        "la salle B",
        "article 3",
        "bonjour",
        "?",
        "",
        "BCD",
        "Bcp de monde",
        "CDI",
    ],
)
def test_a_lone_letter_is_not_always_a_level(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("c'est quoi le niveau C", "C"),
        ("C'est pareil pour C et B ?", "CB"),
        ("c koi la diff entre c et b", "CB"),
        ("d'un C à un B", "CB"),
        ("qu'attend-on d'un D ?", "D"),
        ("d'un B, svp", "B"),
        ("le plan B d'un C", "C"),
        ("D'accord, et pour C ?", "C"),
        ("c'est un C qui fait ça ?", "C"),
        ("B c koi", "B"),
        ("niveau d'un D", "D"),
    ],
)
def test_a_level_is_found_beside_a_letter_that_is_none(text, levels):
    assert found(text) == list(levels)
