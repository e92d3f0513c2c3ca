"""Which replies are good, for each kind of turn."""

import pytest

from reperes.cli.evaluation.cases import Turn
from reperes.cli.evaluation.judge import Verdict, focus, judge

CELLS = {"a": "suivre les règles", "b": "choisir parmi des règles", "c": "agir seul"}
BUTTONS = [{"title": "A ?", "payload": "/a"}, {"title": "B ?", "payload": "/b"}]


def turn(kind, *wanted, **more):
    return Turn("?", kind, tuple(map(frozenset, wanted)), **more)


def replies(*texts, buttons=()):
    return [{"text": "\n".join(texts), "buttons": list(buttons)}]


A, B, BOTH = replies(CELLS["a"]), replies(CELLS["b"]), replies(CELLS["a"], CELLS["b"])
NOTHING, ASKS, OFFERS = replies("Voilà."), replies("Quel niveau ?"), replies("Précisez.", buttons=BUTTONS)


@pytest.mark.parametrize(
    ("expected", "said", "fault"),
    [
        (turn("answer", "a"), A, ""),
        (turn("answer", "a"), BOTH, ""),
        (turn("answer", "ab"), A, "cite a, manque b"),
        (turn("answer", "a"), NOTHING, "cite rien, manque a"),
        (turn("answer", "a"), OFFERS, "demande une précision ; cite rien, manque a"),
        (turn("answer", "ab", "c"), B, "cite b, manque a"),
        (turn("answer", "c", "b"), B, ""),
        (turn("answer", ""), NOTHING, ""),
        (turn("answer", "a", forbidden=frozenset("b")), BOTH, "cite b, ce qui est exclu"),
        (turn("answer", "a", says="r[eè]gles$"), A, ""),
        (turn("answer", "a", says="non"), A, "ne dit pas /non/"),
        (turn("answer", "a", either=True), NOTHING, ""),
        (turn("answer", "a", either=True), B, "cite b, manque a"),
        (turn("clarify"), ASKS, ""),
        (turn("clarify"), OFFERS, ""),
        (turn("clarify"), replies("Voilà.", buttons=BUTTONS[:1]), "ne demande pas de précision"),
        (turn("clarify"), A, "ne demande pas de précision"),
        (turn("clarify", "a"), A, ""),
        (turn("clarify", "a"), B, "ne demande pas de précision"),
        (turn("out_of_scope"), NOTHING, ""),
        (turn("out_of_scope"), A, "cite a"),
        (turn("out_of_scope", "a"), A, "cite a"),
        (turn("out_of_scope", "a", either=True), A, ""),
        (turn("out_of_scope", "a", either=True), B, "cite b"),
        (turn("out_of_scope", either=True), B, ""),
        (turn("smalltalk"), replies("Bonjour !"), ""),
        (turn("smalltalk"), B, "cite b"),
    ],
)
def test_a_reply_is_good_or_told_what_is_wrong_with_it(expected, said, fault):
    assert judge(expected, said, CELLS).fault == fault


@pytest.mark.parametrize("kind", ["answer", "clarify", "out_of_scope", "smalltalk"])
@pytest.mark.parametrize("said", [[], replies(" ")])
def test_silence_is_never_good(kind, said):
    assert judge(turn(kind), said, CELLS) == Verdict("pas de réponse")


@pytest.mark.parametrize(
    ("expected", "found", "share"),
    [
        (turn("answer", "a"), "ab", 0.5),
        (turn("answer", "a", "b"), "ab", 1.0),
        (turn("answer", "a"), "", None),
        (turn("answer", ""), "a", None),
    ],
)
def test_focus_is_the_share_of_what_was_asked_for(expected, found, share):
    assert focus(expected, Verdict("", frozenset(found))) == share
