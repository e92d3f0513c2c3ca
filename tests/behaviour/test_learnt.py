"""The rows of what the assistant learnt ask for all that they should, in wordings that nobody trained on."""

import re
from itertools import permutations
from random import Random

import pytest

from reperes.language.folding import words as words_of
from tests.agreement.project import examples
from tests.behaviour.asking import Asked
from tests.behaviour.cautions import cautions
from tests.behaviour.correcting import corrections
from tests.behaviour.document import Document
from tests.behaviour.invariance import bases
from tests.behaviour.judging import Reply
from tests.behaviour.noise import NOISES, apostrophes, dictated, noisy, zero_width
from tests.behaviour.probes import one
from tests.behaviour.replied import RULES, common
from tests.behaviour.replying import OPENINGS, replies
from tests.behaviour.shortening import shortening
from tests.behaviour.suite import SEED, learnt
from tests.behaviour.verdicts import ASSERTED, DENIED, never, verdicts, without_verdict
from tests.behaviour.word_search import ABSENT, AT_LEVEL, FOUND, IN_KIND, forms, places, searched, word_search
from tests.behaviour.words import Words

DOCUMENT, WORDS = Document.read(), Words.read()
QUESTION = "Qu'attend-on d'un niveau C pour l'amélioration ?"


def test_no_wording_is_a_training_question():
    """Levels are one word to the classifiers, so they are here."""

    def plain(text):
        return " ".join("niveau" if word in ("b", "c", "d") else word for word in words_of(text))

    trained = {plain(example.text) for example in examples()}
    said = {probe.turns[-1].user for probe in learnt(DOCUMENT, WORDS, SEED)}
    assert [text for text in said if plain(text) in trained] == []


def test_a_correction_never_lets_the_rejected_one_stand():
    for probe in corrections(DOCUMENT, WORDS, SEED):
        first, second = (turn.expected for turn in probe.turns)
        assert not second.any_of[0] <= first.any_of[0], probe
        if len(first.any_of[0]) == 1:
            assert not first.any_of[0] & (second.any_of[0] | second.allowed), probe


def test_parts_and_levels_are_corrected_after_each_kind_of_answer():
    found = {(probe.capability, probe.note) for probe in corrections(DOCUMENT, WORDS, SEED)}
    afters = ("after criterion", "after competence", "after comparison")
    assert found == {(f"correction of the {what}", after) for what in ("part", "level") for after in afters}


def test_every_reply_is_said_in_every_wording():
    said = {(probe.capability, probe.turns[-1].user) for probe in replies(DOCUMENT, WORDS, SEED)}
    rows = {name: f"reply: {name.replace('_', ' ')}" for name in RULES}
    assert said == {(row, text) for name, row in rows.items() for text in WORDS.frames[f"reply_{name}"]}


@pytest.mark.parametrize("name", ["place", "certainty", "reason", "wording"])
def test_some_replies_make_sense_after_every_answer(name):
    after = {probe.note for probe in replies(DOCUMENT, WORDS, SEED) if probe.capability == f"reply: {name}"}
    assert after == {f"after {opening}" for opening in OPENINGS}


def test_a_common_sentence_stands_in_both_texts():
    shared = [
        (part, pair, sentence)
        for part in DOCUMENT.criteria
        for pair in permutations(DOCUMENT.levels, 2)
        for sentence in common(DOCUMENT, part, pair)
    ]
    assert shared
    assert all(sentence in DOCUMENT.texts[f"{part}.{level}"] for part, pair, sentence in shared for level in pair)


def test_every_fact_but_the_longest_lists_is_found_by_a_word():
    found = frozenset().union(*(places(DOCUMENT, phrase) for phrase in searched(DOCUMENT)))
    assert len(found) > 0.9 * len(DOCUMENT.refs(DOCUMENT.texts))


def test_words_are_searched_by_form():
    assert forms("Vérifier l'agenda*, s'adapter") == ("vérifier", "l", "agenda", "s", "adapter")
    phrase = next(phrase for phrase in searched(DOCUMENT) if " " in phrase)
    assert places(DOCUMENT, phrase)
    assert places(DOCUMENT, phrase) <= places(DOCUMENT, phrase, kin=True)


@pytest.mark.parametrize("word", WORDS.absent)
def test_absent_words_are_absent(word):
    assert not places(DOCUMENT, word, kin=True)


def test_words_are_searched_everywhere_in_kinds_at_levels_and_in_vain():
    found = list(word_search(DOCUMENT, WORDS))
    assert {probe.capability for probe in found} == {FOUND, IN_KIND, AT_LEVEL, ABSENT}
    assert all(any(probe.turns[0].expected.any_of) for probe in found if probe.capability == FOUND)


def test_every_pair_of_levels_is_shortened_and_no_whole_text_may_be_said():
    found = list(shortening(DOCUMENT, WORDS))
    pairs = [DOCUMENT.cells(part, pair) for part in DOCUMENT.criteria for pair in permutations(DOCUMENT.levels, 2)]
    assert {probe.turns[0].expected.any_of[0] for probe in found} == set(pairs)
    for probe in found:
        expected = probe.turns[1].expected
        assert expected.allowed == frozenset()
        assert all(words != DOCUMENT.texts[ref] and ref not in expected.any_of[0] for ref, words in expected.excerpts)


def test_every_criterion_is_asked_plainly_and_no_caution_may_be_said():
    found = list(cautions(DOCUMENT, WORDS))
    pairs = len(DOCUMENT.criteria) * len(list(permutations(DOCUMENT.levels, 2)))
    assert sum(probe.note == "comparison" for probe in found) == pairs * len(WORDS.frames["plain_comparison"])
    never_said = found[0].turns[0].expected.never
    assert re.search(never_said, "Voici le passage le plus proche :")
    assert re.search(never_said, "Le document ne répond qu'à une partie de votre question :")


def test_every_claim_has_a_wording_and_is_asserted_and_denied_at_every_level():
    assert set(WORDS.claims) == set(DOCUMENT.verdicts)
    found = list(verdicts(DOCUMENT, WORDS))
    assert len(found) == len(DOCUMENT.verdicts) * len(DOCUMENT.levels) * 4
    assert {probe.capability for probe in found} == {ASSERTED, DENIED}


@pytest.mark.parametrize(
    ("verdict", "denied", "text", "contradicts"),
    [
        ("oui", False, "Oui, au niveau C.", False),
        ("oui", False, "Non, pas au niveau C.", True),
        ("non", False, "Oui, au niveau C.", True),
        ("non", False, "Non, pas au niveau C. Le document le prévoit au niveau B.", False),
        ("seulement", False, "Oui, mais seulement dans les limites que pose le texte du niveau B :", False),
        ("seulement", False, "Oui, au niveau B.", True),
        ("davantage", False, "Le document demande davantage au niveau B :", False),
        ("davantage", False, "Non, pas au niveau B.", True),
        (None, False, "Voici ce que dit le document :", False),
        (None, False, "Oui, au niveau B.", True),
        ("non", True, "C'est exact : ce n'est pas prévu au niveau D.", False),
        ("oui", True, "C'est exact : ce n'est pas prévu au niveau D.", True),
        ("oui", True, "Non : le document le prévoit au niveau D.", False),
        ("non", True, "Non : le document le prévoit au niveau D.", True),
        ("oui", True, "Oui, au niveau D.", True),
    ],
)
def test_what_contradicts_a_verdict(verdict, denied, text, contradicts):
    assert bool(re.search(never(verdict, denied), text, re.IGNORECASE)) is contradicts


def test_no_verdict_is_counted_where_the_document_decides():
    probes = [one("MFT", ASSERTED, "?", None, note) for note in ("a D: oui", "a C: oui", "a B: None")]
    texts = ("Oui, au niveau D.", "Voici ce que dit le document :", "Voici ce que dit le document :")
    asked = [Asked(probe, 0, Reply(frozenset(), text), "") for probe, text in zip(probes, texts)]
    assert without_verdict(asked) == (1, 2)


@pytest.mark.parametrize("name", sorted(set(NOISES) - {"zero-width", "look-alike apostrophes", "dictated level"}))
def test_noise_around_leaves_the_question_whole(name):
    made = {NOISES[name](QUESTION, Random(seed)) for seed in range(20)}
    assert len(made) > 2
    assert all(QUESTION in after for after in made)


def test_noise_inside_is_what_nobody_sees_or_reads_the_same():
    assert re.sub("[\u200b-\u200d\u2060\ufeff\u00ad]", "", zero_width(QUESTION, Random(1))) == QUESTION
    assert zero_width(QUESTION, Random(1)) != QUESTION
    assert re.sub("[\u02bc\u2032`\u00b4\u2018\uff07]", "'", apostrophes(QUESTION, Random(1))) == QUESTION
    assert {dictated("niveau C", Random(seed)) for seed in range(20)} == {"niveau cé", "niveau C comme Caroline"}


def test_noise_is_added_to_what_was_answered_right():
    faults = zip(bases(DOCUMENT), ("", "no answer"))
    right, wrong = (Asked(base, 0, Reply(frozenset(), ""), fault) for base, fault in faults)
    assert {probe.capability for probe in noisy([right], SEED)} >= {"noise: initials", "noise: dictated level"}
    assert list(noisy([wrong], SEED)) == []
