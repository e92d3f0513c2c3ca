"""200 messages of 50 people in 10 seconds over each channel, refusals of the platforms, and the program restarted
meanwhile.

One program serves both channels at once, so it has twice the load.
"""

import json
import signal
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Dict, List, Tuple

import pytest
from crowd import PEOPLE, QUESTIONS, SECONDS, answered, questions_of, quotations, write
from program import Program
from slack_side import SlackSide
from teams_side import TeamsSide

pytestmark = pytest.mark.trained

SECONDS_TO_ANSWER = 180
SECONDS_OF_SILENCE = 3


@dataclass(frozen=True)
class Outcome:
    """What came of one burst: by channel, the questions that each person got answers to; what was logged and what is
    kept."""

    answered: Dict[str, List[List[str]]]
    refused: Dict[str, int]
    health: str
    log: str
    kept: bytes
    was_killed: bool
    secrets: Tuple[str, ...]
    words: Tuple[str, ...]


@pytest.fixture(scope="module", params=[signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
def outcome(request, model_path, tmp_path_factory):
    """A burst in the middle of which the program was stopped or killed, and started again."""
    folder = tmp_path_factory.mktemp("burst")
    sides = [SlackSide(), TeamsSide()]
    with ExitStack() as stack:
        for side in sides:
            stack.enter_context(side.platform)
        credentials = {"web": {}, "rest": {}, **{side.name: side.settings() for side in sides}}
        program = stack.enter_context(Program(model_path, folder, credentials))
        program.start()
        known = quotations(program.address)
        for side in sides:
            side.connect(program.address)
        with ThreadPoolExecutor(1) as beside:
            restarting = beside.submit(restart, program, request.param)
            write([side.send for side in sides])
            restarting.result()
        wait_for_all(sides, known)
        return Outcome(
            {side.name: all_answered(side, known) for side in sides},
            {side.name: side.refused() for side in sides},
            health_of(program.address),
            program.log(),
            program.kept(),
            request.param == signal.SIGKILL,
            tuple(secret for side in sides for secret in side.secrets()),
            (*QUESTIONS, *known.values()),
        )


def restart(program, how):
    time.sleep(SECONDS / 2)
    program.stop(how)
    program.start()


def all_answered(side, known):
    return [answered(side.seen_by(person), known) for person in range(PEOPLE)]


def wait_for_all(sides, known):
    """Wait until everybody got every answer, and then for what should not come."""
    until = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < until:
        if all(set(QUESTIONS) <= set(found) for side in sides for found in all_answered(side, known)):
            break
        time.sleep(0.2)
    time.sleep(SECONDS_OF_SILENCE)


def health_of(address):
    with urllib.request.urlopen(f"{address}/health", timeout=10) as response:
        return json.load(response)["status"]


@pytest.fixture(params=["slack", "teams"])
def channel(request):
    return request.param


def test_each_person_gets_every_answer_and_nothing_else_in_the_order_of_the_questions(outcome, channel):
    firsts = [tuple(dict.fromkeys(found)) for found in outcome.answered[channel]]
    assert firsts == [questions_of(person) for person in range(PEOPLE)]


def test_no_answer_comes_twice_unless_the_program_was_killed_while_it_went_out_to_teams(outcome, channel):
    twice = [len(found) - len(set(found)) for found in outcome.answered[channel]]
    # Slack tells what the program posted before it was killed; Teams does not, and gets what went out just then again.
    assert max(twice) <= (1 if outcome.was_killed and channel == "teams" else 0)


def test_the_platform_did_refuse_messages(outcome, channel):
    assert outcome.refused[channel] > 0


def test_the_program_is_well_afterwards(outcome):
    assert outcome.health == "ok"


def test_no_credential_and_no_words_stand_in_the_log(outcome):
    assert [words for words in (*outcome.secrets, *outcome.words) if words in outcome.log] == []


def test_no_credential_and_no_attachment_is_kept(outcome):
    # Teams sends each text a second time, as an attachment of HTML.
    found = [words for words in (*outcome.secrets, "attachments", "<div>") if words.encode() in outcome.kept]
    assert found == [] and QUESTIONS[0].encode() in outcome.kept
