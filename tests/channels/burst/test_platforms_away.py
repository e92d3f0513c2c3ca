"""The program while Slack and Microsoft cannot be reached: it starts, is well, takes what comes, and stops in time."""

import json
import signal
import time
import urllib.request

import pytest
from crowd import QUESTIONS, Said, quotations
from program import Program
from slack_side import SlackSide
from teams_side import TeamsSide

pytestmark = pytest.mark.trained

# Sanic gives connections 10 seconds after the channels had 8.
SECONDS_TO_STOP = 20


@pytest.fixture(scope="module")
def away(model_path, tmp_path_factory):
    """A running program and the two sides of platforms that are away: of Slack for good, of Microsoft until it is
    opened."""
    folder = tmp_path_factory.mktemp("away")
    slack, teams = SlackSide(), TeamsSide()
    with teams.platform:
        with slack.platform:
            settings = {"slack": slack.settings()}
        teams.platform.shut()
        with Program(model_path, folder, {"web": {}, "rest": {}, **settings, "teams": teams.settings()}) as program:
            program.start()
            slack.connect(program.address)
            teams.connect(program.address)
            yield program, slack, teams
        teams.platform.open()


def test_a_message_of_slack_is_acknowledged(away):
    _, slack, _ = away
    assert slack.send(Said(0, 0, QUESTIONS[0]), 0)


def test_health_is_ok_and_other_channels_answer(away):
    program, _, _ = away
    assert quotations(program.address)
    with urllib.request.urlopen(f"{program.address}/health", timeout=10) as response:
        assert json.load(response)["status"] == "ok"


def test_it_stops_in_time_and_has_logged_neither_words_nor_credentials(away):
    program, slack, teams = away
    begin = time.monotonic()
    program.stop(signal.SIGTERM)
    assert time.monotonic() - begin < SECONDS_TO_STOP
    log = program.log()
    assert "1 messages of the slack channel are left to the next start." in log
    assert [words for words in (*slack.secrets(), *teams.secrets(), QUESTIONS[0]) if words in log] == []
