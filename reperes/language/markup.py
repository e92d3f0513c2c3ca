"""Leaves out what programs write between the words: tags, mentions, code, emojis, links, names of files."""

import html
import re
from functools import lru_cache
from typing import Pattern

from reperes.language.lexis import listed, words

_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\d*);")
_PERSON = re.compile(r"<at\b[^<>]*>(.*?)</at>|<@\w+(?:\|([^<>]*))?>", re.IGNORECASE)
_PLACE = re.compile(r"<[#!]\w[^<>]*>")
_LINK = re.compile(r"<(?:https?|mailto|tel|file):[^<>|]*(?:\|([^<>]*))?>")
_FENCE = re.compile(r"```.*?```", re.DOTALL)
_EMOJI = re.compile(r"(?<![\w:]):(?:[+-]1|[a-z_][a-z0-9_+'-]+)(?:::skin-tone-\d)?:(?![\w:])")
_EMOTICON = re.compile(r"(?<![^\s.,!?])[:;=8xX]['^]?-?[DPpOo)(|/\\]+(?!\w)")
_ADDRESS = re.compile(r"\b(?:https?|ftp|file)://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.[\w.-]*\w")
_PATH = re.compile(r"(?<![\w/])[A-Za-z]:[\\/]\S*|\\\\\S+|(?<!\S)(?:~|\.{1,2})?/[\w.-]+/\S*")
_STYLED = re.compile(r"(?<![\w*_~`])(\*\*|__|~~|[*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])")
_SIGNS = frozenset("<>:`*_~/\\@=;.")


def without_markup(text: str) -> str:
    """Return `text` without what the program that it was written in adds, without addresses and names of files."""
    if _SIGNS.isdisjoint(text):
        return text
    if "<" in text:
        text = _without_tags(text)
    if "```" in text:
        text = _or(_FENCE.sub(" ", text), text.replace("```", " "))
    text = _EMOTICON.sub(" ", _EMOJI.sub(" ", text))
    text = _or(_file_names().sub(" ", _PATH.sub(" ", _ADDRESS.sub(" ", text))), _instead(text))
    return without_styles(text).replace("`", "'")


def without_entities(text: str) -> str:
    """Return `text` with the characters that HTML's entities stand for."""
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text


def without_styles(text: str) -> str:
    """Return `text` without the signs for bold, italic, struck out and code, two around each other too."""
    return _STYLED.sub(r"\2", _STYLED.sub(r"\2", text))


def _without_tags(text: str) -> str:
    text = _LINK.sub(lambda found: f" {found[1] or ''} ", _PLACE.sub(" ", _PERSON.sub(_name, text)))
    text = _or(_tags("apart", r"<(?:{names})\b[^<>]*?(?:/>|>.*?(?:</(?:{names})>|$))").sub("\n", text), text)
    text = _tags("block", r"</?(?:{names})\b[^<>]*>").sub("\n", text)
    return _tags("inline", r"</?(?:{names})(?:\s[^<>]*)?>").sub("", text)


def _name(found: "re.Match[str]") -> str:
    """The first name of a person who is mentioned; none of whoever is spoken to at the start."""
    name = next(iter((found[1] or found[2] or "").split()), "")
    return f" {name} " if found.string[: found.start()].strip() else " "


def _or(shorter: str, text: str) -> str:
    """Return `shorter`, unless no word is left in it."""
    return shorter if re.search(r"\w", shorter) else text


def _instead(text: str) -> str:
    """What stands for a text that is but an address; a text without any word stays."""
    return listed("markup", "instead")[0] if re.search(r"\w", text) else text


@lru_cache(maxsize=None)
def _tags(key: str, shape: str) -> Pattern[str]:
    names = "|".join(sorted(words("markup", key), key=len, reverse=True))
    return re.compile(shape.replace("{names}", names), re.DOTALL)


@lru_cache(maxsize=None)
def _file_names() -> Pattern[str]:
    return re.compile(rf"[\w-]+\.(?:{'|'.join(sorted(words('markup', 'files')))})\b", re.IGNORECASE)
