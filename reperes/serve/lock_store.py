"""Lets the second message of a person follow the first one at once."""

from __future__ import annotations

from rasa.core.lock import TicketLock
from rasa.core.lock_store import InMemoryLockStore

LOOK_AGAIN_AFTER = 0.02


class PromptLockStore(InMemoryLockStore):
    """Rasa's lock of each conversation, looked at more often than once a second."""

    async def _acquire_lock(self, conversation_id: str, ticket: int, wait_time_in_seconds: float) -> TicketLock:
        return await super()._acquire_lock(conversation_id, ticket, min(wait_time_in_seconds, LOOK_AGAIN_AFTER))
