"""What cannot be imported ends in one French sentence."""

import zipfile

import docx
import pytest
from documents import OS, as_pdf, as_word
from reportlab.pdfgen.canvas import Canvas

from reperes.importing.blocks import DocumentError
from reperes.importing.parse import parse
from reperes.importing.profile import Known
from reperes.importing.read import read_document

TEXT = OS.read_text("utf-8")


def write_scan(path):
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.save()


def write_cut(path, kind):
    whole = {"pdf": as_pdf, "docx": as_word}[kind](TEXT, path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def write_other_archive(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")


@pytest.mark.parametrize(
    ("name", "write", "told"),
    [
        ("a.odt", lambda path: path.write_bytes(b"x"), "l'extension « .odt » n'est pas connue"),
        ("a", lambda path: path.write_bytes(b"x"), "l'extension « aucune » n'est pas connue"),
        ("a.txt", lambda path: None, "n'existe pas"),
        ("a.txt", lambda path: path.write_bytes(b""), "est vide"),
        ("a.txt", lambda path: path.write_bytes(b" \n\n"), "ne contient pas de texte"),
        ("a.txt", lambda path: path.write_bytes(bytes(range(256))), "n'est pas un fichier de texte lisible"),
        ("a.docx", lambda path: docx.Document().save(path), "ne contient pas de texte"),
        ("a.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"0" * 99), "est protégé par un mot de passe"),
        ("a.docx", lambda path: path.write_bytes(b"hello"), "n'est pas un document Word lisible"),
        ("a.docx", lambda path: write_cut(path, "docx"), "n'est pas un document Word lisible"),
        ("a.docx", write_other_archive, "n'est pas un document Word lisible"),
        ("a.pdf", write_scan, "c'est sans doute un document scanné"),
        ("a.pdf", lambda path: as_pdf(TEXT, path, encrypt="secret"), "est protégé par un mot de passe"),
        ("a.pdf", lambda path: path.write_bytes(b"hello"), "n'est pas un PDF lisible"),
        ("a.pdf", lambda path: write_cut(path, "pdf"), "n'est pas un PDF lisible"),
    ],
)
def test_a_document_that_cannot_be_read(tmp_path, name, write, told):
    write(tmp_path / name)
    with pytest.raises(DocumentError, match=told) as error:
        read_document(tmp_path / name)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(("encoding", "told"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16")])
def test_another_encoding_is_read_and_told(tmp_path, encoding, told):
    (tmp_path / "a.txt").write_bytes(TEXT.replace("✦", "*").encode(encoding))
    reading = read_document(tmp_path / "a.txt")
    assert "épïcène" in reading.text
    assert len(reading.remarks) == 1
    assert told in reading.remarks[0]


def test_utf8_with_a_mark_at_its_beginning_is_plain_text(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8-sig")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    assert read_document(tmp_path / "a.txt") == read_document(tmp_path / "b.txt")


def test_a_document_of_another_template_is_told_with_the_headings(tmp_path):
    (tmp_path / "a.txt").write_text("Procès-verbal\n\nFinalités\n\nAucune.\n", "utf-8")
    reading = read_document(tmp_path / "a.txt")
    with pytest.raises(DocumentError) as error:
        parse(reading, Known())
    told, found = str(error.value).split("trouvés")
    assert all(f"« {heading}" in told for heading in ("Raison d'être", "Finalités", "Critères distinctifs", "Profils"))
    assert found == " : « Finalités »."
