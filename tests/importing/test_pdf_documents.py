"""What a PDF does to a text: hyphens at ends of lines, drawn bullets, rows over two pages, raised signs, tables without
rules."""

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reperes.importing.blocks import Heading, Item, Paragraph, Table
from reperes.importing.pdf_joining import Joiner
from reperes.importing.read_pdf import read_pdf

LEADING = 14
FULL = "Un texte qui va d'une marge à l'autre de la page, jusqu'au bout de la ligne"


@pytest.fixture
def read(tmp_path):
    """A function: pages, each a list of (x, y from the top, text, font, size) or of functions that draw -> the
    reading."""

    def reading(*pages):
        canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
        for page in pages:
            for drawn in page:
                if callable(drawn):
                    drawn(canvas)
                    continue
                x, y, text, *more = drawn
                canvas.setFont(*(more or ("Helvetica", 11)))
                canvas.drawString(x, A4[1] - y, text)
            canvas.showPage()
        canvas.save()
        return read_pdf(tmp_path / "a.pdf")

    return reading


def shown(reading):
    return [
        [row.cells for row in block.rows] if isinstance(block, Table) else (type(block), block.text)
        for block in reading.blocks
    ]


def lines(*texts, x=72, y=150):
    return [(x, y + LEADING * number, text) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("known", "parts", "joined", "told"),
    [
        ("", ["docu-", "ments"], "documents", 1),
        ("peut-être", ["peut-", "être"], "peut-être", 0),
        ("", ["Wallonie-", "Bruxelles"], "Wallonie- Bruxelles", 0),
        ("", ["docu\u00ad", "ments"], "documents", 0),
        ("", ["et/", "ou"], "et/ou", 0),
        ("", ["deux", "mots"], "deux mots", 0),
        ("", ["de 2020 -", "fin"], "de 2020 - fin", 0),
    ],
)
def test_lines_are_joined(known, parts, joined, told):
    joiner = Joiner(known)
    assert joiner.join(parts, "page 1") == joined
    assert len(joiner.remarks) == told


def test_wrapped_lines_are_one_paragraph_and_short_ones_end_it(read):
    reading = read(lines(FULL, "et au-delà.", "Un autre commence ici.", FULL, "encore."))
    assert shown(reading) == [
        (Paragraph, f"{FULL} et au-delà."),
        (Paragraph, "Un autre commence ici."),
        (Paragraph, f"{FULL} encore."),
    ]


def test_a_paragraph_goes_on_on_the_next_page(read):
    assert shown(read(lines(FULL), lines("et au-delà."))) == [(Paragraph, f"{FULL} et au-delà.")]


def test_headings_by_bold_letters_and_by_size(read):
    body = lines(*(["Du texte courant."] * 5), y=250)
    reading = read([(72, 150, "Finalités", "Helvetica-Bold", 11), (72, 190, "Critères", "Helvetica", 16), *body])
    assert shown(reading)[:2] == [(Heading, "Finalités"), (Heading, "Critères")]


def test_bullets_that_are_drawn_make_items(read):
    def dots(canvas):
        for y in (150, 164):
            canvas.circle(75, A4[1] - y + 3, 1.5, fill=1)

    assert shown(read([dots, *lines("Rédiger", "Classer", x=85)])) == [(Item, "Rédiger"), (Item, "Classer")]


def test_what_repeats_at_the_edges_is_left_out_and_told(read):
    texts = ("et au-delà.", "Fin.")
    pages = [[(72, 40, "SPF Exemple"), (290, 810, f"{number} / 2"), *lines(FULL, *texts)] for number in (1, 2)]
    reading = read(*pages)
    assert shown(reading) == [(Paragraph, f"{FULL} {texts[0]}"), (Paragraph, texts[1])] * 2
    assert [remark.partition("« ")[2] for remark in reading.remarks] == [
        "SPF Exemple » (page 1 et suivantes)",
        "1 / 2 » (page 1 et suivantes)",
    ]


def test_a_line_at_the_edge_of_one_page_only_stays(read):
    assert shown(read([(72, 40, "Famille de fonctions OS")])) == [(Paragraph, "Famille de fonctions OS")]


def test_a_raised_sign_belongs_to_its_word(read):
    end = 72 + stringWidth("une spécialisation", "Helvetica", 11)
    reading = read([(72, 150, "une spécialisation"), (end, 146, "*", "Helvetica", 7), (end + 6, 150, "et des notions")])
    assert shown(reading) == [(Paragraph, "une spécialisation* et des notions")]


def grid(xs, ys):
    return lambda canvas: canvas.grid(xs, [A4[1] - y for y in ys])


def test_a_table_goes_on_on_the_next_page(read):
    xs = [72, 150, 300]
    first = [grid(xs, [700, 720, 740]), (76, 714, "Savoir"), (154, 714, "Tout."), (76, 734, "Agir"), (154, 734, "Peu.")]
    second = [grid(xs, [60, 80]), (76, 74, "Dire"), (154, 74, "Rien.")]
    assert shown(read(first, second)) == [[("Savoir", "Tout."), ("Agir", "Peu."), ("Dire", "Rien.")]]


def test_a_cell_across_columns_has_its_text_in_each(read):
    def ruled(canvas):
        grid([72, 150, 250, 350], [150, 170])(canvas)
        canvas.rect(72, A4[1] - 190, 78, 20)
        canvas.rect(150, A4[1] - 190, 200, 20)

    reading = read([ruled, (160, 164, "C"), (260, 164, "B"), (76, 184, "Agir"), (154, 184, "Proposer.")])
    assert shown(reading) == [[("", "C", "B"), ("Agir", "Proposer.", "Proposer.")]]
    assert reading.blocks[0].rows[1].merged == (((1, 2), "Proposer."),)


def test_a_table_without_rules_is_read_by_place_and_told(read):
    rows = [
        ("", "D", "C"),
        ("Savoir", "Connaître", "Maîtriser"),
        ("", "la base.", "le tout."),
        ("Agir", "Suivre.", "Choisir."),
    ]
    ys = [150, 176, 190, 216]
    words = [(x, y, text) for y, row in zip(ys, rows) for x, text in zip((72, 200, 350), row) if text]
    reading = read(words)
    assert shown(reading) == [
        [("", "D", "C"), ("Savoir", "Connaître la base.", "Maîtriser le tout."), ("Agir", "Suivre.", "Choisir.")]
    ]
    assert any("tableau sans bordures" in remark for remark in reading.remarks)


def test_a_page_without_text_is_told(read):
    reading = read(lines("Texte."), [])
    assert "page 2 : pas de texte (une image ?)" in reading.remarks
