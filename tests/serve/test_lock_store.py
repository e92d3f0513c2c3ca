"""The lock of a conversation."""

import asyncio
import time

from reperes.serve.lock_store import PromptLockStore


async def _hold(store, seconds, order, name):
    async with store.lock("a"):
        await asyncio.sleep(seconds)
        order.append(name)


def test_the_second_message_waits_for_the_first_and_not_a_second_longer():
    async def both():
        store, order = PromptLockStore(), []
        start = time.monotonic()
        await asyncio.gather(_hold(store, 0.05, order, "first"), _hold(store, 0, order, "second"))
        return order, time.monotonic() - start

    order, took = asyncio.run(both())
    assert order == ["first", "second"]
    assert took < 0.5
