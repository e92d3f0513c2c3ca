"""What is not an answer from the document: refusals, help, the contact, starting again."""

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer
from actions.desk import book, names
from actions.say import buttons
from reperes.answers.clarify import examples
from reperes.questions.choices import chosen
from reperes.questions.resolve import remember
from reperes.questions.state import State
from reperes.questions.understanding import Understanding


class ActionRefuse(Action):
    """Says that the document does not answer, and what the assistant can do."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_refuse"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Refuse in the way that fits the intent, unless « 2 » picks a choice; the subject stays, and the levels said are kept."""
        heard = Understanding.from_message(tracker.latest_message)
        state = State.from_dict(tracker.get_slot("conversation"))
        if state.unclear and chosen(heard, state.choices):
            return await ActionAnswer().run(dispatcher, tracker, domain)
        response = "utter_unknown_level" if heard.unknown_level else f"utter_{heard.intent}"
        dispatcher.utter_message(response=response, unknown=heard.unknown_level or "", **names())
        return [SlotSet("conversation", remember(heard, state, book().knowledge).to_dict())]


class ActionComplete(Action):
    """« c'est tout ? »: yes, or the rest of a list that was shortened."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_complete"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say so, or answer in full."""
        state = State.from_dict(tracker.get_slot("conversation"))
        if state.question and state.question.limit is None:
            dispatcher.utter_message(response="utter_complete")
            return []
        return await ActionAnswer().run(dispatcher, tracker, domain)


class ActionHelp(Action):
    """Shows what can be asked, with examples as buttons."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_help"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the help."""
        dispatcher.utter_message(response="utter_help", buttons=buttons(examples(book())), **names())
        return []


class ActionContact(Action):
    """Names the people to turn to."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say whom to ask."""
        dispatcher.utter_message(response="utter_human", **names())
        return []


class ActionStartAgain(Action):
    """Forgets what was understood."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start_again"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Empty the conversation's slot."""
        dispatcher.utter_message(response="utter_restarted")
        return [SlotSet("conversation", None)]
