"""compose.yml against the schema of the Compose specification, and what we promise beside it."""

import pytest
import yaml
from deployed import DEPLOY, TOOLS, needs_tools, run

COMPOSE = yaml.safe_load((DEPLOY / "compose.yml").read_text("utf-8"))


def checked(path):
    return run(TOOLS / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", path)


@needs_tools
def test_the_file_is_as_the_specification_wants_it():
    done = checked(DEPLOY / "compose.yml")
    assert done.returncode == 0, done.stdout


@needs_tools
def test_a_misspelt_word_would_be_found(tmp_path):
    wrong = tmp_path / "compose.yml"
    wrong.write_text((DEPLOY / "compose.yml").read_text("utf-8").replace("read_only: true", "read-only: true"), "utf-8")
    assert checked(wrong).returncode == 1


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_each_service_may_do_little(name):
    service = COMPOSE["services"][name]
    assert service["read_only"] and service["cap_drop"] == ["ALL"] and service["user"].split(":")[0] != "0"
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"] and service["pids_limit"] and service["cpus"]


def test_only_nginx_is_reached_from_outside():
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["nginx"]
    assert COMPOSE["services"]["reperes"]["networks"] == ["inside"] and COMPOSE["networks"]["inside"]["internal"]


def test_secrets_are_files():
    assert all(set(secret) == {"file"} for secret in COMPOSE["secrets"].values())
    assert "REPERES_SECRET" not in COMPOSE["services"]["reperes"]["environment"]


def test_what_is_mounted_from_the_project_is_there():
    mounted = [v for service in COMPOSE["services"].values() for v in service["volumes"] if isinstance(v, str)]
    files = [volume.split(":")[0] for volume in mounted if volume.startswith("./")]
    assert files and all((DEPLOY / file).is_file() for file in files)
