"""The loaded facts are those of the official document, cell by cell."""

import pytest
from books import KNOWLEDGE, os_knowledge

from reperes.knowledge.source_document import read_document

DOCUMENT = read_document((KNOWLEDGE / "sources" / "os_agents_de_support.txt").read_text("utf-8"))
CELLS = [(name, level) for name, cells in DOCUMENT.criteria.items() for level in cells]
STEPS = [(name, step) for name, (_, steps) in DOCUMENT.competences.items() for step in steps]


@pytest.fixture
def family():
    return os_knowledge().family


def criterion_named(name):
    return next(criterion for criterion in os_knowledge().family.criteria if criterion.name == name)


def competence_named(name):
    return next(competence for competence in os_knowledge().competences if competence.name == name)


def test_the_document_was_read_whole():
    """The reader of this test has found as many parts as a person counts in the document."""
    assert [len(tasks) for _, tasks in DOCUMENT.roles.values()] == [8, 7, 9, 7]
    assert (len(CELLS), len(STEPS), len(DOCUMENT.groups), len(DOCUMENT.distinctive)) == (21, 40, 4, 5)
    assert sorted(len(steps) for _, steps in DOCUMENT.competences.values()) == [2] + [3] * 6 + [4] * 5


def test_title_note_and_purpose(family):
    assert (family.name, family.note, family.purpose) == (DOCUMENT.title, DOCUMENT.note, DOCUMENT.purpose)


def test_levels_run_from_the_lowest_to_the_highest(family):
    assert family.levels == DOCUMENT.levels == ("D", "C", "B")


def test_roles_in_the_order_of_the_document(family):
    assert [role.name for role in family.roles] == list(DOCUMENT.roles)


@pytest.mark.parametrize("name", DOCUMENT.roles)
def test_text_and_tasks_of_a_role(family, name):
    role = next(role for role in family.roles if role.name == name)
    assert (role.text, tuple(task.text for task in role.tasks)) == DOCUMENT.roles[name]


def test_criteria_in_the_order_of_the_document(family):
    assert [criterion.name for criterion in family.criteria] == list(DOCUMENT.criteria)


@pytest.mark.parametrize(("name", "level"), CELLS)
def test_cell_of_a_criterion(name, level):
    assert criterion_named(name).texts[level] == DOCUMENT.criteria[name][level]


def test_definition_of_the_footnote(family):
    assert [(part.term, part.text, part.examples) for part in family.definitions] == list(DOCUMENT.definitions)


def test_groups_of_competences():
    assert tuple(group.name for group in os_knowledge().groups) == DOCUMENT.groups


def test_every_competence_of_the_document_and_no_other():
    assert {competence.name for competence in os_knowledge().competences} == set(DOCUMENT.competences)


@pytest.mark.parametrize("name", DOCUMENT.competences)
def test_group_of_a_competence(name):
    group = os_knowledge().group(f"groupe.{competence_named(name).group}")
    assert group.name == DOCUMENT.competences[name][0]


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_text_of_a_step(name, step):
    assert competence_named(name).steps[step] == DOCUMENT.competences[name][1][step][0]


@pytest.mark.parametrize("name", DOCUMENT.competences)
def test_steps_of_a_competence_are_no_more_than_the_document_has(name):
    assert set(competence_named(name).steps) == set(DOCUMENT.competences[name][1])


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_levels_printed_beside_a_step_are_those_that_require_it(name, step):
    knowledge = os_knowledge()
    competence = competence_named(name)
    requiring = {level for level in knowledge.family.levels if knowledge.required_step(competence, level) == step}
    assert requiring == set(DOCUMENT.competences[name][1][step][1])


def test_competences_with_a_star(family):
    names = {competence.id: competence.name for competence in os_knowledge().competences}
    assert {names[marked] for marked in family.distinctive} == set(DOCUMENT.distinctive)


def test_every_fact_stands_in_the_document_word_for_word():
    """Independent of any layout: the words of each fact follow one another in the document."""
    said = " ".join(os_knowledge().source.replace("**", "").split())
    assert [fact.ref for fact in os_knowledge().facts.values() if fact.text not in said] == []
