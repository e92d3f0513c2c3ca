"""What every action needs, made once per process at the first turn."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict

from reperes.answers.book import Book
from reperes.answers.wording import Phrases, enumerate_french
from reperes.knowledge.load import load_knowledge


@lru_cache(maxsize=1)
def book() -> Book:
    """Return the knowledge (of the folder $REPERES_KNOWLEDGE, default knowledge/) and the phrases."""
    return Book(load_knowledge(Path(os.environ.get("REPERES_KNOWLEDGE", "knowledge"))), Phrases.read())


def names() -> Dict[str, Any]:
    """Return what the responses of domain.yml insert between braces."""
    family = book().knowledge.family
    contact = book().knowledge.contact
    return {"family": family.name, "levels": enumerate_french(family.levels), "contact": contact}
