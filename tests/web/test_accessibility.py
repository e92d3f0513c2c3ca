"""axe-core finds nothing to mend in any state of any page, light and dark, on a phone and on a desk."""

import pytest
from chat import COMPARE, COMPETENCES, TASK, Chat
from playwright.sync_api import expect
from site_under_test import ROOT

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "phone, light": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "phone, dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
    "desk, light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "desk, dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark", "forced_colors": "none"},
}


def violations(frame):
    """Return what axe-core finds wrong, one line a finding."""
    if not frame.evaluate("'axe' in window"):
        # Through the debugger, which the page's policy does not bind.
        frame.evaluate(AXE.read_text("utf-8"))
    found = frame.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations'], preload: false})", RULES)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_the_chat_in_every_state(site, new_page, view):
    page = new_page(site.address, expected=["Failed to load"], **VIEWS[view])
    chat = Chat(page).wait()
    found = {"greeted": violations(page)}
    chat.ask(TASK)
    found["a quotation"] = violations(page)
    chat.ask(COMPARE)
    found["a comparison"] = violations(page)
    chat.ask(COMPETENCES)
    found["competences"] = violations(page)
    chat.ask("que change le passage de C à B ?")
    found["a passage"] = violations(page)
    chat.ask("quel temps fait-il ?")
    found["a refusal"] = violations(page)
    answer = chat.ask("amélioration niveau D")
    answer.get_by_role("button", name="Pas utile").click()
    expect(answer.get_by_role("textbox")).to_be_visible()
    found["feedback"] = violations(page)
    page.get_by_role("button", name="Menu").click()
    found["the menu"] = violations(page)
    page.keyboard.press("Escape")
    page.route("**/webhooks/web/messages", lambda route: route.abort())
    chat.write("procédures")
    expect(page.get_by_role("status").filter(has_text="ne répond pas")).to_be_visible()
    found["the server away"] = violations(page)
    assert {state: lines for state, lines in found.items() if lines} == {}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"


@pytest.mark.parametrize("view", VIEWS)
def test_the_pages_to_read(site, new_page, view):
    page = new_page(site.address, **VIEWS[view])
    for address in ("/document", "/document#critere.procedures.B", "/accessibilite", "/confidentialite"):
        page.goto(site.address + address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} scrolls sideways"


def test_the_widget_open_on_a_page_of_the_intranet(site, origins, new_page):
    page = new_page(hosts=[origins.intranet, site.address])
    page.goto(origins.intranet)
    assert violations(page.main_frame) == []
    page.get_by_role("button", name="Aide aux agents").click()
    expect(page.frame_locator("iframe").locator(".answer")).to_have_count(2)
    for frame in page.frames:
        assert violations(frame) == []


def test_in_forced_colours_what_differs_is_still_marked(site, new_page):
    chat = Chat(new_page(site.address, forced_colors="active")).wait()
    mark = chat.ask(COMPARE).locator("tbody ins").first
    assert "underline" in mark.evaluate("node => getComputedStyle(node).textDecorationLine")
    assert violations(chat.page) == []


def test_nothing_moves_for_those_who_want_no_movement(site, new_page):
    chat = Chat(new_page(site.address, reduced_motion="reduce")).wait()
    chat.page.route("**/webhooks/web/messages", lambda route: (chat.page.wait_for_timeout(700), route.continue_()))
    chat.write(TASK)
    dot = chat.page.locator(".dots i").first
    assert float(dot.evaluate("node => parseFloat(getComputedStyle(node).animationDuration)")) < 0.001
    expect(chat.answers).to_have_count(2)
