"""What the tests of the import share: a function that makes the draft of a text, as Word, PDF or plain text."""

from pathlib import Path

import pytest
from books import KNOWLEDGE
from documents import as_pdf, as_word

from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft


@pytest.fixture
def draft_of(tmp_path):
    """A function: text, kind of file, options of the writer -> the draft beside today's knowledge."""

    def make(text, kind="txt", code=None, **options):
        path = Path(tmp_path) / f"document.{kind}"
        if kind == "txt":
            path.write_text(text, "utf-8")
        else:
            {"docx": as_word, "pdf": as_pdf}[kind](text, path, **options)
        return make_draft(path, read_today(KNOWLEDGE), code)

    return make
