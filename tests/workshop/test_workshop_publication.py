"""Preview, publication and undo in the page; import; what people ask and think; who may see it."""

import re

import pytest
import requests
from workshop_site import ROOT, Visitor, WorkshopSite, copy_knowledge

from reperes.channels.core.asked import AskedStore
from reperes.channels.core.outcome import Asked
from reperes.importing.before import read_today
from reperes.importing.make_draft import make_draft
from reperes.importing.write_draft import write_draft
from reperes.knowledge.check import check_knowledge
from reperes.publishing.publish import publish
from reperes.publishing.starting import find_served
from reperes.publishing.versions import Versions
from reperes.workshop.editing import read_text, read_value

SAYS = "Suivre de manière stricte des instructions simples et univoques."
NEW = "Suivre de manière stricte des instructions simples."
CHANGE = {
    "ref": "critere.procedures.D",
    "before": SAYS,
    "after": NEW,
    "short": NEW,
    "short_before": SAYS,
    "follow": "1",
}
TEXT = "/atelier/famille/os/texte"
QUESTIONS = "questions/os.yml"
DG = ROOT / "tests" / "families" / "dg" / "sources"


def ask(text, library, family):
    """What a program would quote that knows two subjects, and quotes the first only while its text is as it was."""
    if "ouvre" in text:
        return ("tache.locaux",)
    facts = library.get(family).facts
    return ("critere.procedures.D",) if "instructions" in text and facts["critere.procedures.D"].text == SAYS else ()


@pytest.fixture
def store(tmp_path):
    (tmp_path / "data").mkdir()
    found = AskedStore(tmp_path / "data")
    yield found
    found.close()


@pytest.fixture
def knowledge(tmp_path):
    folder = copy_knowledge(tmp_path / "knowledge")
    (folder / "questions").mkdir(exist_ok=True)
    (folder / QUESTIONS).write_text(
        "- question: qui ouvre ?\n  attendu: tache.locaux\n"
        "- question: quelles instructions ?\n  attendu: critere.procedures.D\n",
        "utf-8",
    )
    return folder


@pytest.fixture
def site(tmp_path, knowledge, store):
    with WorkshopSite(tmp_path, knowledge, ask, store) as found:
        yield found


def state(visitor):
    """The state of the draft that the open page shows."""
    return visitor.page.text.split('name="state" value="')[1].split('"')[0]


def test_a_change_is_previewed_published_with_a_reason_and_undone(anne, knowledge):
    anne.send(TEXT, **CHANGE)
    page = anne.get("/atelier/apercu").text
    assert "1 texte du document change" in anne.text and "<del>" in page
    assert "Avant" in anne.text and "Après" in anne.text and "quelles instructions ? échoue maintenant" in anne.text
    assert "1 réussies sur 2" in anne.text
    refused = anne.send("/atelier/publier", state=state(anne), reason="")
    assert refused.status_code == 422 and "dites pourquoi vous publiez malgré cela" in anne.text
    published = anne.send("/atelier/publier", state=state(anne), reason="Nouveau règlement")
    assert published.status_code == 200, anne.text
    assert "est publiée" in anne.text and "Anne" in anne.text and "Nouveau règlement" in anne.text
    assert read_value(knowledge, "familles/os.yml", ("criteres", "procedures", "niveaux", "D")) == NEW
    assert not (knowledge / ".brouillon").exists()
    number = str(Versions(knowledge).in_service().number)
    anne.get("/atelier")
    assert "publiée le" in anne.text and "par Anne" in anne.text
    assert "Revenir à la version 1" in anne.get("/atelier/versions").text
    assert "gardée au premier démarrage" in anne.text and "Remettre la version 1 en service" in anne.text
    assert anne.get("/atelier/revenir?version=1").status_code == 200
    assert "1 texte du document change" in anne.text and "Rien n'a encore changé" in anne.text
    assert Versions(knowledge).in_service().number == 2
    assert anne.send("/atelier/annuler", version=number, to="1", reason="").status_code == 200
    assert "annule la version 2, copie de la version 1" in anne.text
    assert "Remettre la version 2 en service" in anne.text
    assert read_value(knowledge, "familles/os.yml", ("criteres", "procedures", "niveaux", "D")) == SAYS


def test_a_family_that_would_go_is_told_before_a_version_is_put_back(anne, knowledge):
    document = next(DG.glob("*.txt"))
    find_served(knowledge)
    folder = knowledge.parent / "famille"
    write_draft(make_draft(document, read_today(knowledge)), folder, knowledge)
    publish(knowledge, folder, "Anne", None)
    anne.get("/atelier/revenir?version=1")
    assert "Cette famille disparaîtrait des réponses : Gestionnaires de dossiers" in anne.text
    assert Versions(knowledge).in_service().number == 2
    anne.send("/atelier/annuler", version="2", to="1", reason="essai")
    anne.get("/atelier/revenir?version=2")
    assert "Cette famille reviendrait : Gestionnaires de dossiers" in anne.text


@pytest.mark.parametrize("number", ["9", "", "x", "²"])
def test_a_version_that_is_not_there_is_not_put_back(anne, knowledge, number):
    find_served(knowledge)
    assert anne.get(f"/atelier/revenir?version={number}").status_code == 404
    assert anne.send("/atelier/annuler", version="1", to=number).status_code == 409
    assert Versions(knowledge).in_service().number == 1


def test_what_was_not_previewed_is_not_published(site, anne, knowledge):
    anne.send(TEXT, **CHANGE)
    anne.get("/atelier/apercu")
    seen = state(anne)
    Visitor(site, "Bert").send("/atelier/famille/os/mots/ajouter", ref="tache.locaux", key="noms", words="clés")
    assert anne.send("/atelier/publier", state=seen, reason="ok").status_code == 409
    assert "quelqu'un d'autre y a travaillé" in anne.text and "clés" in anne.text
    assert Versions(knowledge).in_service() is None


def test_a_draft_is_discarded_by_who_has_seen_it(anne, knowledge):
    anne.send(TEXT, **CHANGE)
    anne.get("/atelier/apercu")
    anne.send("/atelier/abandonner", state=state(anne))
    assert "Le brouillon est abandonné" in anne.text and not (knowledge / ".brouillon").exists()


def test_a_draft_with_faults_is_shown_and_not_published(anne, knowledge):
    anne.send(TEXT, **CHANGE)
    file = knowledge / ".brouillon" / "familles" / "os.yml"
    file.write_text(file.read_text("utf-8").replace("Élaborer des formulaires", "Élaborer de formulaires"), "utf-8")
    anne.get("/atelier/apercu")
    assert "1 faute à corriger" in anne.text and "Élaborer de formulaires" in anne.text
    assert "La publication attend" in anne.text
    # By a form, the fault is mended.
    form = {"ref": "tache.formulaires", "before": "Élaborer de formulaires", "after": "Élaborer des formulaires"}
    assert anne.send(TEXT, **form).status_code == 200
    anne.get("/atelier/apercu")
    assert "faute" not in anne.text.split("Publier")[0]


def test_a_draft_file_that_cannot_be_read_is_told_on_every_page(anne, knowledge):
    anne.send(TEXT, **CHANGE)
    (knowledge / ".brouillon" / "familles" / "os.yml").write_text("famille: [", "utf-8")
    assert anne.get("/atelier").status_code == 200 and "ne peut pas être lu" in anne.text
    assert anne.get("/atelier/famille/os").status_code == 500 and "familles/os.yml, ligne 1" in anne.text
    assert anne.get("/atelier/apercu").status_code == 200 and "familles/os.yml, ligne 1" in anne.text


def test_what_changed_by_hand_too_is_shown_and_chosen(anne, knowledge):
    anne.send(TEXT, **CHANGE)
    file = knowledge / "familles" / "os.yml"
    file.write_text(file.read_text("utf-8").replace('"version 1"', '"version 1b"'), "utf-8")
    anne.get("/atelier/apercu")
    assert "Changés aussi à la main" in anne.text and "familles/os.yml" in anne.text
    anne.send("/atelier/choisir", file="familles/os.yml", keep="draft")
    assert "Changés aussi à la main" not in anne.text
    assert NEW in read_text(knowledge / ".brouillon", "familles/os.yml")


def test_a_document_becomes_a_family_of_the_draft(anne, knowledge):
    document = next(DG.glob("*.txt"))
    page = anne.send("/atelier/importer", files={"document": (document.name, document.read_bytes())}, code="")
    assert page.status_code == 200 and "est dans le brouillon" in anne.text, anne.errors
    draft = knowledge / ".brouillon"
    assert read_text(draft, "reglages.yml").count("familles: [os, dg]") == 1
    assert [one.family.id for one in check_knowledge(draft).families] in ([], ["os", "dg"])
    assert anne.get("/atelier/famille/dg").status_code == 200
    assert "dg" not in read_text(knowledge, "reglages.yml")


@pytest.mark.parametrize(
    "name, content, code, message",
    [
        ("", b"", "", "Choisissez d'abord un document"),
        ("famille.odt", b"x", "", "n'est pas d'une sorte connue"),
        ("famille.txt", b"", "", "est vide"),
        ("famille.docx", b"no zip", "", "famille.docx"),
        ("famille.pdf", b"%PDF-1.4 broken", "", "famille.pdf"),
        ("famille.txt", "Bonjour à tous.\n".encode(), "", "ne suit pas le modèle"),
        ("famille.txt", b"Raison d'\xeatre\n", "", "ne suit pas le modèle"),
        ("famille.txt", b"x", "D G!", "n'est pas le code d'une famille"),
        ("../../familles/os.txt", "Bonjour.\n".encode(), "", "ne suit pas le modèle"),
    ],
)
def test_a_document_that_cannot_be_imported_is_refused_in_french(anne, knowledge, name, content, code, message):
    page = anne.send("/atelier/importer", files={"document": (name, content)}, code=code)
    assert page.status_code == 422 and message in " ".join(anne.errors), anne.errors
    assert not (knowledge / ".brouillon").exists()


def test_a_document_without_a_code_needs_one(anne, knowledge):
    document = next(DG.glob("*.txt"))
    without = re.sub(r"\bDG\b", "", document.read_text("utf-8")).encode()
    page = anne.send("/atelier/importer", files={"document": ("famille.txt", without)}, code="")
    assert page.status_code == 422 and "ne dit pas le code" in " ".join(anne.errors), anne.errors
    assert not (knowledge / ".brouillon").exists()


def test_no_family_takes_the_files_that_all_families_share(anne, knowledge):
    without = re.sub(r"\bDG\b", "", next(DG.glob("*.txt")).read_text("utf-8")).encode()
    page = anne.send("/atelier/importer", files={"document": ("famille.txt", without)}, code="commun")
    assert page.status_code == 422 and "Choisissez un autre code" in " ".join(anne.errors), anne.errors
    assert not (knowledge / ".brouillon").exists()


@pytest.mark.parametrize(
    "text, code, told",
    [
        (lambda text: text, "OS", "Le document porte le code « DG », vous avez donné « OS »"),
        (lambda text: text.replace("fonctions DG", "fonctions", 1), "OS", "« OS » est le code de la famille « Agents de support »"),
        (lambda text: text.replace("fonctions DG", "fonctions OS", 1), "", "donnez aussi le code « OS »"),
    ],
)  # fmt: skip
def test_a_document_does_not_take_the_place_of_another_family(anne, knowledge, text, code, told):
    before = next(DG.glob("*.txt")).read_text("utf-8")
    after = text(before)
    assert code == "OS" or after != before
    page = anne.send("/atelier/importer", files={"document": ("dg.txt", after.encode())}, code=code)
    assert page.status_code == 422 and told in " ".join(anne.errors), anne.errors
    assert not (knowledge / ".brouillon").exists()


def test_a_document_that_is_too_large_is_refused(anne, knowledge):
    page = anne.send("/atelier/importer", files={"document": ("grand.txt", b"x" * (21 * 1024 * 1024))})
    assert page.status_code == 413 and "dépasse 20 Mo" in anne.text
    assert not (knowledge / ".brouillon").exists()


def test_nobody_sends_a_document_who_is_not_logged_in(site):
    files = {"document": ("a.txt", b"x")}
    page = requests.post(site.url + "/atelier/importer", files=files, allow_redirects=False, timeout=20)
    assert page.status_code == 303 and "/atelier/connexion" in page.headers["Location"]


def test_a_question_of_people_becomes_a_word_and_is_settled(anne, knowledge, store):
    for text in ("les fiches bleues en C ?", "les fiches bleues, niveau C"):
        store.keep(Asked(text, "refused", "", ("critere.questions_plaintes",)), "web")
    page = anne.get("/atelier/famille/os/gens").text
    assert "2 sans réponse" in anne.text and "critère Questions ou plaintes" in anne.text
    group = page.split("?groupe=")[1].split("&")[0]
    assert "1 à traiter" in anne.get("/atelier").text
    form = {"group": group, "ref": "critere.questions_plaintes", "key": "noms", "what": "word"}
    assert anne.send("/atelier/famille/os/gens/proposer", **form, text="B").status_code == 422
    assert "est le nom d'un niveau" in anne.text
    assert anne.send("/atelier/famille/os/gens/proposer", **form, text="fiches bleues").status_code == 200
    assert "Rien à traiter" in anne.text
    path = ("critere.questions_plaintes", "noms", "fiches bleues")
    assert read_value(knowledge / ".brouillon", "vocabulaire/os.yml", path)
    again = anne.send("/atelier/famille/os/gens/proposer", **form, text="fiches vertes")
    assert again.status_code == 422 and "quelqu'un d'autre l'a traité" in anne.text


def test_a_question_of_people_becomes_a_test_question(anne, knowledge, store):
    store.keep(Asked("le télétravail est permis ?", "refused"), "web")
    group = anne.get("/atelier/famille/os/gens").text.split("?groupe=")[1].split("#")[0].split("&")[0]
    form = {"group": group, "ref": "rien", "what": "question", "text": "le télétravail est permis ?"}
    assert anne.send("/atelier/famille/os/gens/proposer", **form).status_code == 200, anne.errors
    assert read_value(knowledge / ".brouillon", QUESTIONS, ("le télétravail est permis ?",)) == ("rien",)


def test_a_group_is_left_as_it_is_and_taken_back(anne, store):
    store.keep(Asked("le télétravail est permis ?", "refused"), "web")
    group = anne.get("/atelier/famille/os/gens").text.split("?groupe=")[1].split("#")[0].split("&")[0]
    anne.send("/atelier/famille/os/gens/traiter", group=group)
    assert "Rien à traiter" in anne.text
    anne.send("/atelier/famille/os/gens/traiter", group=group, back="1")
    assert "télétravail" in anne.text


def test_use_is_shown_by_week_and_channel(anne, store):
    for channel, times in (("slack", 3), ("web", 2)):
        for _ in range(times):
            store.keep(Asked("", "answered"), channel)
    anne.get("/atelier/usage")
    assert "slack 3 3" in anne.text and "web 2 2" in anne.text


def test_what_the_workshop_shows_is_text_and_never_html(anne, knowledge, store):
    store.keep(Asked("<script>alert(1)</script> fiches", "refused"), "web")
    assert "<script" not in anne.get("/atelier/famille/os/gens").text
    page = anne.send("/atelier/famille/os/mots/ajouter", ref="tache.locaux", key="noms", words='"><img src=x>')
    assert "<img" not in page.text


@pytest.mark.parametrize(
    "path", ["/atelier", "/atelier/famille/os", "/atelier/apercu", "/atelier/versions", "/atelier/avis"]
)
def test_strangers_are_sent_to_the_login(site, path):
    page = requests.get(site.url + path, allow_redirects=False, timeout=20)
    assert page.status_code == 303 and page.headers["Location"].startswith("/atelier/connexion")


def test_a_form_of_another_site_is_refused(site, anne, knowledge):
    anne.token = "guessed"
    assert anne.send(TEXT, **CHANGE).status_code == 403
    assert not (knowledge / ".brouillon").exists()


def test_pages_allow_no_foreign_code_and_are_kept_by_no_browser(anne):
    headers = anne.get("/atelier/famille/os").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src" not in policy and "form-action 'self'" in policy
    assert headers["Cache-Control"] == "no-store" and headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", ["/atelier/famille/perdue", "/atelier/famille/..%2Fos", "/atelier/perdu"])
def test_what_is_not_there_is_a_page_that_says_so(anne, path):
    assert anne.get(path).status_code == 404
