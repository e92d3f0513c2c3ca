"""What whoever starts the server is told when the command line, the address or endpoints.yml is wrong."""

import socket

import pytest

from reperes.serve.address import take_address
from reperes.serve.cannot_start import CannotStart
from reperes.serve.endpoints import read_endpoints
from reperes.serve.options import read_options


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--prot", "1"], "L'option « --prot » n'existe pas."),
        (["--port"], "L'option « --port » attend une valeur."),
        (["--port", "x"], "La valeur donnée pour « --port » ne convient pas."),
        (["--port", "-1"], "La valeur donnée pour « --port » ne convient pas."),
        (["--port", "65536"], "La valeur donnée pour « --port » ne convient pas."),
    ],
)
def test_a_wrong_command_line_is_told_in_french(capsys, arguments, sentence):
    with pytest.raises(SystemExit) as left:
        read_options(arguments)
    told = capsys.readouterr().err
    assert (left.value.code, told.startswith(sentence), told.count("\n")) == (2, True, 1)


def test_options_have_values_of_their_own():
    assert vars(read_options(["--port", "0"])) == {
        "model": "models", "host": "127.0.0.1", "port": 0, "endpoints": "endpoints.yml", "credentials": "credentials.yml"
    }  # fmt: skip


def test_port_0_is_a_free_one():
    with take_address("127.0.0.1", 0) as taken:
        assert taken.getsockname()[1] > 0


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_out_of_range_is_told(port):
    with pytest.raises(CannotStart, match="entre 1 et 65535"):
        take_address("127.0.0.1", port)


def test_a_port_in_use_is_told():
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(CannotStart, match="n'est pas libre"):
        take_address("127.0.0.1", other.getsockname()[1])


def test_an_address_of_another_machine_is_told():
    with pytest.raises(CannotStart, match="n'est pas une adresse de cette machine"):
        take_address("192.0.2.1", 0)


def test_without_endpoints_everything_is_in_this_process(tmp_path):
    assert read_endpoints(str(tmp_path / "none.yml")).tracker_store is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("tracker_store: [x\n", "YAML en UTF-8 (ligne 2)"),
        ("lock_store: {type: é}".encode("latin-1"), "YAML en UTF-8"),
        ("- tracker_store\n", "nomme les sections"),
        ("tracker_store: 5\n", "nomme les sections"),
        ("action_endpoint: {url: '${NO_SUCH_URL}'}\n", "variables qui n'existent pas : NO_SUCH_URL"),
        (None, "ne peut pas être ouvert"),
    ],
)
def test_endpoints_that_cannot_be_read_are_told_in_french(tmp_path, content, words):
    path = tmp_path / "endpoints.yml"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(CannotStart) as told:
        read_endpoints(str(path))
    assert words in str(told.value)
