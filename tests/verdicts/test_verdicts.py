"""Yes/no questions by writers who knew the document only: few wrong verdicts, and some wherever one is certain.

A line has `user`, the `verdict` that a careful colleague gives (oui, non, en_partie, or sans where the document does
not decide), `also` where another one is fair too, and the `cells` that decide.
"""

import json
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.server

HERE = Path(__file__).parent
MOST_WRONG = {"verdicts": 0.05, "verdicts_unseen": 0.09}
FEWEST_GIVEN = {"verdicts": 0.5, "verdicts_unseen": 0.53}
_LIMITED = re.compile(r"(oui, mais seulement|en partie|ja, maar|yes, but|ja, aber|deels|partly|teilweise)", re.I)
_SAID = (
    ("oui", re.compile(r"(oui|c'est exact|ja|dat klopt|yes|that is right|das stimmt)\b", re.I)),
    ("non", re.compile(r"(non|nee|no|nein)\b", re.I)),
)


def verdict_of(text):
    """Return the verdict that a reply begins with, "" when it gives none; what it says of itself comes first."""
    for paragraph in text.split("\n\n")[:3]:
        if _LIMITED.match(paragraph):
            return "en_partie"
        for verdict, begins in _SAID:
            if begins.match(paragraph):
                return verdict
    return ""


@pytest.fixture(scope="module", params=sorted(MOST_WRONG))
def judged(request, ask):
    """The name of a set, and for each of its lines the verdicts that are right and the one that was given."""
    lines = [json.loads(line) for line in (HERE / f"{request.param}.jsonl").read_text("utf-8").splitlines()]
    said = [verdict_of("\n\n".join(reply.get("text", "") for reply in ask(line["user"]))) for line in lines]
    return request.param, [
        ({line["verdict"], line.get("also", line["verdict"])}, one) for line, one in zip(lines, said)
    ]


def test_few_verdicts_are_wrong(judged):
    name, verdicts = judged
    wrong = [said for right, said in verdicts if said and said not in right]
    assert len(wrong) / len(verdicts) <= MOST_WRONG[name]


def test_a_verdict_is_given_where_one_is_certain(judged):
    name, verdicts = judged
    certain = [said for right, said in verdicts if "sans" not in right]
    assert sum(map(bool, certain)) / len(certain) >= FEWEST_GIVEN[name]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Oui, au niveau B.\n\nProcédures", "oui"),
        ("Oui, mais seulement dans les limites que pose le texte du niveau B :", "en_partie"),
        ("C'est écrit ici :\n\nNon, pas au niveau D.", "non"),
        ("Voici ce que dit le document :\n\nProcédures, niveau D", ""),
        ("Nee, niet op niveau D.", "non"),
    ],
)
def test_the_verdict_of_a_reply_is_read(text, verdict):
    assert verdict_of(text) == verdict
