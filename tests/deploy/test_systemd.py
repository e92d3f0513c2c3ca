"""The units, as systemd's own tools read them."""

import re
import shutil

import pytest
from deployed import DEPLOY, needs_program, run

UNITS = DEPLOY / "systemd"
WORST = 1.5
"""Exposure that `systemd-analyze security` may find; 10 is the worst, and what it gives a unit without hardening is 9.6."""

pytestmark = needs_program("systemd-analyze")


@pytest.fixture
def units(tmp_path):
    """The units with programs that are here in place of /opt/reperes, which `verify` looks for."""
    for unit in UNITS.iterdir():
        text = re.sub(r"/opt/reperes/\S*(with-secrets|python)", "/bin/true", unit.read_text("utf-8"))
        (tmp_path / unit.name).write_text(text, "utf-8")
    return tmp_path


def test_systemd_reads_every_line(units):
    files = sorted(str(path) for path in units.glob("reperes*") if path.suffix in (".service", ".timer"))
    assert len(files) == 3
    done = run("systemd-analyze", "--man=no", "verify", *files)
    ours = [line for line in done.stderr.splitlines() if "reperes" in line]
    assert ours == []


def test_a_misspelt_line_would_be_found(units):
    unit = units / "reperes.service"
    unit.write_text(unit.read_text("utf-8").replace("ProtectHome=", "ProtectHouse="), "utf-8")
    assert "ProtectHouse" in run("systemd-analyze", "--man=no", "verify", unit).stderr


@pytest.mark.parametrize("name", ["reperes.service", "reperes-purge.service"])
def test_a_unit_may_do_little(name):
    done = run("systemd-analyze", "security", "--offline=true", f"--threshold={WORST * 10:.0f}", UNITS / name)
    assert done.returncode == 0, done.stdout


def test_what_the_units_start_is_in_the_project():
    text = (UNITS / "reperes.service").read_text("utf-8")
    assert "/opt/reperes/deploy/with-secrets" in text and shutil.which(str(DEPLOY / "with-secrets"))
    assert "TimeoutStopSec=20" in text and "Restart=on-failure" in text
