"""The pages that people read, and the headers that protect them."""

import re
from dataclasses import replace
from html import unescape

import pytest
from books import GARDEN, knowledge_in, os_book, os_library

from reperes.channels.core.asked import DAYS_KEPT
from reperes.channels.web.bundle import read_bundle
from reperes.channels.web.headers import page_headers
from reperes.channels.web.pages import texts
from reperes.knowledge.library import Library

PAGES = texts(os_library())


def test_the_document_page_has_every_fact_word_for_word_at_an_anchor_of_its_own():
    html = PAGES["/document"]
    for ref, fact in os_book().knowledge.facts.items():
        found = re.search(f'id="{re.escape(ref)}"[^>]*>(.*?)</(?:p|li|td|span|tr)>', html, re.DOTALL)
        assert found, ref
        assert fact.text in unescape(found[1]), ref


def test_the_document_page_has_an_anchor_for_every_part():
    for ref in os_book().knowledge.names:
        kind = ref.partition(".")[0]
        assert f'id="{ref}"' in PAGES["/document"], (kind, ref)


def test_anchors_are_unique():
    for html in PAGES.values():
        found = re.findall(r'\sid="([^"]+)"', html)
        assert len(found) == len(set(found))


def test_what_knowledge_says_is_text_and_never_html():
    knowledge = os_book().knowledge
    family = replace(knowledge.family, purpose='<script>alert("x")</script>', name="<b>nom</b>")
    pages = texts(Library({"os": replace(knowledge, family=family, contact="<img src=x>")}))
    for html in pages.values():
        assert "<script" not in html and "<b>nom" not in html and "<img" not in html
    assert "&lt;script&gt;" in pages["/document"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_load_nothing_from_elsewhere(address):
    assert not re.search(r"(?:src|href|url)=?\(?[\"']?(?:https?:)?//", PAGES[address])
    assert '<html lang="fr">' in PAGES[address]


def test_people_are_told_of_whom_to_ask_what_is_kept_and_that_it_is_a_machine():
    privacy = PAGES["/confidentialite"]
    assert "30 jours" in privacy and "un programme, pas une personne" in privacy
    assert f"{DAYS_KEPT} jours" in privacy and "restée sans réponse" in privacy and "masqué" in privacy
    assert "WCAG" in PAGES["/accessibilite"]
    for html in (privacy, PAGES["/accessibilite"]):
        assert os_book().knowledge.contact.replace("&", "&amp;") in html


def test_a_page_allows_no_foreign_code_and_no_evaluation():
    policy = page_headers("abc")["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'nonce-abc'")
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy


def test_only_a_frame_may_be_framed_and_only_where_allowed():
    assert "frame-ancestors 'none'" in page_headers("abc")["Content-Security-Policy"]
    framed = page_headers("abc", ["https://intranet.example"], True)
    assert "frame-ancestors 'self' https://intranet.example" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed


def test_without_a_build_there_is_no_bundle(tmp_path):
    assert read_bundle(tmp_path / "dist") is None


def test_a_build_is_read_with_its_types_and_compressed(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<p>{{nonce}}</p>", "utf-8")
    (tmp_path / "assets" / "a.js").write_text("x" * 1000, "utf-8")
    bundle = read_bundle(tmp_path)
    assert bundle.page == "<p>{{nonce}}</p>"
    (path,) = bundle.files
    file = bundle.files[path]
    assert path == "assets/a.js" and file.content_type == "text/javascript; charset=utf-8"
    assert len(file.compressed) < 100 < len(file.content)


def test_each_of_several_families_has_a_page_that_leads_to_the_others():
    garden = knowledge_in(GARDEN)
    pages = texts(Library({"os": os_book().knowledge, garden.family.id: garden}))
    assert pages["/document"].replace(' aria-current="page"', "") == pages["/document/os"].replace(
        ' aria-current="page"', ""
    )
    mine = pages[f"/document/{garden.family.id}"]
    assert garden.family.purpose in unescape(mine) and os_book().knowledge.family.purpose not in unescape(mine)
    assert all(
        f'href="/document/{name}"' in html for html in (mine, pages["/document"]) for name in ("os", garden.family.id)
    )
