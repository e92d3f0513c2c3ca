"""The family OS comes out of its document as knowledge/ has it, whatever kind of file it is in."""

import pytest
from books import KNOWLEDGE, os_knowledge
from documents import OS, as_pdf, as_word

from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft
from reperes.importing.write_draft import write_draft
from reperes.knowledge.load import load_knowledge

WRITERS = {
    "text": lambda text, folder: OS,
    "word": lambda text, folder: as_word(text, folder / "os.docx"),
    "word, bold headings, merged cells": lambda text, folder: as_word(
        text, folder / "os.docx", bold_headings=True, merged=True
    ),
    "pdf": lambda text, folder: as_pdf(text, folder / "os.pdf"),
    "pdf, large letters": lambda text, folder: as_pdf(text, folder / "os.pdf", size=13, margin=80),
}


@pytest.fixture(scope="module", params=WRITERS)
def imported(request, tmp_path_factory):
    """The draft, and the knowledge that it loads to."""
    folder = tmp_path_factory.mktemp("os")
    document = WRITERS[request.param](OS.read_text("utf-8"), folder)
    draft = make_draft(document, read_today(KNOWLEDGE))
    write_draft(draft, folder / "draft", KNOWLEDGE)
    return draft, load_knowledge(folder / "draft")


def test_every_quotable_text_is_the_same_under_the_same_reference(imported):
    facts = os_knowledge().facts
    assert len(facts) == 100
    assert imported[1].facts == facts


def test_names_levels_required_steps_and_excerpts_are_the_same(imported):
    assert imported[1].family == os_knowledge().family
    assert imported[1].fingerprint == os_knowledge().fingerprint


def test_dictionary_and_words_are_the_same(imported):
    today = os_knowledge()
    assert (imported[1].groups, imported[1].competences) == (today.groups, today.competences)
    assert imported[1].vocabulary == today.vocabulary
    assert imported[1].claims == today.claims


def test_nothing_is_missing_changed_or_left_over(imported):
    draft, _ = imported
    assert (draft.missing, draft.changes, draft.differences, draft.leftovers) == ((), (), (), ())
