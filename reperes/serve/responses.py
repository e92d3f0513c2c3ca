"""Words the responses of domain.yml in the language of the conversation.

domain.yml has the French words, as people who know Rasa expect; those of other languages stand with the assistant's
other phrases, one file a language, where one reviewer reads them together. Rasa's own way, a `condition` for each
variant, needs a slot for the language that is set before a rule answers, and four texts a response in domain.yml. Here
the rules (« greet -> utter_greet ») and the actions name a response, and neither knows of languages.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Text

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from reperes.answers.book import Book
from reperes.answers.contents import gaps_of
from reperes.answers.wording import phrases_in
from reperes.dialogue.language import spoken_language
from reperes.dialogue.state import State
from reperes.knowledge.library import FAMILY
from reperes.knowledge.served import served


class Responses(TemplatedNaturalLanguageGenerator):
    """Rasa's responses, with their text in the language that an action passes or that the last message is in."""

    async def generate(
        self, utter_action: Text, tracker: DialogueStateTracker, output_channel: Text, **kwargs: Any
    ) -> Optional[Dict[Text, Any]]:
        """Return the response `utter_action`; French where the language has no words for it."""
        state = State.from_dict(tracker.current_slot_values().get("conversation"))
        language = kwargs.get("language") or _language_of(tracker, state)
        phrases = phrases_in(language)
        # A rule that says a response by itself passes nothing to insert.
        family = state.family or (tracker.latest_message.metadata or {}).get(FAMILY, "")
        book = Book(served().get(family), phrases)
        inserted = {**book.names, **gaps_of(book), **kwargs}
        response = await super().generate(utter_action, tracker, output_channel, **inserted)
        words = phrases.templates.get(utter_action)
        if response is None or words is None:
            return response
        return {**response, "text": words.format(**inserted)}


def _language_of(tracker: DialogueStateTracker, state: State) -> Text:
    last = tracker.latest_message
    return spoken_language((last.text if last else "") or "", state)
