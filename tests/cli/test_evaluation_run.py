"""An evaluation from files to figures, with an assistant that always says the same."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from reperes.cli import app
from reperes.cli.evaluation.client import webhook_of
from reperes.cli.evaluation.tally import percentile

CELLS = {"cells": {"a": "Suivre les règles", "b": "Agir seul"}}
CASES = [
    {"id": "emp-1", "turns": [{"user": "règles ?", "kind": "answer", "cells": ["a"]}]},
    {
        "id": "emp-2",
        "turns": [{"user": "seul ?", "kind": "answer", "cells": ["b"]}, {"user": "ça ?", "kind": "clarify"}],
    },
    {"id": "hr-1", "turns": [{"user": "météo ?", "kind": "out_of_scope"}, {"user": "panne", "kind": "answer"}]},
]


class Parrot(BaseHTTPRequestHandler):
    """Quotes the same text to everyone, and fails when asked to."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(500 if asked["message"] == "panne" else 200)
        self.end_headers()
        self.wfile.write(json.dumps([{"recipient_id": asked["sender"], "text": "« Suivre les règles »"}]).encode())

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def parrot():
    with HTTPServer(("127.0.0.1", 0), Parrot) as served:
        threading.Thread(target=served.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{served.server_port}"
        served.shutdown()


@pytest.fixture
def questions(tmp_path):
    (tmp_path / "cells.json").write_text(json.dumps(CELLS), "utf-8")
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(map(json.dumps, CASES)), "utf-8")
    return path


def test_failures_come_first_and_then_the_figures(capsys, parrot, questions, tmp_path):
    report = tmp_path / "report.jsonl"
    assert app.main(["eval", str(questions), "--url", parrot, "--report", str(report)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "emp-2.1 [answer] « seul ? » : cite a, manque b",
        "emp-2.2 [clarify] « ça ? » : ne demande pas de précision",
        "hr-1.1 [out_of_scope] « météo ? » : cite a",
        "hr-1.2 [answer] « panne » : HTTP 500",
        "",
    ]
    figures = {line.split()[0]: line.split()[1] for line in lines[5:]}
    assert {name: figures[name] for name in ("answer", "emp", "fausses", "justesse", "conversations", "tours")} == {
        "answer": "1/3",
        "emp": "1/3",
        "fausses": "1/1",
        "justesse": "1.00",
        "conversations": "1/3",
        "tours": "1/5",
    }
    told = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert [one["ok"] for one in told] == [True, False, False, False, False]
    assert told[0]["quoted"] == ["a"]


def test_an_assistant_that_does_not_run_is_told_in_a_sentence(capsys, questions):
    assert app.main(["eval", str(questions), "--url", "http://127.0.0.1:9"]) == 1
    assert "L'assistant ne répond pas à l'adresse http://127.0.0.1:9" in capsys.readouterr().err


def test_the_address_of_the_assistant_or_of_its_channel_will_do():
    webhook = "http://a/webhooks/rest/webhook"
    assert [webhook_of(url) for url in ("http://a", "http://a/", webhook)] == [webhook] * 3


@pytest.mark.parametrize(("share", "value"), [(0.5, 2), (0.95, 4), (0.25, 1), (0, 1)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert percentile([4, 1, 3, 2], share) == value
