"""A publication that is killed (SIGKILL) at any moment loses nothing, and the next one to come finishes it."""

import multiprocessing
import os
import random
import shutil
import signal
import time
from itertools import count

import pytest

from reperes.publishing.starting import find_served
from reperes.publishing.tree import fingerprint_of
from reperes.publishing.versions import Versions

FORK = multiprocessing.get_context("fork")
STEPS = ("replace", "rename", "fsync", "unlink", "rmdir")
"""What changes the disk, or has the change on it."""
ROUNDS = 12


@pytest.fixture
def files(knowledge, tmp_path):
    """Two folders to publish by turns: one has another text and a file more."""
    one, other = (shutil.copytree(knowledge, tmp_path / name) for name in ("one", "other"))
    settings = other / "reglages.yml"
    settings.write_text(settings.read_text("utf-8").replace("le bureau", "la cabane"), "utf-8")
    (other / "affirmations").mkdir()
    (other / "affirmations" / "jardin.yml").write_text("{}\n", "utf-8")
    find_served(knowledge)
    return one, other


def killed_at(step, knowledge, files):
    """Publish in another process that ends before a step; return whether it came that far."""
    child = FORK.Process(target=_publish_until, args=(step, knowledge, files))
    child.start()
    child.join()
    assert child.exitcode in (0, -signal.SIGKILL)
    return child.exitcode != 0


def _publish_until(last, knowledge, files):
    steps = count(1)

    def counted(function):
        def run(*given, **named):
            if next(steps) == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*given, **named)

        return run

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))
    Versions(knowledge).publish(files, "Anne")


def check_all(knowledge, said=()):
    """Every version is whole, the files are those of the one in service, and no publication that was said is lost."""
    served = find_served(knowledge)
    versions = Versions(knowledge).all()
    assert [version.number for version in versions] == list(range(1, len(versions) + 1))
    assert all(fingerprint_of(version.folder) == version.files for version in versions)
    assert served.version == versions[-1] == Versions(knowledge).in_service()
    assert fingerprint_of(knowledge) == versions[-1].files
    assert (knowledge / "README.md").read_text("utf-8") == "à lire"
    assert set(said) <= {version.reason for version in versions}
    house = {path.name for path in (knowledge / ".versions").iterdir() if not path.name.startswith(".")}
    assert house == {"en_service", "journal.txt", "verrou", *(str(version.number) for version in versions)}
    return versions


def test_killed_at_each_step(knowledge, files):
    one, other = files
    for step in count(1):
        before = Versions(knowledge).in_service()
        was_killed = killed_at(step, knowledge, other)
        versions = check_all(knowledge)
        assert versions[-1].author == "Anne" if versions[-1] != before else was_killed
        if not was_killed:
            break
        Versions(knowledge).publish(one, "retour")
    assert step > 30


def test_killed_while_it_brings_the_files_keeps_what_was_then_written_by_hand(knowledge, files):
    step = next(step for step in count(1) if _is_half_way(step, knowledge, files))
    assert step
    written = (knowledge / "vocabulaire" / "jardin.yml").read_text("utf-8") + "# un mot de plus\n"
    (knowledge / "vocabulaire" / "jardin.yml").write_text(written, "utf-8")
    number = check_all_but_aside(knowledge)
    aside = knowledge / ".versions" / "mis_de_cote" / str(number) / "vocabulaire" / "jardin.yml"
    assert aside.read_text("utf-8") == written


def _is_half_way(step, knowledge, files):
    Versions(knowledge).publish(files[0], "retour")
    killed_at(step, knowledge, files[1])
    return (
        (knowledge / ".versions" / "en_cours").exists()
        and fingerprint_of(knowledge) != fingerprint_of(files[1])
        and (Versions(knowledge).in_service().author == "Anne")
    )


def check_all_but_aside(knowledge):
    served = find_served(knowledge).version
    assert fingerprint_of(knowledge) == served.files
    return served.number


def _publish_for_ever(knowledge, files, told, seed):
    for number in count():
        reason = f"{seed}-{number}"
        Versions(knowledge).publish(files[number % 2], "Anne", reason)
        with told.open("a") as file:
            file.write(f"{reason}\n")


def test_killed_at_random_moments(knowledge, files, tmp_path):
    told, chance = tmp_path / "told", random.Random(14)
    told.touch()
    for seed in range(ROUNDS):
        child = FORK.Process(target=_publish_for_ever, args=(knowledge, files, told, seed))
        child.start()
        time.sleep(chance.uniform(0.05, 0.4))
        child.kill()
        child.join()
        check_all(knowledge, told.read_text().split())
    assert len(Versions(knowledge).all()) > ROUNDS
