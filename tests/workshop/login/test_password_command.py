"""The command that gives and takes passwords, in a real terminal."""

import os
import pty
import select
import subprocess
import sys

import pytest
from books import KNOWLEDGE

from reperes.cli import app
from reperes.workshop.login.hashing import matches
from reperes.workshop.login.password_file import PasswordFile

ROOT = KNOWLEDGE.parent


def typed(folder, words, lines):
    """Run the command in a terminal, type each line when it asks; return the code and what was on the screen."""
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {**os.environ, "REPERES_DATA": str(folder), "PYTHONPATH": str(ROOT)}
        os.execve(sys.executable, [sys.executable, "-m", "reperes.cli", "password", *words], environment)
    shown = b""
    waiting = list(lines)
    while select.select([terminal], [], [], 60)[0]:
        try:
            read = os.read(terminal, 1024)
        except OSError:
            break
        if not read:
            break
        shown += read
        if waiting and shown.rstrip(b" ").endswith(b":"):
            os.write(terminal, waiting.pop(0).encode() + b"\n")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def test_a_password_is_asked_twice_and_never_shown(tmp_path):
    code, shown = typed(tmp_path, ["Marie Dupont"], ["quatre mots au hasard"] * 2)
    assert code == 0 and "Marie Dupont peut entrer dans l'atelier." in shown and "Redémarrez Repères" in shown
    assert "quatre mots" not in shown
    assert matches("quatre mots au hasard", PasswordFile(tmp_path).find("marie dupont").hash)
    code, shown = typed(tmp_path, ["Marie Dupont"], ["quatre autres mots encore"] * 2)
    assert code == 0 and "nouveau mot de passe" in shown


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["onze signes"], "de 12 à 256 caractères"),
        (["x" * 257], "de 12 à 256 caractères"),
        (["quatre mots au hasard", "quatre mots au hasar"], "ne sont pas les mêmes"),
    ],
)
def test_a_password_that_is_too_short_or_typed_otherwise_is_refused(tmp_path, lines, told):
    code, shown = typed(tmp_path, ["Marie"], lines)
    assert code == 1 and told in shown
    assert not PasswordFile(tmp_path).entries()


def run(monkeypatch, capsys, folder, *words):
    monkeypatch.setenv("REPERES_DATA", str(folder))
    code = app.main(["password", *words])
    return code, "".join(capsys.readouterr())


@pytest.mark.parametrize("name", ["", "  ", "x" * 65, "Marie\x1b[2J", "Marie\u202e"])
def test_a_name_that_nobody_can_read_is_refused(tmp_path, monkeypatch, capsys, name):
    code, shown = run(monkeypatch, capsys, tmp_path, name)
    assert code == 1 and "Un nom a de 1 à 64 caractères" in shown


def test_a_password_is_taken_away(tmp_path, monkeypatch, capsys):
    PasswordFile(tmp_path).put("Marie", "quatre mots au hasard")
    code, shown = run(monkeypatch, capsys, tmp_path, "marie", "--retirer")
    assert code == 0 and "n'entre plus" in shown
    code, shown = run(monkeypatch, capsys, tmp_path, "marie", "--retirer")
    assert code == 1 and "Personne n'entre" in shown


def test_a_damaged_file_is_told_before_anybody_types(tmp_path, monkeypatch, capsys):
    (tmp_path / "workshop-passwords").write_text("{", "utf-8")
    (tmp_path / "workshop-passwords").chmod(0o600)
    code, shown = run(monkeypatch, capsys, tmp_path, "Marie")
    assert code == 1 and "workshop-passwords" in shown


def test_without_a_terminal_nothing_is_asked(tmp_path):
    command = [sys.executable, "-m", "reperes.cli", "password", "Marie"]
    environment = {**os.environ, "REPERES_DATA": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command,
        input="quatre mots au hasard\n" * 2,
        env=environment,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    assert done.returncode == 1 and "dans un terminal" in done.stderr
    assert not PasswordFile(tmp_path).entries()
