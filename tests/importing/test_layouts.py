"""Documents of the template that lack a part, or set one in another way."""

import re

import pytest
from documents import DG, HEADINGS

from reperes.importing.blocks import Heading, Paragraph, Reading, Row, Table
from reperes.importing.parse import parse
from reperes.importing.profile import Known
from reperes.importing.template import levels_in

TEXT = DG.read_text("utf-8")
TITLE = Paragraph("Famille de fonctions XY", "1")


def section(number):
    """The text of a section, from its heading to the next one."""
    starts = [TEXT.index(f"\n{heading}") for heading in HEADINGS[1:]] + [len(TEXT)]
    return TEXT[starts[number] : starts[number + 1]]


def parsed(heading, *blocks):
    return parse(Reading((TITLE, Paragraph(heading, "2"), *blocks), ""), Known())


def criteria(*rows):
    return parsed(
        "Critères distinctifs", Table(tuple(Row(tuple(row), str(place)) for place, row in enumerate(rows, 1)))
    )


def profile(*rows, levels=("C", "B")):
    return parse(
        Reading(
            (
                TITLE,
                Paragraph("Critères distinctifs", "2"),
                Table((Row(("", *levels), "3"), Row(("Un", *levels_in("")) + ("a",) * len(levels), "4"))),
                Paragraph("Profils de compétences", "5"),
                Table(tuple(Row(tuple(row), str(place)) for place, row in enumerate(rows, 6))),
            ),
            "",
        ),
        Known(),
    )


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
@pytest.mark.parametrize(("number", "told"), [(1, "Finalités"), (3, "Profils de compétences")])
def test_a_section_that_is_not_there_is_told_and_the_rest_is_the_same(draft_of, kind, number, told):
    # A header repeats only where there are several pages.
    options = {"header": ""} if kind == "pdf" else {}
    draft = draft_of(TEXT.replace(section(number), "\n"), kind, **options)
    whole = draft_of(TEXT).family
    assert any(f"n'a pas de section « {told} »" in remark for remark in draft.remarks)
    assert (draft.missing, draft.leftovers, draft.differences) == ((), (), ())
    assert draft.family.criteria == whole.criteria
    if number == 1:
        assert (draft.family.roles, draft.family.required) == ((), whole.required)
    else:
        assert (draft.family.roles, draft.family.required, draft.family.distinctive) == (whole.roles, {}, ())


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_an_empty_cell_is_missing_and_stays_empty(draft_of, kind):
    draft = draft_of(TEXT.replace("Appliquer une réglementation clairement délimitée.", ""), kind)
    assert draft.family.criteria[0].texts["C"] == ""
    assert len(draft.missing) == 1
    assert "« Réglementation » au niveau C : la case est vide" in draft.missing[0]
    assert draft.leftovers == ()


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_five_levels(draft_of, kind):
    rows = [
        "\tA1\tA2\tA3\tA4\tA5",
        *(f"{name}\t" + "\t".join(f"{name} {n}." for n in range(1, 6)) for name in ("Savoir", "Diriger")),
    ]
    cells = {"C B A1": "A1 A2 A3 A4 A5", "C B": "A1 A2", "A1": "A3 A4 A5"}
    text = re.sub(r"(?<=\t)(C B A1|C B|A1)(?=[\t\n])", lambda found: cells[found[0]], TEXT)
    before = text[: text.index("\nCritères distinctifs")]
    after = text[text.index("\nProfils de compétences") :]
    draft = draft_of(before + "\nCritères distinctifs\n\n" + "\n".join(rows) + "\n" + after, kind)
    assert draft.family.levels == ("A1", "A2", "A3", "A4", "A5")
    assert draft.family.criteria[1].texts == {f"A{n}": f"Diriger {n}." for n in range(1, 6)}
    assert draft.family.required["penser_critique"] == {"A1": 1, "A2": 1, "A3": 1, "A4": 1, "A5": 1}
    assert draft.family.required["communiquer"] == {"A1": 1, "A2": 1, "A3": 2, "A4": 2, "A5": 2}
    assert (draft.missing, draft.leftovers) == ((), ())


def test_criteria_with_levels_as_rows_are_turned():
    found = criteria(["", "Savoir", "Agir"], ["D", "a.", "b."], ["C", "c.", "d."])
    assert [(criterion.name, dict(criterion.texts)) for criterion in found.criteria] == [
        ("Savoir", {"D": "a.", "C": "c."}),
        ("Agir", {"D": "b.", "C": "d."}),
    ]


def test_levels_are_put_from_the_lowest_to_the_highest_and_that_is_told():
    found = criteria(["", "A1", "B"], ["Savoir", "haut.", "bas."])
    assert (found.levels, dict(found.criteria[0].texts)) == (("B", "A1"), {"B": "bas.", "A1": "haut."})
    assert any("A1, B" in remark for remark in found.remarks)


def test_a_footnote_in_a_row_of_the_table_is_a_footnote():
    found = criteria(["", "D", "C"], ["Savoir", "a*.", "b."], ["* Savoir : connaître ; ex : lire", "", ""])
    assert [(part.term, part.text, part.examples) for part in found.definitions] == [("Savoir", "connaître", "lire")]
    assert (len(found.criteria), found.leftovers) == (1, ())


@pytest.mark.parametrize("number", [0, 2])
def test_without_purpose_or_criteria(draft_of, number):
    draft = draft_of(TEXT.replace(section(number), "\n"))
    whole = draft_of(TEXT).family
    assert draft.family.required == whole.required
    assert draft.family.levels == whole.levels
    assert (draft.missing == ("la raison d'être.",)) == (number == 0)
    assert draft.leftovers == ()


def test_a_foreign_heading_after_a_table_in_the_purpose_ends_the_purpose():
    found = parsed("Raison d'être", Paragraph("Aider.", "3"), Table((Row(("a", "b"), "4"),)), Heading("Contexte", "5"),
                   Paragraph("Ailleurs.", "6"), Paragraph("Finalités", "7"))  # fmt: skip
    assert found.purpose == "Aider."
    assert [left.text for left in found.leftovers] == ["a | b", "Contexte", "Ailleurs."]


def test_a_row_without_a_name_goes_on_with_the_one_above_and_that_is_told():
    found = criteria(["", "D", "C"], ["Savoir", "a.", "b."], ["", "c.", ""])
    assert found.criteria[0].texts == {"D": "a. c.", "C": "b."}
    assert any("jointe à « Savoir »" in remark for remark in found.remarks)


def test_a_name_across_the_table_names_the_row_below():
    rows = (Row(("", "D", "C"), "3"), Row(("Savoir",) * 3, "4", (((0, 1, 2), "Savoir"),)), Row(("", "a.", "b."), "5"))
    found = parsed("Critères distinctifs", Table(rows))
    assert (found.criteria[0].name, found.criteria[0].texts, found.leftovers) == ("Savoir", {"D": "a.", "C": "b."}, ())


def test_levels_beside_several_steps_in_one_cell_are_not_guessed():
    found = profile(["Communiquer", ""], ["niveau 1 Parler niveau 2 Convaincre", "C B"])
    assert found.competences[0].steps == {1: "Parler", 2: "Convaincre"}
    assert found.competences[0].required == {}
    assert [left.text for left in found.leftovers] == ["C B"]


def test_levels_beside_an_empty_cell_are_not_given_to_a_neighbour():
    found = profile(["Communiquer", "", "Guider", ""], ["niveau 1 Parler", "", "", "C B"])
    assert found.competences[0].required == {}
    assert [left.text for left in found.leftovers] == ["Guider", "C B"]


def test_groups_in_the_table_and_levels_at_the_end_of_a_step():
    found = profile(["ÉCHANGER ET COLLABORER", "AGIR ET ATTEINDRE"], ["★ Communiquer", "Décider ★"],
                    ["niveau 1 Parler C B", "niveau 1 Choisir"], ["", "niveau 2 Trancher B"])  # fmt: skip
    assert [(part.name, part.group, dict(part.steps), dict(part.required)) for part in found.competences] == [
        ("★ Communiquer", "ÉCHANGER ET COLLABORER", {1: "Parler"}, {"C": 1, "B": 1}),
        ("Décider ★", "AGIR ET ATTEINDRE", {1: "Choisir", 2: "Trancher"}, {"B": 2}),
    ]


@pytest.mark.parametrize("sign", ["★", "?", "*", "\uf0ab"])
def test_the_star_is_the_sign_of_the_legend(draft_of, sign):
    draft = draft_of(TEXT.replace("✦", sign))
    assert (draft.family.distinctive, draft.leftovers) == (draft_of(TEXT).family.distinctive, ())


@pytest.mark.parametrize(
    ("cell", "levels"),
    [("D C B", ("D", "C", "B")), ("niveau A1", ("A1",)), ("C et B", ("C", "B")), ("D, C/B", ("D", "C", "B")),
     ("A1-A2", ("A1", "A2")), ("A1-A4", ()), ("Critères", ()), ("", ()), ("D comme Denis", ())],
)  # fmt: skip
def test_levels_of_a_cell(cell, levels):
    assert levels_in(cell) == levels


@pytest.mark.parametrize(
    ("head", "code", "name"),
    [
        (["Famille de fonctions OS", "Agents de support *"], "OS", "Agents de support"),
        (["Famille de fonctions : DG – Gestionnaires de dossiers"], "DG", "Gestionnaires de dossiers"),
        (["FAMILLE DE FONCTIONS « IT »", "Informaticiens"], "IT", "Informaticiens"),
        (["Famille de fonctions", "OS – Agents de support"], "OS", "Agents de support"),
        (["Famille de fonctions", "Agents de support"], "", "Agents de support"),
    ],
)
def test_code_and_name(head, code, name):
    blocks = [*head, "Raison d’être", "Aider.", "Finalités"]
    found = parse(Reading(tuple(Paragraph(text, str(place)) for place, text in enumerate(blocks)), ""), Known())
    assert (found.code, found.name, found.leftovers) == (code, name, ())


def test_the_version_of_the_document_is_taken(draft_of):
    draft = draft_of(TEXT.replace("Raison d'être", "Version : mars 2026\n\nRaison d'être"))
    assert draft.family.version == "version mars 2026"
    assert draft.leftovers == ()


def test_the_code_of_the_command_stands_in_for_a_missing_one(draft_of):
    draft = draft_of(TEXT.replace("fonctions DG", "fonctions"), code="DG")
    assert (draft.family.id, draft.family.name, draft.missing) == ("dg", "Gestionnaires de dossiers", ())


def test_the_text_of_a_role_may_follow_its_bold_name(draft_of):
    text = TEXT.replace("**instructeur de dossiers**\n\nouvrir", "**instructeur de dossiers** ouvrir")
    assert draft_of(text).family.roles == draft_of(TEXT).family.roles
    assert draft_of(text, "docx").family.roles == draft_of(TEXT).family.roles
