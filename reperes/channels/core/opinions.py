"""Reads what people think of answers; channels/web/feedback.py keeps it."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Tuple

logger = logging.getLogger(__name__)

FILE = "feedback.db"
TABLE = """
CREATE TABLE IF NOT EXISTS feedback (
    name TEXT PRIMARY KEY, day TEXT NOT NULL, thumb TEXT NOT NULL, remark TEXT NOT NULL,
    question TEXT NOT NULL, understanding TEXT NOT NULL, answer TEXT NOT NULL, family TEXT NOT NULL DEFAULT ''
)
"""
COLUMNS = "PRAGMA table_info(feedback)"
# A file of an earlier release knows no families.
WITH_FAMILY = "ALTER TABLE feedback ADD COLUMN family TEXT NOT NULL DEFAULT ''"
_READ = "SELECT * FROM feedback WHERE day >= ? ORDER BY day DESC, name"


@dataclass(frozen=True)
class KeptOpinion:
    """A thumb (`up` or `down`) and a masked remark on an answer, with the day, the masked question, how this was
    understood (the intent, then codes of questions, a line each), and the answer's text."""

    day: str
    thumb: str
    remark: str
    question: str
    understanding: str
    answer: str
    family: str = ""


def read_opinions(folder: Path, since: str) -> Tuple[KeptOpinion, ...]:
    """Return the opinions in a data folder from the day `since` on (ISO), newest first; none without a file, or where
    it cannot be read, which is logged."""
    path = folder / FILE
    if not path.exists():
        return ()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)) as connection:
            return tuple(KeptOpinion(*row[1:]) for row in connection.execute(_READ, (since,)))
    except sqlite3.Error as error:
        logger.error("%s cannot be read: %s", FILE, error)
        return ()
