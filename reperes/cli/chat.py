"""Talks with the assistant in a terminal."""

from __future__ import annotations

import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Dict, List, Optional

from reperes.cli.terminal import BOLD, PLAIN, buttons_of, formatted

_WELCOME = "Posez votre question, ou tapez le numéro d'une proposition. Une ligne vide pour partir."
_LOADING = "Chargement du modèle…"
_PROMPT = "Vous › "


def ask(model: Path, question: str) -> None:
    """Print the answer to one question."""
    from reperes.cli.conversation import Conversation

    conversation = Conversation(model)
    _show(conversation.say(question))
    conversation.close()


def chat(model: Path) -> None:
    """Answer until an empty line or the end of the input."""
    from reperes.cli.conversation import Conversation

    with suppress(ImportError):
        # Arrow keys work in `input` as soon as it is there.
        import readline  # noqa: F401
    print(_LOADING, file=sys.stderr)
    conversation = Conversation(model)
    print(_WELCOME)
    offered: List[Dict[str, Any]] = []
    while True:
        typed = _read()
        if not typed:
            break
        button = chosen(typed, offered)
        messages = conversation.press(button) if button else conversation.say(typed)
        offered = buttons_of(messages)
        print()
        _show(messages)
    conversation.close()


def chosen(typed: str, offered: List[Dict[str, Any]]) -> Optional[Dict[str, Any]]:
    """Return the button whose number was typed, None when it was something else."""
    number = int(typed) if typed.isascii() and typed.isdigit() else 0
    return offered[number - 1] if 0 < number <= len(offered) else None


def _read() -> str:
    prompt = f"{BOLD}{_PROMPT}{PLAIN}" if sys.stdout.isatty() else _PROMPT
    try:
        return input(f"\n{prompt}").strip()
    except EOFError:
        return ""


def _show(messages: List[Dict[str, Any]]) -> None:
    print(formatted(messages, shutil.get_terminal_size().columns, sys.stdout.isatty()))
