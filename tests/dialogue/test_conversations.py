"""Conversations with the running program; the files' names say what someone does, their turns what is answered.

A turn has `user` (typed), `click` or `type` (a button of the last answer, by number), and expects `quotes` (these facts
and, when the list is empty, none), `not_quotes`, `says` (a regular expression) and at least so many `buttons`.
"""

import re
import uuid
from pathlib import Path

import pytest
import yaml

from reperes.knowledge.load import load_knowledge

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[2]
CONVERSATIONS = sorted((Path(__file__).parent / "conversations").glob("*.yml"))
FACTS = load_knowledge(ROOT / "knowledge").facts


def message_of(turn, buttons):
    if "click" in turn:
        return buttons[turn["click"]]["payload"]
    return buttons[turn["type"]]["title"] if "type" in turn else turn["user"]


def quoted_in(text):
    return {ref for ref, fact in FACTS.items() if f"«\u00a0{fact.text}\u00a0»" in text}


@pytest.mark.parametrize("path", CONVERSATIONS, ids=lambda path: path.stem)
def test_conversation(path, ask):
    sender, buttons = f"dialogue-{uuid.uuid4().hex}", []
    for turn in yaml.safe_load(path.read_text("utf-8")):
        messages = ask(message_of(turn, buttons), sender)
        assert len(messages) == 1, turn
        text, buttons = messages[0]["text"], messages[0].get("buttons") or []
        quoted = quoted_in(text)
        if "quotes" in turn:
            assert set(turn["quotes"]) <= quoted if turn["quotes"] else not quoted, (turn, text)
        assert not set(turn.get("not_quotes", ())) & quoted, (turn, text)
        assert re.search(turn.get("says", ""), text, re.IGNORECASE), (turn, text)
        assert len(buttons) >= turn.get("buttons", 0), (turn, text)
