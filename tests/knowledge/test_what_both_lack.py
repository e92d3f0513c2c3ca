"""What a document lacks may lack in the files; what it has may not, and what it has not may not stand there."""

import shutil

import pytest
from books import FAMILIES
from edits import both, cut, put

from reperes.knowledge.check import check_knowledge
from reperes.knowledge.source_document import document_of

DG, SOURCE, WORDS = "familles/dg.yml", "sources/dg_gestionnaires_de_dossiers.txt", "vocabulaire/dg.yml"
CELL = "Suivre la procédure prescrite."
IS_EMPTY, LEFT_EMPTY, LEFT_OUT = put(SOURCE, CELL, ""), put(DG, f"C: {CELL}", "C:"), put(DG, f"      C: {CELL}\n", "")
NO_HEADING = put(SOURCE, "\nFinalités\n", "\nVos finalités\n")
PURPOSE, NO_PURPOSE = cut(DG, "raison_d_etre:", "niveaux:"), cut(SOURCE, "Raison d'être\n", "Finalités\n")
TITLE_NOTE, NO_TITLE_NOTE = cut(DG, "note_masculin:", "raison_d_etre:"), cut(SOURCE, "* Par souci", "Raison d'être\n")
ROLES, NO_ROLES = cut(DG, "finalites:", "criteres:"), cut(SOURCE, "Finalités\n", "Critères distinctifs\n")
DEFINITIONS, NO_DEFINITION = cut(DG, "definitions:", "competences:\n"), cut(SOURCE, "* Définition", "Profils de")
EXAMPLES, NO_EXAMPLES = (
    put(DG, "    exemples: octroi, refus, sanction, retrait...\n", ""),
    put(SOURCE, " ; ex : octroi, refus, sanction, retrait...", ""),
)
STARS = put(
    DG, "competences_distinctives: [penser_critique, communiquer, oriente_solutions, guider, oriente_clients]\n", ""
)
PROFILE = both(cut(DG, "competences:\n", "competences_distinctives:"), STARS)
NO_PROFILE = both(cut(SOURCE, "Profils de", "✦ : Compétences"), put(SOURCE, "✦ : Compétences distinctives", ""))
NOTE, ITS_NOTE = (
    put(DG, "    nom: Procédures\n", "    nom: Procédures\n    note: Sauf en cas de grande urgence.\n"),
    put(SOURCE, "\n* Définition", "\nSauf en cas de grande urgence.\n\n* Définition"),
)
CELL_NOTE, ITS_CELL_NOTE = (
    put(DG, f"C: {CELL}", f"C: {{texte: {CELL}, note: Sauf en cas de grande urgence.}}"),
    put(SOURCE, CELL, f"{CELL} Sauf en cas de grande urgence."),
)
RULE = put(
    DG, "\ncompetences:\n", "\npassages:\n  - {id: delai, titre: Délai, texte: Un mois au plus.}\n\ncompetences:\n"
)
ITS_RULE = put(SOURCE, "\nFinalités\n", "\nDélai\n\nUn mois au plus.\n\nFinalités\n")


@pytest.fixture
def folder(tmp_path):
    """The files of DG, without the words for parts that a test takes out."""
    copy = shutil.copytree(FAMILIES / "dg", tmp_path / "dg")
    (copy / WORDS).write_text("section.famille:\n  noms: [gestionnaires]\n", "utf-8")
    return copy


ALIKE = {
    "an empty cell": both(IS_EMPTY, LEFT_EMPTY),
    "an empty cell without a line": both(IS_EMPTY, LEFT_OUT),
    "an empty cell in a document of another layout": both(NO_HEADING, IS_EMPTY, LEFT_OUT),
    "no purpose": both(NO_PURPOSE, PURPOSE),
    "no note below the title": both(NO_TITLE_NOTE, TITLE_NOTE),
    "no roles": both(NO_ROLES, ROLES),
    "no definitions": both(NO_DEFINITION, DEFINITIONS),
    "no examples of a term": both(NO_EXAMPLES, EXAMPLES),
    "no competences": both(NO_PROFILE, PROFILE),
    "a note of a criterion": both(NOTE, ITS_NOTE),
    "a note of a cell": both(CELL_NOTE, ITS_CELL_NOTE),
    "a rule behind the purpose": both(RULE, ITS_RULE),
    "levels with their word": put(SOURCE, "\n\tC\tB\tA1\n", "\n\tniveau C\tniveau B\tniveau A1\n"),
}  # fmt: skip


@pytest.mark.parametrize("edit", ALIKE.values(), ids=ALIKE)
def test_what_both_lack_or_have_is_no_fault(folder, edit):
    edit(folder)
    checked = check_knowledge(folder)
    assert checked.faults == []
    assert (document_of(checked.families[0].source) is None) == ("Vos finalités" in checked.families[0].source)


UNLIKE = {
    "a cell is left empty": (LEFT_EMPTY, "il manque « C » : le document a un texte à ce niveau"),
    "a cell has no line": (LEFT_OUT, "il manque « C » : le document a un texte à ce niveau"),
    "a cell has no line, in another layout": (both(NO_HEADING, LEFT_OUT), "il manque « C » : le document a un texte à ce niveau"),
    "a cell is filled": (IS_EMPTY, "« C » : le document laisse cette case vide"),
    "the purpose is lost": (PURPOSE, "il manque « raison_d_etre »"),
    "the note below the title is lost": (TITLE_NOTE, "il manque « note_masculin »"),
    "the roles are lost": (ROLES, "il manque « finalites » : le document a « instructeur de dossiers » …"),
    "the definitions are lost": (DEFINITIONS, "il manque « definitions » : le document a « Décision »"),
    "the examples of a term are lost": (EXAMPLES, "il manque « exemples »"),
    "the competences are lost": (PROFILE, "il manque « competences »"),
    "the competences are lost, in another layout": (both(NO_HEADING, PROFILE), "il manque « competences »"),
    "the stars are lost": (STARS, "il manque « competences_distinctives »"),
    "a purpose is invented": (NO_PURPOSE, "ne se trouve pas dans le document"),
    "a note is invented": (NOTE, "« Sauf en cas de grande urgence. » ne se trouve pas dans le document"),
    "a note has another word": (both(ITS_NOTE, NOTE, put(DG, "Sauf en cas de grande urgence.", "Sauf en cas de grosse urgence.")), "« … cas de grande urgence. », le fichier dit « … cas de grosse urgence. »"),
    "a note of a cell is invented": (CELL_NOTE, "« Sauf en cas de grande urgence. » ne se trouve pas dans le document"),
    "a rule has another word": (both(RULE, ITS_RULE, put(DG, "Un mois au plus.", "Un mois en plus.")), "le document dit « Un mois au plus. », le fichier dit « Un mois en plus. »"),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "message"), UNLIKE.values(), ids=UNLIKE)
def test_what_only_one_of_them_has_is_told_once(folder, edit, message):
    edit(folder)
    faults = check_knowledge(folder).faults
    told = "\n".join(map(str, faults))
    assert [message in fault.message for fault in faults] == [True], told
