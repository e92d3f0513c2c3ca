"""The names of colleagues: asked for together, and not again at once where Slack does not tell."""

import asyncio

from reperes.channels.slack.names import Names


def test_a_colleague_who_was_not_found_is_asked_for_again_after_a_minute():
    times, asked = [0.0], []

    async def find(user):
        asked.append(times[-1])

    names = Names(find, lambda: times[-1])
    for now in (0.0, 59.0, 61.0):
        times.append(now)
        assert asyncio.run(names.of(["U0NOBODY"])) == {}
    assert asked == [0.0, 61.0]


def test_the_names_of_several_colleagues_are_asked_for_at_once():
    began, everybody = [], asyncio.Event()

    async def find(user):
        began.append(user)
        if len(began) == 3:
            everybody.set()
        await asyncio.wait_for(everybody.wait(), 2)
        return user.lower()

    assert asyncio.run(Names(find).of(["A", "B", "C"])) == {"A": "a", "B": "b", "C": "c"}
