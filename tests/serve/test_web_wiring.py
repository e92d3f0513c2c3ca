"""How the `web` channel is wired: its settings, and what it reads of conversations."""

import asyncio
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, UserUttered

from reperes.serve.cannot_start import CannotStart
from reperes.serve.tracker_store import ConversationStore
from reperes.serve.web import EVENTS_SHOWN, said_in, web_channel

ROOT = Path(__file__).parents[2]
DOMAIN = Domain.from_yaml('version: "3.1"\nintents: [ask]')


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"origin": ["https://a.example"]}, "origin"),
        ({"origins": "https://a.example"}, "origins"),
        ({"origins": ["https://a.example/"]}, "origins"),
        ({"origins": ["a.example"]}, "origins"),
        ({"embed_on": ["*"]}, "embed_on"),
        ({"embed_on": ["https://a.example; script-src *"]}, "embed_on"),
        ({"embed_on": [1]}, "embed_on"),
        ({"origins": 5}, "origins"),
    ],
)
def test_a_wrong_setting_is_told_before_anything_starts(settings, word):
    with pytest.raises(CannotStart, match=word):
        web_channel(settings, None)


def test_a_weak_secret_is_told_before_anything_starts(monkeypatch):
    monkeypatch.setenv("REPERES_SECRET", "short")
    with pytest.raises(CannotStart, match="32"):
        web_channel({}, None)


def test_in_production_there_is_no_channel_without_sessions():
    assert set(yaml.safe_load((ROOT / "credentials.production.yml").read_text("utf-8"))) == {"web"}


def session(texts):
    """The events of a session in which a question each was answered."""
    events = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
    for text in texts:
        said = UserUttered(text, {"name": "ask", "confidence": 1.0}, message_id=f"id-of-{text}")
        events += [said, ActionExecuted("action_answer"), BotUttered(f"re {text}"), ActionExecuted("action_listen")]
    return events


async def keep(store, texts, sender="web:a"):
    tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
    tracker.update_with_events(session(texts), DOMAIN)
    await store.save(tracker)


def said_after(store, *sessions):
    """What is shown of a conversation of some sessions."""

    async def go():
        for texts in sessions:
            await keep(store, texts)
        await keep(store, ["other"], sender="web:b")
        return [event["text"] for event in await said_in(SimpleNamespace(tracker_store=store), "web:a")]

    return asyncio.run(go())


def test_all_sessions_of_one_conversation_are_shown_in_order(tmp_path):
    store = ConversationStore(DOMAIN, db=str(tmp_path / "conversations.db"))
    assert said_after(store, ["a", "b"], ["c"]) == ["a", "re a", "b", "re b", "c", "re c"]


def test_another_store_of_rasas_shows_the_same():
    assert said_after(InMemoryTrackerStore(DOMAIN), ["a", "b"]) == ["a", "re a", "b", "re b"]


def test_a_long_conversation_shows_its_end(tmp_path):
    store = ConversationStore(DOMAIN, db=str(tmp_path / "conversations.db"))
    said = said_after(store, [str(number) for number in range(EVENTS_SHOWN)])
    assert len(said) == EVENTS_SHOWN and said[-1] == f"re {EVENTS_SHOWN - 1}"


def test_what_could_not_be_saved_yet_is_shown_too(tmp_path):
    folder = tmp_path / "a-file-in-place-of-the-folder"
    folder.write_text("")
    store = ConversationStore(DOMAIN, db=str(folder / "conversations.db"))
    assert said_after(store, ["a"]) == ["a", "re a"]


def test_ids_of_messages_are_kept_with_the_conversation(tmp_path):
    store = ConversationStore(DOMAIN, db=str(tmp_path / "conversations.db"))
    asyncio.run(keep(store, ["a"]))
    asked, _ = asyncio.run(said_in(SimpleNamespace(tracker_store=store), "web:a"))
    assert asked["message_id"] == "id-of-a"


def test_someone_new_has_said_nothing():
    assert said_after(InMemoryTrackerStore(DOMAIN)) == []
