"""Which model files there are, and which go."""

import os

from reperes.storage.model_files import model_file, unfinished, use


def make(folder, name, age):
    path = folder / name
    path.touch()
    os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return path


def test_a_model_that_is_used_becomes_the_newest_and_only_one_more_of_ours_is_kept(tmp_path):
    old, older, oldest = (make(tmp_path, f"{name * 16}.tar.gz", age) for age, name in enumerate("abc"))
    foreign = make(tmp_path, "20240101-brave-moose.tar.gz", 9)
    use(oldest)
    assert sorted(tmp_path.iterdir()) == sorted([foreign, old, oldest])
    assert max((old, oldest), key=lambda path: path.stat().st_mtime) == oldest


def test_an_unfinished_model_is_not_taken_for_a_model(tmp_path):
    model = model_file(tmp_path)
    assert model.parent == tmp_path / "models"
    assert unfinished(model).parent == model.parent
    assert unfinished(model).name.startswith(".")
