"""Passwords as scrypt hashes, in the form that other programs write too: $scrypt$ln=15,r=8,p=3$salt$hash."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from base64 import b64decode, b64encode

FEWEST_CHARACTERS = 12
MOST_CHARACTERS = 256

_COST, _BLOCK, _PARALLEL = 15, 8, 3  # a third of a second and 32 MB on a plain machine
_SALT_BYTES, _HASH_BYTES = 16, 32
_FORM = re.compile(r"\$scrypt\$ln=(1[0-9]|20),r=([1-9]|1[0-6]),p=([1-9])\$([A-Za-z0-9+/]{16,64})\$([A-Za-z0-9+/]{43})")


def hash_of(password: str) -> str:
    """Return the hash of a password with a salt of its own."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return _written(salt, _derived(password, salt, _COST, _BLOCK, _PARALLEL))


def hash_of_nobody() -> str:
    """Return a hash that no password has and that takes as long to compare."""
    return _written(secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_HASH_BYTES))


def is_hash(text: object) -> bool:
    """Whether a text is a hash that can be compared here, at a cost that the machine can bear."""
    return isinstance(text, str) and bool(_FORM.fullmatch(text))


def matches(password: str, written: str) -> bool:
    """Whether a password has a hash of `hash_of`; takes as long when it has not."""
    cost, block, parallel, salt, expected = _FORM.fullmatch(written).groups()
    found = _derived(password, _decoded(salt), int(cost), int(block), int(parallel))
    return hmac.compare_digest(found, _decoded(expected))


def _derived(password: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    # Keyboards write « é » as one sign or as two.
    plain = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    size = {"n": 2**cost, "r": block, "p": parallel, "maxmem": 256 * 2**cost * block, "dklen": _HASH_BYTES}
    return hashlib.scrypt(plain, salt=salt, **size)


def _written(salt: bytes, derived: bytes) -> str:
    return f"$scrypt$ln={_COST},r={_BLOCK},p={_PARALLEL}${_encoded(salt)}${_encoded(derived)}"


def _encoded(content: bytes) -> str:
    return b64encode(content).decode("ascii").rstrip("=")


def _decoded(text: str) -> bytes:
    return b64decode(text + "=" * (-len(text) % 4))
