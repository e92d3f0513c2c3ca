"""Which requests the `rest` channel takes."""

import json

import pytest

from reperes.channels.rest_request import Fault, Incoming, read_request


def read(body, content_type="application/json"):
    return read_request(content_type, body if isinstance(body, bytes) else body.encode())


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"],
)
def test_a_json_request_is_read(content_type):
    body = json.dumps({"sender": "a", "message": "bonjour"})
    assert read(body, content_type) == Incoming("a", "bonjour")


@pytest.mark.parametrize("content_type", [None, "", "text/plain", "text/json"])
def test_another_content_type_is_415(content_type):
    assert read("{}", content_type).status == 415


@pytest.mark.parametrize(
    "body",
    [
        "",
        "bonjour",
        "{",
        "[]",
        "null",
        '"texte"',
        b"\xff\xfe",
        "[" * 60_000,
        '{"message": "sans expéditeur"}',
        '{"sender": "", "message": "x"}',
        '{"sender": " a", "message": "x"}',
        '{"sender": "a\\u0000", "message": "x"}',
        '{"sender": 12, "message": "x"}',
        '{"sender": "a"}',
        '{"sender": "a", "message": null}',
        '{"sender": "a", "message": 12}',
        '{"sender": "a", "message": ["x"]}',
        json.dumps({"sender": "a" * 201, "message": "x"}),
    ],
)
def test_what_is_no_question_is_400_with_a_sentence(body):
    fault = read(body)
    assert isinstance(fault, Fault)
    assert fault.status == 400
    assert fault.sentence.endswith(".")


def test_a_body_over_64_kb_is_413():
    assert read(b" " * (64 * 1024 + 1)).status == 413
