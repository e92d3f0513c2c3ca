"""The phrases file and the code agree: no sentence without a use, no use without a sentence."""

import re

import pytest
from books import os_knowledge
from project import first_arguments, literals

from reperes.answers.wording import Phrases
from reperes.knowledge.references import SECTIONS

PHRASES = Phrases.read().templates
CODE = ("reperes/answers", "reperes/renderers", "actions")
CHOICES = {f"bouton_choix_{ref.partition('.')[0]}" for ref in os_knowledge().names}
BY_REFERENCE = {f"bouton_{ref.replace('.', '_')}" for ref in SECTIONS if ref != "section.famille"}
MADE_UP = CHOICES | BY_REFERENCE
"""Keys that the code puts together from a reference."""


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_is_used(key):
    assert key in MADE_UP or key in literals(*CODE)


@pytest.mark.parametrize("key", sorted(MADE_UP))
def test_a_key_that_is_put_together_has_a_phrase(key):
    assert key in PHRASES


@pytest.mark.parametrize("method", ["say", "heading", "suggest"])
def test_every_phrase_that_is_said_exists(method):
    assert first_arguments(method, *CODE) - set(PHRASES) == set()


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_is_a_sentence_for_people(key):
    """Its marks are paired, its apostrophes straight, and it names no family."""
    text = PHRASES[key]
    assert text.count("«") == text.count("»")
    assert text.count("{") == text.count("}") == len(re.findall(r"{\w+}", text))
    assert "’" not in text
    assert os_knowledge().family.name not in text
