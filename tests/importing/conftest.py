"""What the tests of the import share: a function that makes the draft of a text, as Word, PDF or plain text."""

from functools import lru_cache

import pytest
from books import KNOWLEDGE
from documents import as_pdf, as_word

from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft


@pytest.fixture(scope="session")
def draft_of(tmp_path_factory):
    """A function: text, kind of file, options of the writer -> the draft beside today's knowledge."""

    @lru_cache(maxsize=None)
    def make(text, kind="txt", code=None, **options):
        path = tmp_path_factory.mktemp("documents") / f"document.{kind}"
        if kind == "txt":
            path.write_text(text, "utf-8")
        else:
            {"docx": as_word, "pdf": as_pdf}[kind](text, path, **options)
        return make_draft(path, read_today(KNOWLEDGE), code)

    return make
