"""`reperes purge` forgets what people asked when its time has come."""

import time

from reperes.channels.core.asked import FILE, AskedStore
from reperes.channels.core.outcome import REFUSED, Asked
from reperes.serve.retention import purge_asked

DAY = 86_400


def keep(folder, question, days_ago):
    store = AskedStore(folder, lambda: time.time() - days_ago * DAY)
    store.keep(Asked(question, REFUSED), "web")
    store.close()


def test_old_questions_without_an_answer_are_purged_and_young_ones_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("REPERES_DATA", str(tmp_path))
    keep(tmp_path, "et la pension ?", 89)
    keep(tmp_path, "et la prime ?", 92)
    assert purge_asked() == 1
    store = AskedStore(tmp_path)
    assert [group.leader for group in store.groups()] == ["et la pension ?"]
    store.close()
    assert all(b"prime" not in path.read_bytes() for path in tmp_path.iterdir())


def test_without_a_file_nothing_is_purged_and_none_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("REPERES_DATA", str(tmp_path))
    assert purge_asked() == 0 and not (tmp_path / FILE).exists()
