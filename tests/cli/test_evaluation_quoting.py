"""What counts as a quotation."""

import pytest

from reperes.cli.evaluation.quoting import plain, quoted, words_of

CELLS = {
    name: plain(text)
    for name, text in {
        "short": "Soutenir les clients",
        "long": "Aider et soutenir les clients et les collègues.",
        "same.C": "Proposer des améliorations dans l'exécution des activités.",
        "same.B": "Proposer des améliorations dans l'exécution des activités.",
    }.items()
}


@pytest.mark.parametrize(
    "said",
    [
        "SOUTENIR LES CLIENTS",
        "« Soutenir les\u00a0clients »",
        "**Soutenir** les `clients`",
        "<p>Soutenir <b>les</b>\nclients</p>",
        "> Soutenir\n> les clients",
    ],
)
def test_marks_case_and_blanks_make_no_difference(said):
    assert quoted(plain(said), CELLS) == {"short"}


@pytest.mark.parametrize(
    "said", ["Soutenir un client", "soutenirles clients", "Sóutenir les clients", "", "<3 et 4 > 2"]
)
def test_another_text_is_no_quotation(said):
    assert quoted(plain(said), CELLS) == frozenset()


def test_a_text_inside_the_quotation_of_a_longer_one_is_not_quoted_itself():
    longer = "Aider et soutenir les clients et les collègues"
    assert quoted(plain(longer), CELLS) == {"long"}
    assert quoted(plain(f"{longer}. Soutenir les clients"), CELLS) == {"long", "short"}


def test_cells_with_the_same_text_are_quoted_together():
    assert quoted(plain("Proposer des améliorations dans l’exécution des activités"), CELLS) == {"same.C", "same.B"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Œuvre ; et/ou", "oeuvre; et/ou"),
        ("règles et / ou", "règles et/ou"),
        ("A&amp;B", "a&b"),
        ("e\u0301te\u0301 !", "été!"),
    ],
)
def test_a_plain_text_has_one_form(text, expected):
    assert plain(text) == expected


def test_texts_and_structured_content_are_said_and_buttons_are_not():
    reply = {"text": "a", "custom": {"blocks": [{"text": "b", "n": 1}, ["c"]]}, "buttons": [{"title": "d"}]}
    assert words_of([reply, {"image": "e"}]).split("\n") == ["a", "b", "c"]
