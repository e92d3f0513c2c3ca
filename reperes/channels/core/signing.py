"""The secret of the server, and what it signs: nobody else can make a session or a button."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path
from typing import Any, Optional

VARIABLE = "REPERES_SECRET"
FILE = "web-secret"
MIN_CHARACTERS = 32


class BadSecret(Exception):
    """Why a secret cannot be used, in a sentence for whoever starts the server."""


def read_secret(folder: Path) -> bytes:
    """Return the secret of $REPERES_SECRET, else the one kept in `folder`, made at first use for its owner alone.

    Raises BadSecret for one that is too short, or that cannot be read or written.
    """
    chosen = os.environ.get(VARIABLE)
    if chosen is None:
        path = folder / FILE
        try:
            chosen = path.read_text("ascii") if path.exists() else _make(path)
        except (OSError, ValueError) as error:
            raise BadSecret(
                f"Le fichier {path} ne peut pas être lu ou écrit ({type(error).__name__}) : vérifiez le dossier REPERES_DATA et vos droits."
            ) from error
    if len(chosen) < MIN_CHARACTERS:
        raise BadSecret(
            f"Le secret de Repères ({VARIABLE}, ou {FILE}) doit avoir au moins {MIN_CHARACTERS} caractères."
        )
    return chosen.encode("utf-8")


def _make(path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = secrets.token_urlsafe(48)
    # Written aside, then linked: of two servers that start at once, both use the one that came first.
    aside = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(made)
    try:
        os.link(aside, path)
    except FileExistsError:
        return path.read_text("ascii")
    finally:
        aside.unlink()
    return made


class Signer:
    """Signs values for one purpose; what was signed for another is not accepted."""

    def __init__(self, secret: bytes, purpose: str):
        self._key = hmac.new(secret, purpose.encode("utf-8"), hashlib.sha256).digest()

    def sign(self, value: Any) -> str:
        """Return a JSON value as a text that only the holder of the secret can make."""
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        return f"{_encode(body)}.{_encode(self._digest(body))}"

    def read(self, text: str) -> Optional[Any]:
        """Return what was signed, None for anything else."""
        body, _, signature = text.partition(".")
        try:
            content, given = _decode(body), _decode(signature)
        except ValueError:
            return None
        return json.loads(content) if hmac.compare_digest(given, self._digest(content)) else None

    def name(self, *parts: str) -> str:
        """Return a name that is the same for the same parts and from which nobody finds them again."""
        return self._digest("\0".join(parts).encode("utf-8")).hex()

    def _digest(self, content: bytes) -> bytes:
        return hmac.new(self._key, content, hashlib.sha256).digest()


def _encode(content: bytes) -> str:
    return urlsafe_b64encode(content).decode("ascii").rstrip("=")


def _decode(text: str) -> bytes:
    """Return the bytes of `_encode`; ValueError for a text that it would not have made."""
    content = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    if _encode(content) != text:
        raise ValueError("not in the one form that we make")
    return content
