"""The login in a real web server in a thread, with a page and a form of a workshop behind it, and browsers."""

import asyncio
import re
import socket
import threading
from html import unescape

import requests
from sanic import Blueprint, Sanic
from sanic.response import text

from reperes.channels.errors import answer_errors_in_french
from reperes.channels.web.pages import pages_blueprint
from reperes.workshop.login.login import Login

KEY = b"a secret of the tests, long enough for all"
SECONDS = 20


class Clock:
    """Time that passes when it is told to."""

    def __init__(self):
        self.now = 1_000_000.0

    def __call__(self):
        return self.now


class Served:
    """Give it to `with`; `origins` are made of the address, where the site has others."""

    def __init__(self, folder, settings=None, origins=()):
        self.clock = Clock()
        self.login = Login.from_settings(settings, folder, KEY, origins, self.clock)
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
        app = Sanic(f"login-{id(self)}", configure_logging=False)
        app.blueprint(self.login.blueprint())
        app.blueprint(_workshop(self.login))
        app.blueprint(pages_blueprint(None, ()))
        answer_errors_in_french(app)
        listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        self._server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await self._server.startup()

    async def _stop(self):
        self._server.close()
        # What a browser keeps open would outlive the server.
        for connection in list(self._server.connections):
            connection.transport.abort()
        await self._server.wait_closed()
        await asyncio.sleep(0)

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=SECONDS)


def _workshop(login):
    routes = Blueprint("behind", url_prefix="/atelier")
    login.guard(routes)

    @routes.get("/")
    async def home(request):
        return text(f"{(await login.person(request)).name}\n{login.csrf(request)}")

    @routes.get("/familles/<name>")
    async def family(request, name):
        return text(name)

    @routes.post("/familles/<name>")
    async def change(request, name):
        return text(f"changed by {(await login.person(request)).name}")

    return routes


class Browser:
    """What one person does; `origin` is that of the page on which they are, and the names are those of the routes."""

    def __init__(self, url, **headers):
        self.url = url
        self.session = requests.Session()
        self.session.trust_env = False
        self.headers = headers

    def get(self, path, **more):
        headers = {**self.headers, **more.pop("headers", {})}
        return self.session.get(self.url + path, headers=headers, allow_redirects=False, timeout=SECONDS, **more)

    def post(self, path, data, origin="", **headers):
        headers = {"Origin": origin or self.url, **self.headers, **headers}
        headers = {name: value for name, value in headers.items() if value is not None}
        return self.session.post(self.url + path, data, headers=headers, allow_redirects=False, timeout=SECONDS)

    def form(self, path="/atelier/connexion"):
        """The hidden fields of the form of a page."""
        return hidden(self.get(path).text)

    def log_in(self, name="Marie Dupont", password="quatre mots au hasard", **more):
        fields = {**self.form(), "nom": name, "mot_de_passe": password, **more}
        return self.post("/atelier/connexion", fields)

    def who(self):
        """Who the workshop says is here, None when it sends to the login."""
        found = self.get("/atelier")
        return found.text.splitlines()[0] if found.status_code == 200 else None

    def token(self):
        return self.get("/atelier").text.splitlines()[1]

    def cookie(self, name="atelier"):
        return self.session.cookies.get(name)

    def take(self, value, name="atelier"):
        """Use a cookie from elsewhere."""
        self.session.cookies.set(name, value, domain="127.0.0.1", path="/atelier")


def hidden(html):
    """Return the hidden fields of a page."""
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html)}


def alert(response):
    """Return what a page says is wrong, without marks."""
    found = re.search(r'<(?:div|p) class="notice[^>]*>(.*?)</(?:div|p)>\n', response.text, re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]+>", " ", found[1])).split()) if found else ""
