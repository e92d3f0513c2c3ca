"""`reperes preview`, `publish`, `undo` and `versions`, as people run them."""

import shutil
import sys
from types import ModuleType

import pytest
from books import GARDEN

from reperes.cli import app
from reperes.publishing.draft import Draft


@pytest.fixture
def knowledge(tmp_path, monkeypatch):
    """The files of a small family with a first version, in a folder that commands run from."""
    shutil.copytree(GARDEN, tmp_path / "knowledge")
    (tmp_path / "config.yml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPERES_KNOWLEDGE", raising=False)
    assert app.main(["publish", "--auteur", "Anne"]) == 0
    return tmp_path / "knowledge"


@pytest.fixture
def run(capsys):
    def run_command(*words):
        capsys.readouterr()
        code = app.main(list(map(str, words)))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run_command


def edit(folder, old="Tailler les haies", new="Tailler les buis", names=("familles/jardin.yml", "sources/jardin.txt")):
    for name in names:
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def ask_questions(folder, monkeypatch, answer):
    """Give a folder one test question, and the project a model and a way to ask it."""
    (folder / "questions").mkdir()
    (folder / "questions" / "jardin.yml").write_text("- {question: qui taille ?, attendu: tache.haies}\n", "utf-8")
    models = folder.resolve().parents[1 if folder.name.startswith(".") else 0] / "models"
    models.mkdir()
    (models / f"{'0' * 16}.tar.gz").touch()
    trial = ModuleType("reperes.serve.trial")
    trial.ask_of = lambda model: lambda text, library, family: answer
    monkeypatch.setitem(sys.modules, "reperes.serve.trial", trial)


def test_an_edit_by_hand_is_previewed_published_and_taken_back(knowledge, run):
    edit(knowledge)
    code, shown, _ = run("preview")
    assert code == 0
    for line in ("Textes : un change", "avant : « Tailler les haies »", "maintenant : « Tailler les buis »", "− haies  + buis",
                 "Finalités › élagueur › Exemples de tâches"):  # fmt: skip
        assert line in shown
    code, shown, _ = run("publish", "--auteur", "Bilal", "--raison", "le buis est arrivé")
    assert code == 0 and "En service : version 2" in shown and "Bilal : le buis est arrivé" in shown
    code, shown, _ = run("undo", "--auteur", "Chloé")
    assert code == 0 and "Retour à la version 1. En service : version 3" in shown and "annule la version 2" in shown
    assert "Tailler les haies" in (knowledge / "familles" / "jardin.yml").read_text("utf-8")
    code, shown, _ = run("versions")
    lines = shown.splitlines()
    assert [line[:11] for line in lines] == ["→ version 3", "  version 2", "  version 1"]
    assert lines[0].endswith("(en service)") and "Anne" in lines[2]


def test_a_version_is_put_back_by_its_number(knowledge, run):
    edit(knowledge)
    run("publish", "--auteur", "Anne")
    run("undo", "--auteur", "Chloé")
    code, shown, _ = run("undo", "--version", "2", "--auteur", "Chloé")
    assert code == 0 and "Retour à la version 2. En service : version 4" in shown
    assert "Tailler les buis" in (knowledge / "familles" / "jardin.yml").read_text("utf-8")
    assert "pas de version 9" in run("undo", "--version", "9")[2]


def test_the_draft_is_taken_when_there_is_one(knowledge, run):
    draft = Draft(knowledge)
    draft.begin()
    edit(draft.folder)
    assert "« knowledge/.brouillon »" in run("preview")[1]
    assert run("publish", "--auteur", "Anne")[0] == 0
    assert not draft.exists()
    assert "Tailler les buis" in (knowledge / "familles" / "jardin.yml").read_text("utf-8")


def test_the_author_is_who_is_logged_in(knowledge, run, monkeypatch):
    monkeypatch.setenv("LOGNAME", "adupont")
    edit(knowledge)
    assert ", adupont" in run("publish")[1]


def test_faults_are_told_and_nothing_is_published(knowledge, run):
    edit(knowledge, names=["familles/jardin.yml"])
    for command in ("preview", "publish"):
        code, _, told = run(command)
        assert code == 1 and "familles/jardin.yml" in told and "À corriger dans « knowledge »" in told
    assert "version 2" not in run("versions")[1]


def test_nothing_to_publish_is_said(knowledge, run):
    assert "Rien : ni textes, ni réponses, ni mots." in run("preview")[1]
    code, _, told = run("publish")
    assert code == 1 and "Rien n'a changé depuis la version 1" in told


def test_failing_test_questions_stop_a_publication_without_a_reason(knowledge, run, monkeypatch):
    ask_questions(knowledge, monkeypatch, ("tache.semis",))
    code, shown, _ = run("preview")
    assert code == 1 and "Questions d'essai : 0 réussie sur 1" in shown
    assert "attendu : tache.haies ; cité : tache.semis" in shown
    code, _, told = run("publish")
    assert code == 1 and "« qui taille ? »" in told and "donnant une raison" in told
    assert run("publish", "--raison", "à revoir lundi")[0] == 0


def test_passing_test_questions_are_counted(knowledge, run, monkeypatch):
    ask_questions(knowledge, monkeypatch, ("tache.haies",))
    code, shown, _ = run("preview")
    assert code == 0 and "Questions d'essai : 1 réussie sur 1" in shown
    assert run("publish")[0] == 0


def test_test_questions_without_a_model_are_not_taken_for_passed(knowledge, run, monkeypatch):
    ask_questions(knowledge, monkeypatch, ("tache.haies",))
    shutil.rmtree(knowledge.parent / "models")
    assert "« make train »" in run("preview")[1]
    code, _, told = run("publish")
    assert code == 1 and "Rien n'est publié" in told and "--raison" in told
    assert run("publish", "--raison", "premier jour")[0] == 0


def test_a_conflict_between_draft_and_hand_is_told(knowledge, run):
    draft = Draft(knowledge)
    draft.begin()
    edit(draft.folder)
    edit(knowledge, new="Tailler les ifs")
    code, shown, _ = run("preview")
    assert code == 1 and "familles/jardin.yml a été changé à deux endroits" in shown
    code, _, told = run("publish")
    assert code == 1 and "Changés à la fois à la main" in told


def test_undo_says_where_an_edit_is_that_was_never_published(knowledge, run):
    edit(knowledge)
    assert "gardé dans" not in run("publish")[1]
    edit(knowledge, "Tailler les buis", "Tailler les ifs")
    assert "est gardé dans « knowledge/.versions/mis_de_cote/3 »" in run("undo")[1]


@pytest.mark.parametrize("command", ["preview", "publish"])
def test_a_folder_that_is_not_there_is_one_sentence(knowledge, run, command):
    code, shown, told = run(command, "nulle-part")
    assert (code, shown) == (
        1,
        "",
    ) and told == "Le dossier « nulle-part » n'existe pas : indiquez celui d'un brouillon.\n"


def test_before_the_first_version_commands_say_so(tmp_path, monkeypatch, run):
    shutil.copytree(GARDEN, tmp_path / "knowledge")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPERES_KNOWLEDGE", raising=False)
    assert "pas encore de version" in run("versions")[1]
    assert "pas encore de version" in run("preview")[2]
    assert "rien à annuler" in run("undo")[2]
