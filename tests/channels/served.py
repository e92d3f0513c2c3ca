"""A channel in a real web server in a thread, with an assistant that gives the answers it was told to give."""

import asyncio
import socket
import threading

from sanic import Sanic

from reperes.channels.core.inbox import Inbox
from reperes.channels.core.office import Office
from reperes.channels.errors import answer_errors_in_french
from reperes.channels.limits import only_payloads_of
from tests.books import os_library

GREETING = "Bonjour ! Je suis Repères, un assistant automatique."
SECONDS = 20


class Assistant:
    """Keeps what it was asked; `answers` are the messages of each turn, which takes `seconds`."""

    def __init__(self):
        self.asked = []
        self.answers = [{"text": "Bien reçu."}]
        self.seconds = 0.0

    @property
    def texts(self):
        return [message.text for message in self.asked]

    @property
    def senders(self):
        return [message.sender_id for message in self.asked]

    async def __call__(self, message):
        self.asked.append(message)
        await asyncio.sleep(self.seconds)
        for answer in self.answers:
            await message.output_channel.send_response(message.sender_id, dict(answer))


class Served:
    """Give it to `with`; several can follow each other on one folder, as restarts of the program do.

    A channel's own one says what `channel` it makes of an office, and how long it may take to stop.
    """

    seconds_to_stop = 5.0

    def __init__(self, folder):
        self.assistant = Assistant()
        self._inbox = Inbox(folder)
        self._channel = self.channel(
            Office(
                inbox=self._inbox,
                families=os_library,
                greeting=GREETING,
                secret=b"a secret of the tests, long enough for all",
                folder=folder,
                is_allowed_payload=only_payloads_of(["ask_description"]),
            )
        )
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
        app = Sanic(f"served-{id(self)}", configure_logging=False)
        app.update_config({"REQUEST_MAX_SIZE": 1024 * 1024})
        app.blueprint(self._channel.blueprint(self.assistant), url_prefix=f"/webhooks/{self._channel.name()}")
        answer_errors_in_french(app)
        # Sanic takes port 0 for its default one.
        listening = socket.create_server(("127.0.0.1", 0))
        self._server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
        await self._server.startup()
        await self._channel.start()
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"

    async def _stop(self):
        await self._channel.stop(self.seconds_to_stop)
        self._server.close()
        await self._server.wait_closed()
        self._inbox.close()

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=SECONDS)
