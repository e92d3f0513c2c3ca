"""What every renderer keeps of an answer: each fact word for word, its place, each sentence, the version."""

import json

import pytest

from reperes.answers.model import Heading, Names, Paragraph, Quotation, Quotations
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text


def text_of(answer):
    return render_text(answer)


def words_of_structure(answer):
    return json.dumps(render_structure(answer), ensure_ascii=False).replace('\\"', '"')


every_renderer = pytest.mark.parametrize("render", [text_of, words_of_structure])


@every_renderer
def test_every_fact_is_shown_word_for_word(answer, render):
    shown = render(answer)
    assert [fact.ref for fact in answer.facts if fact.text not in shown] == []


@every_renderer
def test_every_fact_is_shown_with_its_place(answer, render):
    shown = render(answer)
    places = {part for block in answer.blocks for part in _place(block)}
    assert [part for part in places if part not in shown] == []


@every_renderer
def test_every_sentence_and_title_is_shown(answer, render):
    shown = render(answer)
    assert all(block.text in shown for block in answer.blocks if isinstance(block, (Paragraph, Heading)))


@every_renderer
def test_every_name_and_remark_is_shown(answer, render):
    shown = render(answer)
    pairs = [pair for block in answer.blocks if isinstance(block, Names) for pair in block.items]
    assert all(name in shown and remark in shown for name, remark in pairs)


@every_renderer
def test_every_label_is_shown(answer, render):
    shown = render(answer)
    assert [label for block in answer.blocks for label in _labels(block) if label not in shown] == []


@every_renderer
def test_the_version_is_shown_when_the_document_is_quoted(answer, render):
    assert (answer.version or "") in render(answer)


@every_renderer
def test_what_is_shown_comes_in_the_answers_order(answer, render):
    shown = render(answer)
    texts = [block.text for block in answer.blocks if isinstance(block, (Paragraph, Heading))]
    places = [shown.index(text) for text in texts]
    assert places == sorted(places)


def _place(block):
    if isinstance(block, Quotations):
        return block.place
    return block.fact.place if isinstance(block, Quotation) else ()


def _labels(block):
    if isinstance(block, Quotations):
        return [item.label for item in block.items]
    return [block.label] if isinstance(block, Quotation) else []
