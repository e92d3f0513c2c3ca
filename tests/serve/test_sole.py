"""Two programs never answer the messages of the same inbox."""

import errno
import fcntl
import os

import pytest

from reperes.serve.cannot_start import CannotStart
from reperes.serve.sole import become_sole


def test_a_second_program_is_told_that_the_folder_is_taken(tmp_path):
    held = become_sole(tmp_path)
    with pytest.raises(CannotStart, match="REPERES_DATA"):
        become_sole(tmp_path, seconds=0.2)
    os.close(held)


def test_the_next_program_may_begin_when_the_first_ended(tmp_path):
    os.close(become_sole(tmp_path))
    os.close(become_sole(tmp_path, seconds=0))


def test_a_folder_that_cannot_be_made_holds_nobody_up(tmp_path):
    (tmp_path / "file").write_text("")
    assert become_sole(tmp_path / "file" / "folder") is None


def test_a_folder_that_cannot_be_locked_holds_nobody_up(tmp_path, monkeypatch, caplog):
    def fail(descriptor, operation):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", fail)
    assert become_sole(tmp_path) is None
    assert "cannot be locked" in caplog.text
