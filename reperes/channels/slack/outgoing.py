"""Delivers answers in Slack: where they were asked for, short where many read them, with buttons that work once."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence

from reperes.channels.core.courier import Gone
from reperes.channels.core.inbox import Letter
from reperes.channels.slack.client import SlackClient
from reperes.channels.slack.incoming import PRIVATE
from reperes.channels.slack.retries import Refused
from reperes.channels.slack.sentences import CONTINUE, CONTINUED
from reperes.channels.slack.store import BEGUN, POSTED, Offer, Store
from reperes.knowledge.library import Library
from reperes.renderers.block_kit import SlackMessage, render_slack, slack_buttons, slack_chosen
from reperes.renderers.choice import Choice
from reperes.renderers.escape import mrkdwn
from reperes.renderers.message import knowledge_of
from reperes.renderers.short import shorten

logger = logging.getLogger(__name__)

MOST_CHOICES = 100
MAX_SECTION = 3_000

Content = Dict[str, Any]


@dataclass(frozen=True)
class _Post:
    """Where a part of an answer goes, what it is known by, and whether it may have gone out before."""

    address: Mapping[str, Any]
    mark: str
    is_doubtful: bool


class Outgoing:
    """Posts for letters whose `address` has these keys.

    `user` and `channel`; `thread_ts` in a thread; `is_shared` where others read along; `response_url` for what only one
    person sees, and `response_thread` where they see it; `click` after a click.
    """

    def __init__(self, client: SlackClient, store: Store, families: Callable[[], Library]):
        self._client = client
        self._store = store
        self._families = families

    async def deliver(self, letter: Letter, messages: Sequence[Mapping[str, Any]]) -> None:
        """Post what did not go out before; raises Undelivered or Gone, and Refused when Slack takes not even the
        text."""
        for number, message in enumerate(messages):
            whole = None
            if letter.address.get("is_shared"):
                short = shorten(message)
                whole, message = (message, short) if short is not None else (None, message)
            parts = render_slack(message, knowledge_of(message, self._families()))
            for place, part in enumerate(parts):
                name = _name_of(number, place, part)
                progress = self._store.begin(letter.event.id, name)
                if progress == POSTED:
                    continue
                is_last = place == len(parts) - 1
                buttons = (message.get("buttons") or ())[:MOST_CHOICES] if is_last else ()
                below = self._offered(letter, part, buttons, whole) if is_last else []
                post = _Post(letter.address, f"{letter.event.id}#{name}", progress == BEGUN)
                await self._say(post, part, below, [button["title"] for button in buttons])
                self._store.posted(letter.event.id, name)

    async def show_choice(self, click: Mapping[str, Any]) -> None:
        """Replace the buttons of a message by what was chosen; `click` is that of a letter's address."""
        offer = self._store.find(click["offer"])
        if offer is None:
            return
        content: Content = {"text": offer.text, "blocks": [*offer.blocks, *shown(click["offer"], offer)]}
        if click.get("response_url"):
            await self._client.respond(click["response_url"], {"replace_original": True, **content})
        else:
            await self._client.update({"channel": click["channel"], "ts": click["ts"], **content})

    def _offered(
        self,
        letter: Letter,
        part: SlackMessage,
        buttons: Sequence[Mapping[str, Any]],
        whole: Optional[Mapping[str, Any]],
    ) -> List[Content]:
        """Return the blocks with the buttons of a message; none when they could not be kept."""
        choices = tuple((button["title"], button["payload"]) for button in buttons)
        if not choices and whole is None:
            return []
        address = {key: value for key, value in letter.address.items() if key != "click"}
        offer = Offer(address["user"], letter.event.sender, address, part.blocks, part.text, choices, whole)
        name = self._store.offer(offer)
        return shown(name, offer) if name else []

    async def _say(self, post: _Post, part: SlackMessage, below: List[Content], titles: Sequence[str]) -> None:
        """Words and buttons arrive whatever Slack thinks of the blocks; without any, the buttons are lines to type."""
        looks: List[List[Content]] = [[*part.blocks, *below], [*_sections(part.text), *below], []]
        for blocks in looks:
            content: Content = {"text": part.text, "blocks": blocks} if blocks else {"text": _listed(part.text, titles)}
            try:
                return await self._send(post, content)
            except Refused as refused:
                logger.error("Slack refuses an answer with %d blocks: %s.", len(blocks), refused.code)
                reason = refused
        raise reason

    async def _send(self, post: _Post, content: Content) -> None:
        address = post.address
        url = address.get("response_url")
        if url:
            alone = {"response_type": "ephemeral", "replace_original": False}
            if address.get("response_thread"):
                alone["thread_ts"] = address["response_thread"]
            try:
                await self._client.respond(url, {**alone, **content})
                return
            except Gone:
                # It serves five times, for half an hour; then we write to the person directly.
                address = {"channel": address["user"]}
        where = {"channel": address["channel"], "unfurl_links": False, "unfurl_media": False}
        if address.get("thread_ts"):
            where["thread_ts"] = address["thread_ts"]
        await self._client.post({**where, **content}, post.mark, post.is_doubtful)


def shown(name: str, offer: Offer) -> List[Content]:
    """Return the blocks below a message: its buttons, or what was chosen of them."""
    found: List[Content] = []
    if offer.choices and offer.chosen is None:
        found.append(slack_buttons([Choice(title, f"{name}:{at}") for at, (title, _) in enumerate(offer.choices)]))
    elif offer.choices:
        found.append(slack_chosen(offer.choices[offer.chosen][0]))
    if offer.whole is not None and offer.continued_by is not None:
        found.append({"type": "context", "elements": [{"type": "mrkdwn", "text": mrkdwn(CONTINUED)}]})
    elif offer.whole is not None:
        text = {"type": "plain_text", "text": CONTINUE}
        button = {"type": "button", "action_id": PRIVATE, "text": text, "value": f"{name}:{PRIVATE}"}
        found.append({"type": "actions", "elements": [button]})
    return found


def _listed(text: str, titles: Sequence[str]) -> str:
    lines = "\n".join(f"• {mrkdwn(title)}" for title in titles)
    return f"{text}\n\n{lines}" if lines else text


def _sections(text: str) -> List[Content]:
    starts = range(0, len(text), MAX_SECTION)
    return [
        {"type": "section", "text": {"type": "mrkdwn", "text": text[start : start + MAX_SECTION]}} for start in starts
    ]


def _name_of(number: int, place: int, part: SlackMessage) -> str:
    """Name a part by what it says too: an apology may take the place of an answer that went out in part."""
    return f"{number}.{place}.{hashlib.sha256(part.text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
