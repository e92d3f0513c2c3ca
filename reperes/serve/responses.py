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

from reperes.answers.book import Book, book_of
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
        # An action passes all that there is to insert; a rule that says a response by itself passes nothing.
        inserted = kwargs if "language" in kwargs else {**gaps_of(_book_of(tracker)), **kwargs}
        response = await super().generate(utter_action, tracker, output_channel, **inserted)
        words = phrases_in(inserted["language"]).templates.get(utter_action)
        if response is None or words is None:
            return response
        return {**response, "text": words.format(**inserted)}


def _book_of(tracker: DialogueStateTracker) -> Book:
    """What answers the last message: the family that its conversation or its page is about, in its language."""
    state, last = State.from_dict(tracker.current_slot_values().get("conversation")), tracker.latest_message
    family = state.family or (last.metadata or {}).get(FAMILY, "")
    return book_of(served(), family, spoken_language(last.text or "", state))
