"""The package that an administrator uploads: a manifest that its schema takes, and icons of the right kind."""

import json
import struct
import zipfile

import jsonschema
import pytest
import yaml

from reperes.cli.errors import CannotDo
from reperes.cli.teams_package import make_package, manifest_for
from tests.conftest import ROOT

APP_ID = "6f1c2a34-0b5d-4e6f-8a9b-0c1d2e3f4a5b"
SCHEMA = ROOT / "tests" / "channels" / "teams" / "schemas" / "teams-manifest-1.17.json"


@pytest.fixture
def project(tmp_path):
    """A folder with the project's `teams/`."""
    (tmp_path / "teams").symlink_to(ROOT / "teams")
    return tmp_path


@pytest.fixture
def credentials(tmp_path):
    path = tmp_path / "credentials.yml"
    path.write_text(yaml.safe_dump({"teams": {"app_id": "${TEAMS_APP_ID}", "app_password": "secret"}}), "utf-8")
    return path


def png(path):
    """Return width, height and colour type (6: with transparency) of a PNG."""
    content = path.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, _, colour = struct.unpack(">IIBB", content[16:26])
    return width, height, colour


def test_the_manifest_is_what_its_schema_asks_for():
    manifest = json.loads(manifest_for(ROOT, APP_ID))
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))
    assert [error.message for error in validator.iter_errors(manifest)] == []
    assert manifest["$schema"].endswith(f"/v{manifest['manifestVersion']}/MicrosoftTeams.schema.json")


def test_the_schema_refuses_what_is_no_manifest():
    manifest = {**json.loads(manifest_for(ROOT, "no id")), "accentColor": "blue"}
    validator = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))
    assert len(list(validator.iter_errors(manifest))) >= 3


def test_the_bot_is_offered_in_private_in_groups_and_in_channels():
    (bot,) = json.loads(manifest_for(ROOT, APP_ID))["bots"]
    assert bot["botId"] == APP_ID and set(bot["scopes"]) == {"personal", "team", "groupChat"}


def test_icons_have_the_sizes_of_teams_and_the_outline_is_transparent():
    assert png(ROOT / "teams" / "color.png")[:2] == (192, 192)
    assert png(ROOT / "teams" / "outline.png") == (32, 32, 6)


def test_the_package_holds_the_manifest_of_the_configured_bot_and_its_icons(project, credentials, monkeypatch):
    monkeypatch.setenv("TEAMS_APP_ID", APP_ID)
    with zipfile.ZipFile(make_package(project, credentials)) as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]
        content = package.read("manifest.json").decode()
    assert json.loads(content)["id"] == APP_ID and "${" not in content and "secret" not in content


def test_the_same_content_makes_the_same_package(project, credentials, monkeypatch):
    monkeypatch.setenv("TEAMS_APP_ID", APP_ID)
    first = make_package(project, credentials).read_bytes()
    assert make_package(project, credentials).read_bytes() == first


@pytest.mark.parametrize("app_id", ["", "not-a-guid"])
def test_without_the_id_of_a_bot_there_is_no_package(project, credentials, monkeypatch, app_id):
    monkeypatch.setenv("TEAMS_APP_ID", app_id)
    with pytest.raises(CannotDo, match="app_id"):
        make_package(project, credentials)
