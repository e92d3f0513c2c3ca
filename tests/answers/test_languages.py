"""Answers in Dutch, English and German: the assistant's words in the language, the document's in French."""

import re

import pytest
from books import os_book, os_knowledge
from every_question import questions_about

from reperes.answers.build import build_answer
from reperes.answers.clarify import ask_back, instead
from reperes.answers.examples import examples
from reperes.answers.verify import verify
from reperes.answers.wording import LANGUAGES, phrases_in
from reperes.dialogue.choices import retyped
from reperes.dialogue.question import Question
from reperes.dialogue.resolve import Resolution
from reperes.dialogue.state import State
from reperes.hearing.intents import COMPARE, CONFIRM, COUNT, DESCRIBE, LEVEL, LOCATE
from reperes.hearing.understanding import Understanding
from reperes.knowledge.claims import LIMITED, NO, YES
from reperes.publishing.every_question import KINDS
from reperes.renderers.adaptive_card import render_card
from reperes.renderers.block_kit import render_slack
from reperes.renderers.structure import render_structure
from reperes.renderers.text import render_text, said

OTHERS = LANGUAGES[1:]
TASK = next(ref for ref in os_knowledge().facts if ref.startswith("tache."))


def answer(language, act, refs, levels="", cues="", **more):
    question = Question(act, tuple(refs.split()), tuple(levels), cues=frozenset(cues.split()), **more)
    return build_answer(os_book(language), [question])


def said_in(*args, **more):
    return render_text(answer(*args, **more)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("language", "starts", "has"),
    [
        ("nl", "De teksten verschillen tussen C en B:", "Documents, niveau C:\n«"),
        ("en", "The texts differ between C and B:", "Documents, level C:\n«"),
        ("de", "Die Texte unterscheiden sich zwischen C und B:", "Documents, Stufe C:\n«"),
        ("fr", "Les textes diffèrent entre C et B :", "Documents, niveau C :\n«"),
    ],
)
def test_a_comparison(language, starts, has):
    text = said_in(language, COMPARE, "critere.documents", "CB")
    assert text.startswith(starts)
    assert has in text
    assert "(Critères distinctifs › Documents › niveau C)" in text
    assert re.search(r"^Source : OS – Agents de support, version", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("language", "cues", "starts"),
    [
        ("nl", "same", "Ja, de tekst is dezelfde op de niveaus C en B:"),
        ("en", "same", "Yes, the text is the same at levels C and B:"),
        ("de", "same", "Ja, der Text ist auf den Stufen C und B gleich:"),
        ("nl", "different", "Nee, de tekst is dezelfde op de niveaus C en B: er verandert niets."),
        ("en", "different", "No, the text is the same at levels C and B: nothing changes."),
        ("de", "different", "Nein, der Text ist auf den Stufen C und B gleich: Es ändert sich nichts."),
    ],
)
def test_a_yes_and_a_no(language, cues, starts):
    assert said_in(language, CONFIRM, "critere.amelioration", "CB", cues).startswith(starts)


CLAIMS = {
    claim.verdicts.get(level): (ref, claim, level)
    for ref, claim in os_knowledge().claims.items()
    for level in os_knowledge().family.levels
}
"""One claim of a criterion for each verdict, with a level that has it."""
VERDICTS = {
    "yes": {"nl": "Ja, ", "en": "Yes, ", "de": "Ja, "},
    "no": {"nl": "Nee, niet op niveau ", "en": "No, not at level ", "de": "Nein, nicht auf Stufe "},
    "limited": {
        "nl": "Ja, maar alleen binnen de grenzen van de tekst van niveau ",
        "en": "Yes, but only within the limits set by the text of level ",
        "de": "Ja, aber nur in den Grenzen, die der Text von Stufe ",
    },
}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict(language, verdict):
    names = {"yes": YES, "no": NO, "limited": LIMITED}
    ref, claim, level = CLAIMS[names[verdict]]
    text = said_in(language, CONFIRM, claim.criterion, level, claims=(ref,))
    assert text.startswith(VERDICTS[verdict][language]), text


@pytest.mark.parametrize(
    ("language", "starts"),
    [
        ("nl", "Het document telt zeven (7) onderscheidende criteria:"),
        ("en", "The document has seven (7) distinguishing criteria:"),
        ("de", "Das Dokument enthält sieben (7) Unterscheidungskriterien:"),
    ],
)
def test_a_list(language, starts):
    text = said_in(language, DESCRIBE, "section.criteres")
    assert text.startswith(starts)
    assert "• Questions ou plaintes" in text


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("nl", ["D en C vergelijken: Documents", "D en B vergelijken: Documents"]),
        ("en", ["Compare D and C: Documents", "Compare D and B: Documents"]),
        ("de", ["D und C vergleichen: Documents", "D und B vergleichen: Documents"]),
    ],
)
def test_buttons_are_in_the_language_and_understood_when_typed(language, titles):
    shown = answer(language, DESCRIBE, "critere.documents", "D").suggestions
    assert [suggestion.title for suggestion in shown] == titles
    choices = [(suggestion.title, suggestion.question) for suggestion in shown]
    assert retyped(Understanding(titles[1].lower(), DESCRIBE, 1.0), choices) == shown[1].question


@pytest.mark.parametrize(("language", "title"), [("nl", "De rollen"), ("en", "The roles"), ("de", "Die Rollen")])
def test_a_question_back(language, title):
    response, choices = ask_back(
        os_book(language), Understanding("?", DESCRIBE, 0.2), Resolution((), (), (), State(unclear=1))
    )
    assert response in phrases_in(language).templates
    assert title in [choice.title for choice in choices]


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_offered_instead_and_as_examples_is_in_the_language(language):
    heard = Understanding("?", DESCRIBE, 0.2)
    french = {choice.title for choice in [*instead(os_book(), heard), *examples(os_book())]}
    assert not french & {choice.title for choice in [*instead(os_book(language), heard), *examples(os_book(language))]}


@pytest.mark.parametrize("kind", KINDS)
def test_answers_in_any_language_quote_the_same_facts(kind):
    """Every twentieth question that the program can form."""
    for question in list(questions_about(kind))[::20]:
        french = build_answer(os_book(), [question])
        for language in OTHERS:
            found = build_answer(os_book(language), [question])
            verify(found, os_knowledge())
            assert (found.facts, found.version) == (french.facts, french.version)
            assert [suggestion.question for suggestion in found.suggestions] == [s.question for s in french.suggestions]
            assert [type(block) for block in found.blocks] == [type(block) for block in french.blocks]
            text = render_text(found)
            assert not re.search(r"[{}]|\bNone\b|  ", text)
            assert not re.search("\u00a0[:;?!]", _own(found, text)), text


def _own(found, text):
    """The assistant's words of an answer."""
    for fact in sorted(found.facts, key=lambda fact: -len(fact.text)):
        text = text.replace(fact.text, "")
    return text.partition("Source\u00a0: ")[0]


@pytest.mark.parametrize(
    ("act", "refs"), [(LOCATE, TASK), (COUNT, "section.competences"), (LEVEL, TASK), (DESCRIBE, "version")]
)
def test_no_other_sentence_stays_french(act, refs):
    for language in OTHERS:
        text = said_in(language, act, refs)
        assert not re.search(
            r"\b(?:le document|les tâches|finalité|demandées|compte)\b",
            _own(answer(language, act, refs), text),
            re.IGNORECASE,
        )


@pytest.mark.parametrize(
    ("language", "head", "bold"), [("nl", "Niveau", "Vet: "), ("en", "Level", "In bold, "), ("de", "Stufe", "Fett: ")]
)
def test_tables_of_slack_and_teams_are_in_the_language(language, head, bold):
    structure = render_structure(answer(language, COMPARE, "critere.documents", "CB"))
    message = {"text": said(structure), "custom": structure, "buttons": []}
    for drawn in (str(render_slack(message, os_knowledge())), str(render_card(message, os_knowledge(), []))):
        assert f"'text': '{head}'" in drawn
        assert bold in drawn
