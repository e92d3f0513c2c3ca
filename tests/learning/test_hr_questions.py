"""HR's test questions about a family that no training question is about lead to what HR expects."""

from dataclasses import replace

import pytest
from books import GARDEN, knowledge_in
from matched import learnt, letters, vector_of

from reperes.hearing.intents import LOCATE, OUTSIDE
from reperes.hearing.listener import Learnt
from reperes.knowledge.model import topic_of
from reperes.knowledge.questions import TestQuestion
from reperes.learning.matching import Family, match


def asked(text, intent, *questions):
    knowledge = replace(knowledge_in(GARDEN), questions=questions)
    family = Family(learnt(), knowledge, letters, vector_of)
    return match(text, letters([text])[0], Learnt(intents=((intent, 0.9),)), family)


@pytest.mark.parametrize("text", ["qui aiguise les lames ?", "aiguise les lames, c'est qui ?"])
def test_nearly_the_same_question_leads_to_the_part_that_hr_expects(text):
    question = TestQuestion("qui aiguise les lames ?", ("tache.outils",))
    assert topic_of(asked(text, OUTSIDE, question).topics[0][0]) == "tache.outils"


def test_nearly_the_same_question_is_refused_where_hr_says_so():
    text = "qui doit tailler les haies chez nous ?"
    assert asked(text, LOCATE).topics[0][0] == "tache.haies"
    assert asked(text, LOCATE, TestQuestion(text, ())).topics[0][0] == "none"
