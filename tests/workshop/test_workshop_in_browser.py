"""HR's day in a real browser: log in, change a text, see which answers change, publish, undo; axe-core on each page."""

import pytest
from playwright.sync_api import expect
from workshop_site import PASSWORD, ROOT, WorkshopSite, copy_knowledge

from reperes.channels.core.asked import AskedStore
from reperes.channels.core.outcome import Asked
from reperes.workshop.editing import read_value

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "phone, light": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    "desk, dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}
PAGES = [
    "/atelier",
    "/atelier/famille/os",
    "/atelier/famille/os?modifier=critere.procedures.C#champ-after",
    "/atelier/famille/os?modifier=requis.guider.B#champ-after",
    "/atelier/famille/os?modifier=tache.agenda#champ-after",
    "/atelier/famille/os?ajouter=organisateur_pratique#champ-after",
    "/atelier/famille/os/mots?modifier=tache.locaux#champ-words",
    "/atelier/famille/os/essais",
    "/atelier/famille/os/gens",
    "/atelier/apercu",
    "/atelier/versions",
    "/atelier/importer",
    "/atelier/avis",
    "/atelier/usage",
    "/atelier/famille/perdue",
]
SAYS = "Suivre de manière stricte des instructions simples et univoques."
NEW = "Suivre de manière stricte des instructions simples et claires."
CELL = ("criteres", "procedures", "niveaux", "D")


def ask(text, library, family):
    """What a program would quote that knows one subject."""
    return ("tache.locaux",) if "ouvre" in text else ()


def violations(page):
    """Return what axe-core finds wrong, one line a finding."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations'], preload: false})", RULES)
    return [f"{rule['id']}: {node['target']}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory):
    folder = copy_knowledge(tmp_path_factory.mktemp("browser") / "knowledge")
    (folder / "questions").mkdir(exist_ok=True)
    (folder / "questions" / "os.yml").write_text("- question: qui ouvre ?\n  attendu: tache.locaux\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory, knowledge):
    folder = tmp_path_factory.mktemp("data")
    store = AskedStore(folder)
    for _ in range(3):
        store.keep(Asked("les fiches bleues, niveau C", "refused", "", ("critere.questions_plaintes",)), "web")
    with WorkshopSite(folder, knowledge, ask, store) as found:
        yield found
    store.close()


@pytest.fixture
def new_page(browser, site):
    """A function that opens the workshop for somebody who logs in; at the end, no error was hidden."""
    contexts, complaints = [], []

    def open_page(**options):
        context = browser.new_context(locale="fr-BE", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.set_default_timeout(20_000)
        page.goto(f"{site.url}/atelier")
        page.get_by_label("Nom").fill("Anne")
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.get_by_role("button", name="Se connecter").click()
        expect(page.get_by_role("heading", name="Vue d'ensemble")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [text for text in complaints if "404" not in text and "422" not in text]


@pytest.mark.parametrize("view", VIEWS)
def test_every_page_without_scripts_has_nothing_for_axe_and_does_not_scroll_sideways(site, new_page, view):
    page = new_page(**VIEWS[view])
    for address in PAGES:
        page.goto(site.url + address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} scrolls sideways"


def test_a_text_is_changed_previewed_published_and_undone(site, new_page, knowledge):
    page = new_page()
    page.get_by_role("link", name="Textes de OS").click()
    page.get_by_role("link", name="Modifier : « Procédures », niveau D").click()
    field = page.get_by_label("Texte, mot pour mot")
    expect(field).to_be_focused()
    expect(page.get_by_role("heading", name="Dans le document source")).to_be_visible()
    assert page.locator(".source mark").inner_text() == SAYS
    field.fill(NEW)
    page.get_by_label("Texte court").fill(NEW)
    page.get_by_role("button", name="Enregistrer dans le brouillon").click()
    expect(page.get_by_role("alert")).to_contain_text("Le document dit « … simples et univoques. »")
    assert violations(page) == [] and field.input_value() == NEW
    page.get_by_label("Le document officiel a changé").check()
    page.get_by_role("button", name="Enregistrer dans le brouillon").click()
    expect(page.get_by_role("status")).to_contain_text("Enregistré dans le brouillon")
    assert violations(page) == []
    page.get_by_role("link", name="Voir ce que cela change").click()
    expect(page.locator("del").first).to_contain_text("univoques.")
    after = page.locator("details[open] .answer").nth(1)
    expect(after).to_contain_text(NEW)
    expect(page.get_by_text("1 réussies sur 1")).to_be_visible()
    assert violations(page) == []
    assert read_value(knowledge, "familles/os.yml", CELL) == SAYS
    page.get_by_label("Pourquoi ce changement").fill("Nouveau texte")
    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_role("status")).to_contain_text("est publiée")
    assert read_value(knowledge, "familles/os.yml", CELL) == NEW
    assert violations(page) == []
    page.get_by_role("link", name="Revenir à la version").click()
    page.get_by_role("button", name="en service").click()
    expect(page.get_by_role("row", name="annule la version")).to_be_visible()
    assert read_value(knowledge, "familles/os.yml", CELL) == SAYS


def test_a_question_of_people_becomes_a_word_by_the_keyboard_alone(site, new_page, knowledge):
    page = new_page()
    page.goto(f"{site.url}/atelier/famille/os/gens")
    page.get_by_role("link", name="critère Questions ou plaintes").focus()
    page.keyboard.press("Enter")
    field = page.get_by_label("Mots à retenir")
    expect(field).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("fiches bleues")
    page.get_by_role("radio", name="un mot des gens").focus()
    page.keyboard.press("Space")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("C'est dans le brouillon")
    assert read_value(
        knowledge / ".brouillon", "vocabulaire/os.yml", ("critere.questions_plaintes", "expressions", "fiches bleues")
    )


def test_at_four_hundred_percent_a_form_stands_in_one_column(site, new_page):
    page = new_page(viewport={"width": 320, "height": 256})
    page.goto(f"{site.url}/atelier/famille/os?modifier=critere.procedures.C#champ-after")
    form, source = (page.locator(f"#modifier {part}").first.bounding_box() for part in ("form", ".source"))
    assert source["y"] >= form["y"] + form["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
