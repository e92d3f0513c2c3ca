"""Who is let in: what Microsoft signed for this bot, of organisations that it serves. All others get 401 or 403."""

import base64
import hashlib
import hmac
import json
import time

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reperes.channels.teams import keys as keys_module
from tests.channels.teams.bot_under_test import Bot
from tests.channels.teams.loopback import Fault
from tests.channels.teams.loopback.identity import ABSENT, claims_for, other_key

NOW = int(time.time())


def public_key_as_secret(platform):
    """A token signed by HS256 with the published key as its secret, the classic confusion of algorithms."""
    key = platform.keys[0]
    pem = key.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    parts = ({"alg": "HS256", "typ": "JWT", "kid": key.kid}, claims_for(platform.app_id, platform.service_url))
    signed = ".".join(encoded(json.dumps(part).encode()) for part in parts)
    return f"{signed}.{encoded(hmac.new(pem, signed.encode(), hashlib.sha256).digest())}"


def encoded(content):
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def signed(platform, **how):
    return platform.keys[0].sign(claims_for(platform.app_id, platform.service_url), **how)


FORGED = {
    "HS256 with the public key": public_key_as_secret,
    "HS256 with a guessed secret": lambda p: signed(p, algorithm="HS256", key="a secret of thirty-two characters"),
    "no algorithm": lambda p: signed(p, algorithm="none"),
    "RS512": lambda p: signed(p, algorithm="RS512"),
    "another key under the same id": lambda p: signed(p, key=other_key().private),
    "an unknown key id": lambda p: signed(p, kid="unknown"),
    "a foreign issuer": lambda p: p.token(iss="https://sts.windows.net/tenant/"),
    "no issuer": lambda p: p.token(iss=ABSENT),
    "another bot's audience": lambda p: p.token(aud="00000000-0000-0000-0000-000000000000"),
    "no audience": lambda p: p.token(aud=ABSENT),
    "expired": lambda p: p.token(exp=NOW - 400),
    "never expires": lambda p: p.token(exp=ABSENT),
    "an expiry that is no number": lambda p: p.token(exp="soon"),
    "not valid yet": lambda p: p.token(nbf=NOW + 1000),
    "another serviceurl": lambda p: p.token("https://smba.trafficmanager.net/emea/"),
    "no serviceurl": lambda p: p.token(serviceurl=ABSENT),
    "a serviceurl that is no text": lambda p: p.token(serviceurl=[p.service_url]),
    "a header too deep to be read": lambda p: f"{encoded(b'[' * 4000)}.{encoded(b'{}')}.x",
    "garbage": lambda p: "a.b.c",
    "not ASCII": lambda p: "é",
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forged_or_foreign_token_gets_401(platform, bot, anne, forge):
    headers = {"Authorization": f"Bearer {forge(platform)}".encode().decode("latin-1")}
    status, body = platform.post(platform.activity(anne, text="bonjour"), headers=headers)
    assert (status, set(body)) == (401, {"error"})
    assert not bot.assistant.asked and not platform.all_sent()


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer ", "Basic YTpi", "Bearer Bearer a.b.c"])
def test_a_request_without_a_token_gets_401(platform, bot, anne, authorization):
    headers = {} if authorization is None else {"Authorization": authorization}
    assert platform.post(platform.activity(anne, text="bonjour"), headers=headers)[0] == 401


def test_a_clock_may_be_five_minutes_wrong(platform, bot, anne):
    token = platform.token(exp=int(time.time()) - 250)
    assert platform.post(platform.activity(anne, text="bonjour"), token)[0] == 202


def test_a_foreign_organisation_gets_403(platform, bot, anne):
    content = platform.activity(anne, text="bonjour", channelData={"tenant": {"id": "other"}})
    content["conversation"]["tenantId"] = "other"
    assert platform.post(content)[0] == 403


def test_an_activity_without_an_organisation_gets_403(platform, bot, anne):
    content = platform.activity(anne, text="bonjour", channelData={})
    del content["conversation"]["tenantId"]
    assert platform.post(content)[0] == 403


@pytest.mark.parametrize(
    "service_url",
    [
        "https://evil.example/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://user@smba.trafficmanager.net/",
        "http://127.0.0.1:1/emea/",
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net:8443/",
        "https://[broken/",
        "file:///etc/passwd",
    ],
)
def test_an_answer_goes_to_no_other_host(platform, bot, anne, service_url):
    content = platform.activity(anne, text="bonjour", serviceUrl=service_url)
    assert platform.post(content, platform.token(service_url))[0] == 403
    assert not bot.assistant.asked


def test_a_key_that_is_not_endorsed_for_teams_gets_403(platform, bot, anne):
    platform.keys[0].endorsements.remove("msteams")
    assert platform.post(platform.activity(anne, text="bonjour"))[0] == 403


def test_another_channel_of_the_bot_gets_403(platform, bot, anne):
    assert platform.post(platform.activity(anne, text="bonjour", channelId="webchat"))[0] == 403


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff"])
def test_a_signed_request_that_is_no_activity_gets_400(platform, bot, body):
    assert platform.post(body)[0] == 400


@pytest.mark.parametrize("lacking", ["from", "recipient", "conversation", "id"])
def test_an_activity_without_its_parts_gets_400(platform, bot, anne, lacking):
    content = platform.activity(anne, text="bonjour")
    del content[lacking]
    assert platform.post(content)[0] in (400, 403)


def test_keys_are_asked_for_at_first_use_and_then_kept(platform, bot, anne):
    assert platform.metadata_reads == 0
    for text in ("un", "deux", "trois"):
        platform.say(anne, text)
    assert platform.metadata_reads == 1


def test_a_new_key_is_learnt_when_it_turns_up(platform, bot, anne, monkeypatch):
    monkeypatch.setattr(keys_module, "SECONDS_BETWEEN_FETCHES", 0)
    platform.say(anne, "un")
    platform.rotate()
    platform.say(anne, "deux")
    assert platform.metadata_reads == 2


def test_a_withdrawn_key_is_forgotten_when_another_turns_up(platform, bot, anne, monkeypatch):
    monkeypatch.setattr(keys_module, "SECONDS_BETWEEN_FETCHES", 0)
    platform.say(anne, "un")
    old = platform.token()
    platform.rotate()
    platform.say(anne, "deux")
    assert platform.post(platform.activity(anne, text="trois"), old)[0] == 401


def test_unknown_key_ids_make_us_ask_once_a_minute_at_most(platform, bot, anne):
    for _ in range(5):
        assert platform.post(platform.activity(anne), signed(platform, kid="unknown"))[0] == 401
    assert platform.metadata_reads == 1


def test_keys_are_kept_while_their_host_is_down(platform, bot, anne, monkeypatch):
    monkeypatch.setattr(keys_module, "SECONDS_BETWEEN_FETCHES", 0)
    monkeypatch.setattr(keys_module, "SECONDS_AFTER_A_FAILURE", 0)
    monkeypatch.setattr(keys_module, "SECONDS_KEPT", 0)
    platform.say(anne, "un")
    platform.key_faults += [Fault(503)] * 10
    platform.say(anne, "deux")
    platform.wait_for(2, anne.conversation)
    assert len(platform.key_faults) < 10


def test_without_keys_nobody_is_let_in_until_they_can_be_had(platform, bot, anne, monkeypatch):
    monkeypatch.setattr(keys_module, "SECONDS_AFTER_A_FAILURE", 0)
    platform.key_faults.append(Fault(503))
    assert platform.post(platform.activity(anne, text="bonjour"))[0] == 401
    assert platform.post(platform.activity(anne, text="bonjour"))[0] == 202


def test_refusals_show_neither_token_nor_words_in_the_logs(platform, bot, anne, caplog):
    token = platform.token(aud="other")
    platform.post(platform.activity(anne, text="mon salaire"), token)
    assert "401" in caplog.text and token not in caplog.text and "salaire" not in caplog.text


def test_an_organisation_is_known_however_its_id_is_written(platform, tmp_path, anne):
    with Bot(platform, tmp_path, allowed_tenants=[platform.tenant.upper()]):
        platform.say(anne, "bonjour")
        content = platform.activity(anne, text="bonjour", channelData={"tenant": {"id": platform.tenant.upper()}})
        content["conversation"]["tenantId"] = platform.tenant.upper()
        assert platform.post(content)[0] == 202
