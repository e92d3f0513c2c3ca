"""The sentences of the document's texts, and what is cut out of them."""

import re

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")


def sentences(text: str) -> list:
    """Return the sentences of one of the document's texts, each with its final point."""
    return _SENTENCE_END.split(text)


def alike(text: str) -> str:
    """Return `text` without what makes no other text of it: case, spaces and final punctuation."""
    return " ".join(text.casefold().split()).rstrip(" .;:,!?…")


def is_excerpt(excerpt: str, text: str) -> bool:
    """Whether `excerpt` is made of spans of `text`, word for word and in their order, with « … » between them."""
    place = 0
    for span in filter(None, map(str.strip, excerpt.split("…"))):
        found = re.search(rf"(?<!\w){re.escape(span)}(?!\w)", text[place:])
        if found is None:
            return False
        place += found.end()
    return bool(excerpt.strip(" …"))
