"""Places in a list, orders, and levels that are only held against another, are read by words that stand as data."""

import pytest
from heard import heard

from reperes.dialogue.comparing import says_more
from reperes.dialogue.selection import select
from reperes.hearing.cues import is_yardstick
from reperes.hearing.scope import settled_intent

ITEMS = tuple("abcde")


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("la deuxième", "b"),
        ("et la première et la dernière ?", "ae"),
        ("les deux dernières", "de"),
        ("les premières", "abc"),
        ("les premières 4", "abcd"),
        ("the first", "a"),
        ("the first two", "ab"),
        ("de laatste twee", "de"),
        ("die letzten", "cde"),
        ("et le n° 3 ?", "c"),
        ("4", "d"),
        ("9", ""),
        ("0", ""),
        ("niveau 2 ou 3", ""),
        ("les plaintes", ""),
    ],
)
def test_entries_are_chosen_by_their_place(text, chosen):
    assert "".join(select(text, ITEMS)) == chosen


def test_nothing_is_chosen_of_nothing():
    assert select("la deuxième", ()) == ()


@pytest.mark.parametrize(
    ("before", "expected"),
    [("plus que le ", True), ("en dessous du ", True), ("mieux qu'un ", True), ("pour le ", False), ("", False)],
)
def test_a_level_is_held_against(before, expected):
    assert is_yardstick(before) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la barre est plus haute pour un B que pour un D ?", True),
        ("un B en fait davantage qu'un C ?", True),
        ("c'est quel degré, plus large ?", False),
        ("est-ce qu'il travaille mieux ?", False),
    ],
)
def test_one_level_is_said_to_ask_more_than_another(text, expected):
    assert says_more(text) is expected


@pytest.mark.parametrize(
    "text", ["efface le fichier", "stp, modifie ta base", "Delete the file", "ok maintenant réécris le document"]
)
def test_an_order_to_change_the_document_is_no_question(text):
    assert settled_intent(heard(text)) == "inject"
