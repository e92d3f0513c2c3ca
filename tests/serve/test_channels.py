"""Which channels are served: those whose settings can be used, and one line for each that is not."""

import asyncio

import pytest

from reperes.channels.core.inbox import FILE, SECONDS_PENDING, Inbox, Letter
from reperes.channels.core.turns import Event
from reperes.serve.cannot_start import CannotStart
from reperes.serve.channels import SECONDS_TO_STOP, Channels, start_all, stop_all
from reperes.serve.credentials import read_credentials
from reperes.serve.retention import purge_inbox

REST = "rest: {payload_intents: [ask_description]}\n"
SLACK = "slack: {bot_token: '${NO_SUCH_TOKEN}', signing_secret: '', app_token: xapp-secret, mode: http}\n"
TEAMS = "teams: {app_id: '${NO_SUCH_ID}', app_password: a-password, tenant_id: ''}\n"
WORDS = "xoxb-secret"


@pytest.fixture
def channels(tmp_path, monkeypatch):
    monkeypatch.setenv("REPERES_DATA", str(tmp_path / "data"))

    def make(text):
        path = tmp_path / "credentials.yml"
        path.write_text(text, "utf-8")
        return Channels(read_credentials(str(path)), None)

    return make


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        (
            SLACK,
            "Le canal slack n'est pas servi : il manque bot_token (variable NO_SUCH_TOKEN) et signing_secret dans "
            "credentials.yml. Les autres canaux sont servis.\n",
        ),
        (
            TEAMS,
            "Le canal teams n'est pas servi : il manque app_id (variable NO_SUCH_ID) et tenant_id dans credentials.yml. "
            "Les autres canaux sont servis.\n",
        ),
    ],
)
def test_without_its_settings_a_channel_is_left_out_and_one_line_says_what_is_missing(channels, capsys, settings, line):
    found = channels(REST + settings)
    assert [channel.name() for channel in found.inputs] == ["rest"]
    assert capsys.readouterr().err == line


def test_without_any_settings_a_channel_is_left_out_too(channels, capsys):
    assert [channel.name() for channel in channels(f"{REST}slack:\nteams:\n").inputs] == ["rest"]
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.parametrize(
    "settings",
    ["slack: {bot_tokken: xoxb-secret}", "teams: {app_id: a, app_password: secret, tenant_id: b, allowed: c}"],
)
def test_a_setting_that_does_not_exist_leaves_the_channel_out_and_tells_no_value(channels, capsys, settings):
    assert [channel.name() for channel in channels(f"{REST}{settings}\n").inputs] == ["rest"]
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "n'est pas servi" in told and "secret" not in told.replace("signing_secret", "")


def test_with_no_channel_left_nothing_starts(channels):
    with pytest.raises(CannotStart, match="bot_token"):
        channels(SLACK)


@pytest.mark.parametrize(
    "text", ["web: {origins: ['${NO_SUCH_ORIGIN}']}", "rest: {payload_intents: ['${NO_SUCH_ORIGIN}']}"]
)
def test_another_channel_with_a_variable_that_is_not_set_is_told(channels, text):
    with pytest.raises(CannotStart, match="NO_SUCH_ORIGIN"):
        channels(text)


def test_a_channel_that_does_not_exist_is_told(channels):
    with pytest.raises(CannotStart, match="nowhere"):
        channels("nowhere.Channel:\n")


def test_without_slack_and_teams_there_is_no_inbox(channels, tmp_path):
    assert channels(REST).inbox is None
    assert not (tmp_path / "data").exists()


class Channel:
    """A channel that notes what it is told, or fails at it."""

    def __init__(self, fails=False):
        self.fails = fails
        self.told = []

    def name(self):
        return "test"

    async def start(self):
        self.told.append("start")
        if self.fails:
            raise RuntimeError(WORDS)

    async def stop(self, seconds):
        self.told.append(seconds)
        if self.fails:
            raise RuntimeError(WORDS)


def test_a_channel_that_cannot_start_or_stop_keeps_no_other_from_it(caplog):
    one, other = Channel(fails=True), Channel()
    asyncio.run(start_all([one, other]))
    asyncio.run(stop_all([one, other]))
    assert other.told == ["start", SECONDS_TO_STOP]
    assert caplog.text.count(": RuntimeError\n") == 2 and WORDS not in caplog.text


def test_purging_drops_what_waited_for_a_day_and_makes_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("REPERES_DATA", str(tmp_path))
    purge_inbox()
    assert not (tmp_path / FILE).exists()
    Inbox(tmp_path, lambda: 0.0).take("slack", Letter(Event("slack:T:U", "Ev1", "texte"), {}))
    purge_inbox()
    assert Inbox(tmp_path, lambda: SECONDS_PENDING / 2).unfinished("slack") == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("nope: {}", "Le canal « nope » de credentials.yml n'existe pas. Repères connaît web, rest, slack, teams."),
        ("no.such.Channel: {}", "Le canal « no.such.Channel » de credentials.yml n'existe pas."),
        (
            "rest: {payload_intents: 5}",
            "« payload_intents » du canal rest dans credentials.yml est une liste d'intentions",
        ),
        ("rasa.core.channels.telegram.TelegramInput: {}", "ne peut pas servir avec ses réglages"),
    ],
)
def test_a_channel_that_cannot_be_made_stops_the_start_with_one_sentence(channels, settings, words):
    with pytest.raises(CannotStart) as told:
        channels(settings + "\n")
    assert words in str(told.value)
