"""The server goes away and comes back: nothing that someone typed is lost, and nothing is answered twice."""

import pytest
from chat import TASK, Chat
from playwright.sync_api import expect

AWAY = "Repères ne répond pas. Votre texte est gardé"
NETWORK = ("Failed to load resource", "net::ERR")


@pytest.fixture(scope="module")
def other_site(new_site):
    return new_site()


def test_the_server_is_killed_and_comes_back(other_site, new_page):
    page = new_page(other_site.address, expected=NETWORK)
    chat = Chat(page).wait()
    chat.ask(TASK)
    other_site.kill()

    chat.write("procédures niveau C")
    expect(page.get_by_role("status").filter(has_text=AWAY)).to_be_visible()
    expect(chat.mine).to_have_text([TASK, "procédures niveau C"])
    chat.write("et pour B ?")

    other_site.start()
    expect(chat.answers).to_have_count(4, timeout=30_000)
    expect(chat.answers.nth(2)).to_contain_text("Suivre les possibilités")
    expect(chat.answers.nth(3)).to_contain_text("Agir de sa propre initiative")
    expect(page.get_by_text(AWAY)).to_have_count(0)

    page.reload()
    expect(chat.answers).to_have_count(4)
    expect(chat.mine).to_have_text([TASK, "procédures niveau C", "et pour B ?"])


def test_a_message_that_is_not_sent_yet_survives_a_reload(site, new_page):
    page = new_page(site.address, expected=NETWORK)
    chat = Chat(page).wait()
    page.route("**/webhooks/web/messages", lambda route: route.abort())
    chat.write(TASK)
    expect(page.get_by_text(AWAY)).to_be_visible()
    page.unroute("**/webhooks/web/messages")
    page.reload()
    expect(chat.answers).to_have_count(2)
    expect(chat.mine).to_have_text([TASK])


def test_an_answer_that_got_lost_on_its_way_is_not_made_twice(site, new_page):
    page = new_page(site.address, expected=NETWORK)
    chat = Chat(page).wait()
    requests = []

    def lose_the_first(route):
        requests.append(route.request.post_data_json)
        if len(requests) == 1:
            route.fetch()
            route.abort()
        else:
            route.continue_()

    page.route("**/webhooks/web/messages", lose_the_first)
    chat.write(TASK)
    expect(chat.answers).to_have_count(2)
    assert len(requests) == 2 and requests[0]["id"] == requests[1]["id"]
    assert [request["retry"] for request in requests] == [False, True]
    page.reload()
    expect(chat.answers).to_have_count(2)
    expect(chat.mine).to_have_count(1)


def test_a_retry_after_a_restart_gives_the_answer_that_was_saved(other_site, new_page):
    page = new_page(other_site.address, expected=NETWORK)
    chat = Chat(page).wait()

    def answer_and_die(route):
        route.fetch()
        other_site.kill()
        route.abort()

    page.route("**/webhooks/web/messages", answer_and_die, times=1)
    chat.write(TASK)
    expect(page.get_by_text(AWAY)).to_be_visible()
    other_site.start()
    expect(chat.answers).to_have_count(2, timeout=30_000)
    page.reload()
    expect(chat.answers).to_have_count(2)
    expect(chat.mine).to_have_text([TASK])


def test_who_asks_too_fast_is_told_and_answered_later(site, new_page):
    page = new_page(site.address, expected=NETWORK)
    chat = Chat(page).wait()
    body = '{"error": "Cela fait beaucoup de messages à la fois."}'
    busy = {"status": 429, "headers": {"Retry-After": "2", "Content-Type": "application/json"}, "body": body}
    page.route("**/webhooks/web/messages", lambda route: route.fulfill(**busy), times=1)
    chat.write(TASK)
    expect(page.get_by_role("status").filter(has_text="beaucoup de messages")).to_be_visible()
    expect(chat.answers).to_have_count(2)


def test_an_expired_session_is_told_and_the_question_is_answered(site, new_page):
    page = new_page(site.address, expected=NETWORK)
    chat = Chat(page).wait()
    page.evaluate("localStorage.setItem('reperes.session', JSON.stringify({token: 'x.y'}))")
    chat.write(TASK)
    expect(chat.answers).to_have_count(3)
    expect(chat.answers.nth(1)).to_contain_text("session précédente a pris fin")
    expect(chat.answers.nth(2)).to_contain_text("Gérer le courrier")
