"""What the channel keeps of what it sent, for how long, and what happens when it cannot."""

from reperes.channels.teams.ledger import Ledger


def test_cards_are_forgotten_after_thirty_days(tmp_path):
    now = [0.0]
    ledger = Ledger(tmp_path, clock=lambda: now[0])
    ledger.keep("old", "a:1", "1:1", {"text": "x"})
    now[0] = 31 * 86_400
    ledger.keep("new", "a:1", "1:2", None)
    assert ledger.posted("old") is None and ledger.posted("new").id == "1:2"
    ledger.close()


def test_half_a_character_is_kept(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.keep("card", "a:1", "1:1", {"text": "\ud83d"})
    assert ledger.posted("card").message == {"text": "\ud83d"}
    ledger.close()


def test_a_ledger_that_fails_loses_no_answer(tmp_path, caplog):
    (tmp_path / "file").write_text("in the way")
    ledger = Ledger(tmp_path / "file")
    ledger.keep("card", "a:1", "1:1", None)
    assert ledger.posted("card") is None and ledger.choose("card", "Oui", "event")
    assert "ledger" in caplog.text
