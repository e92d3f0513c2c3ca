"""What the suite takes from the knowledge to be right."""

import pytest

from tests.behaviour.document import Document
from tests.behaviour.minimum import not_required


@pytest.fixture(scope="module")
def document():
    return Document.read()


def test_texts_that_are_the_same_have_one_reference(document):
    twins = [(a, b) for a in document.texts for b in document.texts if a < b and document.texts[a] == document.texts[b]]
    assert twins
    assert all(document.refs([a]) == document.refs([b]) for a, b in twins)


def test_an_unknown_reference_is_an_error(document):
    with pytest.raises(KeyError):
        document.refs(["critere.rien.C"])


def test_every_criterion_has_a_text_at_every_level(document):
    for criterion in document.criteria:
        texts = {document.texts[ref] for ref in document.cells(criterion)}
        assert texts == {document.texts[f"{criterion}.{level}"] for level in document.levels}


def test_every_task_has_one_role_and_every_role_its_tasks(document):
    assert sorted(document.role_of) == sorted(ref for ref in document.texts if ref.startswith("tache."))
    assert all(document.refs([task]) <= document.whole(role) for task, role in document.role_of.items())


def test_a_level_requires_a_step_or_the_answer_says_that_it_does_not(document):
    """Every competence at every level is one or the other, and both happen."""
    needed = {(c, level): document.required(c, [level]) for c in document.competences for level in document.levels}
    assert {len(steps) for steps in needed.values()} == {0, 1}
    for (competence, level), steps in needed.items():
        assert steps <= document.steps(competence)
        assert bool(steps) == (document.step_of(competence, level) is not None)
        assert not_required(document, competence, level).any_of == (frozenset(),)


def test_a_whole_level_holds_its_criteria_and_its_required_steps(document):
    for level in document.levels:
        steps = [document.required(competence, [level]) for competence in document.competences]
        assert document.level(level) - document.level_criteria(level) == frozenset().union(*steps)
