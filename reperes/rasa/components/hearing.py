"""Leaves on each message what was heard of it."""

from __future__ import annotations

from typing import Dict, List

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from reperes.hearing.families import of_families
from reperes.hearing.listener import Listener
from reperes.hearing.understanding import HEARD, Understanding
from reperes.hearing.whole import whole
from reperes.knowledge.library import FAMILY, Library
from reperes.knowledge.served import OfServed, served
from reperes.rasa.components.bases import Plain
from reperes.rasa.components.classifier import LEARNT
from reperes.rasa.components.clauses import CLAUSES, QUESTION, SPAN
from reperes.rasa.components.shared import knowledge_of, names_of_families


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Hearing(Plain):
    """Gives each message its final intent, and one entity `heard` with its `Understanding` as plain data."""

    def __init__(self) -> None:
        self._listeners = OfServed(_listeners)

    def process(self, messages: List[Message]) -> List[Message]:
        """Settle `messages`; clauses are heard with the message that they are part of."""
        for message in messages:
            if message.get(LEARNT) and message.get(SPAN) is None:
                heard = self._heard(message)
                ranking = [{"name": name, "confidence": p} for name, p in heard.intents]
                entity = {"entity": HEARD, "value": heard.to_dict(), "start": 0, "end": len(message.get(TEXT))}
                message.set(INTENT, {"name": heard.intent, "confidence": heard.confidence}, add_to_output=True)
                message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
                message.set(ENTITIES, [entity], add_to_output=True)
        return messages

    def _heard(self, message: Message) -> Understanding:
        clauses = [clause for clause in message.get(CLAUSES) if clause.get(LEARNT)]
        last = message.get(QUESTION)
        heard = whole(self._alone(message), list(map(self._alone, clauses)), last and self._alone(last))
        library = served()
        if library.is_single:
            return heard
        mentioned = names_of_families().mentioned(heard.text)
        if mentioned.families and mentioned.families[0] != message.get(FAMILY):
            # « merci pour les OS. Et chez les DG … ? »: only one of its clauses asks.
            for one in (message, *clauses):
                one.set(FAMILY, mentioned.families[0])
            return self._heard(message)
        return of_families(heard, knowledge_of(message, library).family.id, mentioned)

    def _alone(self, message: Message) -> Understanding:
        listener = self._listeners()[knowledge_of(message, served()).family.id]
        return listener.hear(message.get(TEXT), message.get(LEARNT))


def _listeners(library: Library) -> Dict[str, Listener]:
    return {name: Listener(knowledge) for name, knowledge in library.families.items()}
