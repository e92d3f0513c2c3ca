"""Whether a reply is what was expected, by the references in its blocks and by its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, FrozenSet, Iterator, Mapping, Sequence, Tuple

from tests.behaviour.document import Document
from tests.behaviour.probes import Expected

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Reply:
    """What a reply says: the whole facts that it quotes, its text, the payloads of its buttons, what is wrong with it.

    `excerpts` are the facts of which it says only some words, with these words.
    """

    quoted: FrozenSet[str]
    text: str
    buttons: Tuple[str, ...] = ()
    wrong: str = ""
    excerpts: FrozenSet[Tuple[str, str]] = frozenset()

    def __str__(self) -> str:
        if self.wrong:
            return self.wrong
        if self.quoted:
            return "+".join(sorted(self.quoted))
        asks = f" [{len(self.buttons)} buttons]" if self.buttons else ""
        return f"nothing quoted{asks}: {plain(self.text)[:70]}"


def plain(text: str) -> str:
    """Return `text` with single spaces."""
    return _SPACES.sub(" ", text).strip()


def read_reply(messages: Sequence[Mapping[str, Any]], document: Document) -> Reply:
    """Return what the messages of the `rest` channel say; a quotation that the document or the text lacks is wrong."""
    text = "\n".join(message.get("text") or "" for message in messages)
    buttons = tuple(button["payload"] for message in messages for button in message.get("buttons") or ())
    if not text.strip():
        return Reply(frozenset(), "", buttons, "no answer")
    said, quoted, excerpts = plain(text), set(), set()
    for ref, words in _quotations([message.get("custom") for message in messages]):
        whole = document.texts.get(ref, "")
        if not stands_in(words, whole):
            return Reply(frozenset(), text, buttons, f"quotes what {ref} does not say: {words[:60]}")
        if f"« {words} »" not in said:
            return Reply(frozenset(), text, buttons, f"the text lacks the quotation of {ref}")
        if words == whole:
            quoted.add(ref)
        else:
            excerpts |= {(first, words.strip(" …")) for first in document.refs([ref])}
    return Reply(document.refs(quoted), text, buttons, excerpts=frozenset(excerpts))


def stands_in(words: str, whole: str) -> bool:
    """Whether `whole` has `words`, in their order where « … » stands for what is left out."""
    spans = [span.strip() for span in words.split("…") if span.strip()]
    return bool(spans) and bool(re.search(".*?".join(map(re.escape, spans)), whole))


def _quotations(value: Any) -> Iterator[Tuple[str, str]]:
    if isinstance(value, Mapping):
        if "ref" in value:
            yield value["ref"], value["text"]
        else:
            for part in value.values():
                yield from _quotations(part)
    elif isinstance(value, list):
        for part in value:
            yield from _quotations(part)


def fault_of(reply: Reply, expected: Expected) -> str:
    """Return what is wrong with `reply`, "" for a good one."""
    if reply.wrong:
        return reply.wrong
    fitting = [refs for refs in expected.any_of if refs <= reply.quoted]
    if not fitting:
        return "quotes nothing" if not reply.quoted else "quotes other facts"
    if expected.allowed is not None and reply.quoted - expected.allowed.union(*fitting):
        return "quotes too much"
    if expected.says and not re.search(expected.says, plain(reply.text), re.IGNORECASE):
        return "does not say it"
    if expected.never and re.search(expected.never, plain(reply.text), re.IGNORECASE):
        return "says what it must not"
    if not expected.excerpts <= reply.excerpts:
        return "does not say the excerpt"
    return ""
