"""A proxy that says who is there, and strangers who say so too."""

import http.client

import pytest
from login_served import Browser, Served, alert

HEADER = "X-Remote-User"


@pytest.fixture
def settings():
    return {"proxy": {"header": HEADER, "from": ["127.0.0.1"]}}


@pytest.fixture
def proxied(settings, tmp_path):
    with Served(tmp_path, settings) as found:
        yield found


def test_whom_the_proxy_names_is_here_and_may_send_forms(proxied):
    browser = Browser(proxied.url, **{HEADER: "Marie Dupont"})
    assert browser.who() == "Marie Dupont"
    assert browser.post("/atelier/familles/os", {"csrf": browser.token()}).text == "changed by Marie Dupont"
    assert browser.post("/atelier/familles/os", {}).status_code == 403
    assert browser.get("/atelier/connexion?retour=/atelier/x").headers["Location"] == "/atelier/x"
    assert not browser.session.cookies


def test_the_token_of_one_person_is_not_that_of_another(proxied):
    token = Browser(proxied.url, **{HEADER: "Jean"}).token()
    browser = Browser(proxied.url, **{HEADER: "Marie Dupont"})
    assert browser.post("/atelier/familles/os", {"csrf": token}).status_code == 403


def test_whom_the_proxy_does_not_name_is_told_to_go_through_the_portal(proxied):
    browser = Browser(proxied.url)
    sent = browser.get("/atelier")
    assert sent.status_code == 303
    shown = browser.get(sent.headers["Location"])
    assert shown.status_code == 403 and "portail" in alert(shown)


def test_logging_out_is_the_portal_s(proxied):
    browser = Browser(proxied.url, **{HEADER: "Marie Dupont"})
    assert "déconnectez-vous du portail" in alert(browser.get("/atelier/deconnexion"))


@pytest.mark.parametrize("peers", [["127.0.0.2"], ["10.0.0.0/8"], ["::1"]])
def test_the_header_of_a_stranger_counts_for_nothing(tmp_path, peers):
    with Served(tmp_path, {"proxy": {"header": HEADER, "from": peers}}) as served:
        for more in ({}, {"X-Forwarded-For": "127.0.0.2"}, {"X-Real-IP": "10.0.0.1"}, {"Forwarded": "for=127.0.0.2"}):
            assert Browser(served.url, **{HEADER: "Marie Dupont"}, **more).who() is None


@pytest.mark.parametrize("peers", [["127.0.0.0/8"], ["10.0.0.1", "127.0.0.1"]])
def test_peers_may_be_several_and_networks(tmp_path, peers):
    with Served(tmp_path, {"proxy": {"header": HEADER, "from": peers}}) as served:
        assert Browser(served.url, **{HEADER: "Marie Dupont"}).who() == "Marie Dupont"


@pytest.mark.parametrize(
    "value",
    [b"", b"x" * 65, b"x" * 5000, b"Marie\x01", b"Marie\x7f", "Marie\u202e".encode(), b"\xff\xfe", b"a\tb"],
)
def test_a_name_that_nobody_can_read_is_nobody(proxied, value):
    assert Browser(proxied.url, **{HEADER: value}).who() is None


def test_a_name_with_accents_is_read(proxied):
    assert (
        Browser(proxied.url, **{HEADER: "Zoé Müller".encode()})
        .get("/atelier")
        .content.startswith("Zoé Müller".encode())
    )


def test_a_header_that_is_there_twice_is_nobody_s(proxied):
    connection = http.client.HTTPConnection(proxied.url[7:])
    connection.putrequest("GET", "/atelier")
    for name in ("Marie Dupont", "Someone else"):
        connection.putheader(HEADER, name)
    connection.putheader("Connection", "close")
    connection.endheaders()
    assert connection.getresponse().status == 303
    connection.close()
