"""A browser, the real server, and pages that fail a test when they ask another host for anything."""

from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from chat import Chat
from site_under_test import ROOT, Site, other_origin

WIDGET = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Intranet</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {site}; frame-src {site}"></head>
<body><main><h1>Intranet</h1><p>Une page de l'intranet.</p></main>
<script src="{site}/widget.js" data-title="Aide aux agents" data-colour="#7a1f5c" data-greeting="Bonjour du service"
 data-contact="Madame Dupont" data-question="qui s'occupe du courrier ?"></script></body></html>"""


@pytest.fixture(scope="session")
def bundle():
    """The built page; `make test` builds it."""
    folder = ROOT / "web" / "dist"
    assert (folder / "index.html").exists(), "the page is not built: run scripts/build-web (it needs Node.js)"
    return folder


@pytest.fixture(scope="session")
def origins(tmp_path_factory):
    """Two origins that are not ours: pages of the first may embed the chat, pages of the second may not."""
    folders = [tmp_path_factory.mktemp(name) for name in ("intranet", "stranger")]
    with other_origin(folders[0]) as intranet, other_origin(folders[1]) as stranger:
        yield SimpleNamespace(intranet=intranet, stranger=stranger, folders=folders)


@pytest.fixture(scope="session")
def new_site(model_path, bundle, origins, tmp_path_factory):
    """A function that starts a server of its own."""
    started = []

    def start():
        site = Site(model_path, tmp_path_factory.mktemp("site"), [origins.intranet])
        site.start()
        started.append(site)
        return site

    yield start
    for site in started:
        site.stop()


@pytest.fixture(scope="session")
def site(new_site, origins):
    """The running server."""
    found = new_site()
    for folder in origins.folders:
        (folder / "index.html").write_text(WIDGET.format(site=found.address), "utf-8")
    return found


@pytest.fixture
def new_page(browser):
    """A function that opens a page for someone new; at the end, nothing went elsewhere and no error was hidden."""
    contexts, complaints = [], []

    def open_page(address=None, hosts=(), expected=(), **options):
        context = browser.new_context(locale="fr-BE", **options)
        contexts.append(context)
        allowed = {urlsplit(host).netloc for host in hosts} | ({urlsplit(address).netloc} if address else set())
        page = context.new_page()

        def check(request):
            parts = urlsplit(request.url)
            if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc not in allowed:
                complaints.append(f"asked elsewhere: {request.url}")

        def heard(message):
            if message.type == "error" and not any(word in message.text for word in expected):
                complaints.append(f"console: {message.text}")

        context.on("request", check)
        page.on("console", heard)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.set_default_timeout(15_000)
        if address:
            page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def chat(site, new_page):
    """The chat page of someone new, greeted."""
    return Chat(new_page(site.address)).wait()
