"""What is left of Slack's writing when a message goes to the assistant."""

import pytest

from reperes.channels.slack.text import mentions, readable, starts_with_someone_else, without_mention

NAMES = {"U2": "Julie"}


@pytest.mark.parametrize(
    "written, read",
    [
        ("la différence entre C &lt; B &amp; D &gt; C", "la différence entre C < B & D > C"),
        ("&amp;lt;", "&lt;"),
        ("<@U2> est C, et moi ?", "Julie est C, et moi ?"),
        ("<@U3> est C", "un collègue est C"),
        ("<@U3|marc> est C", "marc est C"),
        ("voir <#C1|plaintes> et <#C2>", "voir #plaintes et "),
        ("<https://intranet.example/os|la page OS>, niveau B", "la page OS, niveau B"),
        ("<https://intranet.example/os>", "https://intranet.example/os"),
        ("<mailto:a@example.org|a@example.org>", "a@example.org"),
        ("<mailto:a@example.org>", "a@example.org"),
        ("<!here> niveau B ?", " niveau B ?"),
        ("<!subteam^S1|@accueil> niveau B ?", "@accueil niveau B ?"),
        ("<!date^1392734382^{date}|18 février> ?", "18 février ?"),
        ("*niveau C* ou _niveau B_ ?", "niveau C ou niveau B ?"),
        ("*_niveau C_* et ~D~ et `B`", "niveau C et D et B"),
        ("```\nniveau C\n```", "niveau C\n"),
        ("&gt; niveau C\net B ?", "niveau C\net B ?"),
        ("merci :pray::skin-tone-2: niveau B :smile:", "merci  niveau B "),
        ("de 8:30:15 à 9:00", "de 8:30:15 à 9:00"),
        ("2 * 3 * 4 et snake_case_ici", "2 * 3 * 4 et snake_case_ici"),
        ("qu'est-ce qui distingue C de B ?", "qu'est-ce qui distingue C de B ?"),
    ],
)
def test_people_and_the_assistant_read_the_same(written, read):
    assert readable(written, NAMES) == read


@pytest.mark.parametrize(
    "written, left",
    [
        ("<@U0> niveau B ?", "niveau B ?"),
        ("<@U0>: niveau B ?", "niveau B ?"),
        ("bonjour <@U0>, niveau B ?", "bonjour niveau B ?"),
        ("niveau B <@U0|reperes>", "niveau B"),
        ("<@U01> niveau B ?", "<@U01> niveau B ?"),
        ("<@U0>", ""),
    ],
)
def test_its_own_mention_goes_and_no_other(written, left):
    assert without_mention(written, "U0") == left


def test_people_are_looked_up_once_and_only_when_slack_does_not_name_them():
    assert mentions("<@U2> et <@U3|marc> et <@U2> et <@U4>") == ["U2", "U4"]


@pytest.mark.parametrize(
    "written, is_for_another",
    [("<@U2> et toi ?", True), ("<@U0> et toi ?", False), ("et <@U2> ?", False), ("et B ?", False)],
)
def test_a_message_that_begins_with_someone_is_for_them(written, is_for_another):
    assert starts_with_someone_else(written, "U0") is is_for_another
