"""The workshop in a real web server in a thread, on a knowledge folder of its own, and people with browsers in it."""

import asyncio
import re
import shutil
import socket
import tempfile
import threading
from functools import lru_cache
from html import unescape
from pathlib import Path

import requests
from sanic import Sanic
from sanic.response import file as send_file

from reperes.knowledge.load import load_library
from reperes.workshop.blueprint import workshop_blueprint
from reperes.workshop.login.login import Login
from reperes.workshop.login.password_file import FILE, PasswordFile

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "reperes" / "channels" / "web" / "static"
PASSWORD = "un mot de passe assez long"
PEOPLE = ("Anne", "Bert")
SECONDS = 20


def copy_knowledge(target, source=ROOT / "knowledge"):
    """Copy the files of a knowledge folder, without drafts and versions."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(".*"))
    return target


@lru_cache(maxsize=1)
def passwords():
    """Return a folder with the passwords of the people, made once."""
    folder = Path(tempfile.mkdtemp())
    for name in PEOPLE:
        PasswordFile(folder).put(name, PASSWORD)
    return folder


class WorkshopSite:
    """Give it to `with`; it listens at `url`."""

    def __init__(self, folder, knowledge, ask=None, asked=None):
        self.knowledge = knowledge
        data = folder / "data"
        data.mkdir(exist_ok=True)
        # Copied, as hashing takes its time.
        shutil.copy(passwords() / FILE, data)
        login = Login.from_settings(None, data, b"a secret of the tests, long enough for all")
        self._parts = [
            login.blueprint(),
            workshop_blueprint(knowledge, login, lambda: load_library(knowledge), ask, asked),
        ]
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        self._run(self._serve())
        return self

    def __exit__(self, *raised):
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _serve(self):
        Sanic.test_mode = True
        app = Sanic(f"workshop-{id(self)}", configure_logging=False)
        app.update_config({"REQUEST_MAX_SIZE": 64 * 1024})
        for part in self._parts:
            app.blueprint(part)
        for name in ("pages.css", "tokens.css", "icon.svg"):
            _static(app, name)
        listening = socket.create_server(("127.0.0.1", 0))
        self._server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await self._server.startup()
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"

    async def _stop(self):
        self._server.close()
        await self._server.wait_closed()
        # A browser that lives on keeps its connections open.
        for connection in list(self._server.connections):
            connection.transport.abort()
        await asyncio.sleep(0.05)

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=SECONDS)


def _static(app, name):
    async def answer(request):
        return await send_file(STATIC / name)

    app.add_route(answer, f"/{name}", name=name)


class Visitor:
    """Somebody who is logged in, with a browser that keeps cookies; forms are sent as pages show them."""

    def __init__(self, site, name="Anne"):
        self.site = site
        self.session = requests.Session()
        self.session.headers["Connection"] = "close"
        self.token = ""
        self.get("/atelier/connexion")
        self.send("/atelier/connexion", nom=name, mot_de_passe=PASSWORD)
        self.get("/atelier/importer")

    def get(self, path):
        """Open a page."""
        return self._see(self.session.get(self.site.url + path, timeout=SECONDS))

    def send(self, path, files=None, **fields):
        """Send a form, with the token of the last page that had one, and follow to the page after it."""
        data = {"csrf": self.token, **fields}
        headers = {"Origin": self.site.url}
        return self._see(
            self.session.post(self.site.url + path, data=data, files=files, headers=headers, timeout=SECONDS)
        )

    def _see(self, page):
        self.page = page
        found = re.search(r'name="csrf" value="([^"]+)"', page.text)
        self.token = found[1] if found else self.token
        return page

    @property
    def text(self):
        """The text of the page that is open, without its marks."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.page.text)).split())

    @property
    def errors(self):
        """The errors at the fields of the page that is open."""
        found = re.findall(r'<p class="wrong"[^>]*><span class="hidden">Erreur : </span>(.*?)</p>', self.page.text)
        return [unescape(error) for error in found]
