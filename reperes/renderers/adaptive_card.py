"""Renders a message as an Adaptive Card 1.5 for Microsoft Teams, with its complete text for what shows no cards.

Texts of the document stand in RichTextBlocks, which know no markup; headings are TextBlocks and escaped.
"""

import json
from typing import Any, Dict, List, Mapping, Optional, Sequence

from reperes.knowledge.model import Knowledge
from reperes.renderers.adaptive_card_elements import drawn, line, plain, small
from reperes.renderers.choice import Choice
from reperes.renderers.message import structure_of
from reperes.renderers.sentences import BY_A_MACHINE, CHOOSE, CHOOSE_FIRST, CHOOSE_ONE, CHOSEN, SEND_CHOICE
from reperes.renderers.text import said, source

Card = Dict[str, Any]

KEY = "reperes"
"""What people chose comes back as the activity's value under this name, by button or list."""
MAX_BYTES = 80_000
MAX_BUTTONS = 6
_SEND: Card = {"type": "Action.Submit", "title": SEND_CHOICE}


def render_card(
    message: Mapping[str, Any],
    knowledge: Knowledge,
    choices: Sequence[Choice],
    chosen: Optional[str] = None,
    private: Optional[Choice] = None,
) -> Card:
    """Return the card of a message of the assistant.

    `chosen` is the title of what was chosen, and stands in the place of the choices; `private`, the choice that
    continues in private, stays beside it. The complete text names the choices, which can be written. A card has at most
    80,000 bytes however it is encoded; a long answer is plain text in it, up to about 30,000 characters.
    """
    structure = structure_of(message)
    open_choices = choices if chosen is None else ()
    card = _card(structure, drawn(structure, knowledge), open_choices, chosen, private)
    if len(json.dumps(card)) <= MAX_BYTES:
        return card
    return _card(structure, [plain(said(structure))], open_choices, chosen, private)


def _card(
    structure: Mapping[str, Any],
    body: List[Card],
    choices: Sequence[Choice],
    chosen: Optional[str],
    private: Optional[Choice],
) -> Card:
    aside = [_aside(private)] if private is not None else []
    is_listed = len(choices) + len(aside) > MAX_BUTTONS
    listed = [_list(choices)] if is_listed else []
    below = [line(CHOSEN.format(title=chosen))] if chosen is not None else listed
    signed = [small(text) for text in (*source(structure), BY_A_MACHINE)]
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "fr",
        "fallbackText": _in_words(structure, choices),
        "body": [*body, *below, *signed],
    }
    actions = [*([_SEND] if is_listed else map(_button, choices)), *aside]
    return {**card, "actions": actions} if actions else card


def _in_words(structure: Mapping[str, Any], choices: Sequence[Choice]) -> str:
    titles = "\n".join(f"• {choice.title}" for choice in choices)
    return "\n\n".join(filter(None, (said(structure), titles)))


def _list(choices: Sequence[Choice]) -> Card:
    return {
        "type": "Input.ChoiceSet",
        "id": KEY,
        "label": CHOOSE,
        "placeholder": CHOOSE_ONE,
        "isRequired": True,
        "errorMessage": CHOOSE_FIRST,
        "wrap": True,
        "choices": [{"title": choice.title, "value": choice.value} for choice in choices],
    }


def _button(choice: Choice) -> Card:
    return {"type": "Action.Submit", "title": choice.title, "data": {KEY: choice.value}}


def _aside(choice: Choice) -> Card:
    """A button that asks for nothing in a list beside it, and sends nothing of it."""
    return {**_button(choice), "associatedInputs": "none"}
