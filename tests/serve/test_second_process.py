"""Understanding in two processes."""

import asyncio
import os
import signal
import socket
import sys
from contextlib import contextmanager

import pytest
from publishing_under_test import changed_copy
from rasa.core.channels.channel import UserMessage

from reperes.knowledge.load import load_library
from reperes.knowledge.served import put_in_service, served, using
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


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP])
def test_messages_are_understood_when_the_second_process_ends_or_hangs_and_another_takes_its_place(sent, monkeypatch):
    monkeypatch.setattr(second_process, "SECONDS_TO_UNDERSTAND", 0.3)
    monkeypatch.setattr(second_process, "SECONDS_TO_ANOTHER", 0.1)
    with started() as second:
        before = second.pid
        os.kill(before, sent)

        async def ask():
            found = await at_once(second, ["une", "deux", "trois"])
            assert second.state() == {"status": "degraded"}
            while second.pid == before:
                await asyncio.sleep(0.02)
            return found, await at_once(second, ["quatre", "cinq"])

        found, again = asyncio.run(asyncio.wait_for(ask(), 60))
        assert second.state() == {"status": "ok"}
        with pytest.raises(ProcessLookupError):
            os.kill(before, 0)
    assert {answer["process"] for answer in found} == {os.getpid()}
    assert {answer["process"] for answer in again} == {second.pid} != {before}


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


def tell_family(message):
    return {"process": os.getpid(), "version": served().first.family.version}


def test_after_a_publication_both_processes_understand_with_the_new_families(tmp_path):
    folder = changed_copy(tmp_path, 'version: "version 1"', 'version: "version 2"')
    old, new = served(), load_library(folder)
    try:
        with started(tell_family) as second:

            async def ask():
                texts = ["une", "deux", "trois"]
                await second.take(folder)
                waiting = await at_once(second, texts)
                put_in_service(new)
                second.has_taken(new)
                with using(old):
                    begun_before = await at_once(second, texts)
                return waiting, begun_before, await at_once(second, texts)

            found = [{(one["process"], one["version"]) for one in answers} for answers in asyncio.run(ask())]
    finally:
        put_in_service(None)
    here = (os.getpid(), "version 1")
    assert found == [{here}, {here}, {(second.pid, "version 2")}]


@pytest.mark.parametrize("ends", ["before it is taken", "while it is taken"])
def test_a_second_process_that_begins_around_a_publication_understands_with_the_new_families(
    tmp_path, monkeypatch, ends
):
    """One took the families of the turn that missed the other, or those of before."""
    monkeypatch.setattr(second_process, "SECONDS_TO_ANOTHER", 0.1)
    folder = changed_copy(tmp_path, 'version: "version 1"', 'version: "version 2"')
    old, new = served(), load_library(folder)
    try:
        with started(tell_family) as second:

            async def ask():
                texts, before = ["une", "deux", "trois"], second.pid
                os.kill(before, signal.SIGKILL)
                with using(old):
                    await at_once(second, texts)
                if ends == "while it is taken":
                    await second.take(folder)
                while second.pid == before:
                    await asyncio.sleep(0.02)
                if ends == "before it is taken":
                    await second.take(folder)
                put_in_service(new)
                second.has_taken(new)
                return await at_once(second, texts)

            found = asyncio.run(asyncio.wait_for(ask(), 60))
    finally:
        put_in_service(None)
    assert {(one["process"], one["version"]) for one in found} == {(second.pid, "version 2")}


def test_another_model_makes_another_second_process():
    with started() as second:
        before = second.pid
        second.begin(tell)
        found = asyncio.run(at_once(second, ["une", "deux"]))
        assert {answer["process"] for answer in found} == {second.pid} != {before}
        assert second.state() == {"status": "ok"}


def test_the_second_process_holds_no_connection_of_the_first_one_open():
    ours, theirs = socket.socketpair()
    with theirs, started():
        ours.close()
        theirs.settimeout(5)
        assert theirs.recv(1) == b""
