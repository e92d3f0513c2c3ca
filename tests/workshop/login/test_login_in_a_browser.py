"""The login in a real browser: by keyboard, without scripts, on a phone and on a desk, light and dark."""

import pytest
from login_served import Served
from playwright.sync_api import expect

from tests.web.site_under_test import ROOT

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "phone, light": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "phone, dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    "desk, light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "desk, dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


@pytest.fixture
def new_page(browser):
    """A function that opens a page in a browser of its own."""
    contexts = []

    def open_page(**view):
        contexts.append(browser.new_context(**view))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


def faults(page):
    """Return what axe-core finds wrong, and whether the page scrolls sideways."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations'], preload: false})", RULES)
    lines = [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        lines.append("the page scrolls sideways")
    return lines


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_is_accessible(served, new_page, view):
    page = new_page(**VIEWS[view])
    found = {}
    page.goto(f"{served.url}/atelier/familles/os")
    found["login"] = faults(page)
    page.get_by_label("Nom").fill("Marie Dupont")
    page.get_by_label("Mot de passe").fill("not the right one")
    page.get_by_role("button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found["wrong"] = faults(page)
    page.get_by_label("Mot de passe").fill("quatre mots au hasard")
    page.get_by_role("button").click()
    page.wait_for_url(f"{served.url}/atelier/familles/os")
    page.goto(f"{served.url}/atelier/deconnexion")
    found["logout"] = faults(page)
    page.get_by_role("button").click()
    expect(page.get_by_role("status")).to_have_text("Vous êtes déconnecté.")
    found["logged out"] = faults(page)
    assert {state: lines for state, lines in found.items() if lines} == {}


def test_one_logs_in_and_out_by_keyboard_and_without_scripts(served, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(f"{served.url}/atelier/familles/os")
    expect(page.get_by_label("Nom")).to_be_focused()
    for text in ("Marie Dupont", "not the right one"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    alert = page.get_by_role("alert")
    expect(alert).to_be_focused()
    expect(alert).to_contain_text("ne vont pas ensemble")
    expect(page).to_have_title("Erreur – Connexion à l'atelier – Repères")
    expect(page.get_by_label("Nom")).to_have_value("Marie Dupont")
    expect(page.get_by_label("Mot de passe")).to_have_value("")
    page.get_by_label("Mot de passe").focus()
    page.keyboard.type("quatre mots au hasard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/atelier/familles/os")
    page.goto(f"{served.url}/atelier/deconnexion")
    page.get_by_role("button", name="Se déconnecter").press("Enter")
    page.wait_for_url("**/atelier/connexion?*")
    # « Back » shows nothing of what was there.
    page.goto(f"{served.url}/atelier/familles/os")
    page.wait_for_url("**/atelier/connexion?*")


def test_a_browser_comes_back_from_a_provider_of_another_site(provider, oidc, tmp_path, new_page):
    provider.address = provider.issuer = provider.address.replace("127.0.0.1", "localhost")
    with Served(tmp_path, {"oidc": {**oidc, "issuer": provider.issuer}}) as served:
        provider.redirect_uris.add(f"{served.url}/atelier/retour")
        page = new_page()
        page.goto(f"{served.url}/atelier/familles/os")
        assert faults(page) == []
        page.get_by_role("link", name="Se connecter").click()
        page.wait_for_url(f"{served.url}/atelier/familles/os")
        page.goto(f"{served.url}/atelier/deconnexion")
        page.get_by_role("button", name="Se déconnecter").click()
        expect(page.get_by_role("status")).to_contain_text("déconnectez-vous aussi")
        page.context.close()
