"""Training examples lead to every part of the document, agree with each other, and are no test questions."""

from collections import Counter, defaultdict

import pytest
from books import os_knowledge
from project import examples, turns

from reperes.knowledge.references import SECTIONS, references_of
from reperes.language.folding import fold, words

KNOWLEDGE = os_knowledge()
REFERENCES = references_of(KNOWLEDGE.family, KNOWLEDGE.groups, KNOWLEDGE.competences) | set(SECTIONS)
FEWEST_EXAMPLES = 8
TWO_INTENTS = {
    "allo",  # a greeting, or the telephone
    "qui doit connaitre plusieurs procedures ?",  # who: which level, or which role
    "wie geeft eenvoudig advies aan klanten?",  # the same in Dutch
}
"""Reviewed: the same words rightly have two intents."""


@pytest.mark.parametrize("ref", sorted(REFERENCES))
def test_examples_lead_to_every_part(ref):
    assert sum(ref in example.topics for example in examples()) >= FEWEST_EXAMPLES


def test_examples_lead_to_no_other_part():
    unknown = [example for example in examples() if not set(example.topics) <= REFERENCES]
    assert unknown == []


def test_the_same_words_have_the_same_intent():
    found = defaultdict(set)
    for example in examples():
        found[fold(example.text)].add(example.intent)
    assert {text for text, intents in found.items() if len(intents) > 1} - TWO_INTENTS == set()


def test_no_example_is_empty_or_spans_lines():
    assert [example for example in examples() if not example.text.strip() or "\n" in example.text] == []


def test_examples_have_no_marks_that_rasa_reads():
    """Square brackets would be taken for an entity."""
    assert [example for example in examples() if "](" in example.text or "[" in example.text] == []


def test_no_example_is_a_test_question():
    trained = {" ".join(words(example.text)) for example in examples()} - {""}
    assert [turn["user"] for _, turn in turns() if " ".join(words(turn["user"])) in trained] == []


def test_no_word_of_the_vocabulary_is_a_test_question():
    """The knowledge's own names may be typed by anyone; its longer expressions may not be copied from a test."""
    known = {" ".join(words(text)) for texts in KNOWLEDGE.vocabulary.expressions.values() for text in texts}
    assert [turn["user"] for _, turn in turns() if " ".join(words(turn["user"])) in known] == []


def test_every_fact_has_wordings_to_test_it():
    """The examples of a definition are shown with it; every other fact is asked for in at least six ways."""
    asked = Counter()
    for file, turn in turns():
        if file == "facts.jsonl":
            asked.update({ref for refs in [turn.get("cells") or [], *(turn.get("any_of") or [])] for ref in refs})
    facts = [ref for ref in KNOWLEDGE.facts if not ref.endswith(".exemples")]
    assert {ref: asked[ref] for ref in facts if asked[ref] < 6} == {}
