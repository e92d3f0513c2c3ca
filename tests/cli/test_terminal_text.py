"""How messages look in a terminal."""

import pytest

from reperes.cli.chat import chosen
from reperes.cli.terminal import DIM, PLAIN, buttons_of, formatted

MESSAGES = [
    {
        "text": "Voici :\n\n• « Suivre les procédures ou règles à la lettre »\n(Critères › Procédures)\n\nSource : version 1"
    },
    {"text": "", "buttons": [{"title": "Et B ?", "payload": "/ask"}, {"title": "Et C ?", "payload": "/ask"}]},
]


def test_lines_are_wrapped_under_their_bullet_and_buttons_are_numbered():
    assert formatted(MESSAGES, 30, colours=False).splitlines() == [
        "Voici :",
        "",
        "• « Suivre les procédures ou",
        "  règles à la lettre »",
        "(Critères › Procédures)",
        "",
        "Source : version 1",
        "",
        "  1. Et B ?",
        "  2. Et C ?",
    ]


def test_sources_are_set_back_where_there_are_colours():
    shown = formatted(MESSAGES, 80, colours=True)
    assert f"{DIM}(Critères › Procédures){PLAIN}" in shown
    assert f"{DIM}Source : version 1{PLAIN}" in shown
    assert f"{DIM}Voici" not in shown


@pytest.mark.parametrize(
    ("typed", "title"),
    [("1", "Et B ?"), ("2", "Et C ?"), ("0", None), ("3", None), ("-1", None), ("²", None), ("B", None)],
)
def test_only_the_number_of_a_button_chooses_it(typed, title):
    button = chosen(typed, buttons_of(MESSAGES))
    assert (button and button["title"]) == title
