"""The competences of a document are held against the dictionary, whose texts stand; differences are told."""

from books import KNOWLEDGE, os_knowledge
from documents import DG

from reperes.importing.write_draft import write_draft
from reperes.knowledge.load import load_knowledge

TEXT = DG.read_text("utf-8")


def test_case_spaces_and_apostrophes_are_no_difference(draft_of):
    draft = draft_of(
        TEXT.replace("Guider", "GUIDER")
        .replace("Penser de manière créative", "PENSER DE MANIÈRE CRÉATIVE")
        .replace("S'adapter au", "S’adapter  AU")
    )
    assert (draft.differences, draft.held.new) == ((), ())


def test_another_text_of_a_step_is_told_and_the_dictionary_stands(draft_of):
    draft = draft_of(TEXT.replace("Convaincre et négocier", "Convaincre, négocier et décider"))
    assert draft.differences == (
        "« Communiquer », niveau 3 : le document écrit « Convaincre, négocier et décider », le dictionnaire « Convaincre et négocier ».",
    )
    assert draft.competences == os_knowledge().competences


def test_a_step_or_a_competence_that_is_not_there_is_told(draft_of):
    draft = draft_of(TEXT.replace("niveau 3 Convaincre et négocier", ""))
    assert len(draft.differences) == 1
    assert "niveau 3 : le document écrit rien" in draft.differences[0]


def test_another_spelling_of_a_name_is_told(draft_of):
    draft = draft_of(TEXT.replace("Être orienté clients", "Être orienté client"))
    assert draft.differences[0].startswith(
        "nom : le document écrit « Être orienté client », le dictionnaire « Être orienté clients »"
    )
    assert draft.family.required["oriente_clients"] == {"C": 1, "B": 1, "A1": 2}


def test_a_new_competence_is_added_to_the_copy_of_the_dictionary_and_the_draft_has_those_of_its_document(
    draft_of, tmp_path
):
    draft = draft_of(TEXT.replace("Faire preuve d'agilité", "Gérer son stress"))
    assert any("« Gérer son stress » est nouvelle" in told for told in draft.differences)
    assert any(
        "« Faire preuve d'agilité » du dictionnaire n'est pas dans le document" in told for told in draft.differences
    )
    write_draft(draft, tmp_path / "draft", KNOWLEDGE)
    knowledge = load_knowledge(tmp_path / "draft")
    new = knowledge.competence("competence.gerer_stress")
    assert (new.name, new.group, new.steps[2]) == (
        "Gérer son stress",
        "se_connaitre_progresser",
        "Participer au changement",
    )
    assert knowledge.competences[:-1] == tuple(one for one in os_knowledge().competences if one.id != "agilite")
    written = (tmp_path / "draft" / "competences.yml").read_text("utf-8")
    assert "# nouveau : à relire" in written
    assert "# Le dictionnaire des compétences" in written
