"""The stock bot's actions: look up criteria by name and levels by letter, and quote the cells; no more than that.

They run in an action server of their own, as Rasa's documentation has it, and answer with about as much text, buttons
and data as Repères does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

CONTACT = "votre service du personnel"


@lru_cache(maxsize=1)
def family() -> Dict[str, Any]:
    """Return the family as its file has it."""
    (path,) = Path("knowledge/familles").glob("*.yml")
    return yaml.safe_load(path.read_text(encoding="utf-8"))


class ActionAnswer(Action):
    """Quotes the cells of the criterion and the levels that a message names; those of the last one without a name."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the cells and keep the criterion."""
        text = (tracker.latest_message.get("text") or "").lower()
        known = {criterion["id"]: criterion for criterion in family()["criteres"]}
        named = next((key for key, criterion in known.items() if criterion["nom"].lower()[:7] in text), None)
        key = named or (tracker.get_slot("conversation") or {}).get("criterion") or next(iter(known))
        criterion = known[key]
        cells = criterion["niveaux"]
        asked = [level for level in cells if re.search(rf"\b{level.lower()}\b", text)] or list(cells)
        quoted = [{"level": level, "text": cells[level]} for level in asked]
        said = "\n\n".join(f"{criterion['nom']}, niveau {one['level']} :\n« {one['text']} »" for one in quoted)
        buttons = [
            {"title": f"{criterion['nom']}, niveau {level}", "payload": f'/ask_description{{"code": "{key}.{level}"}}'}
            for level in cells
        ]
        dispatcher.utter_message(text=said, buttons=buttons, json_message={"criterion": key, "cells": quoted})
        return [SlotSet("conversation", {"criterion": key, "levels": asked})]


class ActionRefuse(Action):
    """Says that the document does not answer."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_refuse"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Refuse."""
        intent = tracker.latest_message["intent"].get("name")
        dispatcher.utter_message(
            response=f"utter_{intent}", family="Agents de support", levels="D, C et B", contact=CONTACT
        )
        return []


class ActionComplete(Action):
    """« c'est tout ? »: yes."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_complete"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say so."""
        dispatcher.utter_message(response="utter_complete")
        return []


class ActionHelp(Action):
    """Shows what can be asked."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_help"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the help."""
        dispatcher.utter_message(response="utter_help", family="Agents de support", levels="D, C et B", contact=CONTACT)
        return []


class ActionContact(Action):
    """Names whom to ask."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the contact."""
        dispatcher.utter_message(response="utter_human", contact=CONTACT)
        return []


class ActionStartAgain(Action):
    """Forgets the criterion."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_start_again"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Empty the slot."""
        dispatcher.utter_message(response="utter_restarted")
        return [SlotSet("conversation", None)]


class ActionFamilies(Action):
    """Names the one family."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_families"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say its name."""
        dispatcher.utter_message(text="OS – Agents de support")
        return []
