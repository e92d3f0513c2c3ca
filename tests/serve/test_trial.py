"""Questions that are asked beside the turns of people."""

import asyncio
import threading
from concurrent.futures import TimeoutError as TooLate

import pytest
from books import os_knowledge

from reperes.knowledge.library import Library
from reperes.knowledge.served import OfServed
from reperes.serve import trial

LIBRARY = Library({"os": os_knowledge()})


@pytest.fixture
def worked_out(monkeypatch):
    """Where something was worked out of the families: asking needs it."""
    threads = []
    needed = OfServed(lambda library: threads.append(threading.current_thread()))

    async def quoted(processor, text, library, family):
        with trial.using(library):
            needed()
        return ("critere.procedures",)

    monkeypatch.setattr(trial, "quoted", quoted)
    return threads


def test_what_a_draft_needs_is_not_worked_out_in_the_loop_of_the_server(worked_out):
    async def ask():
        loop = asyncio.get_running_loop()
        ask = trial.ask_beside(lambda: None, lambda: loop)
        return await loop.run_in_executor(None, ask, "qui paie ?", LIBRARY, "os")

    assert asyncio.run(ask()) == ("critere.procedures",)
    assert threading.main_thread() not in worked_out


def test_a_question_that_is_under_way_when_the_server_ends_keeps_no_thread(worked_out, monkeypatch):
    """The program would not end while one waits."""
    monkeypatch.setattr(trial, "SECONDS_TO_ANSWER", 0.1)
    ended = asyncio.new_event_loop()
    try:
        ask = trial.ask_beside(lambda: None, lambda: ended)
        failed = []

        def asks():
            with pytest.raises(TooLate):
                ask("qui paie ?", LIBRARY, "os")
            failed.append(True)

        thread = threading.Thread(target=asks, daemon=True)
        thread.start()
        thread.join(10)
        assert failed
    finally:
        ended.run_until_complete(asyncio.sleep(0))
        ended.close()
