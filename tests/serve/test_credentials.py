"""What credentials.yml may hold, and what is told of one that cannot be used."""

import pytest

from reperes.serve.cannot_start import CannotStart
from reperes.serve.credentials import read_credentials, unset_variables


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        path = tmp_path / "credentials.yml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_credentials(str(path))

    return read_text


def test_without_the_file_the_page_and_programs_are_served(tmp_path):
    assert set(read_credentials(str(tmp_path / "none.yml"))) == {"web", "rest"}


def test_a_channel_without_settings_has_none(read):
    assert read("web:\nslack: {}\n") == {"web": {}, "slack": {}}


def test_variables_are_filled_in_wherever_they_stand(read, monkeypatch):
    monkeypatch.setenv("A_TOKEN", "xoxb-1")
    monkeypatch.setenv("A_HOST", "a.example")
    found = read("slack: {bot_token: '${A_TOKEN}', hosts: ['https://${A_HOST}/x'], port: 3, more: {deep: '${A_HOST}'}}")
    assert found["slack"] == {
        "bot_token": "xoxb-1",
        "hosts": ["https://a.example/x"],
        "port": 3,
        "more": {"deep": "a.example"},
    }


@pytest.mark.parametrize("value", [None, ""])
def test_a_variable_that_is_unset_or_empty_stays_where_it_is(read, monkeypatch, value):
    monkeypatch.delenv("A_TOKEN", raising=False)
    if value is not None:
        monkeypatch.setenv("A_TOKEN", value)
    found = read("slack: {bot_token: '${A_TOKEN}', hosts: ['${A_TOKEN}']}")
    assert unset_variables(found) == ["A_TOKEN", "A_TOKEN"]


@pytest.mark.parametrize(
    "text",
    [
        "slack: {bot_token: xoxb-secret",
        "- slack\n",
        "slack: xoxb-secret\n",
        b"slack: \xff",
        "slack: !!python/name:os.system x",
    ],
)
def test_a_file_that_cannot_be_read_is_told_without_its_words(read, text):
    with pytest.raises(CannotStart) as told:
        read(text)
    assert "credentials.yml" in str(told.value) and "xoxb" not in str(told.value)
