"""What every channel shares: each event once, turns in order, fair shares, masks, identities."""

import asyncio

import pytest

from reperes.channels import limits
from reperes.channels.core.identity import sender_id
from reperes.channels.core.masks import MASK, mask
from reperes.channels.core.once import MOST_KEPT, SECONDS_KEPT, Once
from reperes.channels.core.rate import Rate
from reperes.channels.core.turns import MOST_OF_A_CONVERSATION, Busy, Event, Turns

PAYLOAD = '/ask_description{"code": "x"}'


class Clock:
    """A clock that goes when told."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


class Work:
    """Counts how often it ran; fails as often as told first."""

    def __init__(self, failures=0):
        self.runs = 0
        self.failures = failures

    async def __call__(self):
        self.runs += 1
        await asyncio.sleep(0)
        if self.runs <= self.failures:
            raise ValueError("not yet")
        return f"run {self.runs}"


def test_an_event_that_comes_twice_is_worked_on_once():
    async def go():
        once, work = Once(), Work()
        together = await asyncio.gather(once.run("a", work), once.run("a", work))
        return [*together, await once.run("a", work)], work.runs

    assert asyncio.run(go()) == (["run 1"] * 3, 1)


def test_an_event_whose_work_failed_is_worked_on_again():
    async def go():
        once, work = Once(), Work(failures=1)
        with pytest.raises(ValueError):
            await once.run("a", work)
        return await once.run("a", work)

    assert asyncio.run(go()) == "run 2"


def test_who_stops_waiting_does_not_stop_the_work():
    async def go():
        once, work = Once(), Work()
        waiter = asyncio.ensure_future(once.run("a", work))
        await asyncio.sleep(0)
        waiter.cancel()
        return await once.run("a", work), work.runs

    assert asyncio.run(go()) == ("run 1", 1)


def test_events_are_forgotten_after_a_while_and_beyond_a_number():
    async def go():
        clock, work = Clock(), Work()
        once = Once(clock)
        await once.run("a", work)
        clock.now = SECONDS_KEPT + 1
        later = await once.run("a", work)
        for number in range(MOST_KEPT + 5):
            await once.run(number, Work())
        return later, len(once._tasks)

    later, kept = asyncio.run(go())
    assert later == "run 2"
    assert kept <= MOST_KEPT + 1


def test_a_rate_lets_so_many_pass_and_says_when_to_come_back():
    clock = Clock()
    rate = Rate(2, 60, clock)
    assert [rate.wait("a"), rate.wait("a")] == [0, 0]
    clock.now = 15
    assert rate.wait("a") == 45
    assert rate.wait("b") == 0
    clock.now = 61
    assert rate.wait("a") == 0


def turns_that(answer=lambda message: [{"text": message.text}], wait=None):
    """Turns whose assistant says what `answer` returns, after `wait`; and what it was asked, in order."""
    asked = []

    async def handle(message):
        asked.append(message)
        if wait:
            await wait.wait()
        for said in answer(message):
            await message.output_channel.send_response(message.sender_id, said)

    return Turns(handle, "web", limits.only_payloads_of(["ask_description"])), asked


def test_a_message_stays_whole():
    said = {"text": "un\n\ndeux", "buttons": [{"title": "t", "payload": "/p"}], "custom": {"k": 1}}
    turns, _ = turns_that(lambda message: [said])
    assert asyncio.run(turns.answer(Event("web:a", "id", "question"))) == [said]


@pytest.mark.parametrize(
    ("is_button", "text", "heard"),
    [
        (True, PAYLOAD, PAYLOAD),
        (False, PAYLOAD, PAYLOAD[1:]),
        (False, " / /greet", "greet"),
        (True, "/greet", "greet"),
    ],
)
def test_only_verified_buttons_carry_payloads_and_only_allowed_ones(is_button, text, heard):
    turns, asked = turns_that()
    asyncio.run(turns.answer(Event("web:a", "id", text, is_button)))
    assert [message.text for message in asked] == [heard]


def test_id_and_metadata_reach_rasa():
    turns, asked = turns_that()
    asyncio.run(turns.answer(Event("web:a", "id-1", "question", metadata={"title": "Titre"})))
    assert (asked[0].message_id, asked[0].metadata, asked[0].input_channel) == ("id-1", {"title": "Titre"}, "web")


@pytest.mark.parametrize("text", ["  ", "x" * 1001])
def test_what_may_not_be_said_is_told_without_a_turn(text):
    turns, asked = turns_that()
    (reply,) = asyncio.run(turns.answer(Event("web:a", "id", text)))
    assert reply["text"] in (limits.EMPTY_MESSAGE, limits.TOO_LONG)
    assert not asked


def test_silence_becomes_a_sentence():
    turns, _ = turns_that(lambda message: [])
    assert asyncio.run(turns.answer(Event("web:a", "id", "?a"))) == [{"text": limits.NO_ANSWER}]


def test_one_conversation_waits_in_a_bounded_queue_and_others_do_not_wait_for_it():
    async def go():
        wait = asyncio.Event()
        turns, asked = turns_that(wait=wait)
        first = [
            asyncio.ensure_future(turns.answer(Event("web:a", str(n), f"q{n}"))) for n in range(MOST_OF_A_CONVERSATION)
        ]
        await asyncio.sleep(0.01)
        with pytest.raises(Busy):
            await turns.answer(Event("web:a", "more", "trop"))
        other = asyncio.ensure_future(turns.answer(Event("web:b", "0", "autre")))
        await asyncio.sleep(0.01)
        begun = [message.text for message in asked]
        wait.set()
        await asyncio.gather(*first, other)
        return begun, [message.text for message in asked if message.sender_id == "web:a"]

    begun, heard = asyncio.run(go())
    assert begun == ["q0", "autre"]
    assert heard == [f"q{n}" for n in range(MOST_OF_A_CONVERSATION)]


@pytest.mark.parametrize(
    "personal",
    [
        "jan.peeters@example.be",
        "0475 12 34 56",
        "+32 2 123 45 67",
        "85.07.30-033.28",
        "85073003328",
        "BE68 5390 0754 7034",
    ],
)
def test_what_tells_who_someone_is_gets_masked(personal):
    assert mask(f"écrivez à {personal} merci") == f"écrivez à {MASK} merci"


@pytest.mark.parametrize("text", ["niveau 1 à 4", "le 12/05/2026", "article 107, § 2", "qu'attend-on d'un B en 2026 ?"])
def test_other_numbers_stay(text):
    assert mask(text) == text


def test_an_identity_cannot_pass_for_another():
    assert sender_id("slack", "T1", "U1") == "slack:T1:U1"
    for part in ("a:b", ""):
        with pytest.raises(ValueError):
            sender_id("web", part)
