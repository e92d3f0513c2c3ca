"""HR's test questions: how they are read, and what is said of those that are badly written."""

import shutil

import pytest
from books import GARDEN, KNOWLEDGE

from reperes.knowledge.check import check_knowledge
from reperes.knowledge.faults import KnowledgeError
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.questions import TestQuestion
from reperes.storage.model_inputs import fingerprint


@pytest.fixture
def written(tmp_path):
    """A function that writes the file of questions of a small family and returns the folder."""

    def write(text):
        folder = shutil.copytree(GARDEN, tmp_path / "knowledge")
        (folder / "questions").mkdir()
        (folder / "questions" / "jardin.yml").write_text(text, "utf-8")
        return folder

    return write


def test_questions_are_read_with_what_they_expect(written):
    folder = written(
        "# essais\n"
        "- question: qui taille les haies ?\n  attendu: tache.haies\n"
        "- question: haies et outils ?\n  attendu: [tache.haies, critere.arrosage.A1, section.taches]\n"
        "- question: le salaire ?\n  attendu: rien\n"
    )
    assert load_knowledge(folder).questions == (
        TestQuestion("qui taille les haies ?", ("tache.haies",)),
        TestQuestion("haies et outils ?", ("tache.haies", "critere.arrosage.A1", "section.taches")),
        TestQuestion("le salaire ?", ()),
    )
    assert not check_knowledge(folder).faults


@pytest.mark.parametrize("text", ["", "# rien encore\n", "[]\n"])
def test_a_file_without_questions_has_none(written, text):
    assert load_knowledge(written(text)).questions == ()


def test_a_family_without_the_file_has_none():
    assert load_knowledge(GARDEN).questions == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "- question: qui ?\n  attendu: tache.haie\n",
            2,
            "la partie « tache.haie » n'existe pas. Vouliez-vous écrire « tache.haies »",
        ),
        ("- question: qui ?\n  attendu: xyz\n", 2, "Sans réponse, écrivez « rien »"),
        ("- question: qui ?\n  attendu: riens\n", 2, "Vouliez-vous écrire « rien »"),
        (
            "- question: Qui taille ?\n  attendu: rien\n- question: qui taille\n  attendu: rien\n",
            3,
            "est déjà à la ligne 1",
        ),
        ("- question:\n  attendu: rien\n", 1, "« question » est vide"),
        ("- question: qui ?\n  attendu:\n", 2, "« attendu » est vide"),
        ("- question: qui ?\n  attendu: []\n", 2, "nommez une partie, ou écrivez « rien »"),
        ("- question: qui ?\n  attendu: [tache.haies, rien]\n", 2, "« rien » ne va avec aucune partie"),
        ("- question: qui ?\n", 1, "il manque « attendu »"),
        ("- question: qui ?\n  atendu: rien\n", 2, "Vouliez-vous écrire « attendu »"),
        ("- qui ?\n", 1, "doit avoir ses propres lignes"),
        ("question: qui ?\n", 1, "un tiret devant chaque élément"),
        ("- question: plus de 3 #1 ?\n  attendu: rien\n", 1, "tout ce qui suit « # » est perdu"),
        ("- question: « oui : non »: qui ?\n  attendu: rien\n", 1, "« : » au milieu d'un texte"),
    ],
)
def test_a_slip_is_told_with_its_line(written, text, line, said):
    faults = check_knowledge(written(text)).faults
    assert [(fault.file, fault.line) for fault in faults] == [("questions/jardin.yml", line)]
    assert said in faults[0].message


def test_a_question_about_a_part_that_is_gone_stops_the_load(written):
    with pytest.raises(KnowledgeError, match="n'existe pas"):
        load_knowledge(written("- question: qui ?\n  attendu: critere.arrosage.A9\n"))


def test_a_file_of_questions_that_nothing_reads_is_told(written):
    folder = written("[]\n")
    (folder / "questions" / "autre.yml").write_text("[]\n", "utf-8")
    assert [fault.file for fault in check_knowledge(folder).faults] == ["questions/autre.yml"]


def test_the_real_family_has_questions_and_some_that_nothing_answers():
    questions = load_knowledge(KNOWLEDGE).questions
    assert len(questions) >= 15
    assert 2 <= sum(not question.expected for question in questions) < len(questions) / 2


def test_a_change_of_questions_trains_nothing_anew(tmp_path):
    shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    before = fingerprint(tmp_path)
    (tmp_path / "knowledge" / "questions" / "os.yml").write_text("[]\n", "utf-8")
    (tmp_path / "knowledge" / "README.md").write_text("autre\n", "utf-8")
    assert fingerprint(tmp_path) == before
    (tmp_path / "knowledge" / "vocabulaire" / "os.yml").write_text("{}\n", "utf-8")
    assert fingerprint(tmp_path) != before
