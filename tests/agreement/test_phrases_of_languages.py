"""The phrases of all languages say the same things: one file each, with the same keys and the same gaps."""

import re

import pytest
from books import os_knowledge
from project import read

from reperes.answers.wording import FOLDER, LANGUAGES, phrases_in

OTHERS = LANGUAGES[1:]
FRENCH = phrases_in("fr").templates
RESPONSES = {name: variants[0]["text"] for name, variants in read("domain.yml")["responses"].items()}
"""What domain.yml says in French; the other languages have it among their phrases (reperes/serve/responses.py)."""
WORDS_OF_FRENCH = re.compile(
    r"(?<![-\w])(?:le|la|les|du|et|au|aux|niveaux|compétences?|critères?|tâches?|demandée|pas)(?![-\w])"
)


def gaps(text):
    return set(re.findall(r"{(\w+)}", text))


def test_every_file_is_a_language():
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == sorted(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_the_phrases_and_responses_of_french(language):
    assert set(phrases_in(language).templates) == set(FRENCH) | set(RESPONSES)


@pytest.mark.parametrize("language", OTHERS)
def test_a_phrase_has_the_same_gaps_in_every_language(language):
    french = {**FRENCH, **RESPONSES}
    assert [key for key, text in phrases_in(language).templates.items() if gaps(text) != gaps(french[key])] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_phrase_is_a_sentence_in_its_language(language):
    """Its marks are paired, it has no French spaces nor words, and names no family."""
    for key, text in phrases_in(language).templates.items():
        plain = re.sub(r"«.*?»", "", text)
        assert text.count("«") == text.count("»"), key
        assert not re.search(r"[\u00a0 ][:;?!]", text), key
        assert not WORDS_OF_FRENCH.search(plain), key
        assert os_knowledge().family.name.lower() not in text.lower(), key
        assert text.strip() or key == "voyelles", key


@pytest.mark.parametrize("language", OTHERS)
def test_a_phrase_ends_as_the_french_one_does(language):
    """A colon announces a quotation, and what follows stays with it."""
    french = {**FRENCH, **RESPONSES}
    differing = [key for key, text in phrases_in(language).templates.items() if text[-1:] != french[key][-1:]]
    assert [key for key in differing if key != "voyelles" and french[key][-1] in ".:?!"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_go_from_zero_to_twelve(language):
    assert len(phrases_in(language).templates["nombres"].split()) == 13


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_begins_with_the_name_of_the_part(language):
    """Renderers put quotations of one part at several levels together by that, and part level and step at the colon."""
    for key in ("etiquette_niveaux", "etiquette_niveaux_etape"):
        label = phrases_in(language).say(key, name="Agilité", levels="B", step=2)
        assert label.startswith("Agilité, B")
    assert re.split("\u00a0?: ", label)[0] == "Agilité, B"
