"""Logging in by a provider that is really asked, on this machine; and whatever others make of its answers."""

import threading
import time
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from joserfc.jwk import ECKey, RSAKey
from login_served import Browser, Served, alert
from oidc_provider import MARIE

from reperes.workshop.login.oidc import pending

START = "/atelier/connexion/fournisseur?retour=%2Fatelier%2Ffamilles%2Fos"
REFUSED = "n'a pas confirmé votre identité"


@pytest.fixture
def browser(with_oidc):
    return Browser(with_oidc.url)


def begun(browser, start=START):
    """Begin a login; return the address at the provider."""
    sent = browser.get(start)
    assert sent.status_code == 303, alert(sent)
    return sent.headers["Location"]


def at_the_provider(address):
    """Log in there; return the address that it sends people back to, from its path on."""
    session = requests.Session()
    session.trust_env = False
    sent = session.get(address, allow_redirects=False, timeout=20, headers={"Connection": "close"})
    assert sent.status_code == 302, sent.text
    parts = urlsplit(sent.headers["Location"])
    return f"{parts.path}?{parts.query}"


def finished(browser, **change):
    """Log in; `change` replaces what the provider gives back, None takes it out."""
    path, _, query = at_the_provider(begun(browser)).partition("?")
    given = {name: values[0] for name, values in parse_qs(query).items()}
    given = {name: value for name, value in {**given, **change}.items() if value is not None}
    return browser.get(f"{path}?{urlencode(given)}")


def test_one_logs_in_at_the_provider_and_comes_back_to_where_one_wanted_to_go(with_oidc, browser):
    sent = browser.get("/atelier/familles/os")
    shown = browser.get(sent.headers["Location"])
    assert START.replace("&", "&amp;") in shown.text
    back = browser.get(at_the_provider(begun(browser)))
    assert (back.status_code, back.headers["Location"]) == (303, "/atelier/familles/os")
    assert browser.who() == "Marie Dupont (marie.dupont@example.be)"
    assert browser.post("/atelier/familles/os", {"csrf": browser.token()}).text.startswith("changed by Marie")
    with_oidc.clock.now += 8 * 3600
    assert browser.who() is None


def test_the_provider_is_asked_with_pkce_a_state_and_a_nonce_that_are_new_each_time(browser):
    first, second = (parse_qs(urlsplit(begun(browser)).query) for _ in range(2))
    assert first["code_challenge_method"] == ["S256"] and first["scope"] == ["openid email profile"]
    for name, least in (("state", 32), ("nonce", 32), ("code_challenge", 43)):
        assert first[name] != second[name] and len(first[name][0]) >= least


def test_logging_out_ends_the_session_and_reminds_of_the_provider_s(browser):
    finished(browser)
    left = browser.post("/atelier/deconnexion", browser.form("/atelier/deconnexion"))
    assert browser.who() is None
    assert "déconnectez-vous aussi du service" in browser.get(left.headers["Location"]).text


def test_a_provider_that_takes_the_secret_in_the_form_is_given_it_there(provider, browser):
    provider.auth_method = "client_secret_post"
    assert finished(browser).status_code == 303


def test_what_the_token_lacks_is_asked_of_userinfo(provider, browser):
    provider.in_token = {"sub"}
    assert finished(browser).status_code == 303
    assert browser.who() == "Marie Dupont (marie.dupont@example.be)"


def test_userinfo_of_someone_else_counts_for_nothing(provider, with_oidc, browser):
    provider.in_token = {"sub"}
    provider.change = lambda header, claims: claims.update(sub="u-2")
    assert "vous n'avez pas accès" in alert(finished(browser))


@pytest.mark.parametrize(
    ("people", "person", "enters"),
    [
        (["MARIE.dupont@EXAMPLE.be"], {}, True),
        (["u-1"], {}, True),
        (["u-1"], {"email": None, "name": None}, True),
        (["u-2", "jean@example.be"], {}, False),
        (["marie.dupont@example.be"], {"email_verified": False}, False),
        (["marie.dupont@example.be"], {"email_verified": "true"}, False),
        (["marie.dupont@example.be"], {"email_verified": None}, False),
        (["marie.dupont@example.be"], {"email": None, "preferred_username": "marie.dupont@example.be"}, False),
        (["marie.dupont@example.be"], {"email": ["marie.dupont@example.be"]}, False),
        (["Marie Dupont"], {}, False),
        (["U-1"], {}, False),
        (["u-1@x"], {"sub": "u-1@x"}, False),
    ],
)
def test_only_those_enter_whom_the_settings_name_and_the_provider_vouches_for(
    tmp_path, provider, oidc, people, person, enters
):
    provider.person = {name: value for name, value in {**MARIE, **person}.items() if value is not None}
    with Served(tmp_path, {"oidc": {**oidc, "people": people}}) as served:
        provider.redirect_uris.add(f"{served.url}/atelier/retour")
        browser = Browser(served.url)
        found = finished(browser)
        assert (browser.who() is not None) is enters
        if not enters:
            assert found.status_code == 403 and "u-1" in alert(found) and browser.cookie() is None


@pytest.mark.parametrize(
    ("groups", "enters"),
    [(["rh", "x"], True), ("rh", True), (["rh2"], False), ("xrhx", False), (None, False), ({"rh": 1}, False)],
)
def test_a_group_may_let_people_in(tmp_path, provider, oidc, groups, enters):
    provider.person = {**MARIE, "groups": groups}
    provider.scopes = ["openid", "groups"]
    with Served(tmp_path, {"oidc": {**oidc, "people": None, "group": {"claim": "groups", "value": "rh"}}}) as served:
        provider.redirect_uris.add(f"{served.url}/atelier/retour")
        browser = Browser(served.url)
        assert "groups" in parse_qs(urlsplit(begun(browser)).query)["scope"][0]
        finished(browser)
        assert (browser.who() is not None) is enters


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Zoé", "Zoé (marie.dupont@example.be)"),
        ("a\u202eb", "marie.dupont@example.be"),
        ("x" * 500, "marie.dupont@example.be"),
        (7, "marie.dupont@example.be"),
    ],
    ids=range(4),
)
def test_whatever_people_call_themselves_their_address_is_in_the_name(provider, browser, name, shown):
    provider.person["name"] = name
    finished(browser)
    assert browser.get("/atelier").content.decode().startswith(shown + "\n")


def set_to(**changed):
    return lambda header, claims: claims.update(changed)


def in_seconds(**moments):
    return lambda header, claims: claims.update({name: int(time.time()) + after for name, after in moments.items()})


def without(name):
    return lambda header, claims: claims.pop(name)


def head(**changed):
    return lambda header, claims: header.update(changed)


@pytest.mark.parametrize(
    "change",
    [
        set_to(aud="another"),
        set_to(aud=["another"]),
        set_to(aud=["reperes", "another"]),
        set_to(aud=["reperes", "another"], azp="another"),
        set_to(azp="another"),
        set_to(iss="https://login.example.be"),
        set_to(nonce="another"),
        set_to(nonce=None),
        set_to(nonce=7),
        in_seconds(exp=-130),
        set_to(exp="soon"),
        in_seconds(iat=3600),
        in_seconds(nbf=3600),
        set_to(sub=""),
        set_to(sub=None),
        *(without(name) for name in ("aud", "iss", "nonce", "exp", "iat", "sub")),
        head(alg="none"),
        head(alg="None"),
        head(alg="RS257"),
        head(alg="HS256"),
        head(kid="another"),
    ],
)
def test_a_token_that_was_not_made_for_this_login_now_is_refused(provider, browser, change):
    provider.change = change
    refused = finished(browser)
    assert refused.status_code == 403 and REFUSED in alert(refused)
    assert browser.who() is None and browser.cookie() is None


@pytest.mark.parametrize(
    "change",
    [
        in_seconds(exp=-60),
        in_seconds(iat=60),
        set_to(aud=["reperes"]),
        set_to(aud=["reperes", "x"], azp="reperes"),
    ],
)
def test_clocks_may_differ_a_little_and_audiences_be_lists(provider, browser, change):
    provider.change = change
    assert finished(browser).status_code == 303


def test_a_token_that_someone_else_signed_is_refused(provider, browser):
    provider.sign_with = RSAKey.generate_key(2048, {"kid": provider.key.kid})
    assert REFUSED in alert(finished(browser))


def test_a_key_in_the_token_itself_is_not_believed(provider, browser):
    provider.sign_with = RSAKey.generate_key(2048, {"kid": "mine"})
    provider.change = head(kid="mine", jwk=provider.sign_with.as_dict(private=False))
    assert REFUSED in alert(finished(browser))


@pytest.mark.parametrize("kind", [RSAKey, ECKey])
def test_new_keys_of_the_provider_count_at_once_and_old_ones_no_more(provider, browser, kind):
    assert finished(browser).status_code == 303
    old = provider.key
    provider.rotate(kind)
    assert finished(browser).status_code == 303
    asked = provider.asked.count("/jwks")
    assert asked == 2
    if kind is RSAKey:
        provider.sign_with, provider.change = old, head(kid=old.kid)
        assert REFUSED in alert(finished(browser))


@pytest.mark.parametrize(
    "change",
    [{"state": "x"}, {"state": None}, {"state": ""}, {"state": "é" * 500}],
    ids=range(4),
)
def test_an_answer_without_the_state_of_this_login_is_refused(provider, browser, change):
    refused = finished(browser, **change)
    assert refused.status_code == 403 and "Recommencez" in alert(refused)
    assert "/token" not in provider.asked


@pytest.mark.parametrize(
    "change",
    [
        {"code": None, "error": "access_denied"},
        {"code": ""},
        {"code": "x"},
        {"code": "é" * 500},
        {"iss": "https://evil.example"},
    ],
    ids=range(5),
)
def test_an_answer_without_a_good_code_is_refused(browser, change):
    refused = finished(browser, **change)
    assert refused.status_code == 403 and REFUSED in alert(refused) and browser.who() is None


def test_an_answer_counts_once_and_in_the_browser_that_began(with_oidc, browser):
    back = at_the_provider(begun(browser))
    victim = Browser(with_oidc.url)
    assert victim.get(back).status_code == 403
    begun(victim)
    # Login CSRF: the attacker's answer, in the victim's browser that is logging in too.
    assert victim.get(back).status_code == 403 and victim.who() is None
    assert browser.get(back).status_code == 303
    browser.post("/atelier/deconnexion", browser.form("/atelier/deconnexion"))
    assert browser.get(back).status_code == 403 and browser.who() is None


def test_a_code_of_another_login_is_refused_by_its_verifier(with_oidc, provider, browser):
    stolen = parse_qs(urlsplit(at_the_provider(begun(browser))).query)["code"][0]
    attacker = Browser(with_oidc.url)
    assert REFUSED in alert(finished(attacker, code=stolen)) and attacker.who() is None


def test_two_logins_begun_in_one_browser_both_end_well(browser):
    first, second = begun(browser), begun(browser)
    assert browser.get(at_the_provider(first)).status_code == 303
    assert browser.get(at_the_provider(second)).headers["Location"] == "/atelier"
    assert browser.who() == "Marie Dupont (marie.dupont@example.be)"


def test_a_login_that_takes_too_long_begins_anew(with_oidc, browser):
    back = at_the_provider(begun(browser))
    with_oidc.clock.now += pending.SECONDS
    assert "pris trop de temps" in alert(browser.get(back))


def test_a_session_that_someone_planted_is_not_taken_over(with_oidc, browser):
    finished(browser)
    planted = browser.cookie()
    victim = Browser(with_oidc.url)
    back = at_the_provider(begun(victim))
    victim.take(planted)
    assert victim.get(back).status_code == 303
    attacker = Browser(with_oidc.url)
    attacker.take(planted)
    assert attacker.who() is None


@pytest.mark.parametrize("retour", ["https://evil.example", "//evil.example", "/document"])
def test_one_comes_back_into_the_workshop_only(browser, retour):
    back = browser.get(
        at_the_provider(begun(browser, f"/atelier/connexion/fournisseur?{urlencode({'retour': retour})}"))
    )
    assert (back.status_code, back.headers["Location"]) == (303, "/atelier")


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration"])
def test_a_provider_that_is_down_is_told_in_french_and_works_when_it_is_back(provider, browser, path):
    provider.away = {path}
    refused = browser.get(START)
    assert refused.status_code == 503 and "ne répond pas" in alert(refused) and "Traceback" not in refused.text
    provider.away = set()
    assert finished(browser).status_code == 303


@pytest.mark.parametrize("path", ["/token", "/jwks"])
def test_a_provider_that_goes_down_under_way_is_told(provider, browser, path):
    provider.away = {path}
    refused = finished(browser)
    assert refused.status_code == 503 and "ne répond pas" in alert(refused)
    provider.away = set()
    assert finished(browser).status_code == 303


def test_a_provider_that_nobody_finds_is_told(tmp_path, oidc):
    with Served(tmp_path, {"oidc": {**oidc, "issuer": "http://127.0.0.1:9"}}) as served:
        browser = Browser(served.url)
        assert browser.get("/atelier/connexion").status_code == 200
        assert browser.get(START).status_code == 503


def test_a_provider_that_says_it_is_another_is_refused(provider, browser):
    provider.issuer = "https://login.example.be"
    assert browser.get(START).status_code == 503


def test_people_are_sent_back_to_the_address_of_the_site_whatever_the_host_says(tmp_path, oidc):
    def sent_to(origins, host):
        with Served(tmp_path, {"oidc": oidc}, origins) as served:
            sent = Browser(served.url, Host=host).get(START)
            return sent.status_code, parse_qs(urlsplit(sent.headers.get("Location", "")).query).get("redirect_uri")

    site = ("https://reperes.example.be", "https://autre.example.be")
    assert sent_to(site, "evil.example") == (303, ["https://reperes.example.be/atelier/retour"])
    assert sent_to(site, "autre.example.be") == (303, ["https://autre.example.be/atelier/retour"])
    assert sent_to((), "evil.example") == (400, None)


def test_the_passwords_count_no_more_where_there_is_a_provider(passwords, with_oidc, browser):
    fields = {"csrf": "x", "nom": "Marie Dupont", "mot_de_passe": "quatre mots au hasard"}
    assert browser.post("/atelier/connexion", fields).status_code == 405


def test_logins_that_nobody_finishes_are_bounded(monkeypatch):
    monkeypatch.setattr(pending, "MOST", 3)
    logins = pending.Pending()
    states = [logins.begin("a", "/atelier", "x").state for _ in range(4)]
    assert [logins.take(state, "a") is not None for state in states] == [False, True, True, True]


def test_many_people_log_in_at_once(with_oidc):
    def one(found):
        found.append(finished(Browser(with_oidc.url)).status_code)

    found = []
    threads = [threading.Thread(target=one, args=(found,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [303] * 8
