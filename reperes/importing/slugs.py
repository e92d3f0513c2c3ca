"""Makes identifiers: short, readable, each once."""

from typing import Set, Tuple

from reperes.importing.template import template
from reperes.language.folding import words

_NAME_WORDS = 4
_TASK_WORDS = 3


def telling_words(text: str) -> Tuple[str, ...]:
    """Return the folded words of `text` that name something."""
    return tuple(word for word in words(text) if word not in template()["small"])


def name_slug(text: str, taken: Set[str]) -> str:
    """Return an identifier for a name, and add it to those that are `taken`."""
    return _slug(text, _NAME_WORDS, taken)


def task_slug(text: str, taken: Set[str]) -> str:
    """Return an identifier for a task, made of its first telling words, and add it to those that are `taken`."""
    return _slug(text, _TASK_WORDS, taken)


def _slug(text: str, length: int, taken: Set[str]) -> str:
    row = telling_words(text) or tuple(words(text)) or ("partie",)
    row = row if not row[0][0].isdigit() else ("n" + row[0], *row[1:])
    longer = ["_".join(row[:count]) for count in range(min(length, len(row)), len(row) + 1)]
    numbered = (f"{longer[0]}_{number}" for number in range(2, len(taken) + 3))
    slug = next(slug for slug in (*longer, *numbered) if slug not in taken)
    taken.add(slug)
    return slug
