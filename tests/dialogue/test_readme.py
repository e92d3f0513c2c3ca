"""The conversation in the README is what the running program says, word for word."""

import re
import uuid
from pathlib import Path

import pytest

pytestmark = pytest.mark.server

README = Path(__file__).parents[2] / "README.md"
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """Return `text` with single blanks, wherever its lines are broken."""
    return _SPACES.sub(" ", text).strip()


def told():
    """Yield what is typed in the README and what is answered, with the titles of the buttons after it."""
    section = README.read_text("utf-8").partition("## A conversation")[2].partition("Over HTTP")[0]
    talk = "\n".join(line.strip() for line in section.splitlines())
    for part in talk.split("Vous › ")[1:]:
        typed, _, answered = part.partition("\n")
        yield typed, plain(answered)


def test_the_conversation_is_as_it_is_told(ask):
    sender, turns = f"readme-{uuid.uuid4().hex}", list(told())
    assert len(turns) >= 3
    for typed, answered in turns:
        (message,) = ask(typed, sender)
        buttons = [f"{number}. {button['title']}" for number, button in enumerate(message.get("buttons") or (), 1)]
        assert plain(" ".join([message["text"], *buttons])) == answered, typed
