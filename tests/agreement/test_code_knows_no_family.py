"""The family is data: neither its parts nor the names of its parts stand in the code."""

import ast
import re

import pytest
from books import os_knowledge
from project import code, literals, read

from reperes.knowledge.references import SECTIONS, references_of

KNOWLEDGE = os_knowledge()
CODE = ("reperes", "actions")
REFERENCES = references_of(KNOWLEDGE.family, KNOWLEDGE.groups, KNOWLEDGE.competences) - set(SECTIONS)


def test_no_reference_of_the_family_stands_in_the_code():
    assert REFERENCES & literals(*CODE) == set()


@pytest.mark.parametrize("name", sorted({KNOWLEDGE.family.name, *KNOWLEDGE.names.values()}))
def test_no_name_of_a_part_stands_alone_in_the_code(name):
    assert not {name, name.lower()} & literals(
        "reperes/hearing", "reperes/learning", "reperes/dialogue", "reperes/answers", "reperes/renderers", "actions"
    )


def test_no_list_of_the_levels_stands_in_the_code():
    """Docstrings may give examples; a list, tuple or set of the family's levels would be knowledge."""
    levels = set(KNOWLEDGE.family.levels)
    lists = (
        node for _, tree in code(*CODE) for node in ast.walk(tree) if isinstance(node, (ast.List, ast.Set, ast.Tuple))
    )
    texts = ({item.value for item in node.elts if isinstance(item, ast.Constant)} for node in lists)
    assert [found for found in texts if levels <= found] == []


def test_rasas_sentences_take_the_family_from_the_knowledge():
    said = {key: variant["text"] for key, variants in read("domain.yml")["responses"].items() for variant in variants}
    assert [key for key, text in said.items() if re.search(KNOWLEDGE.family.name, text, re.IGNORECASE)] == []
