"""The real program with the real model, asked over its channel."""

import json
import urllib.request

import pytest

pytestmark = [pytest.mark.server, pytest.mark.trained]


def test_the_server_runs_with_the_model_of_the_present_data(server, model_path):
    with urllib.request.urlopen(f"{server}/health", timeout=10) as response:
        health = json.load(response)
    assert health["status"] == "ok"
    assert health["model"] == model_path.name


def test_a_conversation_is_one_senders_and_everyone_else_has_their_own(ask):
    ask("qu'attend-on d'un C pour les procédures ?", "first")
    (follow_up,) = ask("et pour B ?", "first")
    assert "s'écarter des procédures" in follow_up["text"]
    assert [message["text"] for message in ask("et pour B ?")] != [follow_up["text"]]
