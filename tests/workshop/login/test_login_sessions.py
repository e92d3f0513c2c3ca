"""Sessions, forms and ways back: what a browser must show, and what others cannot make it do."""

import pytest
from login_served import KEY, Browser, alert

from reperes.channels.core.signing import Signer
from reperes.workshop.login.addresses import inside
from reperes.workshop.login.sessions import MOST, SECONDS, Sessions

FAMILY = "/atelier/familles/os"


def test_a_session_ends_after_eight_hours(served, marie):
    served.clock.now += SECONDS - 1
    assert marie.who() == "Marie Dupont"
    served.clock.now += 1
    assert marie.who() is None


def test_whoever_logs_out_is_out_with_every_copy_of_the_cookie(served, marie):
    stolen = marie.cookie()
    thief = Browser(served.url)
    thief.take(stolen)
    assert thief.who() == "Marie Dupont"
    left = marie.post("/atelier/deconnexion", marie.form("/atelier/deconnexion"))
    assert left.status_code == 303 and "Max-Age=0" in left.headers["Set-Cookie"]
    assert "Vous êtes déconnecté" in marie.get(left.headers["Location"]).text
    assert marie.who() is None and thief.who() is None
    marie.take(stolen)
    assert marie.who() is None


def test_logging_out_needs_a_form_of_ours(marie):
    assert marie.post("/atelier/deconnexion", {}).status_code == 403
    assert marie.get("/atelier/deconnexion").status_code == 200
    assert marie.who() == "Marie Dupont"


def test_logging_out_ends_one_session_and_no_other(served, marie):
    other = Browser(served.url)
    other.log_in()
    marie.post("/atelier/deconnexion", marie.form("/atelier/deconnexion"))
    assert (marie.who(), other.who()) == (None, "Marie Dupont")


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "x",
        "a.b",
        "é" * 20,
        Signer(b"the secret of another server, also long", "workshop session").sign("0" * 64),
        Signer(KEY, "workshop session").sign("0" * 64),
        Signer(KEY, "workshop session").sign(["0" * 64]),
        Signer(KEY, "workshop session").sign({"name": "Marie Dupont"}),
        Signer(KEY, "web session").sign("0" * 64),
        "x" * 3000,
    ],
    ids=range(10),
)
def test_a_cookie_that_we_did_not_give_opens_nothing(served, marie, forged):
    stranger = Browser(served.url)
    assert stranger.get("/atelier", headers={"Cookie": f"atelier={forged}".encode()}).status_code == 303
    body, _, signature = marie.cookie().partition(".")
    stranger.take(f"{body}.{signature[:-2]}aa")
    assert stranger.who() is None


def test_a_session_that_someone_planted_before_the_login_is_not_the_one_after_it(served, marie):
    planted = marie.cookie()
    victim = Browser(served.url)
    victim.take(planted)
    fields = {"csrf": "", "nom": "Marie Dupont", "mot_de_passe": "quatre mots au hasard"}
    assert victim.post("/atelier/connexion", fields).status_code == 403
    victim.session.cookies.clear()
    before = victim.form() and victim.cookie("atelier-avant")
    victim.take(planted)
    fields["csrf"] = served.login._desk.forms.token(Signer(KEY, "workshop before login").read(before))
    assert victim.post("/atelier/connexion", fields).status_code == 303
    assert victim.session.cookies.get("atelier", path="/atelier") != planted
    attacker = Browser(served.url)
    attacker.take(planted)
    assert attacker.who() is None


def test_the_cookie_from_before_the_login_is_no_session(served):
    browser = Browser(served.url)
    browser.form()
    browser.take(browser.cookie("atelier-avant"))
    assert browser.who() is None


def test_sessions_are_bounded_and_ended_ones_are_forgotten():
    sessions = Sessions(KEY, lambda: now[0])
    now = [0.0]
    first = sessions.begin("first")
    cookies = [sessions.begin(str(n)) for n in range(MOST)]
    assert sessions.read(first) is None and sessions.read(cookies[-1]).name == str(MOST - 1)
    now[0] = SECONDS + 1
    sessions.begin("later")
    assert len(sessions._open) == 1


def test_a_form_with_its_token_is_taken_from_our_own_page(marie):
    for fields, headers in (
        ({"csrf": marie.token()}, {}),
        ({}, {"X-CSRF-Token": marie.token()}),
        ({"csrf": marie.token()}, {"Sec-Fetch-Site": "same-origin"}),
    ):
        assert marie.post(FAMILY, fields, **headers).text == "changed by Marie Dupont"


@pytest.mark.parametrize(
    ("token", "headers"),
    [
        ("", {}),
        ("0" * 64, {}),
        ("é", {}),
        ("x" * 10_000, {}),
        ("another's", {}),
        ("before login", {}),
        ("right", {"Origin": "https://evil.example"}),
        ("right", {"Origin": "null"}),
        ("right", {"Origin": None}),
        ("right", {"Origin": "http://127.0.0.1:1"}),
        ("right", {"Sec-Fetch-Site": "cross-site"}),
        ("right", {"Sec-Fetch-Site": "same-site"}),
        ("right", {"Sec-Fetch-Site": "none"}),
        ("right", {"Host": "evil.example", "Origin": "http://evil.example"}),
    ],
)
def test_a_form_without_a_token_of_this_session_or_from_elsewhere_is_refused(served, marie, token, headers):
    other = Browser(served.url)
    other.log_in()
    tokens = {"right": marie.token(), "another's": other.token(), "before login": Browser(served.url).form()["csrf"]}
    refused = marie.post(FAMILY, {"csrf": tokens.get(token, token)}, Cookie=f"atelier={marie.cookie()}", **headers)
    assert refused.status_code == 403 and "Rien n'a été changé" in alert(refused)
    assert "changed" not in refused.text


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": None}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_nobody_is_logged_in_by_a_page_of_others(served, headers):
    browser = Browser(served.url)
    fields = {**browser.form(), "nom": "Marie Dupont", "mot_de_passe": "quatre mots au hasard"}
    assert browser.post("/atelier/connexion", fields, **headers).status_code == 403
    assert browser.who() is None


def test_the_token_of_a_login_works_in_the_browser_that_it_was_shown_to(served):
    attacker, victim = Browser(served.url), Browser(served.url)
    fields = {**attacker.form(), "nom": "Marie Dupont", "mot_de_passe": "quatre mots au hasard"}
    victim.form()
    refused = victim.post("/atelier/connexion", fields)
    assert refused.status_code == 403 and "Réessayez" in alert(refused) and victim.cookie() is None


def test_two_pages_of_the_login_in_one_browser_both_work(served):
    browser = Browser(served.url)
    first = browser.form()
    browser.form()
    fields = {**first, "nom": "Marie Dupont", "mot_de_passe": "quatre mots au hasard"}
    assert browser.post("/atelier/connexion", fields).status_code == 303


def test_a_form_sent_after_the_session_ended_gives_back_what_was_typed_and_leads_to_the_login_and_back(served, marie):
    token = marie.token()
    served.clock.now += SECONDS
    fields = {"csrf": token, "after": "\n<b>Mes mots</b>\n& les autres", "short": " ", "ref": "critere.x.D"}
    sent = marie.post(FAMILY, fields, Referer=f"{served.url}{FAMILY}?x=1")
    assert sent.status_code == 403 and "changed" not in sent.text
    assert "Rien n'a été changé" in alert(sent) and "Votre session est terminée" in sent.text
    assert "readonly>\n\n&lt;b&gt;Mes mots&lt;/b&gt;\n&amp; les autres</textarea>" in sent.text
    assert "critere.x.D" not in sent.text and "Texte court" not in sent.text
    assert 'href="/atelier/connexion?retour=%2Fatelier%2Ffamilles%2Fos%3Fx%3D1"' in sent.text
    assert sent.headers["Cache-Control"] == "no-store"
    sent = marie.post(FAMILY, {"csrf": token}, Referer="https://evil.example/atelier.evil")
    assert 'href="/atelier/connexion?retour=%2Fatelier"' in sent.text and "textarea" not in sent.text


def test_a_form_of_the_session_before_gives_back_what_was_typed(served, marie):
    token = marie.token()
    marie.post("/atelier/deconnexion", marie.form("/atelier/deconnexion"))
    marie.log_in()
    sent = marie.post(FAMILY, {"csrf": token, "words": "fiches bleues"}, Referer=f"{served.url}{FAMILY}")
    assert sent.status_code == 403 and "fiches bleues</textarea>" in sent.text and f'href="{FAMILY}"' in sent.text


def test_what_another_site_sends_is_never_shown(served, marie):
    served.clock.now += SECONDS
    sent = marie.post(FAMILY, {"after": "Votre mot de passe ?"}, Origin="https://evil.example")
    assert "mot de passe ?" not in sent.text


@pytest.mark.parametrize(
    ("address", "back"),
    [
        ("/atelier", "/atelier"),
        ("/atelier/", "/atelier/"),
        ("/atelier?a=b&c", "/atelier?a=b&c"),
        ("/atelier/familles/os#critere.procedures.B", "/atelier/familles/os#critere.procedures.B"),
        *(
            (address, "/atelier")
            for address in (
                None,
                "",
                "/",
                "/document",
                "/atelierX",
                "/atelier.evil.example",
                "//evil.example/atelier",
                "/\\evil.example",
                "/atelier/\\evil.example",
                "https://evil.example/atelier",
                "https:/atelier",
                "javascript:alert(1)//atelier",
                "/atelier/../",
                "/atelier/%2e%2e/",
                "/atelier/.%2E/x",
                "/atelier/..%2f",
                "/atelier//evil.example",
                "/atelier/./x",
                "/atelier/\r\nSet-Cookie: a=b",
                "/atelier/\tx",
                " /atelier",
                "/atelier/é",
                "/atelier/connexion",
                "/atelier/connexion/?retour=/atelier/connexion",
                "/atelier/deconnexion",
                "/atelier/retour?code=x",
                "/atelier/" + "x" * 600,
            )
        ),
    ],
)
def test_addresses_of_the_workshop_and_no_others_are_gone_back_to(address, back):
    assert inside(address) == back


def test_one_is_sent_back_into_the_workshop_only(served):
    for address, back in (("https://evil.example", "/atelier"), ("/atelier/x?y", "/atelier/x?y")):
        browser = Browser(served.url)
        sent = browser.log_in(retour=address)
        assert (sent.status_code, sent.headers["Location"]) == (303, back)
        found = browser.get("/atelier/connexion", params={"retour": address})
        assert (found.status_code, found.headers["Location"]) == (303, back)


@pytest.mark.parametrize("address", ["/atelier/connexion", "/atelier/connexion?retour=x", "/atelier/deconnexion"])
def test_pages_allow_nobody_s_code_and_are_kept_by_no_browser(marie, served, address):
    browser = marie if "deconnexion" in address else Browser(served.url)
    headers = browser.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "form-action 'self'" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    # With « no-referrer », browsers would send forms with the origin « null ».
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("body", [b"\xff\xfe", b"csrf=%ff%fe&nom=%00", b"nom", b"", b"--x\r\n"])
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "x"]
)
def test_a_body_that_is_no_form_is_refused_without_a_trace(served, body, kind):
    refused = Browser(served.url).post("/atelier/connexion", body, **{"Content-Type": kind})
    assert refused.status_code == 403 and "Traceback" not in refused.text
