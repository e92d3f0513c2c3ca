"""No conversation gets more than Teams takes."""

import asyncio

import pytest

from reperes.channels.core.pace import Pace, wait_for
from reperes.channels.teams.connector import LIMITS


@pytest.mark.parametrize(
    ("times", "now", "seconds"),
    [
        ([], 0.0, 0.0),
        ([0.0] * 6, 0.0, 0.0),
        ([0.0] * 7, 0.25, 0.75),
        ([float(number) / 2 for number in range(60)], 29.5, 0.5),
        ([float(number) for number in range(1800)], 1800.0, 1800.0),
    ],
)
def test_no_conversation_gets_more_than_teams_takes(times, now, seconds):
    assert max(0.0, wait_for(LIMITS, times, now)) == pytest.approx(seconds)


def test_those_who_write_at_once_queue_up_behind_the_limit():
    waits = []

    async def sleep(seconds):
        waits.append(seconds)

    async def go():
        pace = Pace(LIMITS, lambda: 0.0, sleep)
        await asyncio.gather(*(pace.wait("a") for _ in range(15)))
        await pace.wait("b")

    asyncio.run(go())
    assert waits == pytest.approx([1.0] * 7 + [2.0])
