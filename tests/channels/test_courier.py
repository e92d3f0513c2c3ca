"""What the courier does: acknowledge, then answer each letter once and in order, whatever fails meanwhile."""

import asyncio
import time
from contextlib import asynccontextmanager

import pytest

from reperes.channels import limits
from reperes.channels.core import courier as module
from reperes.channels.core.courier import (
    MOST_OF_A_CONVERSATION,
    MOST_OF_A_PERSON,
    MOST_STARTS,
    Courier,
    Gone,
    Taken,
    Undelivered,
)
from reperes.channels.core.inbox import SECONDS_PENDING, Inbox, Letter
from reperes.channels.core.turns import Event, Turns

SECRET_WORDS = "des mots que personne d'autre ne doit lire"


def letter(name, sender="anna", person=""):
    return Letter(Event(sender, name, f"texte {name}"), {"to": sender}, person)


class World:
    """A courier with a model that answers « re … » and a platform that fails as often as told, noted in order."""

    def __init__(self, folder, working=None, later=0.01):
        self.inbox = Inbox(folder)
        self.turns_run = []
        self.delivered = []
        self.failures = []
        self.open = asyncio.Event()
        self.open.set()
        self.turn_fails = False
        turns = Turns(self._handle, "test", lambda payload: False)
        self.courier = Courier("test", turns, self.inbox, self._deliver, working, (later,))

    async def _handle(self, message):
        self.turns_run.append(message.message_id)
        await self.open.wait()
        if self.turn_fails:
            raise ValueError(SECRET_WORDS)
        await message.output_channel.send_response(message.sender_id, {"text": f"re {message.message_id}"})

    async def _deliver(self, letter, messages):
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        self.delivered.append((letter.event.sender, *(message["text"] for message in messages)))

    async def settled(self):
        """Wait until nothing is left to do."""
        while self.courier._tasks:
            await asyncio.sleep(0.001)


@pytest.fixture
def run(tmp_path):
    """Run a scenario with a world of its own."""

    def run_scenario(scenario, **options):
        async def go():
            return await scenario(World(tmp_path, **options))

        return asyncio.run(go())

    return run_scenario


def said(*names, sender="anna"):
    return [(sender, f"re {name}") for name in names]


def test_letters_of_a_conversation_are_answered_in_order(run):
    async def scenario(world):
        await world.courier.resume()
        for name in "abc":
            world.courier.accept(letter(name))
        await world.settled()
        assert world.delivered == said(*"abc")

    run(scenario)


def test_accepting_answers_nothing_yet(run):
    async def scenario(world):
        await world.courier.resume()
        world.courier.accept(letter("a"))
        assert world.turns_run == []
        await world.settled()

    run(scenario)


def test_a_message_that_needs_no_turn_is_delivered_in_its_place(run):
    async def scenario(world):
        await world.courier.resume()
        world.courier.accept(letter("a"))
        world.courier.accept(letter("b"), [{"text": "bienvenue"}])
        world.courier.accept(letter("c"))
        await world.settled()
        assert world.delivered == [*said("a"), ("anna", "bienvenue"), *said("c")]
        assert world.turns_run == ["a", "c"]

    run(scenario)


def test_a_slow_conversation_does_not_hold_up_another(run):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        world.courier.accept(letter("a"))
        await asyncio.sleep(0.01)
        world.open.set()
        world.courier.accept(letter("b", "bert"))
        await world.settled()
        assert sorted(world.delivered) == [*said("a"), *said("b", sender="bert")]

    run(scenario)


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_retry_is_answered_once(run, is_finished):
    async def scenario(world):
        await world.courier.resume()
        assert world.courier.accept(letter("a")) is Taken.KEPT
        if is_finished:
            await world.settled()
        assert world.courier.accept(letter("a")) is Taken.KNOWN
        await world.settled()
        assert world.delivered == said("a")

    run(scenario)


def test_what_an_earlier_run_left_comes_before_what_comes_in_meanwhile(run):
    async def scenario(world):
        world.inbox.take("test", letter("a"))
        world.courier.accept(letter("b"))
        await world.courier.resume()
        world.courier.accept(letter("c"))
        await world.settled()
        assert world.delivered == said(*"abc")

    run(scenario)


def test_without_a_disk_what_comes_before_the_start_is_answered_too(run, tmp_path):
    async def scenario(world):
        world.inbox = world.courier._inbox = Inbox(tmp_path / "file")
        world.courier.accept(letter("a"))
        await world.courier.resume()
        await world.settled()
        assert world.delivered == said("a")

    (tmp_path / "file").write_text("")
    run(scenario)


def test_an_answered_letter_is_only_delivered_after_a_restart(run):
    async def scenario(world):
        world.inbox.take("test", letter("a"))
        world.inbox.answered("test", "a", [{"text": "déjà pensé"}])
        await world.courier.resume()
        await world.settled()
        assert (world.turns_run, world.delivered) == ([], [("anna", "déjà pensé")])

    run(scenario)


def test_a_letter_that_every_start_leaves_behind_is_given_up_and_the_person_told(run):
    async def scenario(world):
        world.inbox.take("test", letter("a"))
        for _ in range(MOST_STARTS):
            world.inbox.unfinished("test")
        await world.courier.resume()
        await world.settled()
        assert (world.turns_run, world.delivered) == ([], [("anna", limits.OUR_FAULT)])

    run(scenario)


def test_a_turn_that_fails_is_told_and_logged_without_words(run, caplog):
    async def scenario(world):
        await world.courier.resume()
        world.turn_fails = True
        world.courier.accept(letter("a"))
        await world.settled()
        assert world.delivered == [("anna", limits.OUR_FAULT)]

    run(scenario)
    assert "ValueError" in caplog.text and "_handle" in caplog.text
    assert SECRET_WORDS not in caplog.text and "texte a" not in caplog.text


def test_a_turn_that_hangs_is_told_and_the_next_letter_read(run, monkeypatch):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        world.courier.accept(letter("a"))
        await asyncio.sleep(0.1)
        world.open.set()
        world.courier.accept(letter("b"))
        await world.settled()
        assert world.delivered == [("anna", limits.TOO_SLOW), *said("b")]

    monkeypatch.setattr(module, "SECONDS_OF_A_TURN", 0.05)
    run(scenario)


def test_an_undelivered_answer_is_tried_again_and_keeps_its_place(run):
    async def scenario(world):
        await world.courier.resume()
        world.failures = [Undelivered()] * 7
        for name in "ab":
            world.courier.accept(letter(name))
        await world.settled()
        assert (world.delivered, world.turns_run) == (said(*"ab"), ["a", "b"])

    run(scenario)


def test_the_pauses_between_deliveries_grow_and_the_last_one_stays(run):
    pauses = []

    async def scenario(world):
        async def note(seconds):
            pauses.append(seconds)

        world.courier._stops_within = note
        world.courier._seconds_until_later = module.SECONDS_UNTIL_LATER
        await world.courier.resume()
        world.failures = [Undelivered()] * 7
        world.courier.accept(letter("a"))
        await world.settled()
        assert world.delivered == said("a")

    run(scenario)
    assert pauses == [60, 120, 300, 600, 900, 900, 900]


def test_an_answer_undelivered_for_a_day_is_dropped_and_logged(run, caplog):
    async def scenario(world):
        a_day_ago = time.time() - SECONDS_PENDING
        world.inbox._clock = lambda: a_day_ago
        world.inbox.take("test", letter("a"))
        await world.courier.resume()
        world.failures = [Undelivered()]
        world.courier.accept(letter("b"))
        await world.settled()
        assert world.delivered == said("b")
        assert world.inbox.unfinished("test") == []

    run(scenario)
    assert "is dropped" in caplog.text


def test_an_answer_that_waits_for_its_later_try_outlives_a_restart(run, tmp_path):
    async def scenario(world):
        await world.courier.resume()
        world.failures = [Undelivered()]
        world.courier.accept(letter("a"))
        await asyncio.sleep(0.05)
        await world.courier.drain(1)
        after = World(tmp_path)
        await after.courier.resume()
        await after.settled()
        assert (after.turns_run, after.delivered) == ([], said("a"))

    run(scenario, later=60)


def test_a_conversation_that_is_gone_is_left_in_peace(run):
    async def scenario(world):
        await world.courier.resume()
        world.failures = [Gone()]
        world.courier.accept(letter("a"))
        await world.settled()
        assert (world.delivered, world.inbox.unfinished("test")) == ([], [])

    run(scenario)


def test_a_delivery_that_fails_otherwise_is_told_and_logged_without_words(run, caplog):
    async def scenario(world):
        await world.courier.resume()
        world.failures = [RuntimeError(SECRET_WORDS)]
        world.courier.accept(letter("a"))
        await world.settled()
        assert world.delivered == [("anna", limits.OUR_FAULT)]

    run(scenario)
    assert "RuntimeError" in caplog.text and SECRET_WORDS not in caplog.text


def test_a_delivery_that_always_fails_ends(run):
    async def scenario(world):
        await world.courier.resume()
        world.failures = [RuntimeError(), RuntimeError()]
        for name in "ab":
            world.courier.accept(letter(name))
        await world.settled()
        assert world.delivered == said("b")

    run(scenario)


def test_who_writes_too_much_is_told_once_and_keeps_the_answers_that_wait(run, caplog):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        names = [str(number) for number in range(MOST_OF_A_PERSON + 5)]
        taken = [world.courier.accept(letter(name)) for name in names]
        assert taken == [Taken.KEPT] * MOST_OF_A_PERSON + [Taken.REFUSED] * 5
        await asyncio.sleep(0.05)
        assert world.delivered == [("anna", limits.TOO_MANY_WAIT)]
        world.open.set()
        await world.settled()
        assert world.delivered[1:] == said(*names[:MOST_OF_A_PERSON])
        assert world.inbox.unfinished("test") == []

    run(scenario)
    assert caplog.text.count("A message of the test channel is dropped") == 5 and "texte" not in caplog.text


def test_who_writes_too_much_in_a_group_silences_nobody_else(run):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        for number in range(MOST_OF_A_PERSON + 1):
            world.courier.accept(letter(str(number), "group", "anna"))
        assert world.courier.accept(letter("b", "group", "bert")) is Taken.KEPT
        world.open.set()
        await world.settled()
        assert said("b", sender="group")[0] in world.delivered

    run(scenario)


def test_each_person_whose_message_a_full_conversation_cannot_take_is_told(run):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        for number in range(MOST_OF_A_CONVERSATION):
            assert world.courier.accept(letter(str(number), "group", f"person {number // 10}")) is Taken.KEPT
        for name, person in (("a", "anna"), ("b", "bert"), ("c", "bert")):
            assert world.courier.accept(letter(name, "group", person)) is Taken.REFUSED
        await asyncio.sleep(0.05)
        assert world.delivered == [("group", limits.TOO_MANY_WAIT)] * 2
        world.open.set()
        await world.settled()

    run(scenario)


def test_what_was_refused_may_come_again_and_is_answered(run):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        for number in range(MOST_OF_A_PERSON):
            world.courier.accept(letter(str(number)))
        assert world.courier.accept(letter("a")) is Taken.REFUSED
        world.open.set()
        await world.settled()
        assert world.courier.accept(letter("a")) is Taken.KEPT
        await world.settled()
        assert world.delivered[-1:] == said("a")

    run(scenario)


def test_an_inbox_that_cannot_be_read_stops_no_channel(run, caplog):
    async def scenario(world):
        def fail(channel):
            raise RuntimeError(SECRET_WORDS)

        world.inbox.unfinished = fail
        world.courier.accept(letter("a"))
        await world.courier.resume()
        world.courier.accept(letter("b"))
        await world.settled()
        assert world.delivered == said(*"ab")

    run(scenario)
    assert "RuntimeError" in caplog.text and SECRET_WORDS not in caplog.text


def test_at_shutdown_running_work_ends_and_the_rest_waits_for_the_next_start(run, tmp_path, caplog):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        for name in "ab":
            world.courier.accept(letter(name))
        await asyncio.sleep(0.01)
        asyncio.get_running_loop().call_later(0.02, world.open.set)
        await world.courier.drain(5)
        world.courier.accept(letter("c"))
        assert world.delivered == said("a")
        after = World(tmp_path)
        await after.courier.resume()
        await after.settled()
        assert after.delivered == said(*"bc")

    run(scenario)
    assert "1 messages of the test channel are left to the next start." in caplog.text


def test_at_shutdown_a_turn_that_waits_for_others_does_not_begin(run, monkeypatch):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        for name in ("anna", "bert"):
            world.courier.accept(letter(name, name))
        await asyncio.sleep(0.01)
        asyncio.get_running_loop().call_later(0.02, world.open.set)
        await world.courier.drain(5)
        assert world.turns_run == ["anna"]
        assert [item.letter.event.id for item in world.inbox.unfinished("test")] == ["bert"]

    monkeypatch.setattr(module, "MOST_TURNS_AT_ONCE", 1)
    run(scenario)


def test_at_shutdown_work_that_does_not_end_is_left_to_the_next_start(run, tmp_path):
    async def scenario(world):
        await world.courier.resume()
        world.open.clear()
        world.courier.accept(letter("a"))
        await asyncio.sleep(0.01)
        await world.courier.drain(0.01)
        after = World(tmp_path)
        await after.courier.resume()
        await after.settled()
        assert (world.delivered, after.delivered) == ([], said("a"))

    run(scenario)


def test_work_is_shown_around_turn_and_delivery(run):
    shown = []

    @asynccontextmanager
    async def working(letter):
        shown.append("begins")
        yield
        shown.append("ends")

    async def scenario(world):
        await world.courier.resume()
        world.courier.accept(letter("a"))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert shown == ["begins"]
        await world.settled()
        assert shown == ["begins", "ends"] and world.delivered == said("a")

    run(scenario, working=working)


@pytest.mark.parametrize("fails_at", ["begin", "end"])
def test_a_sign_of_work_that_fails_costs_no_answer(run, fails_at):
    @asynccontextmanager
    async def working(letter):
        if fails_at == "begin":
            raise RuntimeError
        yield
        raise RuntimeError

    async def scenario(world):
        await world.courier.resume()
        for name in "ab":
            world.courier.accept(letter(name))
        await world.settled()
        assert world.delivered == said(*"ab")

    run(scenario, working=working)
