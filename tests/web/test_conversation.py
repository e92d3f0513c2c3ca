"""What people do with the page, from the first question to starting again."""

import re
import sqlite3

import pytest
from chat import COMPARE, COMPETENCES, TASK, Chat
from playwright.sync_api import expect


def test_someone_asks_and_gets_the_words_of_the_document_with_their_place(chat, site):
    answer = chat.ask(TASK)
    expect(answer.locator(".words")).to_contain_text("Gérer le courrier ou les mails")
    place = answer.locator(".place")
    expect(place).to_contain_text("Finalités › organisateur pratique")
    expect(place).to_have_attribute("href", "/document#tache.courrier")
    expect(answer.locator(".version")).to_contain_text("OS – Agents de support, version 1")


def test_a_place_leads_to_the_words_in_the_document(chat):
    answer = chat.ask(TASK)
    with chat.page.context.expect_page() as opened:
        answer.locator(".place").click()
    expect(opened.value.locator(":target")).to_have_text(
        "Gérer le courrier ou les mails entrant et sortant d'une personne ou d'un service"
    )


def test_someone_follows_up(chat):
    chat.ask("procédures niveau C")
    expect(chat.ask("et pour B ?")).to_contain_text("Agir de sa propre initiative")


def test_someone_clicks_an_example_and_sees_what_was_on_the_button(chat):
    example = chat.page.get_by_role("list", name="Par exemple").get_by_role("button").first
    title = example.inner_text()
    example.click()
    expect(chat.answers).to_have_count(2)
    expect(chat.mine).to_have_text([title])
    expect(chat.answers.last.locator(".words").first).to_be_visible()
    expect(chat.box).to_be_focused()


def test_someone_compares_two_levels(chat):
    answer = chat.ask(COMPARE)
    table = answer.get_by_role("table", name="Documents")
    expect(table.get_by_role("columnheader")).to_have_text(["Niveau C", "Niveau B"])
    assert answer.locator("tbody del").first.text_content() == "[propre au niveau C : ou adapter]"
    expect(answer.locator("tbody ins").first).to_contain_text("propre au niveau B")
    same = answer.locator(".same td")
    expect(same).to_have_count(1)
    expect(same).to_contain_text("Identique")


def test_someone_compares_three_levels(chat):
    table = chat.ask("compare les documents pour D, C et B").get_by_role("table", name="Documents")
    expect(table.get_by_role("columnheader")).to_have_text(["Niveau D", "Niveau C", "Niveau B"])


def test_competences_are_a_scale_with_the_level_asked_for(chat):
    answer = chat.ask(COMPETENCES)
    row = answer.get_by_role("row", name=re.compile("Communiquer"))
    expect(row.get_by_role("cell")).to_have_text(["aucun", "DC", "B (demandé dans votre question)", "aucun", "aucun"])
    expect(answer.locator(".level.asked")).to_have_count(12)


def test_the_conversation_is_there_after_a_reload(chat):
    chat.ask(TASK)
    chat.page.get_by_role("button", name="La finalité « organisateur pratique »").click()
    expect(chat.answers).to_have_count(3)
    before = [chat.mine.all_inner_texts(), chat.answers.all_inner_texts()]
    chat.page.reload()
    expect(chat.answers).to_have_count(3)
    assert [chat.mine.all_inner_texts(), chat.answers.all_inner_texts()] == before
    expect(chat.ask("et pour le soutien administratif ?")).to_contain_text("soutien administratif")


def test_two_people_at_once_never_see_each_others_words(site, new_page):
    first, second = (Chat(new_page(site.address)).wait() for _ in range(2))
    first.write("procédures niveau C")
    second.write("les plaintes, niveau D")
    expect(first.answers).to_have_count(2)
    expect(second.answers).to_have_count(2)
    expect(first.ask("et pour B ?")).to_contain_text("Agir de sa propre initiative")
    expect(second.ask("et pour B ?")).to_contain_text("large éventail de questions")
    for chat, words, others in ((first, "procédures", "plaintes"), (second, "plaintes", "procédures")):
        chat.page.reload()
        expect(chat.mine).to_have_count(2)
        assert words in chat.mine.first.inner_text() and others not in "".join(chat.mine.all_inner_texts())


def test_html_in_a_question_is_text(chat):
    chat.ask('<img src=x onerror="alert(1)"><b>gras</b> **gras** [lien](javascript:alert(1))')
    expect(chat.mine.last).to_contain_text('<img src=x onerror="alert(1)"><b>gras</b>')
    assert chat.page.locator(".webchat__bubble--from-user").locator("img, b, strong, a").count() == 0


def test_a_link_asks_its_question_once(site, new_page):
    page = new_page(f"{site.address}/?q=qui+s%27occupe+du+courrier+%3F")
    chat = Chat(page).wait()
    expect(chat.mine).to_have_text([TASK])
    expect(chat.answers).to_have_count(2)
    page.reload()
    expect(chat.answers).to_have_count(2)
    assert chat.mine.count() == 1


def test_someone_starts_again(chat):
    chat.ask("procédures niveau C")
    chat.menu("Recommencer")
    expect(chat.mine).to_have_count(0)
    expect(chat.answers).to_have_count(1)
    expect(chat.ask("et pour B ?")).not_to_contain_text("Agir de sa propre initiative")


def test_someone_copies_an_answer_with_its_source(site, new_page):
    chat = Chat(new_page(site.address, permissions=["clipboard-read", "clipboard-write"])).wait()
    answer = chat.ask(TASK)
    answer.get_by_role("button", name="Copier").click()
    expect(answer.get_by_role("status")).to_have_text("Copié, avec la source.")
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert "Gérer le courrier" in copied and "Source\u00a0: OS – Agents de support, version 1" in copied


def test_someone_saves_the_conversation(chat):
    chat.ask(TASK)
    with chat.page.expect_download() as saved:
        chat.menu("Enregistrer")
    text = saved.value.path().read_text("utf-8")
    assert TASK in text and "Gérer le courrier" in text and "Vous (" in text


def test_on_paper_the_whole_conversation_stands_and_no_buttons(chat):
    chat.ask("le niveau B en entier")
    chat.ask(COMPARE)
    chat.page.emulate_media(media="print", color_scheme="dark")
    assert chat.page.evaluate("getComputedStyle(document.body).color") == "rgb(23, 32, 43)", "paper is light"
    assert chat.page.locator(".answer").first.bounding_box()["y"] >= 0
    heights = chat.page.evaluate(
        "[document.documentElement.scrollHeight, document.querySelector('.chat').scrollHeight]"
    )
    assert heights[0] >= heights[1] > 2000
    assert chat.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(chat.page.get_by_role("button", name="Copier").first).to_be_hidden()
    expect(chat.box).to_be_hidden()


@pytest.mark.parametrize(("thumb", "word"), [("Utile", ""), ("Pas utile", "trop long, écrivez à jan@example.be")])
def test_someone_says_what_they_think_and_nobody_knows_who(chat, site, thumb, word):
    question = f"amélioration niveau D {'oui' if word else 'non'}"
    answer = chat.ask(question)
    answer.get_by_role("button", name=thumb, exact=True).click()
    expect(answer.get_by_role("status")).to_have_text("Merci, votre avis est gardé sans votre nom.")
    if word:
        answer.get_by_role("textbox").fill(word)
        answer.get_by_role("button", name="Envoyer").click()
        expect(answer.get_by_role("textbox")).to_have_count(0)
    with sqlite3.connect(site.data / "feedback.db") as database:
        database.row_factory = sqlite3.Row
        (kept,) = database.execute("SELECT * FROM feedback WHERE question = ?", [question]).fetchall()
    assert kept["thumb"] == ("down" if word else "up")
    assert kept["remark"] == ("trop long, écrivez à […]" if word else "")
    assert "critere.amelioration" in kept["understanding"] and "Signaler des problèmes" in kept["answer"]
    with sqlite3.connect(site.data / "conversations.db") as database:
        senders = {sender.partition(":")[2] for (sender,) in database.execute("SELECT DISTINCT sender_id FROM events")}
    assert not any(sender in "".join(map(str, tuple(kept))) for sender in senders)


def test_while_the_assistant_works_it_shows_that_it_writes(chat):
    chat.page.route("**/webhooks/web/messages", lambda route: (chat.page.wait_for_timeout(900), route.continue_()))
    chat.write(TASK)
    expect(chat.page.locator(".typing")).to_be_visible()
    expect(chat.answers).to_have_count(2)


def test_every_message_has_a_name_and_a_time(chat):
    chat.ask(TASK)
    statuses = chat.page.locator(".status").all_inner_texts()
    assert [re.sub(r"\d\d:\d\d", "00:00", status) for status in statuses] == [
        "Repères · 00:00",
        "Vous · 00:00",
        "Repères · 00:00",
    ]
