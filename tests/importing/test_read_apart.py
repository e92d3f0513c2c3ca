"""Documents of strangers are read apart."""

import zlib

import pytest
from documents import OS, as_word

from reperes.importing import read_apart as apart
from reperes.importing.blocks import DocumentError
from reperes.importing.read import read_document
from reperes.importing.read_apart import read_apart

UNPACKED = 400_000_000


def write_full_pdf(path):
    packed = zlib.compress(b" " * UNPACKED, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    written = b"%PDF-1.4\n"
    for number, part in enumerate(parts, 1):
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    path.write_bytes(written + b"trailer<</Root 1 0 R>>\n%%EOF")


def test_a_document_is_read_as_elsewhere(tmp_path):
    document = as_word(OS.read_text("utf-8"), tmp_path / "os.docx")
    assert read_apart(document) == read_document(document)


def test_why_a_document_cannot_be_read_is_told(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"hello")
    with pytest.raises(DocumentError, match="n'est pas un document Word lisible"):
        read_apart(tmp_path / "a.docx")


def test_a_document_that_unpacks_to_more_than_there_is_ends_its_own_process_only(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 6.0)
    path = tmp_path / "a.pdf"
    write_full_pdf(path)
    with pytest.raises(DocumentError, match="a.pdf"):
        read_apart(path)
