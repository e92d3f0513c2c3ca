"""Sessions and buttons that only the server can make, and its secret."""

import json
import stat
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest

from reperes.channels.core.signing import BadSecret, Signer, read_secret
from reperes.channels.web.buttons import Buttons
from reperes.channels.web.sessions import SECONDS_IN_ALL, SECONDS_VALID, Sessions

SECRET = b"a secret of the tests, long enough"


@pytest.fixture
def clock():
    """A clock whose time is its first element."""
    return [1_000_000.0]


@pytest.fixture
def sessions(clock):
    return Sessions(SECRET, lambda: clock[0])


def test_a_token_gives_its_session_back(sessions):
    session = sessions.begin()
    assert sessions.read(sessions.token(session)) == session


def test_every_session_is_another(sessions):
    assert sessions.begin().subject != sessions.begin().subject


def test_a_token_expires(sessions, clock):
    token = sessions.token(sessions.begin())
    clock[0] += SECONDS_VALID + 1
    assert sessions.read(token) is None


def test_a_session_is_renewed_under_the_same_name_until_it_is_a_month_old(sessions, clock):
    session = sessions.begin()
    for _ in range(3):
        clock[0] += SECONDS_VALID - 1
        session = sessions.renew(session)
    assert session.subject == sessions.read(sessions.token(session)).subject
    clock[0] = session.began + SECONDS_IN_ALL
    assert sessions.renew(session) is None


def forged(token, change):
    """The token with another content and the old signature."""
    body, _, signature = token.partition(".")
    content = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    made = urlsafe_b64encode(json.dumps(change(content)).encode()).decode().rstrip("=")
    return f"{made}.{signature}"


@pytest.mark.parametrize(
    "change",
    [
        lambda token: forged(token, lambda content: ["0" * 32, *content[1:]]),
        lambda token: forged(token, lambda content: [*content[:2], content[2] + 1_000]),
        lambda token: token[:-2] + ("aa" if token[-2:] != "aa" else "bb"),
        lambda token: token.partition(".")[0],
        lambda token: token.partition(".")[0] + ".",
        lambda token: token + "=",
        lambda token: "é" + token,
        lambda token: "",
        lambda token: None,
    ],
)
def test_a_changed_token_is_refused(sessions, change):
    assert sessions.read(change(sessions.token(sessions.begin()))) is None


def test_a_token_of_another_server_is_refused(sessions):
    other = Sessions(b"the secret of another server, also long")
    assert sessions.read(other.token(other.begin())) is None


def test_what_was_signed_for_another_purpose_is_no_session(sessions):
    assert sessions.read(Signer(SECRET, "web button").sign(["0" * 32, 0, 9e9])) is None
    assert sessions.read(Signer(SECRET, "web session").sign(["not a subject", 0, 9e9])) is None


def test_a_button_works_for_the_person_who_saw_it_only():
    buttons = Buttons(SECRET)
    (shown,) = buttons.signed("a", [{"title": "Comparer", "payload": "/ask{}"}])
    assert shown["title"] == "Comparer"
    pressed = buttons.pressed("a", shown["value"])
    assert (pressed.payload, pressed.title) == ("/ask{}", "Comparer")
    assert buttons.pressed("b", shown["value"]) is None
    assert buttons.pressed("a", "/ask{}") is None


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("REPERES_SECRET", raising=False)
    folder = tmp_path / "new"
    made = read_secret(folder)
    assert read_secret(folder) == made and len(made) >= 32
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_environment_may_hold_the_secret(tmp_path, monkeypatch):
    monkeypatch.setenv("REPERES_SECRET", "x" * 32)
    assert read_secret(tmp_path) == b"x" * 32
    assert not list(tmp_path.iterdir())


def test_a_secret_that_can_be_guessed_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("REPERES_SECRET", "short")
    with pytest.raises(BadSecret, match="32"):
        read_secret(tmp_path)


def test_a_secret_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    monkeypatch.delenv("REPERES_SECRET", raising=False)
    (tmp_path / "web-secret").mkdir()
    with pytest.raises(BadSecret, match="web-secret"):
        read_secret(tmp_path)
