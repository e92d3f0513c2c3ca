"""The texts of the document by the names that files of questions use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Dict

from reperes.cli.errors import CannotDo
from reperes.cli.evaluation.quoting import plain
from reperes.knowledge.served import served


def cells_for(file: Path) -> Dict[str, str]:
    """Return name -> plain text: of the cells.json beside a file of questions, of our knowledge when there is none."""
    beside = file.with_name("cells.json")
    if not beside.is_file():
        return {ref: plain(fact.text) for ref, fact in served().first.facts.items()}
    try:
        texts = json.loads(beside.read_text("utf-8"))["cells"]
        return {name: plain(text) for name, text in texts.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CannotDo(f"« {beside} » doit contenir un objet « cells » : nom -> texte ({error}).") from error
