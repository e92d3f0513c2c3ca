"""The commands that talk with the assistant, run as people run them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.trained


def run(*words, typed="", **environment):
    return subprocess.run(
        [sys.executable, "-m", "reperes.cli", *words],
        cwd=ROOT,
        env={"PATH": "", "LANG": "C.UTF-8", **environment},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
    )


def test_one_question_gets_its_answer_and_nothing_else_is_said(model_path):
    finished = run("ask", "qu'est-ce qui distingue C de B sur les procédures ?")
    assert finished.returncode == 0
    assert finished.stderr == ""
    assert "Suivre les possibilités déterminées dans les procédures" in " ".join(finished.stdout.split())


def test_a_number_in_a_chat_chooses_a_button_and_an_empty_line_ends_it(model_path):
    finished = run("chat", typed="que peux-tu faire ?\n1\n\nne se lit plus\n")
    assert finished.returncode == 0
    welcome, helped, chosen, left = finished.stdout.split("Vous › ")
    assert "numéro" in welcome
    assert "  1. " in helped
    assert "Source" in chosen
    assert not left.strip()


def test_old_conversations_are_forgotten_on_command(tmp_path):
    finished = run("purge", "--days", "30", REPERES_DATA=str(tmp_path))
    assert (finished.returncode, finished.stdout, finished.stderr) == (
        0,
        "Événements effacés : 0.\nQuestions sans réponse effacées : 0.\nAvis effacés : 0.\n",
        "",
    )
