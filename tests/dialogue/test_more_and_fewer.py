"""« Détaille », « juste la première », « la troisième », « la même finalité ? » lean on the answer before."""

import pytest
from heard import Conversation, core

from reperes.hearing.intents import CONFIRM, COUNT, DESCRIBE

ORGANISER, COURRIER, COPIES, TEXTES = "finalite.organisateur_pratique", "tache.courrier", "tache.copies", "tache.textes"


@pytest.fixture
def talk():
    return Conversation()


def test_more_of_a_role_is_its_tasks(talk):
    talk.ask("organisateur pratique", DESCRIBE, ORGANISER)
    (question,) = talk.ask("détaille", "ask_more")
    assert (question.refs, "tasks" in question.cues) == ((ORGANISER,), True)


def test_more_of_a_competence_is_its_steps(talk):
    talk.ask("communiquer niveau B", DESCRIBE, "competence.communiquer")
    (question,) = talk.ask("tu peux développer ?", "ask_more")
    assert (question.refs, question.levels, "steps" in question.cues) == (("competence.communiquer",), (), True)


def test_more_of_a_cell_is_the_criterion_at_all_levels(talk):
    talk.ask("procédures C", DESCRIBE, "critere.procedures")
    assert core(talk.ask("en détail ?", "ask_more")) == [(DESCRIBE, ("critere.procedures",), ())]


def test_more_of_a_number_is_the_list(talk):
    talk.ask("combien de critères ?", COUNT, "section.criteres")
    assert core(talk.ask("lesquels ?", "ask_more")) == [(DESCRIBE, ("section.criteres",), ())]


@pytest.mark.parametrize(("text", "limit"), [("juste la première", 1), ("les trois premières", 3)])
def test_fewer_facts_are_kept(talk, text, limit):
    talk.ask("tout ce qu'on attend d'un C", DESCRIBE, "section.niveau")
    (question,) = talk.ask(text, "ask_fewer")
    assert (question.refs, question.limit) == (("section.niveau",), limit)


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        ("juste la première", [COURRIER]),
        ("les deux premières", [COURRIER, "tache.evenements"]),
        ("juste la dernière", ["tache.locaux"]),
        ("la première et la dernière", [COURRIER, "tache.locaux"]),
    ],
)
def test_entries_of_a_list_are_picked(talk, text, tasks):
    talk.ask("les tâches de l'organisateur pratique", DESCRIBE, ORGANISER)
    (question,) = talk.ask(text, "ask_fewer")
    assert question.refs == tuple(tasks)


def test_entries_are_picked_from_the_same_list_again(talk):
    talk.ask("les tâches de l'organisateur pratique", DESCRIBE, ORGANISER)
    talk.ask("les deux dernières", "ask_fewer")
    (question,) = talk.ask("et la toute première ?", "follow_up")
    assert question.refs == (COURRIER,)


def test_a_limit_does_not_last(talk):
    talk.ask("procédures", DESCRIBE, "critere.procedures")
    talk.ask("juste la première", "ask_fewer")
    (question,) = talk.ask("et pour B ?", "follow_up")
    assert question.limit is None


@pytest.mark.parametrize(
    ("section", "text", "ref"),
    [
        ("section.finalites", "la première, elle dit quoi ?", "finalite.soutien_administratif"),
        ("section.finalites", "la troisième ?", "finalite.personne_de_contact"),
        ("section.finalites", "et la dernière ?", "finalite.gestionnaire_donnees"),
        ("section.criteres", "le deuxième ?", "critere.documents"),
        ("section.competences", "la seconde ?", "competence.penser_creative"),
    ],
)
def test_a_place_in_a_list_names_a_part(talk, section, text, ref):
    talk.ask("la liste", DESCRIBE, section)
    assert core(talk.ask(text, "follow_up")) == [(DESCRIBE, (ref,), ())]


def test_a_place_beyond_the_list_names_nothing(talk):
    talk.ask("les finalités", DESCRIBE, "section.finalites")
    assert talk.ask("la septième ?", "follow_up") == ()


@pytest.mark.parametrize(("second", "names"), [(COPIES, "organisateur pratique"), (TEXTES, "deux finalités")])
def test_two_tasks_are_asked_together(talk, second, names):
    talk.ask("qui trie le courrier ?", "ask_location", COURRIER)
    talk.ask("et qui fait les copies ?", "ask_location", second)
    (question,) = talk.ask("c'est la même finalité ?", "follow_up")
    assert (question.act, question.refs, "same_role" in question.cues) == (CONFIRM, (COURRIER, second), True)


@pytest.mark.parametrize(
    ("text", "about", "cue"),
    [
        ("dans quel but ?", (), "purpose"),
        ("dans quel but, cette finalité ?", ("section.finalites",), "purpose"),
        ("les autres tâches de cette finalité ?", ("section.taches",), "tasks"),
    ],
)
def test_this_role_is_the_one_of_the_task_before(talk, text, about, cue):
    talk.ask("qui trie le courrier ?", "ask_location", COURRIER)
    (question,) = talk.ask(text, "follow_up", *about)
    assert (question.refs, cue in question.cues) == ((ORGANISER,), True)


def test_the_star_is_asked_of_the_competence_before(talk):
    talk.ask("communiquer niveau B", DESCRIBE, "competence.communiquer")
    (question,) = talk.ask("elle a l'étoile ?", CONFIRM, "legende.distinctive")
    assert (question.refs, "distinctive" in question.cues) == (("competence.communiquer",), True)
