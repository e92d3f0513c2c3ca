"""What the forms write: texts with the source document, tasks, words, test questions; and two people at once."""

import threading

import pytest
from workshop_site import Visitor

from reperes.knowledge.check import check_knowledge
from reperes.workshop.editing import read_text, read_value

FAMILY, WORDS, QUESTIONS = "familles/os.yml", "vocabulaire/os.yml", "questions/os.yml"
SOURCE = "sources/os_agents_de_support.txt"
CELL, CELL_PATH = "critere.procedures.D", ("criteres", "procedures", "niveaux", "D")
SAYS = "Suivre de manière stricte des instructions simples et univoques."
NEW = "Suivre de manière stricte des instructions simples."
TEXT = "/atelier/famille/os/texte"


@pytest.fixture
def draft(knowledge):
    """The folder of the draft."""
    return knowledge / ".brouillon"


def cell(after=NEW, before=SAYS, short=NEW, short_before=SAYS, **more):
    return {"ref": CELL, "before": before, "after": after, "short": short, "short_before": short_before, **more}


def good(draft):
    return check_knowledge(draft).faults == []


def test_a_text_changes_with_the_document_and_what_is_in_service_stays(anne, knowledge, draft):
    page = anne.send(TEXT, **cell(follow="1"))
    assert page.status_code == 200 and "Enregistré dans le brouillon : « Procédures », niveau D" in anne.text
    assert read_value(draft, FAMILY, CELL_PATH) == NEW
    assert NEW in read_text(draft, SOURCE) and SAYS not in read_text(draft, SOURCE)
    assert read_value(knowledge, FAMILY, CELL_PATH) == SAYS and SAYS in read_text(knowledge, SOURCE)
    assert good(draft)


def test_of_two_cells_with_the_same_text_the_right_one_changes_in_the_document(anne, draft):
    says = "Proposer des améliorations concrètes aux procédures et méthodes utilisées."
    new = says.replace("concrètes ", "")
    for level in "BC":
        form = {"ref": f"critere.amelioration.{level}", "before": says, "after": new, "follow": "1", "short": ""}
        short = "Proposer des améliorations concrètes"
        assert anne.send(TEXT, **form, short_before=short).status_code == 200, anne.errors
        assert good(draft)


@pytest.mark.parametrize(
    "ref, before, after",
    [
        ("nom.critere.contacts", "Contacts", "Relations"),
        ("nom.finalite.personne_de_contact", "personne de contact", "personne de liaison"),
        ("nom.famille", "Agents de support", "Agents d'appui"),
        ("definition.specialisation", "connaissances clairement délimitées d'un domaine et orientées vers l'application pratique", "connaissances délimitées d'un domaine"),
        ("tache.formulaires", "Élaborer des formulaires", "Élaborer et classer des formulaires"),
        ("competence.agilite.2", "Participer au changement", "Participer au changement et le soutenir"),
        ("requis.communiquer.D", "1", "2"),
        ("requis.guider.B", "", "1"),
        ("requis.communiquer.D", "1", ""),
    ],
)  # fmt: skip
def test_whatever_the_document_holds_can_change_with_it(anne, draft, ref, before, after):
    page = anne.send(TEXT, ref=ref, before=before, after=after, follow="1")
    assert page.status_code == 200, anne.errors
    assert good(draft)


def test_a_version_is_an_edit_like_others(anne, draft):
    assert anne.send(TEXT, ref="version", before="version 1", after="version 2").status_code == 200
    assert read_value(draft, FAMILY, ("famille", "version")) == "version 2" and good(draft)


def test_a_cell_becomes_empty_and_is_filled_again(anne, draft):
    assert anne.send(TEXT, **cell("", short="", follow="1")).status_code == 200, anne.errors
    assert read_value(draft, FAMILY, CELL_PATH) is None and good(draft)
    assert anne.send(TEXT, **cell(SAYS, before="", short="", short_before="", follow="1")).status_code == 200, (
        anne.errors
    )
    assert read_value(draft, FAMILY, CELL_PATH) == SAYS and good(draft)


def test_a_task_comes_and_goes_with_the_document(anne, draft):
    text = "Tenir le registre des visiteurs"
    added = anne.send("/atelier/famille/os/tache", role="organisateur_pratique", after=text, follow="1")
    assert added.status_code == 200, anne.errors
    path = ("finalites", "organisateur_pratique", "taches", "tenir_registre_visiteurs")
    assert read_value(draft, FAMILY, path) == text and good(draft)
    ref = "tache.tenir_registre_visiteurs"
    assert anne.send("/atelier/famille/os/retirer", ref=ref, before=text, follow="1").status_code == 200, anne.errors
    assert read_value(draft, FAMILY, path) is None and text not in read_text(draft, SOURCE) and good(draft)


def test_words_come_and_go(anne, draft):
    added = anne.send("/atelier/famille/os/mots/ajouter", ref=CELL[:-2], key="noms", words="fiches bleues\r\nconsignes")
    assert added.status_code == 200, anne.errors
    assert read_value(draft, WORDS, ("critere.procedures", "noms", "fiches bleues")) == "fiches bleues" and good(draft)
    anne.send("/atelier/famille/os/mots/retirer", ref="critere.procedures", key="noms", word="fiches bleues")
    assert read_value(draft, WORDS, ("critere.procedures", "noms", "fiches bleues")) is None
    assert read_value(draft, WORDS, ("critere.procedures", "noms", "consignes")) == "consignes" and good(draft)


@pytest.mark.parametrize(
    "first, second", [("critere.contacts", "critere.documents"), ("critere.documents", "critere.contacts")]
)
def test_a_word_that_another_part_has_is_said_to_be_that_parts(anne, first, second):
    add = "/atelier/famille/os/mots/ajouter"
    anne.send(add, ref=first, key="noms", words="bouboule")
    assert anne.send(add, ref=second, key="expressions", words="Bouboule").status_code == 422
    assert f"désigne déjà « critère {first[8:].capitalize()} »" in anne.text


def test_the_first_word_of_a_task(anne, draft):
    added = anne.send(
        "/atelier/famille/os/mots/ajouter", ref="tache.locaux", key="expressions", words="les clés du bâtiment"
    )
    assert added.status_code == 200 and "les clés du bâtiment" in anne.text and good(draft)


def test_a_word_for_a_competence_is_kept_for_all_families(anne, draft):
    anne.send(
        "/atelier/famille/os/mots/ajouter", ref="competence.agilite", key="expressions", words="souplesse d'esprit"
    )
    path = ("competence.agilite", "expressions", "souplesse d'esprit")
    assert read_value(draft, "vocabulaire/competences.yml", path) and good(draft)


def test_test_questions_come_change_and_go(anne, draft):
    form = {"old": "", "old_expected": "", "question": "qui ouvre le bâtiment ?", "expected0": "tache.locaux"}
    assert anne.send("/atelier/famille/os/essais/enregistrer", **form).status_code == 200, anne.errors
    assert read_value(draft, QUESTIONS, ("qui ouvre le bâtiment ?",)) == ("tache.locaux",) and good(draft)
    form = {
        "old": "qui ouvre le bâtiment ?",
        "old_expected": "tache.locaux",
        "question": "qui a les clés ?",
        "expected0": "tache.locaux",
        "expected1": "critere.contacts",
    }
    assert anne.send("/atelier/famille/os/essais/enregistrer", **form).status_code == 200, anne.errors
    assert read_value(draft, QUESTIONS, ("qui a les clés ?",)) == ("tache.locaux", "critere.contacts")
    assert read_value(draft, QUESTIONS, ("qui ouvre le bâtiment ?",)) is None and good(draft)
    gone = {"old": "qui a les clés ?", "old_expected": "tache.locaux|critere.contacts"}
    assert anne.send("/atelier/famille/os/essais/retirer", **gone).status_code == 200, anne.errors
    assert good(draft)


def test_what_the_document_does_not_answer_is_a_test_question_too(anne, draft):
    form = {"old": "", "old_expected": "", "question": "le télétravail est permis ?", "nothing": "1"}
    assert anne.send("/atelier/famille/os/essais/enregistrer", **form).status_code == 200, anne.errors
    assert read_value(draft, QUESTIONS, ("le télétravail est permis ?",)) == ("rien",) and good(draft)


def test_two_people_edit_one_text_and_the_second_sees_the_conflict_and_loses_nothing(site, anne, draft):
    bert = Visitor(site, "Bert")
    theirs = NEW.replace("simples", "claires")
    assert bert.send(TEXT, **cell(theirs, short=theirs, follow="1")).status_code == 200
    page = anne.send(TEXT, **cell(NEW, short=NEW, follow="1"))
    assert page.status_code == 409
    assert "quelqu'un d'autre a changé ce texte" in anne.text and theirs in anne.text and NEW in anne.text
    assert read_value(draft, FAMILY, CELL_PATH) == theirs, "the first one's text stands"
    # Now that she has seen it, hers may follow.
    again = anne.send(TEXT, **cell(NEW, before=theirs, short=NEW, short_before=theirs, follow="1"))
    assert again.status_code == 200 and read_value(draft, FAMILY, CELL_PATH) == NEW


def test_two_people_edit_one_test_question(site, anne, draft):
    first = {"old": "", "old_expected": "", "question": "qui ouvre ?", "expected0": "tache.locaux"}
    anne.send("/atelier/famille/os/essais/enregistrer", **first)
    change = {"old": "qui ouvre ?", "old_expected": "tache.locaux", "question": "qui ouvre ?"}
    Visitor(site, "Bert").send("/atelier/famille/os/essais/enregistrer", **change, expected0="tache.accueil")
    page = anne.send("/atelier/famille/os/essais/enregistrer", **change, expected0="critere.contacts")
    assert page.status_code == 409 and "il attend : tâche Assurer l'accueil" in anne.text
    assert read_value(draft, QUESTIONS, ("qui ouvre ?",)) == ("tache.accueil",)


def test_a_task_that_somebody_removed_is_told_and_the_text_is_kept(site, anne, draft):
    says = "Élaborer des formulaires"
    Visitor(site, "Bert").send("/atelier/famille/os/retirer", ref="tache.formulaires", before=says, follow="1")
    page = anne.send(TEXT, ref="tache.formulaires", before=says, after="Élaborer des formulaires et des listes")
    assert page.status_code == 422
    assert "quelqu'un l'a retirée" in anne.text and "Élaborer des formulaires et des listes" in page.text


def test_many_words_by_two_people_at_the_same_time_are_all_there(site, anne, draft):
    """Not one of twelve words is lost, whoever comes first."""
    people = (anne, Visitor(site, "Bert"))

    def add(person, words):
        for word in words:
            person.send("/atelier/famille/os/mots/ajouter", ref="critere.procedures", key="expressions", words=word)

    lists = [[f"mot {name} {letter}" for letter in "abcdef"] for name in ("rouge", "vert")]
    threads = [threading.Thread(target=add, args=pair) for pair in zip(people, lists)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for word in lists[0] + lists[1]:
        assert read_value(draft, WORDS, ("critere.procedures", "expressions", word)) == word
    assert good(draft)
