"""What frames a question is left out before the question is understood."""

import pytest

from reperes.hearing.courtesy import without_courtesy
from reperes.hearing.cues import find_cues

LONGEST = 1000


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bonjour Madame, Monsieur. Combien de finalités ? Merci d'avance !", "Combien de finalités ?"),
        ("Pourriez-vous me communiquer les contacts du niveau B ?", "les contacts du niveau B ?"),
        ("dis, tu peux me dire : quelle finalité pour le rangement ?", "quelle finalité pour le rangement ?"),
        ("critère documents d'un C stp", "critère documents d'un C"),
        ("Que dit le document sur les procédures ?", "Que sur les procédures ?"),
        ("Je vous saurais gré de bien vouloir m'indiquer la finalité du soutien.", "la finalité du soutien."),
        ("Veuillez nous communiquer les contacts du niveau B", "les contacts du niveau B"),
        ("Mon mari voudrait savoir qui ouvre le bâtiment.", "qui ouvre le bâtiment."),
        (
            "Quelle finalité pour le rangement ? Avec mes remerciements anticipés.",
            "Quelle finalité pour le rangement ?",
        ),
        ("Bonjour Nadia, qui ouvre le bâtiment ?", "qui ouvre le bâtiment ?"),
        ("est-ce que vous pouvez me dire qui ouvre ?", "qui ouvre ?"),
        ("hello, who opens the building? thanks", "who opens the building?"),
    ],
)
def test_courtesies_are_left_out(text, left):
    assert " ".join(without_courtesy(text).split()) == left


@pytest.mark.parametrize(
    "text",
    [
        "merci beaucoup",
        "bonjour",
        "salut à tous",
        "communiquer niveau B",
        "les documents d'un C",
        "je peux dire non à un client ?",
        "que peut dire un D ?",
    ],
)
def test_what_has_nothing_else_stays(text):
    assert without_courtesy(text) == text


@pytest.mark.parametrize("text", ["Bonjour, où sont les procédures ?", "Élaborer des formulaires, merci"])
def test_what_is_left_stands_where_it_stood(text):
    left = without_courtesy(text)
    assert len(left) == len(text)
    assert all(now in (" ", was) for was, now in zip(text, left))


@pytest.mark.parametrize(
    "piece", ["bien note ", " merci d'avance", " merci bien a vous", "bonjour ", "tres bien ok ", "vous pourriez "]
)
def test_repetition_does_not_hold_anything_up(piece):
    """These once took time that doubled with every repetition: the test would not end."""
    text = "question" + piece * (LONGEST // len(piece)) + " x"
    assert isinstance(without_courtesy(text), str)
    assert isinstance(find_cues(piece * (LONGEST // len(piece)) + "x"), frozenset)
