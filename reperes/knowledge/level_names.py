"""What a level is called in a document and in the files: its name, without the word « niveau »."""

import re

_WORD = re.compile(r"^niveau\s+(?=\S)", re.IGNORECASE)


def level_name(written: str) -> str:
    """Return the name of a level that is written with the word « niveau » or without it."""
    return _WORD.sub("", written.strip())
