"""Levels are found however people write them."""

import pytest

from reperes.hearing.levels import find_levels

OS = ("D", "C", "B")


def found(text, levels=OS):
    return [mention.level for mention in find_levels(text, levels)]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        # one level, with the word « niveau » in all its spellings
        ("niveau C", "C"),
        ("Niveau c ?", "C"),
        ("niv. C", "C"),
        ("niv c", "C"),
        ("nv b svp", "B"),
        ("nivo d", "D"),
        ("niveo B", "B"),
        ("nivau C", "C"),
        ("au nveau D", "D"),
        ("grade D", "D"),
        ("level B", "B"),
        ("Niveau B Dokumente", "B"),
        ("wat verwacht men van niveau D?", "D"),
        ("un agent de niveau B", "B"),
        ("mon niveau, c'est C", "C"),
        # as it is spoken
        ("et le niveau dé", "D"),
        ("procédures quand on est bé", "B"),
        ("non, pas bé, cé comme Carine", "BC"),
        ("ce que fait un dé", "D"),
        # as a noun
        ("un C", "C"),
        ("un c", "C"),
        ("un B peut-il refuser ?", "B"),
        ("les C", "C"),
        ("les c font quoi", "C"),
        ("chez les B", "B"),
        ("pour C", "C"),
        ("pr les d", "D"),
        ("pour un D ?", "D"),
        ("agent C", "C"),
        ("mes B ne savent pas", "B"),
        ("mon collègue B", "B"),
        ("le D alors ?", "D"),
        ("du C", "C"),
        ("aux D", "D"),
        ("en B", "B"),
        ("je suis D", "D"),
        ("je suis d, on attend quoi de moi ?", "D"),
        ("moi je suis C", "C"),
        ("chui C", "C"),
        ("c'est quoi un B", "B"),
        ("c koi un B", "B"),
        ("c'est pour C ?", "C"),
        ("@reperes B ?", "B"),
        # alone, or nearly
        ("C", "C"),
        ("c ?", "C"),
        ("et D ?", "D"),
        ("et d ?", "D"),
        ("non, C", "C"),
        ("procédures C", "C"),
        ("procédures c", "C"),
        ("plaintes/D ?", "D"),
        ("C procédures", "C"),
        ("documents : B", "B"),
        ("(niveau C)", "C"),
        ("B!", "B"),
        # several
        ("du D au C", "DC"),
        ("de d a c", "DC"),
        ("de C à B", "CB"),
        ("C->B", "CB"),
        ("C -> B ?", "CB"),
        ("c->b", "CB"),
        ("C=>B", "CB"),
        ("C→B", "CB"),
        ("B/C", "BC"),
        ("b/c", "BC"),
        ("D/C/B", "DCB"),
        ("D, C et B", "DCB"),
        ("d, c ou b", "DCB"),
        ("C vs B plaintes", "CB"),
        ("c vs b", "CB"),
        ("C contre B", "CB"),
        ("C ou B ?", "CB"),
        ("un C ou un B ?", "CB"),
        ("entre C et B", "CB"),
        ("entre un d et un c", "DC"),
        ("C+B", "CB"),
        ("C & B", "CB"),
        ("niveaux C et B", "CB"),
        ("si je passe de D à B", "DB"),
        ("le b fait quoi de plus que le c", "BC"),
        ("C et B c'est pareil ?", "CB"),
        ("entre C et B c pareil ?", "CB"),
        ("verschil tussen C en B", "CB"),
        ("Unterschied zwischen C und B", "CB"),
        ("difference between C and B", "CB"),
        ("qu'est-ce qui distingue C de B sur les procédures ?", "CB"),
    ],
)
def test_levels_are_found(text, levels):
    assert found(text) == list(levels)


@pytest.mark.parametrize("text", ["niveau C documents", "un agent C ?", "C->B", "procédures d'un C"])
def test_a_mention_spans_its_letter(text):
    for mention in find_levels(text, OS):
        assert text[mention.start : mention.end] == mention.level


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("A1 vs A2", ["A1", "A2"]),
        ("niveau A2", ["A2"]),
        ("a1", ["A1"]),
        ("du A1 au A2", ["A1", "A2"]),
        ("A1->A2", ["A1", "A2"]),
        ("niveau C", []),
        ("un B", []),
        ("A3", []),
    ],
)
def test_levels_are_those_of_the_family(text, levels):
    assert found(text, ("A1", "A2")) == levels
