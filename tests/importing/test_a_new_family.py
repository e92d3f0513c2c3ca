"""A family that knowledge/ does not have comes out of its document part by part; the reader of the test is another
one."""

import pytest
from books import KNOWLEDGE
from documents import DG

from reperes.importing.write_draft import write_draft
from reperes.knowledge.load import load_knowledge
from reperes.knowledge.source_document import read_document

TEXT = DG.read_text("utf-8")
DOCUMENT = read_document(TEXT)


@pytest.fixture(params=["txt", "docx", "pdf"])
def draft(request, draft_of):
    return draft_of(TEXT, request.param)


def test_the_test_reads_the_whole_document():
    assert [len(tasks) for _, tasks in DOCUMENT.roles.values()] == [5, 3, 3]
    assert (len(DOCUMENT.criteria), DOCUMENT.levels, len(DOCUMENT.competences)) == (5, ("C", "B", "A1"), 12)


def test_head_purpose_and_note(draft):
    family = draft.family
    assert (family.id, family.code, family.name) == ("dg", "DG", DOCUMENT.title)
    assert (family.note, family.purpose) == (DOCUMENT.note, DOCUMENT.purpose)


def test_roles_and_tasks(draft):
    found = {role.name: (role.text, tuple(task.text for task in role.tasks)) for role in draft.family.roles}
    assert found == DOCUMENT.roles


def test_levels_and_criteria(draft):
    assert draft.family.levels == DOCUMENT.levels
    assert {criterion.name: criterion.texts for criterion in draft.family.criteria} == DOCUMENT.criteria


def test_definition(draft):
    assert [(part.term, part.text, part.examples) for part in draft.family.definitions] == list(DOCUMENT.definitions)


def test_required_steps_and_distinctive_ones(draft):
    names = {competence.id: competence.name for competence in draft.competences}
    required = {names[id]: dict(steps) for id, steps in draft.family.required.items()}
    assert required == {
        name: {level: number for number, (_, levels) in sorted(steps.items()) for level in levels}
        for name, (_, steps) in DOCUMENT.competences.items()
    }
    assert sorted(names[id] for id in draft.family.distinctive) == sorted(DOCUMENT.distinctive)


def test_nothing_is_missing_and_nothing_left_over(draft):
    assert (draft.missing, draft.leftovers, draft.differences, draft.before) == ((), (), (), None)


def test_the_draft_loads(draft, tmp_path):
    write_draft(draft, tmp_path / "draft", KNOWLEDGE)
    knowledge = load_knowledge(tmp_path / "draft")
    assert knowledge.family == draft.family
    for fact in (fact for fact in knowledge.facts.values() if not fact.ref.startswith(("note", "purpose"))):
        assert fact.text in knowledge.source
    assert knowledge.vocabulary.names["critere.decision"] == ("décision",)
    assert knowledge.vocabulary.names["definition.decision"] == ("définition décision",)
