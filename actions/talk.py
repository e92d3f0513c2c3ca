"""What is not an answer from the document: refusals, help, the contact, starting again."""

from dataclasses import replace
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import ActionAnswer, tell_families
from actions.context import conversation
from actions.say import addresses, pairs
from reperes.answers.clarify import instead
from reperes.answers.examples import examples
from reperes.answers.families import ways_to_level
from reperes.dialogue.choices import chosen, picked_by_number, retyped
from reperes.dialogue.premises import miscounted
from reperes.dialogue.question import Question
from reperes.dialogue.resolve import remember, resolve
from reperes.dialogue.searching import looks_for_words
from reperes.dialogue.state import State
from reperes.dialogue.turn import goes_on
from reperes.hearing.intents import OUTSIDE
from reperes.knowledge.served import served
from reperes.renderers.payload import buttons


class ActionRefuse(Action):
    """Says that the document does not answer, and what the assistant can do."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_refuse"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Refuse in the way that fits the intent, unless « 2 » picks a choice; the subject and the family stay, and the
        levels said are kept."""
        talk = conversation(tracker)
        if talk.clicked:
            return await ActionAnswer().run(dispatcher, tracker, domain)
        heard, state = talk.heard, talk.state
        choices = state.choices
        picked = (
            chosen(heard, choices) if state.unclear else picked_by_number(heard, choices) or retyped(heard, choices)
        )
        corrects = miscounted(heard, talk.knowledge) or looks_for_words(heard)
        if picked or corrects or talk.goes_on_about_families or goes_on(heard, state):
            return await ActionAnswer().run(dispatcher, tracker, domain)
        response = "utter_unknown_level" if heard.unknown_level else f"utter_{heard.intent}"
        offered = instead(talk.book, heard) if heard.intent == OUTSIDE or heard.unknown_level else ()
        others = ways_to_level(served(), talk.book.phrases, heard.unknown_level) if heard.unknown_level else ()
        shown = buttons((*offered, *others), talk.family)
        dispatcher.utter_message(response=response, buttons=shown, unknown=heard.unknown_level or "", **talk.names)
        elsewhere = talk.before.family != talk.family
        kept = (talk.before if elsewhere else remember(heard, state, talk.knowledge)).offering(pairs(offered))
        of_choices = talk.family if elsewhere else ""
        kept = replace(kept, choices_family=of_choices, shown_families=addresses(others), unclear=0)
        return [SlotSet("conversation", kept.to_dict())]


class ActionComplete(Action):
    """« c'est tout ? »: yes, or the rest of a list that was shortened."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_complete"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say so, or answer in full."""
        talk = conversation(tracker)
        question = talk.state.question
        if question is None or (question.limit is None and not _shows_a_step_only(question)):
            dispatcher.utter_message(response="utter_complete", **talk.names)
            return [SlotSet("conversation", talk.state.to_dict())]
        return await ActionAnswer().run(dispatcher, tracker, domain)


def _shows_a_step_only(question: Question) -> bool:
    """A competence's answer shows the steps that levels require; there are more."""
    return any(ref.startswith("competence.") for ref in question.refs) and "steps" not in question.cues


class ActionHelp(Action):
    """Shows what can be asked, with examples as buttons."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_help"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say the help; a number then picks one of its examples."""
        talk = conversation(tracker)
        if (
            talk.state.question
            and "example" in talk.heard.cues
            and resolve(talk.heard, talk.state, talk.knowledge).questions
        ):
            return await ActionAnswer().run(dispatcher, tracker, domain)
        shown = examples(talk.book)
        dispatcher.utter_message(response="utter_help", buttons=buttons(shown, talk.family), **talk.names)
        return [SlotSet("conversation", replace(talk.state, choices=pairs(shown), unclear=1).to_dict())]


class ActionContact(Action):
    """Names the people to turn to."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_contact"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say whom to ask."""
        talk = conversation(tracker)
        dispatcher.utter_message(response="utter_human", **talk.names)
        return [SlotSet("conversation", talk.state.to_dict())]


class ActionStartAgain(Action):
    """Forgets what was understood, but for the language and the family."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_start_again"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Empty the conversation's slot."""
        talk = conversation(tracker)
        dispatcher.utter_message(response="utter_restarted", **talk.names)
        return [SlotSet("conversation", State(language=talk.state.language, family=talk.family).to_dict())]


class ActionFamilies(Action):
    """Tells which families there are, which have a level or speak of something, or that one is not there."""

    def name(self) -> str:
        """The action's name in domain.yml."""
        return "action_families"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Any]:
        """Say so; the family spoken of stays."""
        return tell_families(dispatcher, conversation(tracker))
