"""Understanding in two processes."""

import asyncio
import os
import signal
import sys
from contextlib import contextmanager

import pytest
from rasa.core.channels.channel import UserMessage

from reperes.serve import second_process
from reperes.serve.second_process import SecondProcess

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a second process is used on Linux only")


def tell(message):
    """Understand nothing; tell which process that was."""
    if message.text == "impossible":
        raise ValueError(message.text)
    return {"process": os.getpid(), "text": message.text, "metadata": message.metadata}


@contextmanager
def started(parse=tell):
    second = SecondProcess(parse)
    try:
        yield second
    finally:
        second.close()


async def at_once(second, texts):
    return await asyncio.gather(*(second.parse(UserMessage(text, metadata={"of": text})) for text in texts))


def test_a_message_that_waits_alone_is_understood_here():
    with started() as second:
        found = asyncio.run(second.parse(UserMessage("bonjour")))
    assert found["process"] == os.getpid()


def test_messages_that_wait_together_are_understood_in_the_second_process():
    texts = [f"question {number}" for number in range(8)]
    with started() as second:
        found = asyncio.run(at_once(second, texts))
    assert {answer["process"] for answer in found} == {second.pid} != {os.getpid()}
    assert [(answer["text"], answer["metadata"]) for answer in found] == [(text, {"of": text}) for text in texts]


def test_messages_are_still_understood_when_the_second_process_is_killed():
    with started() as second:
        os.kill(second.pid, signal.SIGKILL)
        found = asyncio.run(at_once(second, ["une", "deux", "trois"]))
        again = asyncio.run(at_once(second, ["quatre", "cinq"]))
        assert second.state() == {"status": "degraded"}
    assert {answer["process"] for answer in [*found, *again]} == {os.getpid()}


def test_the_second_process_leaves_the_signals_to_stop_to_the_first_one():
    with started() as second:
        os.kill(second.pid, signal.SIGINT)
        os.kill(second.pid, signal.SIGTERM)
        found = asyncio.run(at_once(second, ["une", "deux"]))
        assert second.state() == {"status": "ok"}
    assert {answer["process"] for answer in found} == {second.pid}


def test_a_failure_there_is_the_failure_of_its_message_only():
    with started() as second:

        async def ask():
            asked = [second.parse(UserMessage(text)) for text in ("une", "impossible", "trois")]
            return await asyncio.gather(*asked, return_exceptions=True)

        first, failed, last = asyncio.run(ask())
        assert second.state() == {"status": "ok"}
    assert (first["text"], str(failed), last["text"]) == ("une", "impossible", "trois")


def test_one_core_gets_no_second_process(monkeypatch):
    monkeypatch.setattr(second_process.os, "sched_getaffinity", lambda _: {0})
    assert second_process.use_second_process(None, []) is None
