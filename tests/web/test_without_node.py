"""A machine without Node.js says what is missing and serves the plain page, which does the same job."""

import os
import shutil
import subprocess

import pytest
from playwright.sync_api import expect
from site_under_test import ROOT, Site
from test_accessibility import violations

TOOLS = ("sh", "dirname", "find", "sort", "xargs", "cksum", "cat", "rm", "mkdir", "env")


def test_the_build_says_what_is_missing_and_does_not_fail(tmp_path):
    for part in ("scripts/build-web", "reperes/channels/web/static/tokens.css"):
        (tmp_path / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / part, tmp_path / part)
    shutil.copytree(ROOT / "web", tmp_path / "web", ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    done = subprocess.run(
        [tmp_path / "scripts" / "build-web"],
        env={"PATH": str(tmp_path / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "Node.js n'est pas installé" in done.stderr and "page simplifiée" in done.stderr
    assert not (tmp_path / "web" / "dist").exists(), "a page of older sources would not fit the server"


@pytest.fixture
def plain_site(model_path, tmp_path):
    """The server in a copy of the project without the built page."""
    project = tmp_path / "project"
    project.mkdir()
    for part in ("actions", "knowledge", "reperes", "config.yml", "domain.yml", "endpoints.yml"):
        os.symlink(ROOT / part, project / part)
    site = Site(model_path, tmp_path, [], project)
    site.start()
    yield site
    site.stop()


def test_the_plain_page_answers_and_sends_buttons(plain_site, new_page):
    page = new_page(plain_site.address)
    expect(page.get_by_text("Page simplifiée")).to_be_visible()
    page.get_by_role("textbox", name="Votre question").fill("procédures niveau C")
    page.keyboard.press("Enter")
    log = page.get_by_role("log")
    expect(log).to_contain_text("Suivre les possibilités")
    page.get_by_role("button", name="Comparer C et B").click()
    expect(log).to_contain_text("Agir de sa propre initiative")
    assert violations(page) == []
