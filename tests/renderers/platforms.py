"""What Slack and Microsoft Teams refuse, as their documentation says."""

import json
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from jsonschema import Draft6Validator
from slack_sdk.models.blocks import Block

SCHEMA = Path(__file__).parent / "schemas" / "adaptive-card-1.5.json"


def faults_of_slack(message):
    """Return what Slack would refuse of a message with one more block for its buttons."""
    blocks = message.blocks
    tables = [block for block in blocks if block["type"] == "table"]
    markdown = [block["text"] for block in blocks if block["type"] == "markdown"]
    kept = {
        "at most 50 blocks": 0 < len(blocks) < 50,
        "at most 12,000 characters of markdown": sum(map(len, markdown)) <= 12_000,
        "no empty markdown": all(text.strip() for text in markdown),
        "at most one table": len(tables) <= 1,
        "a text that chat.update takes": 0 < len(message.text) <= 4_000,
        "tables within limits": all(map(_is_table, tables)),
    }
    return [limit for limit, is_kept in kept.items() if not is_kept]


def check_with_slack_sdk(blocks):
    """Raise what the models of Slack's own library find in blocks."""
    for block in Block.parse_all(blocks):
        block.validate_json()


def _is_table(table):
    widths = {len(row) for row in table["rows"]} | {len(table["column_settings"])}
    texts = [text["text"] for row in table["rows"] for cell in row for text in cell["elements"][0]["elements"]]
    sizes = len(table["rows"]) <= 100 and len(widths) == 1 and max(widths) <= 20 and sum(map(len, texts)) <= 10_000
    return sizes and all(texts)


def faults_of_card(card):
    """Return what the schema of Adaptive Cards 1.5 says against a card, and whether it is too large for Teams."""
    size = [] if len(json.dumps(card)) <= 80_000 else ["at most 80,000 bytes"]
    return size + list(_faults_of_shape(json.dumps(_shape(card))))


@lru_cache(maxsize=None)
def _faults_of_shape(shape):
    return tuple(fault.message for fault in _validator().iter_errors(json.loads(shape)))


@lru_cache(maxsize=1)
def _validator():
    return Draft6Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def _shape(value, key=""):
    """The card with other words, and once what follows itself: cards of the same shape are judged once.

    The schema asks neither for words nor for how many there are of a thing.
    """
    if isinstance(value, dict):
        return {name: _shape(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [part for part, _ in groupby(_shape(part, key) for part in value)]
    return "words" if key in ("text", "fallbackText", "title", "value", "reperes") else value
