"""Every question that can be built is answered, whatever a family's document has and lacks."""

from collections import defaultdict
from html import unescape

import pytest
from books import OTHERS, book_of, os_knowledge

from reperes.answers.build import build_answer
from reperes.answers.contents import gaps_of
from reperes.answers.examples import examples
from reperes.channels.web.pages import texts
from reperes.cli.check import summary
from reperes.dialogue.question import Question
from reperes.hearing.intents import ACTS, COMPARE, CONFIRM, DESCRIBE, LEVEL, SAME
from reperes.knowledge.library import Library
from reperes.knowledge.references import SECTIONS
from reperes.language.folding import words
from reperes.language.lexis import LANGUAGES
from reperes.publishing.every_question import KINDS
from reperes.renderers.text import render_text
from tests.answers.every_question import RULES, broken_rules, questions_about

LADDER = book_of("echelle")
SHOWN = 3


@pytest.fixture(scope="module", params=OTHERS)
def answered(request):
    """For a family: the questions whose answer breaks a rule, by rule, and the facts that no answer quotes."""
    book, broken = book_of(request.param), defaultdict(list)
    unquoted = set(book.knowledge.facts)
    for kind in KINDS:
        for question in questions_about(kind, book):
            rules, facts = broken_rules(question, book)
            unquoted -= facts
            for rule in rules:
                broken[rule].append(question)
    return broken, unquoted


@pytest.mark.parametrize("rule", RULES)
def test_every_answer(answered, rule):
    assert answered[0][rule][:SHOWN] == []


def test_every_fact_is_quoted_whole_in_some_answer(answered):
    assert answered[1] == set()


def said(*args, **more):
    return render_text(build_answer(LADDER, [Question(*args, **more)])).replace("\u00a0", " ")


def quoted(*args, **more):
    return [fact.ref for fact in build_answer(LADDER, [Question(*args, **more)]).facts]


LACKING = sorted(set(SECTIONS) - LADDER.knowledge.sections)


@pytest.mark.parametrize("ref", LACKING)
@pytest.mark.parametrize(
    "act", [act for act in ACTS if not act.startswith("ask_topics") and act not in ("ask_word", "ask_meaning")]
)
def test_what_a_document_lacks_is_said_with_buttons_to_what_it_has(act, ref):
    answer = build_answer(LADDER, [Question(act, (ref,))])
    assert render_text(answer).startswith("Le document n'a pas de ") or "d'exemples de tâches" in render_text(answer)
    assert answer.suggestions and not answer.facts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ((DESCRIBE, ("critere.profondeur",), ("3",)), ["Le document laisse cette case vide (Profondeur, niveau 3)."]),
        ((DESCRIBE, ("critere.profondeur",), ("3", "7")), ["Le document laisse ces cases vides (Profondeur, niveaux 3 et 7)."]),
        ((CONFIRM, ("critere.profondeur",), ("3",)), ["laisse cette case vide"]),
        ((DESCRIBE, ("section.criteres",), ("3",)), ["ces cases vides (Profondeur et Choix des palmes, niveau 3)", "signaux de la main"]),
        ((COMPARE, ("critere.profondeur",), ("2", "3")), ["REPÈRE", "laisse cette case vide (Profondeur, niveau 3)"]),
        ((COMPARE, ("critere.profondeur",), ("5", "6", "7")), ["Les textes diffèrent entre 5 et 6", "vide (Profondeur, niveau 7)"]),
        ((COMPARE, ("section.criteres",), ("6", "7")), ["ceux dont une case est vide aux niveaux 6 et 7", "texte identique"]),
        ((LEVEL, ("critere.profondeur.4",)), ["aux niveaux 4 et 5"]),
        ((COMPARE, ("critere.profondeur",), ("1", "2")), ["même texte, à la casse ou à la ponctuation près, aux niveaux 1 et 2"]),
        ((CONFIRM, ("critere.profondeur",), ("1", "2"), None, frozenset({"different"})), ["Non, c'est le même texte, à la casse"]),
        ((SAME, ("section.criteres",), ("1", "2")), ["(même texte, à la casse ou à la ponctuation près)"]),
        ((DESCRIBE, ("passage.palanquee",)), ["« Deux plongeurs restent à portée de main l'un de l'autre. »", "Règles générales"]),
        ((DESCRIBE, ("section.niveau",)), ["Mousse (1, 2 et 3)"]),
        ((DESCRIBE, ("section.niveau",), ("8", "9", "10")), ["niveau 8", "niveau 9", "niveau 10"]),
    ],
)  # fmt: skip
def test_empty_cells_like_texts_passages_and_cadres(question, parts):
    text = said(*question)
    assert [part for part in parts if part not in text] == []


def test_an_empty_cell_is_compared_with_nothing():
    text = said(CONFIRM, ("critere.profondeur",), ("2", "3"), cues=frozenset({"same", "yes_no"}))
    assert not text.startswith(("Oui", "Non")) and "diffèrent" not in text and "même texte" not in text


def test_a_note_is_quoted_with_its_part_and_with_its_cell():
    assert quoted(DESCRIBE, ("critere.profondeur",), ("4",)) == ["critere.profondeur.4", "note.critere.profondeur"]
    assert "note.critere.profondeur.6" in quoted(DESCRIBE, ("critere.profondeur",), ("6",))
    assert "note.critere.profondeur" not in quoted(DESCRIBE, ("critere.signaux",), ("4",))


@pytest.mark.parametrize(
    ("ref", "note"),
    [
        ("finalite.semeur", "note.finalite.semeur"),
        ("competence.patience", "note.competence.patience"),
        # Nothing of it is quoted, as no level requires it.
        ("competence.flair", "note.competence.flair"),
    ],
)
def test_a_note_of_a_role_or_a_competence_is_quoted_with_it(ref, note):
    facts = build_answer(book_of("jardin"), [Question(DESCRIBE, (ref,))]).facts
    assert facts[-1].ref == note


@pytest.mark.parametrize("family", OTHERS)
def test_the_page_of_the_document_holds_every_fact(family):
    knowledge = book_of(family).knowledge
    page = unescape(texts(Library({family: knowledge}))["/document"])
    assert [ref for ref, fact in knowledge.facts.items() if f'id="{ref}"' not in page or fact.text not in page] == []
    named = {
        "section.finalites": "Finalités",
        "section.criteres": "Critères distinctifs",
        "section.competences": "Compétences",
    }
    assert [ref for ref, title in named.items() if (f">{title}<" in page) != (ref in knowledge.sections)] == []


def test_the_summary_says_what_lacks():
    found = dict(summary(LADDER.knowledge))
    assert (found["finalités"], found["compétences"], found["critères"]) == (
        "aucune",
        "aucune",
        "3 distinctifs, 10 cases vides",
    )
    assert found["sans"] == "raison d'être, note sur le masculin" and found["notes"] == found["passages"] == "2"


@pytest.mark.parametrize("family", OTHERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_help_and_examples_speak_of_what_there_is(family, language):
    book = book_of(family, language)
    shown = examples(book)
    refs = {ref for suggestion in shown for ref in suggestion.question.refs}
    assert 0 < len(shown) <= 4 and refs & set(SECTIONS) <= book.knowledge.sections
    assert all(gaps_of(book).values())


def test_help_names_no_section_that_is_not_there():
    assert {"finalites", "competences", "taches"}.isdisjoint(words(" ".join(gaps_of(LADDER).values())))


@pytest.mark.parametrize("family", ["jardin", "echelle"])
def test_no_word_of_the_real_family_appears(family):
    book, real = book_of(family), os_knowledge()
    ours = {word for fact in book.knowledge.facts.values() for word in words(" ".join((fact.text, *fact.place)))}
    assistants = {word for template in book.phrases.templates.values() for word in words(template)}
    names = (*real.names.values(), real.family.name)
    theirs = {word for name in names for word in words(name) if len(word) > 3}
    spoken = {word for act in ACTS for ref in (*SECTIONS, *book.knowledge.names)
              for word in words(render_text(build_answer(book, [Question(act, (ref,))])))}  # fmt: skip
    assert spoken & theirs - ours - assistants == set()
