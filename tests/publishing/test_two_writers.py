"""Two processes that write at once: each waits for the other, and no change is lost."""

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from reperes.publishing import publish as publishing
from reperes.publishing.draft import Draft
from reperes.publishing.publish import NotPublished, publish
from reperes.publishing.starting import find_served
from reperes.publishing.tree import fingerprint_of
from reperes.publishing.versions import Versions

FORK = multiprocessing.get_context("fork")
EACH = 8


def together(target, *arguments):
    """Run a function in two processes at once, with the name of each; return what they said."""
    said = FORK.SimpleQueue()
    children = [FORK.Process(target=target, args=(name, said, *arguments)) for name in ("Anne", "Bilal")]
    for child in children:
        child.start()
    for child in children:
        child.join()
        assert child.exitcode == 0
    return [said.get() for _ in range(2)]


def _publish_each(name, said, knowledge):
    for number in range(EACH):
        Versions(knowledge).publish(knowledge, name, f"{name} {number}")
    said.put(name)


def _publish_draft(name, said, knowledge):
    try:
        said.put(publish(knowledge, Draft(knowledge).folder, name, None).author)
    except (NotPublished, FileNotFoundError) as error:
        said.put(type(error).__name__)


def test_every_publication_of_both_is_there(knowledge):
    together(_publish_each, knowledge)
    versions = Versions(knowledge).all()
    assert [version.number for version in versions] == list(range(1, 2 * EACH + 1))
    assert {version.reason for version in versions} == {
        f"{name} {n}" for name in ("Anne", "Bilal") for n in range(EACH)
    }
    assert all(version.author in version.reason for version in versions)


def test_one_draft_is_published_once(knowledge, edit):
    find_served(knowledge)
    draft = Draft(knowledge)
    draft.begin()
    edit(draft.folder, "Tailler les haies", "Tailler les buissons")
    said = together(_publish_draft, knowledge)
    assert sorted(said)[0] in ("Anne", "Bilal") and "NotPublished" in said
    assert len(Versions(knowledge).all()) == 2 and not draft.exists()
    assert fingerprint_of(knowledge) == Versions(knowledge).in_service().files


def test_threads_of_one_program_wait_for_each_other_too(knowledge):
    versions = Versions(knowledge)
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda number: versions.publish(knowledge, "Anne", str(number)), range(EACH)))
    assert sorted(version.reason for version in versions.all()) == sorted(map(str, range(EACH)))


def test_what_is_written_while_the_draft_is_copied_is_not_lost(knowledge, edit, monkeypatch):
    find_served(knowledge)
    draft = Draft(knowledge)
    draft.begin()
    edit(draft.folder, "Tailler les haies", "Tailler les buissons")
    put_together = publishing.staged

    @contextmanager
    def then_written(*folders):
        with put_together(*folders) as stage:
            edit(draft.folder, "Tailler les buissons", "Tailler les rosiers")
            yield stage

    monkeypatch.setattr(publishing, "staged", then_written)
    with pytest.raises(NotPublished, match="ont changé pendant"):
        publish(knowledge, draft.folder, "Anne", None)
    assert draft.exists()
