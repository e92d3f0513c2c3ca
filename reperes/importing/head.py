"""Reads what stands above the first section: the family's code and name, and a version if there is one."""

import re
from typing import Optional, Sequence, Tuple

from reperes.importing.blocks import Block, Table
from reperes.importing.gathering import Gathering
from reperes.importing.template import begins

_CODE = re.compile(r"[«\"(\[]?\s*(?P<code>[A-Z]{1,6}\d{0,2})(?!\w)\s*[»\")\]]?\s*[-–—:]?\s*(?P<name>.*)")
_PAIR = re.compile(r"(?P<code>[A-Z]{2,6}\d{0,2})\s*[-–—:]\s*(?P<name>\S.*)")
_FOOTNOTE_MARK = re.compile(r"\s*(?:\*+|[¹²³])$")


def read_head(blocks: Sequence[Block], gathering: Gathering) -> Tuple[str, str, str]:
    """Return the code, the name and the version; "" for each that does not stand there."""
    code = name = version = ""
    titled = False
    for block in blocks:
        if isinstance(block, Table):
            gathering.leave([block])
            continue
        text = _FOOTNOTE_MARK.sub("", block.text)
        after_title = begins(text, "title")
        titled = titled or after_title is not None
        number = begins(text, "version")
        found = _match(text, after_title) if not code else None
        if found:
            code, name = found["code"], found["name"].strip(' »"')
        elif after_title == "" and not code:
            continue
        elif number and not version:
            version = f"version {number}"
        elif titled and not name and after_title is None:
            name = text
        else:
            gathering.leave([block])
    return code, name, version


def _match(text: str, after_title: Optional[str]) -> Optional["re.Match[str]"]:
    return _CODE.fullmatch(after_title) if after_title else _PAIR.fullmatch(text)
