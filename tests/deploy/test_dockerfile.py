"""The Dockerfile, as far as it can be read without an engine; test_run_stage tries what its last stage makes."""

import fnmatch
import json

import pytest
from deployed import DEPLOY, ROOT, TOOLS, arguments, copies, needs_tools, run, stages

IGNORED = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
LET_IN = [line[1:] for line in IGNORED if line.startswith("!")]


@needs_tools
def test_hadolint_finds_nothing():
    found = run(TOOLS / "hadolint", "--no-color", DEPLOY / "Dockerfile")
    assert (found.returncode, found.stdout) == (0, "")


def test_the_program_runs_as_a_fixed_user_that_is_not_root():
    user = arguments("", "USER")[-1]
    assert user == "10001:10001"
    assert "--uid 10001" in " ".join(arguments("", "RUN"))
    assert not [rest for rest in arguments("", "COPY") if "--chown" in rest], "what runs belongs to root"


def test_the_program_hears_its_signals():
    for instruction in ("ENTRYPOINT", "CMD"):
        assert isinstance(json.loads(arguments("", instruction)[0]), list), "exec form"
    assert "tini" in json.loads(arguments("", "ENTRYPOINT")[0])[0]


def test_the_image_looks_after_itself_without_curl():
    told = arguments("", "HEALTHCHECK")[0]
    assert "healthy.py" in told and "curl" not in told and "wget" not in told


def test_the_last_stage_installs_nothing_with_pip_or_npm_and_keeps_no_compiler():
    said = " ".join(arguments("", "RUN"))
    assert "pip install" not in said and "npm" not in said and "gcc" not in said and "build-essential" not in said
    assert "/usr/local/lib/python3.10/site-packages/pip*" in said


def test_libraries_come_with_their_hashes():
    said = " ".join(arguments("libraries", "RUN"))
    assert said.count(" install ") == 1 and "--require-hashes" in said and "--no-deps" in said


def test_no_secret_stays_in_a_layer():
    told = [rest for stage in stages().values() for word, rest in stage if word in ("ENV", "ARG", "COPY")]
    for word in ("TOKEN", "PASSWORD", "REPERES_SECRET", "deploy/secrets", "pip.conf", "/root"):
        assert not [rest for rest in told if word in rest]


def is_let_in(path):
    # A star stays within its folder, as in a .dockerignore.
    alike = (rule for rule in LET_IN if rule.count("/") == path.count("/") and fnmatch.fnmatch(path, rule))
    return any(path.startswith(f"{rule}/") or path == rule for rule in LET_IN) or any(alike)


def test_what_is_copied_is_there_and_let_in():
    for stage in stages():
        for source, paths, _ in copies(stage):
            for path in paths if source is None else ():
                assert (ROOT / path).exists(), path
                within = [rule for rule in LET_IN if rule.startswith(path.rstrip("/") + "/")]
                assert within or is_let_in(path.rstrip("/")), f"{path} is not in Dockerfile.dockerignore"


@pytest.mark.parametrize(
    "path",
    [
        ".git/config",
        ".venv/bin/python",
        "models/a.tar.gz",
        "deploy/secrets/REPERES_SECRET",
        "deploy/tls/key.pem",
        "deploy/credentials.yml",
        "credentials.yml",
        "web/node_modules/a.js",
        "web/dist/index.html",
        "tests/books.py",
    ],
)
def test_nothing_else_goes_into_the_build(path):
    assert IGNORED[1] == "*" and not is_let_in(path)
