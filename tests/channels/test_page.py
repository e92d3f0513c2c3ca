"""The chat page and the headers that protect it."""

import re

from reperes.channels.page import PAGE, security_headers

HTML = PAGE.read_text(encoding="utf-8")


def test_only_the_pages_own_script_and_style_may_run():
    policy = security_headers(HTML)["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy and "*" not in policy
    assert "frame-ancestors 'none'" in policy


def test_another_script_has_another_hash():
    changed = HTML.replace("<script>", "<script>alert(1);")
    assert security_headers(changed) != security_headers(HTML)


def test_nothing_comes_from_elsewhere_and_nothing_is_inline_but_the_two_elements():
    assert not re.search(r"(src|href)=|https?://|\son\w+=|\sstyle=", HTML)
    assert HTML.count("<script>") == HTML.count("<style>") == 1


def test_the_page_can_be_used_without_seeing_it():
    assert '<html lang="fr">' in HTML
    assert 'role="log" aria-live="polite"' in HTML
    assert '<label for="text">' in HTML and 'id="text"' in HTML
    assert "prefers-color-scheme: dark" in HTML


def test_answers_are_written_as_text_never_as_html():
    assert "innerHTML" not in HTML and "insertAdjacentHTML" not in HTML
    assert "white-space: pre-wrap" in HTML
