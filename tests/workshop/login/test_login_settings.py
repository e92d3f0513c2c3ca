"""Which way of logging in is configured, and what is wrong with settings that are none."""

import json
import os
import stat
import threading
from base64 import b64encode

import pytest
from login_served import KEY

from reperes.workshop.login import password_file
from reperes.workshop.login.hashing import hash_of, matches
from reperes.workshop.login.login import Login
from reperes.workshop.login.password_file import BadPasswordFile, PasswordFile
from reperes.workshop.login.settings import WrongSettings

OIDC = {"issuer": "https://login.example.be", "client_id": "a", "client_secret": "secret-b", "people": ["c"]}
PROXY = {"header": "X-Remote-User", "from": ["127.0.0.1"]}


def login(settings, folder):
    return Login.from_settings(settings, folder, KEY)


@pytest.mark.parametrize("settings", [None, {}])
def test_without_any_way_there_is_no_workshop(tmp_path, settings):
    assert login(settings, tmp_path) is None
    file = PasswordFile(tmp_path)
    file.put("Marie", "quatre mots au hasard")
    assert login(settings, tmp_path) is not None
    file.remove("Marie")
    assert login(settings, tmp_path) is None


@pytest.mark.parametrize(
    "settings",
    [
        {"oidc": OIDC},
        {"oidc": {**OIDC, "people": None, "group": {"claim": "groups", "value": "rh"}}},
        {"oidc": {**OIDC, "issuer": "http://127.0.0.1:9000/realms/x"}},
        {"proxy": PROXY},
        {"proxy": {**PROXY, "from": ["10.0.0.0/8", "::1"]}},
    ],
)
def test_settings_that_are_right(tmp_path, settings):
    assert login(settings, tmp_path) is not None


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"passwords": {}}, "Réglage inconnu sous « workshop: »"),
        ({"oidc": OIDC, "proxy": PROXY}, "pas les deux"),
        ({"oidc": None}, "contient des réglages"),
        ({"oidc": ["x"]}, "contient des réglages"),
        ({"oidc": {**OIDC, "secret": "x"}}, "Réglage inconnu sous « workshop: oidc: »"),
        ({"oidc": {}}, "Il manque issuer et client_id et client_secret"),
        ({"oidc": {**OIDC, "client_secret": "${WORKSHOP_SECRET}"}}, "Il manque client_secret"),
        ({"oidc": {**OIDC, "issuer": "http://login.example.be"}}, "« issuer »"),
        ({"oidc": {**OIDC, "issuer": "login.example.be"}}, "« issuer »"),
        ({"oidc": {**OIDC, "issuer": "https://login.example.be/?x"}}, "« issuer »"),
        ({"oidc": {**OIDC, "people": None}}, "qui peut entrer"),
        ({"oidc": {**OIDC, "people": []}}, "qui peut entrer"),
        ({"oidc": {**OIDC, "people": "marie@example.be"}}, "« people »"),
        ({"oidc": {**OIDC, "people": [12]}}, "« people »"),
        ({"oidc": {**OIDC, "people": ["${PEOPLE}"]}}, "« people »"),
        ({"oidc": {**OIDC, "group": "rh"}}, "« group »"),
        ({"oidc": {**OIDC, "group": {"claim": "groups"}}}, "« group »"),
        ({"oidc": {**OIDC, "group": {"claim": "groups", "value": ""}}}, "« group »"),
        ({"proxy": {}}, "« header »"),
        ({"proxy": {**PROXY, "header": "X Remote\r\n"}}, "« header »"),
        ({"proxy": {"header": "X-Remote-User"}}, "« from »"),
        ({"proxy": {**PROXY, "from": "127.0.0.1"}}, "« from »"),
        ({"proxy": {**PROXY, "from": []}}, "« from »"),
        ({"proxy": {**PROXY, "from": ["localhost"]}}, "« from »"),
        ({"proxy": {**PROXY, "from": ["127.0.0.1/8"]}}, "« from »"),
        ({"proxy": {**PROXY, "from": ["0.0.0.0/0"]}}, "tout le monde"),
        ({"proxy": {**PROXY, "from": ["::/0"]}}, "tout le monde"),
    ],
)
def test_settings_that_are_wrong_are_told_without_their_values(tmp_path, settings, told):
    with pytest.raises(WrongSettings) as reason:
        login(settings, tmp_path)
    assert told in str(reason.value) and "\n" not in str(reason.value)
    assert "secret-b" not in str(reason.value)


def test_the_file_is_its_owner_s_alone_and_holds_no_password(tmp_path):
    file = PasswordFile(tmp_path / "data")
    assert file.put("Zoé", "quatre mots au hasard") is True
    assert file.put("zoé", "quatre mots au hasard") is False
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert [path.name for path in file.path.parent.iterdir()] == ["workshop-passwords"]
    content = json.loads(file.path.read_text("utf-8"))
    assert list(content) == ["zoé"] and content["zoé"].startswith("$scrypt$ln=")
    assert "quatre mots" not in file.path.read_text("utf-8")


def test_the_same_password_has_another_hash_each_time():
    first, second = hash_of("quatre mots au hasard"), hash_of("quatre mots au hasard")
    assert first != second and matches("quatre mots au hasard", first) and matches("quatre mots au hasard", second)


def test_an_accent_is_the_same_written_as_one_sign_or_as_two():
    assert matches("e\u0301te\u0301 pluvieux", hash_of("\u00e9t\u00e9 pluvieux"))


def test_a_hash_made_elsewhere_is_understood():
    """The vector of RFC 7914 for N = 16384, r = 8, p = 1, its first 32 bytes."""
    derived = bytes.fromhex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
    salt, made = (b64encode(content).decode().rstrip("=") for content in (b"SodiumChloride", derived))
    written = f"$scrypt$ln=14,r=8,p=1${salt}${made}"
    assert matches("pleaseletmein", written) and not matches("pleaseletmeout", written)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"Marie": "x"}',
        '{"Marie": null}',
        '{"Marie": "$scrypt$ln=31,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$' + "A" * 43 + '"}',
        '{"Ma\\u0000rie": "$scrypt$ln=14,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$' + "A" * 43 + '"}',
        "\udcff",
    ],
    ids=range(8),
)
def test_a_file_that_is_damaged_is_told_and_lets_nobody_in(tmp_path, content):
    path = tmp_path / password_file.FILE
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    path.chmod(0o600)
    with pytest.raises(WrongSettings, match="workshop-passwords"):
        login(None, tmp_path)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o606])
def test_a_file_that_others_may_read_is_refused(tmp_path, mode):
    file = PasswordFile(tmp_path)
    file.put("Marie", "quatre mots au hasard")
    file.path.chmod(mode)
    with pytest.raises(WrongSettings, match="chmod 600"):
        login(None, tmp_path)
    with pytest.raises(BadPasswordFile):
        file.entries()


def test_a_write_that_fails_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    file = PasswordFile(tmp_path)
    file.put("Marie", "quatre mots au hasard")
    before = file.path.read_bytes()

    def fail(*given):
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        file.put("Jean", "quatre mots au hasard")
    assert file.path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


def test_of_many_who_write_at_once_none_is_lost(tmp_path):
    threads = [
        threading.Thread(target=PasswordFile(tmp_path).put, args=(f"Personne {n}", "quatre mots au hasard"))
        for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(PasswordFile(tmp_path).entries()) == 12
