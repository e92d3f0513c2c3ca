"""The report is one page that needs nothing else and shows what failed."""

from html.parser import HTMLParser

import pytest

from tests.behaviour.asking import Asked
from tests.behaviour.judging import Reply
from tests.behaviour.predictions import Prediction
from tests.behaviour.probes import INV, MFT, SILENT, one
from tests.behaviour.question_sets import SetResult
from tests.behaviour.report import Evidence, report
from tests.behaviour.suite import Results


class Links(HTMLParser):
    """Addresses that a page would load."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found += [
            value for name, value in attributes if name in ("src", "href", "xlink:href") and not value.startswith("#")
        ]


def asked(kind, text, fault, note=""):
    return Asked(one(kind, "tasks", text, SILENT, note), 0, Reply(frozenset(), "Voilà."), fault)


@pytest.fixture(scope="module")
def page():
    unseen = [
        Prediction("a", "", frozenset({"tache.agenda"}), "ask_description", 0.9, "tache.copies", 0.6, 0.2),
        Prediction("b", "", frozenset({"none"}), "out_of_scope_work", 0.9, "none", 0.9, 0.9),
    ]
    results = Results([asked(MFT, "qui <b>range</b> ?", "quotes nothing"), asked(INV, "qui ?", "", "emoji")], [])
    sets = [SetResult("blind", 4, 3, {"answer": 0.75}, 1, 2, 17.0)]
    return report(Evidence(results, sets, unseen, unseen, 0.5, 1, "one fold"))


def test_it_loads_nothing(page):
    links = Links()
    links.feed(page)
    assert links.found == []
    assert page.count("<svg") == 4


@pytest.mark.parametrize(
    "shown",
    [
        "100.0% <span class=small>1/1",
        "qui &lt;b&gt;range&lt;/b&gt; ?",
        "tache.copies",
        "75.0%",
        "1/2",
        "emoji",
        "one fold",
    ],
)
def test_it_shows_rates_failures_sets_and_confusions(page, shown):
    assert shown in page
