"""Logging in by a name and a password, and whatever else people try."""

import hashlib
import os
import re
import threading
import time

import pytest
from login_served import Browser, Served, alert

from reperes.workshop.login.attempts import A_NAME, AN_ADDRESS, SECONDS

WRONG = "ne vont pas ensemble"


def test_without_a_login_one_is_sent_to_it_and_then_back_to_where_one_wanted_to_go(served):
    browser = Browser(served.url)
    sent = browser.get("/atelier/familles/os?onglet=2")
    assert sent.status_code == 303
    assert sent.headers["Location"] == "/atelier/connexion?retour=%2Fatelier%2Ffamilles%2Fos%3Fonglet%3D2"
    fields = browser.form(sent.headers["Location"])
    entered = browser.post(
        "/atelier/connexion", {**fields, "nom": "Marie Dupont", "mot_de_passe": "quatre mots au hasard"}
    )
    assert (entered.status_code, entered.headers["Location"]) == (303, "/atelier/familles/os?onglet=2")
    assert browser.who() == "Marie Dupont"
    assert browser.get("/atelier/connexion").headers["Location"] == "/atelier"


def test_the_cookie_is_for_the_server_alone_and_for_the_workshop_alone(served):
    cookie = Browser(served.url).log_in().headers["Set-Cookie"]
    assert re.match(r"atelier=[\w.-]+; Path=/atelier; Max-Age=28800; HttpOnly; SameSite=Lax", cookie)
    assert "Secure" not in cookie


@pytest.mark.parametrize(
    ("origins", "headers", "secure"),
    [
        ((), {}, False),
        ((), {"X-Forwarded-Proto": "https"}, True),
        ((), {"X-Forwarded-Proto": "http"}, False),
        (("https://reperes.example.be",), {"Origin": "https://reperes.example.be"}, True),
    ],
)
def test_the_cookie_is_secure_where_people_come_by_https(passwords, tmp_path, origins, headers, secure):
    with Served(tmp_path, origins=origins) as served:
        browser = Browser(served.url, **headers)
        # The session keeps no secure cookie of an address without https.
        shown = browser.get("/atelier/connexion")
        before = re.search(r"atelier-avant=([^;]+)", shown.headers["Set-Cookie"])[1]
        fields = {"csrf": re.search(r'csrf" value="(\w+)', shown.text)[1], "nom": "Marie Dupont"}
        fields["mot_de_passe"] = "quatre mots au hasard"
        entered = browser.post("/atelier/connexion", fields, Cookie=f"atelier-avant={before}")
        assert entered.status_code == 303
        assert ("Secure" in entered.headers["Set-Cookie"]) is secure
        assert ("Secure" in shown.headers["Set-Cookie"]) is secure


@pytest.mark.parametrize("name", ["marie dupont", "  MARIE   DUPONT ", "Marie Dupont"])
def test_capitals_and_blanks_of_a_name_are_the_same(served, name):
    assert Browser(served.url).log_in(name).status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Marie Dupont", "quatre mots au hasarD"),
        ("Marie Dupont", " quatre mots au hasard"),
        ("Nobody", "quatre mots au hasard"),
        ("Marie Dupont", "x" * 5000),
        ("M" * 5000, "quatre mots au hasard"),
        ("Marie\x00Dupont", "quatre mots au hasard"),
        ("Marie Dupont\u202e", "quatre mots au hasard"),
        ("Marie\r\nDupont\x1b[2J", "quatre mots au hasard"),
        ("../../etc/passwd", "' OR 1=1 --"),
        ("{{7*7}}", "${7*7}"),
    ],
    ids=range(10),
)
def test_it_is_never_told_whether_the_name_or_the_password_was_wrong(served, name, password):
    browser = Browser(served.url)
    refused = browser.log_in(name, password)
    assert (refused.status_code, WRONG in alert(refused)) == (403, True)
    assert browser.who() is None and browser.cookie() is None
    assert len(refused.text) < 6000


def test_what_was_typed_is_shown_again_as_text(served):
    refused = Browser(served.url).log_in('"><script>alert(1)</script>')
    assert "<script" not in refused.text
    assert 'value="&#34;&gt;&lt;script&gt;' in refused.text


def test_an_unknown_name_costs_what_a_wrong_password_costs(served, monkeypatch):
    costs = []

    def noted(password, **given):
        costs.append({name: value for name, value in given.items() if name != "salt"})
        return scrypt(password, **given)

    scrypt = hashlib.scrypt
    monkeypatch.setattr(hashlib, "scrypt", noted)
    for name in ("Marie Dupont", "Nobody", "Marie\x00Dupont", "M" * 5000):
        Browser(served.url).log_in(name, "not the right one")
    assert len(costs) == 4 and costs == [costs[0]] * 4


@pytest.mark.parametrize(("name", "password"), [("", "quatre mots au hasard"), ("Marie Dupont", ""), ("  ", "  ")])
def test_an_empty_field_is_told(served, name, password):
    refused = Browser(served.url).log_in(name, password)
    assert refused.status_code == 400 and "Indiquez votre nom et votre mot de passe" in alert(refused)


def test_who_tries_too_often_for_a_name_must_wait_even_with_the_right_password(served, monkeypatch):
    monkeypatch.setattr("reperes.workshop.login.attempts.matches", lambda password, written: password == "right")
    codes = [
        Browser(served.url, **{"X-Forwarded-For": f"10.0.0.{n}"}).log_in(password="no").status_code
        for n in range(A_NAME)
    ]
    assert codes == [403] * A_NAME
    browser = Browser(served.url, **{"X-Forwarded-For": "10.0.1.1"})
    refused = browser.log_in("MARIE dupont", "right")
    assert refused.status_code == 429 and "15 minutes" in alert(refused)
    assert int(refused.headers["Retry-After"]) == SECONDS
    assert browser.log_in("Someone else", "no").status_code == 403
    served.clock.now += SECONDS - 30
    assert "une minute" in alert(browser.log_in(password="right"))
    served.clock.now += 31
    assert browser.log_in(password="right").status_code == 303


def test_who_tries_many_names_from_one_address_must_wait(served, monkeypatch):
    monkeypatch.setattr("reperes.workshop.login.attempts.matches", lambda password, written: password == "right")
    # Whatever a client says of itself, the last address is the one that the proxy saw.
    codes = [
        Browser(served.url, **{"X-Forwarded-For": f"1.1.1.{n}, 10.0.0.9"}).log_in(f"name {n}").status_code
        for n in range(AN_ADDRESS + 1)
    ]
    assert codes == [403] * AN_ADDRESS + [429]
    assert Browser(served.url, **{"X-Forwarded-For": "10.0.0.8"}).log_in(password="right").status_code == 303


def test_many_attempts_at_once_are_not_all_the_first(served, monkeypatch):
    monkeypatch.setattr("reperes.workshop.login.attempts.matches", lambda *given: time.sleep(0.05))
    browsers = [Browser(served.url) for _ in range(A_NAME + 8)]
    fields = [{**browser.form(), "nom": "Marie Dupont", "mot_de_passe": "no"} for browser in browsers]
    codes = []

    def attempt(browser, form):
        codes.append(browser.post("/atelier/connexion", form).status_code)

    threads = [threading.Thread(target=attempt, args=pair) for pair in zip(browsers, fields)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count(429) == 8 and codes.count(403) == A_NAME


@pytest.fixture
def comparing(served, monkeypatch):
    """A password that is being compared until this is set."""
    began, ended = threading.Event(), threading.Event()

    def compare(*given):
        began.set()
        return ended.wait(20)

    monkeypatch.setattr("reperes.workshop.login.attempts.matches", compare)
    attempt = threading.Thread(target=Browser(served.url).log_in)
    attempt.start()
    assert began.wait(20)
    yield ended
    ended.set()
    attempt.join()


def test_other_pages_answer_while_passwords_are_compared(served, comparing):
    assert Browser(served.url).get("/atelier/connexion").status_code == 200
    assert not comparing.is_set()


def test_only_so_many_passwords_wait_to_be_compared(served, comparing, monkeypatch):
    monkeypatch.setattr("reperes.workshop.login.attempts.MOST_WAITING", 1)
    refused = Browser(served.url).log_in()
    assert refused.status_code == 503 and "Beaucoup de personnes" in alert(refused)


def test_a_changed_password_and_a_removed_one_count_at_once(served, passwords, marie):
    passwords.put("Jean", "un autre mot de passe")
    jean = Browser(served.url)
    assert jean.log_in("Jean", "un autre mot de passe").status_code == 303
    passwords.put("Marie Dupont", "quatre autres mots encore")
    assert marie.who() is None and jean.who() == "Jean"
    assert marie.log_in().status_code == 403
    assert marie.log_in(password="quatre autres mots encore").status_code == 303
    passwords.remove("jean")
    assert jean.who() is None and jean.log_in("Jean", "un autre mot de passe").status_code == 403


def test_with_a_file_that_cannot_be_read_nobody_enters_and_no_trace_is_shown(served, passwords, marie):
    passwords.path.write_text("{", "utf-8")
    assert marie.who() is None
    refused = marie.log_in()
    assert refused.status_code == 503 and "pas possible pour le moment" in alert(refused)
    assert str(passwords.path) not in refused.text
    os.remove(passwords.path)
    assert marie.log_in().status_code == 403
