"""The channel in a real web server in a thread, with an assistant that gives the answers it was made with."""

import asyncio
import socket
import threading
from pathlib import Path

from sanic import Sanic

from reperes.answers.book import Book
from reperes.answers.wording import Phrases
from reperes.channels.core.inbox import Inbox
from reperes.channels.core.office import Office
from reperes.channels.errors import answer_errors_in_french
from reperes.channels.limits import only_payloads_of
from reperes.channels.teams.channel import TeamsInput
from reperes.channels.teams.settings import Settings
from reperes.knowledge.load import load_knowledge

ROOT = Path(__file__).parents[3]
SECRET = b"a secret of the tests of Teams, long enough"
GREETING = "Bonjour ! Je suis Repères, un assistant automatique."


def book():
    """Return the knowledge of the project."""
    return Book(load_knowledge(ROOT / "knowledge"), Phrases.read())


class Assistant:
    """Keeps what it was asked; `answers` are the messages of its next turns."""

    def __init__(self):
        self.asked = []
        self.answers = [{"text": "Bien reçu."}]
        self.seconds = 0.0

    async def __call__(self, message):
        self.asked.append(message)
        await asyncio.sleep(self.seconds)
        for answer in self.answers:
            await message.output_channel.send_response(message.sender_id, dict(answer))


class Bot:
    """Give it to `with`; several can follow each other on one folder, as restarts of the program do."""

    def __init__(self, platform, folder, book, **settings):
        self.assistant = Assistant()
        self._platform = platform
        office = Office(
            inbox=Inbox(folder),
            book=book,
            greeting=GREETING,
            secret=SECRET,
            folder=folder,
            is_allowed_payload=only_payloads_of(["ask_description"]),
        )
        self._inbox = office.inbox
        self._channel = TeamsInput(Settings.read({**platform.credentials(), **settings}), office)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        self._run(self._serve())
        return self

    def __exit__(self, *error):
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _serve(self):
        Sanic.test_mode = True
        app = Sanic(f"bot-{id(self)}", configure_logging=False)
        app.update_config({"REQUEST_MAX_SIZE": 1024 * 1024})
        app.blueprint(self._channel.blueprint(self.assistant), url_prefix="/webhooks/teams")
        answer_errors_in_french(app)
        # Sanic takes port 0 for its default one.
        listening = socket.create_server(("127.0.0.1", 0))
        self._server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await self._server.startup()
        await self._channel.start()
        host, port = listening.getsockname()
        self._platform.connect(f"http://{host}:{port}")

    async def _stop(self):
        await self._channel.stop(5.0)
        self._server.close()
        await self._server.wait_closed()
        self._inbox.close()

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=20)
