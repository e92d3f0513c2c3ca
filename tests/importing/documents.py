"""Sets a family's text as people would in Word or as a PDF, so that reading it back can be compared."""

import re
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

ROOT = Path(__file__).parents[2]
OS = ROOT / "knowledge" / "sources" / "os_agents_de_support.txt"
DG = ROOT / "tests" / "families" / "dg" / "sources" / "dg_gestionnaires_de_dossiers.txt"
HEADINGS = ("Famille de fonctions", "Raison d'être", "Finalités", "Critères distinctifs", "Profils de compétences")
MORE_HEADINGS = ("Règles générales", "Dispositions communes", "Cadres et niveaux", "Glossaire")
"""Those of a document of another shape."""
BOLD = re.compile(r"(\*\*.+?\*\*)")


def parts_of(text):
    """Yield (kind, content): a heading, a line, an item, or the rows of a table."""
    lines = [line for line in text.splitlines() if line.strip()]
    for is_table, group in groupby(lines, lambda line: "\t" in line):
        if is_table:
            rows = [line.split("\t") for line in group]
            width = max(map(len, rows))
            yield "table", [row + [""] * (width - len(row)) for row in rows]
            continue
        for line in group:
            kind = (
                "item"
                if line.startswith("- ")
                else "heading"
                if line.startswith((*HEADINGS, *MORE_HEADINGS))
                else "line"
            )
            yield kind, line.removeprefix("- ")


def runs_of(line):
    """Yield the pieces of a line and whether they are bold."""
    for piece in filter(None, BOLD.split(line)):
        yield piece.strip("*") if BOLD.fullmatch(piece) else piece, bool(BOLD.fullmatch(piece))


def as_word(text, path, *, bold_headings=False, merged=False):
    """Write a .docx: headings by style or as bold paragraphs, real lists and tables; equal neighbours in one merged
    cell."""
    document = docx.Document()
    for kind, content in parts_of(text):
        if kind == "table":
            _word_table(document, content, merged)
        elif kind == "heading" and not bold_headings:
            document.add_heading(content, 1 if content.startswith(HEADINGS[0]) else 2)
        else:
            paragraph = document.add_paragraph(style="List Bullet" if kind == "item" else None)
            for piece, bold in runs_of(content):
                paragraph.add_run(piece).bold = bold or kind == "heading" or None
    document.save(path)
    return path


def _word_table(document, rows, merged):
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
        for column, (left, right) in enumerate(zip(row[1:], row[2:]), 1):
            if merged and left and left == right:
                table.cell(number, column + 1).text = ""
                table.cell(number, column).merge(table.cell(number, column + 1)).text = left


def as_pdf(text, path, *, size=9.5, margin=60, header="Administration fédérale", encrypt=None):
    """Write a PDF: wrapped paragraphs and cells in ruled tables, a header and a page number on each page."""
    # Rasa brings matplotlib, and that the letters; to import it would warn.
    folder = Path(find_spec("matplotlib").origin).parent / "mpl-data" / "fonts" / "ttf"
    for name, file in (("Sans", "DejaVuSans"), ("Sans-Bold", "DejaVuSans-Bold")):
        pdfmetrics.registerFont(TTFont(name, folder / f"{file}.ttf"))
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")
    style = ParagraphStyle("text", fontName="Sans", fontSize=size, leading=1.25 * size, spaceAfter=0.5 * size)
    small = ParagraphStyle("cell", style, fontSize=0.75 * size, leading=0.9 * size, spaceAfter=0)
    large = ParagraphStyle(
        "heading", style, fontName="Sans-Bold", fontSize=1.3 * size, leading=1.6 * size, spaceBefore=size
    )
    item = ParagraphStyle("item", style, leftIndent=1.5 * size, bulletIndent=0.5 * size, spaceAfter=0)

    def edge(canvas, document):
        canvas.setFont("Sans", 8)
        canvas.drawString(margin, A4[1] - 30, header)
        canvas.drawCentredString(A4[0] / 2, 30, f"Page {document.page}")

    story = []
    for kind, content in parts_of(text):
        if kind == "table":
            story.append(_pdf_table(content, small, A4[0] - 2 * margin))
        else:
            marked = "".join(f"<b>{escape(piece)}</b>" if bold else escape(piece) for piece, bold in runs_of(content))
            paragraph_style = {"heading": large, "item": item, "line": style}[kind]
            story.append(Paragraph(marked, paragraph_style, bulletText="•" if kind == "item" else None))
    sides = {f"{side}Margin": margin for side in ("left", "right", "top", "bottom")}
    document = SimpleDocTemplate(str(path), pagesize=A4, encrypt=encrypt, **sides)
    document.build(story, onFirstPage=edge, onLaterPages=edge)
    return path


def _pdf_table(rows, style, width):
    narrow = [all(len(row[column]) < 12 for row in rows) for column in range(len(rows[0]))]
    shares = [0.4 if slim else 1 for slim in narrow]
    return Table(
        [[Paragraph(escape(cell), style) for cell in row] for row in rows],
        [width * share / sum(shares) for share in shares],
        style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]),
    )
