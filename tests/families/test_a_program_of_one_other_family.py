"""A program that serves another family alone says no word that only the real one has, wherever it says something."""

import ast
import inspect
import json
import re
from functools import lru_cache
from html import unescape

import click
import pytest
import typer
import yaml
from books import book_of, os_knowledge

from reperes.answers.build import build_answer
from reperes.answers.contents import gaps_of
from reperes.answers.examples import examples
from reperes.answers.families import families_answer
from reperes.answers.wording import Phrases
from reperes.channels.page import plain_page
from reperes.channels.web.pages import texts as pages_of
from reperes.cli import app as command_line
from reperes.cli.check import summary
from reperes.dialogue.question import Question
from reperes.hearing.intents import ACTS
from reperes.hearing.understanding import Understanding
from reperes.knowledge.library import Library
from reperes.knowledge.references import SECTIONS
from reperes.language.folding import words
from reperes.language.lexis import LANGUAGES
from reperes.renderers.text import render_text
from reperes.serve.app import WARM_UP
from tests.agreement.project import ROOT, code, read

REAL, OTHER = os_knowledge(), book_of("dg").knowledge
GENERAL = frozenset("questions personne contact contacts document documents connaissances".split())
"""The assistant's own words: people ask questions about a document, and turn to a contact; files hold what it knows."""
RUN, LONG = 3, 5
"""So many words in a row, two of them of so many letters, are the words of a document."""
LEVEL = re.compile(r"\b(?:niveaux?|levels?|Stufen?|niveaus?|un|une|les|aux?) D\b|\bD, C\b|\bD et [BC]\b|\bOS\b")


def _said_of(knowledge):
    return [fact.text for fact in knowledge.facts.values()] + [*knowledge.names.values(), knowledge.family.name]


def _runs(texts):
    rows = [words(text) for text in texts]
    runs = {tuple(row[place : place + RUN]) for row in rows for place in range(len(row) - RUN + 1)}
    return {run for run in runs if sum(len(word) >= LONG for word in run) > 1}


NAMES = {word for name in (*REAL.names.values(), REAL.family.name) for word in words(name) if len(word) > RUN}
ONLY_REAL = NAMES - {word for text in _said_of(OTHER) for word in words(text)} - GENERAL
RUNS = _runs(_said_of(REAL)) - _runs(_said_of(OTHER))


def of_the_real_one(text):
    """What a text says that only the real family has: words of its names, three words of its texts, its levels."""
    row = words(text)
    found = {word for word in row if word in ONLY_REAL} | set(LEVEL.findall(text))
    return found | {
        " ".join(row[place : place + RUN])
        for place in range(len(row) - RUN + 1)
        if tuple(row[place : place + RUN]) in RUNS
    }


def told(texts):
    return {text[:200]: found for text in texts for found in [of_the_real_one(text)] if found}


def test_the_test_knows_what_only_the_real_family_has():
    assert {"support", "soutien", "organisateur", "plaintes", "specialisation"} <= ONLY_REAL
    assert of_the_real_one("aux niveaux D, C et B") and of_the_real_one("suivre de manière stricte des instructions")
    assert not told(_said_of(OTHER))


@pytest.mark.parametrize("language", LANGUAGES)
def test_responses_and_phrases(language):
    gaps = gaps_of(book_of("dg", language))
    responses = read("domain.yml")["responses"]
    french = [variant["text"] for variants in responses.values() for variant in variants]
    filled = [re.sub(r"\{(\w+)\}", lambda gap: gaps.get(gap[1], ""), text) for text in french]
    assert not told([*french, *filled, *gaps.values(), *Phrases.read(language).templates.values()])


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_examples_families_and_answers(language):
    book = book_of("dg", language)
    refs = (*SECTIONS, *book.knowledge.names, *(ref for ref in book.knowledge.facts if ref.startswith("tache.")))
    answers = [
        build_answer(book, [Question(act, (ref,), levels)])
        for act in ACTS for ref in refs for levels in ((), book.levels[:1], book.levels)
    ]  # fmt: skip
    heard = Understanding("quelles familles connais-tu ?", "families", 1.0)
    answers.append(families_answer(book.phrases, Library({"dg": book.knowledge}), heard))
    titles = [choice.title for answer in answers for choice in answer.suggestions]
    shown = [choice.title for choice in examples(book)]
    assert not told({*map(render_text, answers), *titles, *shown})


def test_pages():
    library = Library({"dg": OTHER})
    pages = {**pages_of(library), "/": plain_page()[0]}
    assert {"/document", "/accessibilite", "/confidentialite"} <= set(pages)
    shown = [
        re.sub(r"<[^>]*>", " ", unescape(page if isinstance(page, str) else page.decode())) for page in pages.values()
    ]
    attributes = [
        value
        for page in pages.values()
        for value in re.findall(r'(?:title|alt|placeholder|aria-label|content)="([^"]*)"', str(page))
    ]
    assert not told([*shown, *attributes])


@pytest.mark.parametrize("file", ["slack/manifest.yml", "slack/manifest.socket.yml", "teams/manifest.json"])
def test_manifests(file):
    text = (ROOT / file).read_text("utf-8")
    assert not told(_strings(yaml.safe_load(text) if file.endswith(".yml") else json.loads(text)))


def _strings(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


def test_texts_of_the_web_bundle():
    sources = sorted((ROOT / "web" / "src").rglob("*.js*"))
    assert sources
    lines = [
        line
        for path in sources
        for line in path.read_text("utf-8").splitlines()
        if not line.lstrip().startswith(("//", "*", "/*"))
    ]
    assert not told(lines)


def test_help_of_the_command_line_and_the_summary_of_check():
    command = typer.main.get_command(command_line.app)
    every = [command, *command.commands.values()]
    helps = [one.get_help(click.Context(one)) for one in every]
    assert len(helps) > RUN
    helps += (ROOT / "Makefile").read_text("utf-8").splitlines()
    assert not told([*helps, *(text for line in summary(OTHER) for text in line)])


@lru_cache(maxsize=1)
def _sentences():
    """Every text of the code but docstrings: what it says to people, sentences and errors of channels too."""
    found = set()
    for _, tree in code("reperes", "actions"):
        spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken
        }
    return found


def test_sentences_and_errors_of_the_code():
    """What the server asks itself at its start is said to nobody."""
    assert len(_sentences()) > 1000
    assert not told(_sentences() - set(WARM_UP))


def test_templates_of_the_pages_and_messages_of_the_channels():
    files = [path for path in (ROOT / "reperes").rglob("*") if path.suffix in (".html", ".txt", ".j2")]
    assert files
    assert not told(inspect.cleandoc(path.read_text("utf-8")) for path in files)
