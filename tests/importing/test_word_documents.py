"""What Word can do to a text: footnotes, frames, fields to fill in, tracked changes, lists of several kinds, soft
breaks."""

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reperes.importing.blocks import Heading, Item, Paragraph, Row, Table
from reperes.importing.read_word import read_word


@pytest.fixture
def document():
    return docx.Document()


@pytest.fixture
def read(document, tmp_path):
    """A function: the blocks of the document as it is now, without their places."""

    def blocks():
        document.save(tmp_path / "a.docx")
        return read_word(tmp_path / "a.docx")

    return blocks


def shown(reading):
    """Each block as its kind and its text, or the cells of its rows."""
    return [
        [row.cells for row in block.rows] if isinstance(block, Table) else (type(block), block.text)
        for block in reading.blocks
    ]


def add_xml(document, xml):
    """Add an element as Word writes it, before the properties of the section."""
    named = xml.replace(">", f" {nsdecls('w')}>", 1)
    document.element.body.insert(len(document.element.body) - 1, parse_xml(named))


def test_kinds_of_paragraphs(document, read):
    document.add_heading("Finalités", 2)
    document.add_paragraph().add_run("Tout en gras").bold = True
    document.add_paragraph("Une tâche", style="List Bullet")
    document.add_paragraph("Une étape", style="List Number")
    document.add_paragraph("- Un tiret")
    document.add_paragraph("• Une puce")
    document.add_paragraph("Du  texte\u00a0courant\t.")
    document.add_paragraph(" ")
    assert shown(read()) == [
        (Heading, "Finalités"), (Heading, "Tout en gras"), (Item, "Une tâche"), (Item, "Une étape"), (Item, "Un tiret"),
        (Item, "Une puce"), (Paragraph, "Du texte courant ."),
    ]  # fmt: skip


def test_bold_words_within_a_paragraph(document, read):
    paragraph = document.add_paragraph("En tant qu'")
    for part in ("organisateur", " ", "pratique"):
        paragraph.add_run(part).bold = part != " " or None
    assert read().blocks == (Paragraph("En tant qu'organisateur pratique", "paragraphe 1", ("organisateur pratique",)),)


def test_soft_breaks_part_lines_but_not_items(document, read):
    document.add_paragraph("afin de\ncontribuer")
    document.add_paragraph("Rédiger\ndes lettres", style="List Bullet")
    assert shown(read()) == [(Paragraph, "afin de"), (Paragraph, "contribuer"), (Item, "Rédiger des lettres")]


def test_footnotes_come_after_their_paragraph_and_leave_an_asterisk(document, read):
    xml = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t> Spécialisation : savoir</w:t></w:r></w:p></w:footnote></w:footnotes>"
    name = PackURI("/word/footnotes.xml")
    part = Part(
        name,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        xml.encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph = document.add_paragraph("Une spécialisation")
    paragraph.add_run()._r.append(parse_xml(f"<w:footnoteReference {nsdecls('w')} w:id='2'/>"))
    paragraph.add_run(" et des notions.")
    assert shown(read()) == [
        (Paragraph, "Une spécialisation* et des notions."),
        (Paragraph, "* Spécialisation : savoir"),
    ]


def test_fields_to_fill_in_and_links_are_read(document, read):
    add_xml(document, "<w:sdt><w:sdtContent><w:p><w:r><w:t>Un champ</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    add_xml(document, "<w:p><w:hyperlink><w:r><w:t>Un lien</w:t></w:r></w:hyperlink></w:p>")
    assert shown(read()) == [(Paragraph, "Un champ"), (Paragraph, "Un lien")]


def test_tracked_changes_are_read_as_accepted_and_told(document, read):
    add_xml(document, "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>Nouveau</w:t></w:r></w:ins>"
                      "<w:del w:id='2' w:author='a'><w:r><w:delText>Ancien</w:delText></w:r></w:del></w:p>")  # fmt: skip
    reading = read()
    assert shown(reading) == [(Paragraph, "Nouveau")]
    assert any("modifications suivies" in remark for remark in reading.remarks)


def test_headers_and_footers_are_told(document, read):
    document.sections[0].header.paragraphs[0].text = "SPF Exemple"
    document.sections[0].footer.paragraphs[0].text = "version 3"
    document.add_paragraph("Texte")
    assert [remark.partition("« ")[2] for remark in read().remarks] == ["SPF Exemple »", "version 3 »"]


def test_a_table_with_cells_across_columns_and_rows(document, read):
    table = document.add_table(3, 3)
    for place, text in enumerate(("a", "b", "", "c", "d", "e", "", "f", "g")):
        table.cell(place // 3, place % 3).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    assert read().blocks == (
        Table(
            (
                Row(("a", "b", "b"), "tableau 1, ligne 1", (((1, 2), "b"),)),
                Row(("c", "d", "e"), "tableau 1, ligne 2"),
                Row(("c", "f", "g"), "tableau 1, ligne 3"),
            )
        ),
    )


def test_a_table_of_one_cell_is_a_frame_around_text(document, read):
    frame = document.add_table(1, 1)
    frame.cell(0, 0).text = "Raison d'être"
    frame.cell(0, 0).add_paragraph("Aider.", style="List Bullet")
    assert shown(read()) == [(Paragraph, "Raison d'être"), (Item, "Aider.")]
