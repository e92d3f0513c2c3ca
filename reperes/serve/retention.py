"""Forgets conversations when their time has come."""

from __future__ import annotations

from reperes.channels.core.asked import FILE as ASKED
from reperes.channels.core.asked import AskedStore
from reperes.channels.core.inbox import FILE as INBOX
from reperes.channels.core.inbox import Inbox
from reperes.channels.web.feedback import FeedbackStore
from reperes.serve.agent import tracker_store
from reperes.serve.cannot_start import CannotStart
from reperes.serve.endpoints import read_endpoints
from reperes.serve.tracker_store import ConversationStore
from reperes.storage.data_folder import data_folder

DAYS_KEPT = 30


def purge_opinions() -> int:
    """Delete the opinions on answers that are a year old and return their number."""
    return FeedbackStore(data_folder()).purge()


def purge_asked() -> int:
    """Delete the questions without an answer that are 90 days old, with counts of two years ago; return the number of
    questions."""
    if not (data_folder() / ASKED).exists():
        return 0
    asked = AskedStore(data_folder())
    deleted = asked.purge()
    asked.close()
    return deleted


def purge_inbox() -> None:
    """Drop what Slack and Teams left unanswered for a day; the running program does so too, a stopped one does not."""
    if (data_folder() / INBOX).exists():
        inbox = Inbox(data_folder())
        inbox.purge()
        inbox.close()


def purge(older_than_days: float = DAYS_KEPT, endpoints: str = "endpoints.yml") -> int:
    """Delete the events that are older and return their number.

    May run beside the assistant.
    """
    store = tracker_store(read_endpoints(endpoints).tracker_store)
    if not isinstance(store, ConversationStore):
        raise CannotStart("Seul le tracker_store de Repères sait effacer les anciennes conversations.")
    deleted = store.purge(older_than_days)
    store.close()
    return deleted
