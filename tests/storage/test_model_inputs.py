"""The name of a model follows everything that it is made of, and nothing else."""

import shutil

import pytest

from reperes.storage.model_inputs import FAMILY_KNOWLEDGE, SHARED_KNOWLEDGE, TRAINED_ON, fingerprint


@pytest.fixture
def project(tmp_path):
    for part in TRAINED_ON:
        path = tmp_path / part
        if "." in path.name:
            path.write_text(part)
        else:
            path.mkdir(parents=True)
            (path / "a.yml").write_text(part)
    for name in ("reglages.yml", *SHARED_KNOWLEDGE, *(name.format("os") for name in FAMILY_KNOWLEDGE)):
        path = tmp_path / "knowledge" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("familles: [os, dg]")
    return tmp_path


def change_a_file(project):
    (project / "data" / "a.yml").write_text("other")


def add_a_file(project):
    (project / "data" / "b.yml").write_text("")


def change_the_first_family(project):
    (project / "knowledge" / "familles" / "os.yml").write_text("")


def put_another_family_first(project):
    (project / "knowledge" / "familles" / "dg.yml").write_text("another")
    (project / "knowledge" / "reglages.yml").write_text("familles: [dg, os]")


def remove_a_file(project):
    (project / "reperes" / "hearing" / "a.yml").unlink()


def rename_a_file(project):
    (project / "data" / "a.yml").rename(project / "data" / "b.yml")


def move_text_between_files(project):
    (project / "config.yml").write_text("config.ym")
    (project / "data" / "a.yml").write_text("ldata")


@pytest.mark.parametrize(
    "change",
    [
        change_a_file,
        add_a_file,
        remove_a_file,
        rename_a_file,
        move_text_between_files,
        change_the_first_family,
        put_another_family_first,
    ],
)
def test_a_change_gives_another_name(project, change):
    before = fingerprint(project)
    change(project)
    assert fingerprint(project) != before


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "tests/a.py",
        "data/.a.yml.swp",
        "data/a.yml~",
        "reperes/hearing/__pycache__/a.pyc",
        "knowledge/familles/dg.yml",
        "knowledge/questions/os.yml",
    ],
)
def test_other_files_leave_the_name(project, name):
    before = fingerprint(project)
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text("x")
    assert fingerprint(project) == before


def test_the_name_is_that_of_the_knowledge_wherever_it_stands(project, tmp_path_factory):
    other = shutil.copytree(project / "knowledge", tmp_path_factory.mktemp("other") / "version")
    assert fingerprint(project, other) == fingerprint(project)
    (other / "competences.yml").write_text("changed")
    assert fingerprint(project, other) != fingerprint(project)


def test_the_name_does_not_depend_on_where_the_project_is(project, tmp_path_factory):
    before = fingerprint(project)
    moved = project.rename(tmp_path_factory.mktemp("elsewhere") / "project")
    assert fingerprint(moved) == before
    assert len(before) == 16
