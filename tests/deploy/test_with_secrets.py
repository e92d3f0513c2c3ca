"""`deploy/with-secrets`: files become variables of the program and of nothing else."""

import os

import pytest
from deployed import DEPLOY, run


@pytest.fixture
def secrets(tmp_path):
    (tmp_path / "REPERES_SECRET").write_text("a b$c'd\n", "utf-8")
    (tmp_path / "tls_key").write_text("key", "utf-8")
    (tmp_path / "1BAD").write_text("x", "utf-8")
    (tmp_path / "FOLDER").mkdir()
    return tmp_path


def variables_of(folder):
    done = run(DEPLOY / "with-secrets", "env", env={"PATH": os.environ["PATH"], "REPERES_SECRETS": str(folder)})
    return done, dict(line.split("=", 1) for line in done.stdout.splitlines())


def test_a_file_with_the_name_of_a_variable_becomes_it(secrets):
    done, found = variables_of(secrets)
    assert done.returncode == 0 and found["REPERES_SECRET"] == "a b$c'd"


def test_other_files_become_nothing(secrets):
    assert set(variables_of(secrets)[1]) - {"PWD", "_"} == {"PATH", "REPERES_SECRETS", "REPERES_SECRET"}


@pytest.mark.parametrize("folder", ["", "missing"])
def test_without_secrets_the_program_starts_too(tmp_path, folder):
    assert variables_of(tmp_path / folder)[0].returncode == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
def test_a_secret_that_cannot_be_read_stops_the_start(secrets):
    secrets.chmod(0o755)
    (secrets / "REPERES_SECRET").chmod(0o400)
    env = {"PATH": os.environ["PATH"], "REPERES_SECRETS": "."}
    script = (DEPLOY / "with-secrets").read_text("utf-8")
    done = run("sh", "-c", script, "with-secrets", "echo", "started", env=env, user=10001, cwd=secrets)
    assert done.returncode != 0 and "started" not in done.stdout
