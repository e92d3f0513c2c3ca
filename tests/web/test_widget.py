"""One line of script puts the chat on a page of the intranet, and on no other."""

import gzip

from chat import TASK, Chat
from playwright.sync_api import expect

KB = 1024


def test_it_loads_the_chat_only_when_it_is_opened_and_as_the_page_asks(site, origins, new_page):
    page = new_page(hosts=[origins.intranet, site.address])
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(origins.intranet)
    button = page.get_by_role("button", name="Aide aux agents")
    expect(button).to_have_attribute("aria-expanded", "false")
    assert [url for url in asked if url.startswith(site.address)] == [f"{site.address}/widget.js"]

    button.click()
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Aide aux agents")).to_be_visible()
    expect(frame.locator(".answer").first).to_contain_text("Bonjour du service")
    expect(frame.locator(".answer").nth(1)).to_contain_text("Gérer le courrier")
    expect(frame.locator(".webchat__bubble--from-user .webchat__bubble__content")).to_have_text([TASK])
    frame.get_by_role("button", name="Menu").click()
    expect(frame.get_by_text("Madame Dupont")).to_be_visible()
    assert frame.locator(".head").evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(122, 31, 92)"


def test_it_closes_with_its_button_and_with_escape_and_keeps_the_conversation(site, origins, new_page):
    page = new_page(hosts=[origins.intranet, site.address])
    page.goto(origins.intranet)
    button = page.get_by_role("button", name="Aide aux agents")
    button.click()
    frame = page.frame_locator("iframe")
    expect(frame.locator(".answer")).to_have_count(2)
    frame.get_by_role("banner").get_by_role("button", name="Fermer").click()
    expect(button).to_be_focused()
    expect(page.locator("iframe")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(frame.locator(".answer")).to_have_count(2)
    frame.get_by_role("textbox").press("Escape")
    expect(button).to_be_focused()
    page.reload()
    page.get_by_role("button", name="Aide aux agents").click()
    expect(frame.locator(".answer")).to_have_count(2)
    expect(frame.locator(".webchat__bubble--from-user .webchat__bubble__content")).to_have_count(1)


def test_a_page_that_is_not_on_the_list_cannot_show_it_and_says_where_to_go(site, origins, new_page):
    page = new_page(hosts=[origins.stranger, site.address], expected=["frame-ancestors", "Refused to frame", "Framing"])
    page.clock.install()
    page.goto(origins.stranger)
    page.get_by_role("button", name="Aide aux agents").click()
    page.wait_for_timeout(500)
    page.clock.run_for(16_000)
    expect(page.get_by_role("alert")).to_contain_text("ne peut pas s’ouvrir dans cette page")
    expect(page.get_by_role("link", name="Ouvrir dans un nouvel onglet")).to_have_attribute("href", site.address)
    assert not any(frame.url.startswith(site.address) for frame in page.frames)


def test_a_link_cannot_put_words_of_its_own_on_our_page(site, new_page):
    page = new_page(f"{site.address}/fenetre#title=Pi%C3%A8ge&contact=voleur%40example.be&greeting=Donnez")
    chat = Chat(page).wait()
    expect(page.get_by_role("heading", name="Repères")).to_be_visible()
    assert "Piège" not in page.content() and "voleur" not in page.content()
    expect(chat.answers.first).not_to_contain_text("Donnez")


def test_the_script_and_the_first_opening_weigh_little(bundle):
    sizes = {path.name: len(gzip.compress(path.read_bytes(), 9)) for path in bundle.rglob("*") if path.is_file()}
    del sizes["licences.txt"]  # no page loads it
    assert sizes.pop("widget.js") < 5 * KB
    assert sum(sizes.values()) < 1000 * KB
