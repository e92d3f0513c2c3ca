"""The page with the keyboard alone, and as a screen reader is told of it."""

import pytest
from chat import COMPARE, TASK, Chat
from playwright.sync_api import expect

LISTEN = """
window.said = [];
const isLive = (node) => node.closest?.('[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="log"], [role="alert"]');
new MutationObserver((changes) => changes.forEach((change) => {
  const where = change.target.nodeType === 1 ? change.target : change.target.parentElement;
  if (!where || !isLive(where)) return;
  change.addedNodes.forEach((node) => window.said.push(node.textContent));
  if (change.type === 'characterData') window.said.push(change.target.textContent);
})).observe(document, { childList: true, subtree: true, characterData: true });
"""


def focused(page):
    """The name of the button that has the focus, "" for anything else."""
    return page.evaluate("document.activeElement.closest('button')?.textContent.trim() ?? ''")


def tab_until(page, wanted, key="Tab", most=40):
    for _ in range(most):
        if wanted in focused(page):
            return
        page.keyboard.press(key)
    pytest.fail(f"{wanted} cannot be reached with {key}")


def enter_last_message(page):
    """From the text box to the conversation, and into the message that it stands at, which is the last."""
    for key in ("Shift+Tab", "Shift+Tab", "Enter"):
        page.keyboard.press(key)


def test_everything_can_be_done_with_the_keyboard(site, new_page):
    page = new_page(site.address)
    chat = Chat(page).wait()
    expect(chat.box).to_be_focused()
    page.keyboard.type("procédures niveau C")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(2)
    expect(chat.box).to_be_focused()

    enter_last_message(page)
    tab_until(page, "Comparer C et B")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(3)
    expect(chat.box).to_be_focused()

    enter_last_message(page)
    tab_until(page, "Pas utile")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pas utile").last).to_have_attribute("aria-pressed", "true")
    expect(chat.answers.last.get_by_role("textbox")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("un mot")
    page.keyboard.press("Enter")
    expect(chat.answers.last.get_by_role("textbox")).to_have_count(0)
    page.keyboard.press("Escape")

    tab_until(page, "Menu", "Shift+Tab", most=80)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "Recommencer"
    page.keyboard.press("Escape")
    assert focused(page) == "Menu"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chat.answers).to_have_count(1)


def test_the_focus_is_always_seen(site, new_page):
    page = new_page(site.address)
    Chat(page).wait()
    for _ in range(12):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(
            """() => {
              const node = document.activeElement;
              const nodes = [node, ...Array.from({ length: 4 }, () => 0).reduce((up) => [...up, up[up.length - 1]?.parentElement ?? document.body], [node])];
              const outlined = nodes.some((part) => getComputedStyle(part).outlineStyle !== 'none');
              const drawn = document.querySelector('[class*="focus-indicator"]') !== null;
              return [node.outerHTML.slice(0, 120), node === document.body || outlined || drawn];
            }"""
        )
        assert seen, name


def test_the_parts_of_the_page_have_names_and_roles(chat):
    answer = chat.ask(COMPARE)
    page = chat.page
    for role in ("banner", "main", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Repères")
    expect(page.get_by_role("textbox", name="Votre question")).to_be_visible()
    expect(page.get_by_role("button", name="Envoyer")).to_be_visible()
    expect(answer.get_by_role("group", name="Votre avis sur cette réponse")).to_be_visible()
    table = answer.get_by_role("table", name="Documents").aria_snapshot()
    assert 'columnheader "Niveau C"' in table and 'columnheader "Niveau B"' in table
    assert "propre au niveau C" in table and "Identique : niveau C, niveau B" in table


def test_the_live_region_says_each_answer_once_and_no_old_ones(site, new_page):
    page = new_page(hosts=[site.address])
    page.add_init_script(LISTEN)
    page.goto(site.address)
    chat = Chat(page).wait()
    chat.ask(TASK)
    page.wait_for_timeout(500)
    said = page.evaluate("window.said")
    assert sum("Gérer le courrier ou les mails" in words for words in said) == 1, said
    chat.ask("procédures niveau C")
    page.wait_for_timeout(500)
    said = page.evaluate("window.said")
    assert sum("Gérer le courrier ou les mails" in words for words in said) == 1
    assert sum("Suivre les possibilités" in words for words in said) == 1
    page.reload()
    expect(chat.answers).to_have_count(3)
    page.wait_for_timeout(700)
    assert not [words for words in page.evaluate("window.said") if "Suivre les possibilités" in words]
