"""What the commands say and return."""

import errno
import shutil
import socket
import subprocess
import sys

import pytest
from books import KNOWLEDGE

from reperes.cli import app, training
from reperes.cli.errors import CannotDo


def run(capsys, *words):
    code = app.main(list(words))
    shown = capsys.readouterr()
    return code, shown.out, shown.err


@pytest.mark.parametrize("module", ["reperes.cli.app", "reperes.cli.check"])
def test_help_and_checks_do_not_wait_for_rasa(module):
    code = f"import sys, {module}; sys.exit(any(n.partition('.')[0] in ('rasa', 'numpy', 'rich') for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_help_is_in_french(capsys):
    code, shown, _ = run(capsys, "--help")
    assert code == 0
    for french in ("Usage :", "Options :", "Commandes :", "affiche cette aide"):
        assert french in shown
    for english in ("Commands", "Show this", "Usage:", "Options:"):
        assert english not in shown


@pytest.mark.parametrize("name", [command.name for command in app.app.registered_commands])
def test_each_command_has_its_help_in_french(capsys, name):
    code, shown, _ = run(capsys, name, "--help")
    assert code == 0
    assert f"Usage : reperes {name}" in shown
    assert "Show this" not in shown
    assert "required" not in shown
    assert "default" not in shown


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["runn"], "La commande « runn » n'existe pas"),
        (["run", "--prot", "1"], "L'option « --prot » n'existe pas"),
        (["run", "--port"], "L'option « --port » attend une valeur"),
        (["run", "--port", "x"], "La valeur donnée pour « port » ne convient pas"),
        (["run", "--port", "-1"], "La valeur donnée pour « port » ne convient pas"),
        (["run", "--port", "65536"], "La valeur donnée pour « port » ne convient pas"),
        (["ask"], "Il manque QUESTION"),
    ],
)
def test_a_command_line_that_cannot_be_read_is_told_in_a_french_sentence(capsys, words, sentence):
    code, shown, told = run(capsys, *words)
    assert (code, shown) == (2, "")
    assert told.startswith(sentence)
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["ask", " "], "Quelle est votre question ?"),
        (["check", "nowhere"], "Le dossier « nowhere » n'existe pas"),
        (["check", "README.md"], "Le dossier « README.md » n'existe pas"),
        (["teams-package", "--credentials", "docs"], "« docs » ne peut pas être ouvert"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_french_sentence(capsys, words, sentence):
    code, shown, told = run(capsys, *words)
    assert (code, shown) == (1, "")
    assert told.startswith(sentence)
    assert told.count("\n") == 1


def test_a_port_in_use_is_told_before_anything_is_trained(capsys, monkeypatch):
    monkeypatch.setattr(training, "ensure_model", lambda *_: pytest.fail("trained"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        code, _, told = run(capsys, "run", "--port", str(other.getsockname()[1]))
    assert (code, "n'est pas libre" in told) == (1, True)


@pytest.mark.parametrize("words", [["run", "--port", "0"], ["train"], ["chat"], ["ask", "Qui es-tu ?"]])
def test_faults_of_the_knowledge_are_all_that_a_command_tells(capsys, monkeypatch, tmp_path, words):
    (tmp_path / "config.yml").touch()
    shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    (tmp_path / "knowledge" / "reglages.yml").write_text("famille os\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    code, _, told = run(capsys, *words)
    assert (code, told.startswith("reglages.yml:1 : "), "Traceback" in told) == (1, True, False)


def test_elsewhere_than_in_the_project_a_command_says_where_to_go(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    code, _, told = run(capsys, "train")
    assert code == 1
    assert f"Il n'y a pas de config.yml dans {tmp_path}" in told


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (CannotDo("Ceci ne va pas."), "Ceci ne va pas."),
        (ValueError("bad\nvalue"), "Une erreur imprévue s'est produite (ValueError : bad value)."),
        (
            PermissionError(errno.EACCES, "denied", "x.yml"),
            "« x.yml » ne peut pas être lu ou écrit : vous n'y avez pas accès.",
        ),
        (KeyError(), "Une erreur imprévue s'est produite (KeyError : sans autre précision)."),
    ],
)
def test_an_error_shows_its_trace_only_when_asked(capsys, monkeypatch, error, sentence):
    def fail():
        raise error

    monkeypatch.setattr(app, "project", fail)
    code, _, told = run(capsys, "train")
    assert code == 1
    assert told.startswith(sentence)
    assert "Traceback" not in told
    code, _, told = run(capsys, "train", "--verbose")
    assert code == 1
    assert told.startswith("Traceback")
    assert sentence in told


def test_an_interrupted_command_ends_without_a_word(capsys, monkeypatch):
    def interrupt():
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "project", interrupt)
    assert run(capsys, "train") == (130, "", "")
