"""Perturbations keep a question fair: its levels, its short words and its meaning stay."""

import re
from random import Random

import pytest

from tests.behaviour.document import Document
from tests.behaviour.invariance import bases
from tests.behaviour.perturbing import perturbations, variants, words_of

WAYS = perturbations(frozenset())
TYPOS = ("one typo", "two typos", "keyboard neighbour", "doubled letter", "missing letter")
QUESTION = "Qu'est-ce qu'un niveau C doit vérifier dans les documents ?"


def changed(name, text=QUESTION, seed=0):
    return WAYS[name](text, Random(seed))


def edits(before, after):
    """The number of letters to insert, remove, replace or swap between two texts."""
    rows = [list(range(len(after) + 1))]
    for i, a in enumerate(before, 1):
        row = [i]
        for j, b in enumerate(after, 1):
            best = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == after[j - 2] and before[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@pytest.mark.parametrize("name", TYPOS)
@pytest.mark.parametrize("seed", range(30))
def test_a_typo_is_one_edit_inside_a_long_word(name, seed):
    """One letter of a long word changes, two in two words for « two typos »; short words and levels stay."""
    after = changed(name, seed=seed)
    assert edits(QUESTION, after) == (2 if name == "two typos" else 1)
    pairs = list(zip(re.findall(r"[^\W_]+", QUESTION), re.findall(r"[^\W_]+", after)))
    assert all(a == b or (len(a) >= 6 and a[0] == b[0]) for a, b in pairs)


def test_a_typo_never_makes_another_known_word():
    ways = perturbations(words_of(["contats contcats contatcs contaacts"]))
    made = {ways["one typo"]("contacts", Random(seed)) for seed in range(200)}
    assert not made & {"contats", "contcats", "contatcs", "contaacts"}
    assert len(made) > 5


@pytest.mark.parametrize("base", bases(Document.read()), ids=lambda base: base.turns[0].user)
def test_every_variant_keeps_the_levels_that_are_named(base):
    """Whatever the way of typing, the same levels are named, in lower case too where « niveau » says what they are."""
    text = base.turns[0].user
    for name, variant in variants(text, WAYS, "1"):
        if name != "upper case":
            named = re.findall(
                r"\b(?:niveau|niv|nv|lvl|level)\b[.« \"\u00a0]*([a-z])\b|\b([B-F])\b", variant, re.IGNORECASE
            )
            found = {letter.upper() for pair in named for letter in pair if letter}
            wanted = set(re.findall(r"\b([BCDE])\b", text))
            assert wanted <= found, (name, variant)


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("accents dropped", "Où sont les procédures d'un œil ?", "Ou sont les procedures d'un oeil ?"),
        ("upper case", "niveau C, où ?", "NIVEAU C, OÙ ?"),
        ("lower case", "Un B et un C, Procédures", "un B et un C, procédures"),
        ("typographic signs", "c'est « ça » ?", "c’est «\u00a0ça\u00a0»\u00a0?"),
        ("no apostrophes", "l'agent d'accueil", "l agent d accueil"),
        ("no punctuation", "documents, niveau B ?", "documents niveau B"),
        ("SMS spelling", "Quelle est la règle pour qui doit répondre", "kelle est la règle pr ki doi répondre"),
        ("levels swapped", "compare D et C", "compare C et D"),
        ("small level", "procédures niveau C", "procédures niveau c"),
        ("vous", "rappelle-moi les contacts", "Pourriez-vous me dire : rappelez-moi les contacts"),
        ("tu", "donnez-moi les contacts", "dis, tu peux me dire : donne-moi les contacts"),
    ],
)
def test_what_a_perturbation_writes(name, text, after):
    assert changed(name, text) == after


def test_three_levels_are_not_swapped():
    assert changed("levels swapped", "D, C et B") == "D, C et B"


@pytest.mark.parametrize("name", ["politeness", "context", "emoji", "long preamble"])
def test_what_stands_around_leaves_the_question_whole(name):
    assert all(QUESTION in changed(name, seed=seed) for seed in range(20))


@pytest.mark.parametrize("name", ["Slack markup", "Teams markup"])
def test_markup_only_adds_marks(name):
    for seed in range(20):
        after = changed(name, seed=seed)
        assert re.sub(r"[*_`~>@-]|Repères", "", after).replace(" ", "") == QUESTION.replace("-", "").replace(" ", "")


def test_variants_are_the_same_for_a_seed_and_differ_for_another():
    first, again, other = (list(variants(QUESTION, WAYS, seed)) for seed in ("1", "1", "2"))
    assert first == again
    assert first != other


def test_a_perturbation_that_changes_nothing_gives_no_variant():
    assert "level notation" not in dict(variants("les contacts", WAYS, "1"))
