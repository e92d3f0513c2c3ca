"""HR's day with the running program and a browser: a document becomes a family that answers, a fact changes and changes
back."""

import shutil
import time

import pytest
import requests
from chat import Chat
from playwright.sync_api import expect
from site_under_test import ROOT, Site
from test_accessibility import violations

from reperes.workshop.login.password_file import PasswordFile

NAME, PASSWORD = "Anne", "un mot de passe assez long"
DOCUMENT = ROOT / "tests" / "families" / "dg" / "sources" / "dg_gestionnaires_de_dossiers.txt"
SAYS = "Donner des informations générales aux demandeurs."
NEW = "Donner des informations générales et complètes aux demandeurs."
SECONDS = 60
"""Until what is published is served; five on a machine that has nothing else to do."""


@pytest.fixture(scope="module")
def site(model_path, bundle, tmp_path_factory):
    """A program of its own with one family, and a workshop that one person may enter."""
    folder = tmp_path_factory.mktemp("hr")
    knowledge = folder / "knowledge"
    shutil.copytree(ROOT / "knowledge", knowledge, ignore=shutil.ignore_patterns(".*"))
    found = Site(model_path, folder, [], REPERES_KNOWLEDGE=str(knowledge))
    found.data.mkdir()
    PasswordFile(found.data).put(NAME, PASSWORD)
    found.start()
    yield found
    found.stop()


@pytest.fixture
def workshop(site, new_page):
    """The workshop's page of somebody who has logged in."""
    page = new_page(f"{site.address}/atelier")
    page.set_default_timeout(1_000 * SECONDS)
    page.get_by_label("Nom").fill(NAME)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("heading", name="Vue d'ensemble")).to_be_visible()
    return page


@pytest.fixture
def ask(site, new_page):
    """A function: what somebody new is answered."""

    def ask_anew(text):
        return Chat(new_page(site.address)).wait().ask(text).inner_text()

    return ask_anew


def publish(site, page, reason):
    """Publish what the preview shows, and wait until the program serves it."""
    page.get_by_label("Pourquoi ce changement").fill(reason)
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_role("status")).to_contain_text("est publiée")
    wait_for(site, len(page.locator("tbody tr").all()))


def wait_for(site, version):
    """Wait until a version is served."""
    end = time.monotonic() + SECONDS
    while requests.get(f"{site.address}/health", timeout=SECONDS).json()["knowledge"]["version"] != version:
        assert time.monotonic() < end, f"version {version} is not served"
        time.sleep(0.1)


def test_a_document_becomes_a_family_that_answers_and_a_fact_changes_and_changes_back(site, workshop, ask):
    workshop.get_by_role("link", name="Importer un document", exact=True).click()
    workshop.get_by_label("Document", exact=True).set_input_files(DOCUMENT)
    workshop.get_by_role("button", name="Importer dans le brouillon").click()
    expect(workshop.get_by_role("status")).to_contain_text("est dans le brouillon")
    assert violations(workshop) == []
    workshop.goto(f"{site.address}/atelier/apercu")
    publish(site, workshop, "Nouvelle famille")
    assert "DG – Gestionnaires de dossiers" in ask("quelles familles connais-tu ?")
    question = "chez les gestionnaires de dossiers, que dit le critère contacts au niveau C ?"
    assert SAYS in ask(question)

    workshop.goto(f"{site.address}/atelier/famille/dg?modifier=critere.contacts.C#champ-after")
    field = workshop.get_by_label("Texte, mot pour mot")
    assert field.input_value() == SAYS
    field.fill(NEW)
    workshop.get_by_label("Le document officiel a changé").check()
    workshop.get_by_role("button", name="Enregistrer dans le brouillon").click()
    expect(workshop.get_by_role("status")).to_contain_text("Enregistré dans le brouillon")
    workshop.goto(f"{site.address}/atelier/apercu")
    before, after = workshop.locator("details[open] .answer").all()[:2]
    assert SAYS in before.inner_text() and NEW in after.inner_text()
    assert violations(workshop) == []
    assert SAYS in ask(question), "a draft is seen by HR alone"
    publish(site, workshop, "Le document a changé")
    assert NEW in ask(question)

    workshop.get_by_role("link", name="Revenir à la version 2").click()
    assert violations(workshop) == []
    workshop.get_by_role("button", name="Remettre la version 2 en service").click()
    expect(workshop.get_by_role("row", name="4 en service")).to_be_visible()
    wait_for(site, 4)
    assert SAYS in ask(question)
