"""The name of a model follows everything that it is made of, and nothing else."""

import pytest

from reperes.cli.inputs import TRAINED_ON, fingerprint


@pytest.fixture
def project(tmp_path):
    for part in TRAINED_ON:
        path = tmp_path / part
        if "." in path.name:
            path.write_text(part)
        else:
            path.mkdir(parents=True)
            (path / "a.yml").write_text(part)
    return tmp_path


def change_a_file(project):
    (project / "data" / "a.yml").write_text("other")


def add_a_file(project):
    (project / "knowledge" / "familles").mkdir()
    (project / "knowledge" / "familles" / "b.yml").write_text("")


def remove_a_file(project):
    (project / "reperes" / "hearing" / "a.yml").unlink()


def rename_a_file(project):
    (project / "data" / "a.yml").rename(project / "data" / "b.yml")


def move_text_between_files(project):
    (project / "config.yml").write_text("config.ym")
    (project / "data" / "a.yml").write_text("ldata")


@pytest.mark.parametrize("change", [change_a_file, add_a_file, remove_a_file, rename_a_file, move_text_between_files])
def test_a_change_gives_another_name(project, change):
    before = fingerprint(project)
    change(project)
    assert fingerprint(project) != before


@pytest.mark.parametrize(
    "name", ["README.md", "tests/a.py", "data/.a.yml.swp", "data/a.yml~", "reperes/hearing/__pycache__/a.pyc"]
)
def test_other_files_leave_the_name(project, name):
    before = fingerprint(project)
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text("x")
    assert fingerprint(project) == before


def test_the_name_does_not_depend_on_where_the_project_is(project, tmp_path_factory):
    before = fingerprint(project)
    moved = project.rename(tmp_path_factory.mktemp("elsewhere") / "project")
    assert fingerprint(moved) == before
    assert len(before) == 16
