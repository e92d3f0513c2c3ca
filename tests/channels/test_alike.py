"""Alike questions of a realistic crowd are put together, in time."""

import json
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from reperes.channels.core.alike import leaders_of

WORDINGS = Path(__file__).parents[1] / "wordings"
BEFORE = ("bonjour, ", "svp ", "dites, ", "Bonjour, une question : ", "", "", "")
AFTER = (" merci", " svp", " ?", " ??", "", "", " chez nous")


def asked_in_other_words(text, dice):
    """`text` as somebody else may type it: in haste, without accents, with a greeting, a word less."""
    text = text.rstrip(" ?!.")
    if dice.random() < 0.5:
        place = dice.randrange(1, len(text) - 2)
        text = text[:place] + dice.choice(("", text[place] * 2)) + text[place + 1 :]
    if dice.random() < 0.3:
        text = text.lower().replace("é", "e").replace("è", "e").replace("'", " ")
    words = text.split()
    if dice.random() < 0.25 and len(words) > 5:
        words.pop(dice.randrange(len(words)))
    return dice.choice(BEFORE) + " ".join(words) + dice.choice(AFTER)


@pytest.fixture(scope="module")
def crowd():
    """500 questions that were not answered, with which of 150 each one is."""
    dice = random.Random(5)
    turns = [
        turn
        for file in sorted(WORDINGS.glob("*.jsonl"))
        if "unseen" not in file.name
        for line in file.read_text("utf-8").splitlines()
        for turn in json.loads(line)["turns"]
    ]
    refused = [turn["user"] for turn in turns if turn.get("kind") == "out_of_scope"]
    plain = sorted({text for text in refused if 4 <= len(text.split()) <= 25 and "\n" not in text})
    first = dice.sample(plain, 150)
    crowd = list(zip(first, range(150)))
    while len(crowd) < 500:
        number = min(int(dice.expovariate(1 / 30)), 149)
        crowd.append((asked_in_other_words(first[number], dice), number))
    dice.shuffle(crowd)
    return crowd


@pytest.fixture(scope="module")
def leaders(crowd):
    return leaders_of([(text, "") for text, _ in crowd], [])


def pairs(labels):
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def test_the_same_question_is_in_one_group_and_others_are_not(crowd, leaders):
    together = pairs(zip(leaders, (number for _, number in crowd)))
    assert together / pairs(number for _, number in crowd) >= 0.97
    # What is counted as wrong here are questions about one subject in other words: « ma pension, quand ? ».
    assert together / pairs(leaders) >= 0.8


def test_500_questions_take_less_than_a_second(crowd):
    start = time.process_time()
    leaders_of([(text, "") for text, _ in crowd], [])
    assert time.process_time() - start < 1


def test_what_comes_later_hardly_changes_a_group(crowd):
    texts = [(text, "") for text, _ in crowd]
    before = leaders_of(texts[:250], [])
    after = leaders_of(texts, sorted(set(before)))
    moved = sum(one != other for one, other in zip(before, after[:250]))
    assert set(before) <= set(after) and moved <= 10


def test_paraphrases_of_one_subject_stand_together():
    texts = [
        "combien gagne un C ?",
        "et combien je gagne pour ça ?",
        "un B gagne combien net",
        "qui répare l'imprimante ?",
    ]
    first, *others = leaders_of([(text, "") for text in texts], [])
    assert others == [first, first, 3]


def test_a_part_that_both_are_likeliest_about_brings_questions_nearer():
    texts = ("ranger les papiers", "classer des papiers administratifs")
    assert leaders_of([(text, "") for text in texts], []) == [0, 1]
    assert leaders_of([(text, "critere.contacts") for text in texts], []) == [0, 0]


@pytest.mark.parametrize("texts", [(), ("",), ("?", "!"), ("le la", "de du"), ("👍", "💶")])
def test_texts_without_words_are_no_trouble(texts):
    assert len(leaders_of([(text, "") for text in texts], [])) == len(texts)
