"""The keys of the platform, when what their host says cannot be used, and as time goes by."""

import asyncio

import pytest

from reperes.channels.teams.keys import CannotFetch, Keys
from tests.channels.teams.loopback.identity import SigningKey, other_key

METADATA = {"jwks_uri": "keys"}


class Host:
    """What the two addresses give: an exception is raised."""

    def __init__(self, keys, metadata=METADATA):
        self.metadata, self.keys, self.reads = metadata, keys, 0

    async def __call__(self, url):
        self.reads += url == "metadata"
        found = self.metadata if url == "metadata" else self.keys
        if isinstance(found, Exception):
            raise found
        return found


def published(*keys):
    return {"keys": [key.published() for key in keys]}


@pytest.mark.parametrize(
    ("metadata", "keys"),
    [
        (None, None),
        ([], None),
        ({}, None),
        (CannotFetch("404"), None),
        (METADATA, CannotFetch("502")),
        (METADATA, None),
        (METADATA, {"keys": None}),
        (METADATA, {"keys": [3, {}, {"kty": "EC", "kid": "a"}, {"kty": "oct", "k": "c2VjcmV0", "kid": "a"}]}),
        (METADATA, {"keys": [{"kty": "RSA", "n": "!", "e": "AQAB", "kid": "a"}]}),
    ],
)
def test_what_is_no_key_set_gives_no_key_and_no_failure(metadata, keys):
    assert asyncio.run(Keys("metadata", Host(keys, metadata)).find("a")) is None


def test_useless_entries_do_not_hide_a_good_key():
    key = SigningKey()
    host = Host({"keys": [{"kty": "oct", "k": "c2VjcmV0", "kid": "a"}, key.published()]})
    assert asyncio.run(Keys("metadata", host).find(key.kid)).endorsements == {"msteams", "webchat"}


def test_a_key_without_endorsements_speaks_for_no_channel():
    entry = SigningKey().published()
    del entry["endorsements"]
    assert not asyncio.run(Keys("metadata", Host({"keys": [entry]})).find(entry["kid"])).endorsements


def test_keys_are_read_anew_after_a_day():
    now, old, new = [0.0], SigningKey(), other_key()
    host = Host(published(old, new))

    async def go():
        keys = Keys("metadata", host, lambda: now[0])
        found = [await keys.find(old.kid)]
        host.keys = published(new)
        for moment in (86_399, 86_401):
            now[0] = moment
            found.append(await keys.find(old.kid))
        return [key is not None for key in found]

    assert asyncio.run(go()) == [True, True, False] and host.reads == 2


def test_a_host_that_fails_is_asked_again_after_ten_seconds():
    now, key = [0.0], SigningKey()
    host = Host(CannotFetch("503"))

    async def go():
        keys = Keys("metadata", host, lambda: now[0])
        for moment in (0, 9, 11):
            now[0] = moment
            await keys.find(key.kid)
        return host.reads

    assert asyncio.run(go()) == 2


def test_many_who_need_a_key_ask_once():
    key = SigningKey()
    host = Host(published(key))

    async def go():
        keys = Keys("metadata", host)
        return await asyncio.gather(*(keys.find(key.kid) for _ in range(20)))

    assert all(asyncio.run(go())) and host.reads == 1
