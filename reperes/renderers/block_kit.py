"""Renders a message for Slack: markdown and a table in Block Kit, within Slack's limits, with its text beside it."""

from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from reperes.knowledge.model import Knowledge
from reperes.renderers.block_kit_blocks import drawn
from reperes.renderers.choice import Choice
from reperes.renderers.escape import mrkdwn
from reperes.renderers.message import Block, halves, structure_of, units
from reperes.renderers.sentences import CHOOSE_ONE, CHOSEN
from reperes.renderers.text import said, source

Blocks = List[Dict[str, Any]]

MAX_MARKDOWN = 12_000
"""Characters of all markdown blocks of a message together."""
MAX_TEXT = 4_000
"""Characters of the text beside the blocks; `chat.update` refuses more. It also keeps a message far below 50 blocks and
a table below 10,000 characters, as both have no more to say than the text."""
MAX_BUTTONS = 25
MAX_LABEL = 75


@dataclass(frozen=True)
class SlackMessage:
    """What `chat.postMessage` takes: the blocks, and the whole text for notifications, search and screen readers."""

    blocks: Blocks
    text: str


def render_slack(message: Mapping[str, Any], knowledge: Knowledge) -> List[SlackMessage]:
    """Return a message of the assistant without its buttons: one message, or several where Slack's limits ask for it.

    Several are parted between things that do not belong together, and the last one names the document's version.
    """
    structure = structure_of(message)
    waiting = units(structure["blocks"])
    messages: List[SlackMessage] = []
    while waiting:
        note = "" if messages else structure["note"]
        taken, found = _longest_start({**structure, "note": note}, waiting, knowledge)
        if found is None:
            waiting[:1] = _smaller(waiting[0])
        else:
            del waiting[:taken]
            messages.append(found)
    return messages


def slack_buttons(choices: Sequence[Choice]) -> Dict[str, Any]:
    """Return the block with the choices: buttons, or a list to choose from when there are more than 25.

    The values are at most 2,000 characters long for buttons and 150 for a list; at most 100 choices.
    """
    if len(choices) <= MAX_BUTTONS:
        return {"type": "actions", "elements": [_button(number, choice) for number, choice in enumerate(choices)]}
    options = [{"text": _plain(_label(choice.title)), "value": choice.value} for choice in choices]
    select = {"type": "static_select", "action_id": "choice", "placeholder": _plain(CHOOSE_ONE), "options": options}
    return {"type": "actions", "elements": [select]}


def slack_chosen(title: str) -> Dict[str, Any]:
    """Return what stands in the place of the buttons after a click."""
    return {"type": "context", "elements": [_plain(CHOSEN.format(title=title))]}


def _longest_start(
    structure: Mapping[str, Any], waiting: Sequence[Sequence[Block]], knowledge: Knowledge
) -> Tuple[int, Optional[SlackMessage]]:
    """How many of the waiting groups one message can take, and that message; None when it cannot take the first."""
    for taken in range(len(waiting), 0, -1):
        version = structure["version"] if taken == len(waiting) else None
        blocks = [block for group in waiting[:taken] for block in group]
        found = _message({**structure, "version": version, "blocks": blocks}, knowledge)
        if found:
            return taken, found
    return 0, None


def _message(structure: Mapping[str, Any], knowledge: Knowledge) -> Optional[SlackMessage]:
    """The message of a structure, None when it is over Slack's limits."""
    text = mrkdwn(said(structure))
    if len(text) > MAX_TEXT:
        return None
    version = [{"type": "context", "elements": [_plain(line)]} for line in source(structure)]
    blocks = drawn(structure, knowledge) + version
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    return SlackMessage(blocks, text) if markdown <= MAX_MARKDOWN else None


def _smaller(group: Sequence[Block]) -> List[List[Block]]:
    return [[block] for block in (group if len(group) > 1 else halves(group[0]))]


def _button(number: int, choice: Choice) -> Dict[str, Any]:
    text = _plain(_label(choice.title))
    return {"type": "button", "action_id": f"choice:{number}", "text": text, "value": choice.value}


def _label(title: str) -> str:
    return title if len(title) <= MAX_LABEL else title[: MAX_LABEL - 1] + "…"


def _plain(text: str) -> Dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}
