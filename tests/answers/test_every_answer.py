"""Every answer that the program can build keeps the rules: verbatim, sourced, whole, in proper French."""

from collections import defaultdict

import pytest
from books import os_knowledge
from every_question import RULES, broken_rules, questions_about

from reperes.publishing.every_question import KINDS

SHOWN = 5


@pytest.fixture(scope="module")
def answered():
    """For each kind of part: the questions whose answer breaks a rule, by rule, and the facts quoted at all."""
    broken, quoted = {}, set()
    for kind in KINDS:
        broken[kind] = defaultdict(list)
        for question in questions_about(kind):
            rules, facts = broken_rules(question)
            quoted |= facts
            for rule in rules:
                broken[kind][rule].append(question)
    return broken, quoted


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_answer(answered, kind, rule):
    """An answer about a part of this kind … (see RULES)."""
    assert answered[0][kind][rule][:SHOWN] == []


@pytest.mark.parametrize("ref", os_knowledge().facts)
def test_every_fact_is_quoted_whole_in_some_answer(answered, ref):
    assert ref in answered[1]
