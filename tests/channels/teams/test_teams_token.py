"""One token for all who send, renewed in time."""

import asyncio

import pytest

from reperes.channels.teams.keys import CannotFetch
from reperes.channels.teams.settings import Settings
from reperes.channels.teams.token import AccessToken, NoToken

SETTINGS = Settings("app", "secret", "tenant")


class Clock:
    """A clock that stands where it is put."""

    now = 0.0

    def __call__(self):
        return self.now


async def give_token(url, form):
    return {"access_token": "token", "expires_in": 3600}


def test_the_token_is_renewed_five_minutes_early():
    clock, asked = Clock(), []

    async def give(url, form):
        asked.append(clock.now)
        return {"access_token": f"token {len(asked)}", "expires_in": 3600}

    async def go():
        token = AccessToken(SETTINGS, give, clock)
        found = []
        for moment in (0, 3299, 3301):
            clock.now = moment
            found.append(await token.get())
        return found

    assert asyncio.run(go()) == ["token 1", "token 1", "token 2"]


def test_many_who_need_a_token_ask_once():
    asked = []

    async def give(url, form):
        asked.append(url)
        await asyncio.sleep(0.01)
        return await give_token(url, form)

    async def go():
        token = AccessToken(SETTINGS, give)
        return await asyncio.gather(*(token.get() for _ in range(20)))

    assert asyncio.run(go()) == ["token"] * 20 and len(asked) == 1


def test_many_who_need_a_token_in_vain_wait_together():
    asked = []

    async def give(url, form):
        asked.append(url)
        await asyncio.sleep(0.01)
        raise CannotFetch("TimeoutError")

    async def go():
        token = AccessToken(SETTINGS, give)
        found = await asyncio.gather(*(token.get() for _ in range(20)), return_exceptions=True)
        return [type(error) for error in found]

    assert asyncio.run(go()) == [CannotFetch] * 20 and len(asked) == 1


@pytest.mark.parametrize("answer", [None, [], {}, {"access_token": 3}, {"access_token": "", "expires_in": 1}])
def test_an_answer_without_a_token_is_none(answer):
    async def give(url, form):
        return answer

    with pytest.raises(NoToken):
        asyncio.run(AccessToken(SETTINGS, give).get())


def test_a_token_without_a_useful_end_is_not_kept():
    asked = []

    async def give(url, form):
        asked.append(url)
        return {"access_token": "token", "expires_in": None}

    async def go():
        token = AccessToken(SETTINGS, give)
        return [await token.get(), await token.get()]

    assert asyncio.run(go()) == ["token", "token"] and len(asked) == 2
