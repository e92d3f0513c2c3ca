"""Every page of every family opens: of other forms, with empty cells, without most sections, several at once."""

import shutil

import pytest
from workshop_site import ROOT, Visitor, WorkshopSite, copy_knowledge

from reperes.workshop.read_sheet import read_sheet
from reperes.workshop.room import day

FAMILIES = ROOT / "tests" / "families"
PAGES = ("", "/mots", "/essais")


@pytest.mark.parametrize("family", ["jardin", "dg", "echelle"])
def test_the_pages_of_a_family_of_another_form(tmp_path, family):
    knowledge = copy_knowledge(tmp_path / "knowledge", FAMILIES / family)
    with WorkshopSite(tmp_path, knowledge) as site:
        anne = Visitor(site)
        for page in PAGES:
            assert anne.get(f"/atelier/famille/{family}{page}").status_code == 200, anne.text[:500]
        for ref in list(read_sheet(knowledge, family).spots)[::4]:
            assert anne.get(f"/atelier/famille/{family}?modifier={ref}").status_code == 200, ref
            assert 'id="champ-after"' in anne.page.text, ref
        anne.send(
            f"/atelier/famille/{family}/mots/ajouter", ref="section.famille", key="noms", words="la bande des amis"
        )
        assert not anne.errors and (knowledge / ".brouillon").exists()


def test_two_families_have_their_own_pages_and_words(tmp_path):
    knowledge = copy_knowledge(tmp_path / "knowledge")
    for folder in ("familles", "sources", "vocabulaire"):
        for path in (FAMILIES / "dg" / folder).iterdir():
            if not (knowledge / folder / path.name).exists():
                shutil.copyfile(path, knowledge / folder / path.name)
    settings = knowledge / "reglages.yml"
    settings.write_text(settings.read_text("utf-8").replace("famille: os", "familles: [os, dg]"), "utf-8")
    with WorkshopSite(tmp_path, knowledge) as site:
        anne = Visitor(site)
        assert anne.get("/atelier").text.count('class="card"') == 2
        assert "Enregistré" not in anne.text and "faute" not in anne.text
        form = {"key": "expressions", "words": "mon mot à moi", "ref": "section.famille"}
        anne.send("/atelier/famille/dg/mots/ajouter", **form)
        assert not anne.errors
        assert "mon mot à moi" in (knowledge / ".brouillon" / "vocabulaire" / "dg.yml").read_text("utf-8")
        anne.get("/atelier/famille/os/mots")
        assert "mon mot à moi" not in anne.text


def test_people_see_what_differs_from_what_is_in_service(anne):
    anne.send("/atelier/famille/os/texte", ref="version", before="version 1", after="version 2")
    anne.get("/atelier")
    assert "1 texte modifié" in anne.text
    anne.get("/atelier/famille/os")
    assert "version 2 modifié" in anne.text and anne.page.text.count('<span class="dot">modifié</span>') == 1


@pytest.mark.parametrize(
    "iso, said", [("2026-11-01", "1er novembre 2026"), ("2026-08-30T10:00:00Z", "30 août 2026"), ("?", "?")]
)
def test_days_are_written_as_people_write_them(iso, said):
    assert day(iso) == said


def test_a_folder_that_cannot_be_written_is_told(anne, knowledge, monkeypatch):
    def full(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reperes.workshop.desk.write_texts", full)
    page = anne.send("/atelier/famille/os/texte", ref="version", before="version 1", after="version 2")
    assert page.status_code == 500 and "vérifiez les droits et la place" in anne.text
