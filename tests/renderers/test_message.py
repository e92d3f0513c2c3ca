"""Which blocks of a message belong together, and how one is made smaller."""

import pytest

from reperes.renderers.message import halves, structure_of, units


def said(text):
    return {"kind": "paragraph", "text": text}


def quoted(ref, text="Un fait."):
    return {"kind": "quotation", "label": "", "text": text, "ref": ref, "place": ["P"]}


HEADING = {"kind": "heading", "text": "Titre"}


@pytest.mark.parametrize(
    ("blocks", "sizes"),
    [
        ([quoted("tache.a"), quoted("tache.b")], [1, 1]),
        ([quoted("critere.a.C"), quoted("critere.a.B"), quoted("critere.b.C")], [2, 1]),
        ([said("Oui."), quoted("tache.a"), said("Une remarque.")], [2, 1]),
        ([quoted("tache.a"), said("Voici\u00a0:"), quoted("tache.b")], [1, 2]),
        ([quoted("tache.a"), HEADING, said("Voici\u00a0:"), quoted("tache.b")], [1, 3]),
        ([said("Un."), said("Deux.")], [1, 1]),
        ([], []),
    ],
)
def test_groups_are_what_belongs_together(blocks, sizes):
    groups = units(blocks)
    assert [len(group) for group in groups] == sizes
    assert [block for group in groups for block in group] == blocks


@pytest.mark.parametrize(
    ("block", "parts"),
    [
        (said("un deux trois quatre"), [said("un deux"), said("trois quatre")]),
        (said("abcd"), [said("ab"), said("cd")]),
        (
            {"kind": "names", "items": [{"name": "a", "remark": ""}, {"name": "b", "remark": "1"}]},
            [
                {"kind": "names", "items": [{"name": "a", "remark": ""}]},
                {"kind": "names", "items": [{"name": "b", "remark": "1"}]},
            ],
        ),
        ({"kind": "names", "items": [{"name": "b", "remark": "1"}]}, [said("b (1)")]),
        ({"kind": "quotations", "place": ["P"], "items": [quoted("tache.a")]}, [quoted("tache.a")]),
        (
            {"kind": "difference", "first": quoted("tache.a"), "second": quoted("tache.b"), "before": [], "after": []},
            [quoted("tache.a"), quoted("tache.b")],
        ),
    ],
)
def test_a_block_in_smaller_ones(block, parts):
    assert halves(block) == parts


def test_a_message_without_structure_is_its_paragraphs():
    assert structure_of({"text": "Bonjour.\n\nÇa va ?"})["blocks"] == [said("Bonjour."), said("Ça va ?")]
    assert structure_of({"text": None})["blocks"] == []
