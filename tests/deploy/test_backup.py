"""The commands of docs/operating.md back up a running program's files, and bring them back."""

import re
import sqlite3

import pytest
from deployed import ROOT, needs_program, run

from reperes.channels.core.inbox import Inbox
from reperes.storage.sqlite_file import SQLiteFile

pytestmark = needs_program("sqlite3")


def commands(name):
    """The commands of the guide that stand after a line `# name`."""
    text = (ROOT / "docs" / "operating.md").read_text("utf-8")
    return re.search(rf"```sh\n# {name}\n(.*?)```", text, re.DOTALL)[1]


def do(name, folder):
    script = (
        commands(name)
        .replace("/var/backups/reperes", str(folder / "backup"))
        .replace("/var/lib/reperes", str(folder / "data"))
    )
    script = script.replace("/opt/reperes", str(folder / "program"))
    script = re.sub(r"^(systemctl|chown) .*$", ":", script, flags=re.MULTILINE)
    done = run("sh", "-euc", script)
    assert done.returncode == 0, done.stderr


@pytest.fixture
def folder(tmp_path):
    for name in ("data", "backup", "program/knowledge/.versions/1"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "data" / "web-secret").write_text("s" * 40, "utf-8")
    (tmp_path / "program" / "knowledge" / ".versions" / "1" / "version.json").write_text("{}", "utf-8")
    return tmp_path


def test_what_was_written_before_the_backup_comes_back_and_nothing_else(folder):
    writing = SQLiteFile(folder / "data" / "conversations.db").connect()
    writing.execute("CREATE TABLE events (text)")
    writing.execute("INSERT INTO events VALUES ('before')")
    writing.commit()
    # Committed, in the write-ahead log, and not yet in the file; the next one is not committed at all.
    writing.execute("INSERT INTO events VALUES ('open')")
    do("back up", folder)
    writing.execute("INSERT INTO events VALUES ('after')")
    writing.commit()
    writing.close()
    (folder / "program" / "knowledge" / ".versions" / "1" / "version.json").unlink()
    (folder / "data" / "web-secret").write_text("other", "utf-8")
    do("restore", folder)
    kept = sqlite3.connect(folder / "data" / "conversations.db")
    assert kept.execute("SELECT text FROM events").fetchall() == [("before",)]
    assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept.close()
    assert (folder / "data" / "web-secret").read_text("utf-8") == "s" * 40
    assert (folder / "program" / "knowledge" / ".versions" / "1" / "version.json").exists()


def test_a_restored_inbox_is_one_that_the_program_opens(folder):
    inbox = Inbox(folder / "data")
    assert inbox.state()["status"] == "ok"
    do("back up", folder)
    inbox.close()
    do("restore", folder)
    again = Inbox(folder / "data")
    again.purge()
    assert again.state()["status"] == "ok"
    again.close()
