"""The real program with its trained model, in a process of its own, against the loopback platform."""

import json
import os
import subprocess
import sys

import pytest
import yaml

from reperes.channels.teams.sentences import IN_PRIVATE
from reperes.renderers.sentences import BY_A_MACHINE
from tests.channels.teams.loopback import Platform
from tests.channels.teams.loopback.activities import new_group, new_thread
from tests.conftest import ROOT
from tests.renderers.platforms import faults_of_card

pytestmark = pytest.mark.trained
QUESTION = "Qu'est-ce qui distingue le niveau C du niveau B pour les procédures ?"


@pytest.fixture(scope="module")
def platform():
    with Platform() as found:
        yield found


@pytest.fixture(scope="module")
def program(platform, model_path, tmp_path_factory):
    """The lines that the running program wrote, at the end."""
    folder = tmp_path_factory.mktemp("teams")
    credentials = folder / "credentials.yml"
    credentials.write_text(yaml.safe_dump({"teams": platform.credentials()}), "utf-8")
    command = [sys.executable, "-W", "ignore", "-m", "reperes.serve", "--model", str(model_path), "--port", "0"]
    errors = folder / "errors"
    with errors.open("w") as stream:
        process = subprocess.Popen(
            [*command, "--credentials", str(credentials)],
            cwd=ROOT,
            env={**os.environ, "REPERES_DATA": str(folder / "data"), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
        )
    try:
        ready = next((line for line in process.stdout if "http://" in line), "")
        assert ready, errors.read_text()
        platform.connect(ready.split()[-1])
        yield errors
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_a_question_in_private_is_answered_by_a_card_with_the_document(platform, program):
    anne = platform.person()
    platform.say(anne, QUESTION)
    (answer,) = platform.wait_for(1, anne.conversation)
    assert "procédures" in answer.text and "Source" in answer.text
    assert answer.card["body"] and answer.card["version"] == "1.5"
    assert platform.all_sent(anne.conversation)[0].kind == "typing"


def test_a_button_is_pressed_answered_and_shown_as_chosen(platform, program):
    anne = platform.person()
    platform.say(anne, "aide")
    (answer,) = platform.wait_for(1, anne.conversation)
    title = next(iter(answer.buttons))
    platform.press(anne, answer, title)
    (update,) = platform.wait_for(1, anne.conversation, kinds=("update",))
    assert title in json.dumps(update.card, ensure_ascii=False) and not update.buttons
    assert platform.wait_for(2, anne.conversation)[1].text != answer.text


def test_a_conversation_remembers_what_it_was_about(platform, program):
    anne = platform.person()
    platform.say(anne, "les procédures au niveau D")
    platform.wait_for(1, anne.conversation)
    platform.say(anne, "et au niveau B ?")
    assert "Procédures, niveau B" in platform.wait_for(2, anne.conversation)[1].text


def test_a_mention_in_a_group_is_answered_there_without_the_memory_of_what_was_private(platform, program):
    anne, group = platform.person(), new_group()
    platform.say(anne, "les procédures au niveau D")
    platform.wait_for(1, anne.conversation)
    platform.say(anne, "et au niveau B ?", group)
    assert "Procédures" not in platform.wait_for(1, group)[0].text


def test_a_thread_gets_a_short_answer_in_the_thread_and_the_person_the_whole(platform, program):
    anne, thread = platform.person(), new_thread()
    platform.say(anne, "Quelles sont les différences entre les niveaux C et B ?", thread)
    (short,) = platform.wait_for(1, thread)
    platform.press(anne, short, IN_PRIVATE)
    (whole,) = platform.wait_for(1, anne.conversation)
    assert len(short.text) <= 1_300 < len(whole.text)


def test_who_adds_the_app_is_welcomed_once_and_after_a_removal_again(platform, program):
    anne = platform.person()
    install = {"type": "installationUpdate", "action": "add"}
    for _ in range(2):
        platform.post(platform.activity(anne, **install))
    (welcome,) = platform.wait_for(1, anne.conversation)
    assert BY_A_MACHINE in json.dumps(welcome.card, ensure_ascii=False)
    assert len(welcome.buttons) == 4
    platform.post(platform.activity(anne, type="installationUpdate", action="remove"))
    platform.post(platform.activity(anne, **install))
    platform.wait_for(2, anne.conversation)


def test_a_forged_request_is_refused(platform, program):
    activity = platform.activity(platform.person(), text="bonjour")
    assert platform.post(activity, platform.token(aud="other"))[0] == 401


def test_every_card_is_what_the_official_schema_asks_for(platform, program):
    cards = [sent.card for sent in platform.all_sent() if sent.card]
    assert len(cards) >= 8 and not any(faults_of_card(card) for card in cards)


def test_neither_words_nor_secrets_stand_in_the_log(platform, program):
    written = program.read_text()
    assert QUESTION not in written and platform.password not in written
    assert not any(token in written for token in platform.tokens)
