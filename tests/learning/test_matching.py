"""A family that no question was about is answered with what questions about another one taught."""

import pytest
from books import GARDEN, knowledge_in
from matched import asked, garden, vector_of

from reperes.hearing.intents import CONFIRM, LOCATE, OUTSIDE, REFUSED
from reperes.knowledge.model import topic_of
from reperes.learning.family_parts import parts_of
from reperes.learning.family_words import FamilyWords
from reperes.learning.said_words import UNSEEN, Telling, words_of
from reperes.learning.slots import OTHER


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("qui doit tailler les haies chez nous ?", "tache.haies"),
        ("qui doit affuter un outil ?", "tache.outils"),
        ("est-ce à moi de ramasser des branches ?", "tache.branches"),
        ("qui dose l'eau ?", "critere.arrosage"),
        ("arrosage", "critere.arrosage"),
        ("que dit le document sur l'élagueur ?", "finalite.elagueur"),
        ("avoir la main verte", "competence.main_verte"),
    ],
)
def test_words_of_a_part_lead_to_it(text, ref):
    inside = [topic for topic, _ in asked(text, LOCATE).topics if topic != "none"]
    assert topic_of(inside[0]) == ref


def test_what_all_families_have_is_known_from_the_other_one():
    assert asked("combien de critères en tout ?", "ask_count").topics[0][0] == "section.criteres"


def test_words_of_one_cell_lead_to_it_rather_than_to_the_other():
    topics = dict(asked("est-ce à moi de fermer les vannes ?", CONFIRM).topics)
    assert topics.get("critere.arrosage.A2", 0) > topics.get("critere.arrosage.A1", 0)


def test_a_new_word_of_the_family_is_not_refused():
    told = asked("qui doit tailler les haies chez nous ?", LOCATE)
    assert told.intents[0][0] not in REFUSED
    assert dict(told.topics).get("none", 0) < 0.3


def test_what_no_document_says_is_refused_though_it_names_a_part():
    told = asked("à quelle heure faut-il tailler les haies ?", OUTSIDE)
    assert told.intents[0][0] in REFUSED
    assert told.topics[0][0] == "none"


def test_nothing_is_claimed_and_probabilities_are_shares():
    told = asked("est-ce à moi de semer des fleurs ?", CONFIRM)
    assert told.claims == ()
    for ranking in (told.intents, told.topics):
        assert list(ranking) == sorted(ranking, key=lambda one: -one[1])
        assert 0 < sum(p for _, p in ranking) < 1.001


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("tailler les haies", "ztache les ztache"),
        ("que dit l'élagueur ?", "que dit l znomfinalite"),
        ("qui doit zigouiller ?", f"qui doit {OTHER}"),
        ("combien de critères", "combien de criteres"),
    ],
)
def test_slots_stand_for_words_of_the_family(text, slots):
    assert garden().slots.slotted(text) == slots


def test_a_word_of_one_topic_tells_more_than_a_word_of_all():
    telling = Telling(["qui sème"] * 5 + ["qui taille"] * 5, ["semis"] * 5 + ["haies"] * 5)
    assert telling.of("seme") > 0.9
    assert telling.of("qui") < 0.1
    assert telling.of("vanne") == UNSEEN


@pytest.mark.parametrize("typed", ["haies", "haie", "haiies", "kiwi", "12"])
def test_misspelt_words_are_like_those_of_a_part(typed):
    parts = garden().side.parts
    words = FamilyWords(parts, Telling([], []), vector_of)
    (like,) = words.likeness(words_of(typed)) or [None]
    hedges = [part.ref for part in parts].index("tache.haies")
    assert (like.near[hedges] > 0.4) == typed.startswith("hai")


def test_cells_and_steps_belong_to_their_parts():
    by_ref = {part.ref: part for part in parts_of(knowledge_in(GARDEN))}
    assert "Fermer les vannes." in " ".join(by_ref["critere.arrosage"].texts)
    assert not any(ref.count(".") > 1 for ref in by_ref)
