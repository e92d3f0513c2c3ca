"""The channel in a real web server in a thread, with an assistant that gives the answers it was made with."""

import asyncio
import socket
import threading

from sanic import Sanic

from reperes.channels.core.inbox import Inbox
from reperes.channels.core.office import Office
from reperes.channels.limits import only_payloads_of
from reperes.channels.slack.channel import SlackInput
from reperes.channels.slack.settings import Settings
from tests.books import os_book
from tests.channels.slack.loopback import SECRET, deliver

URL = "/webhooks/slack"
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


class Bot:
    """Give it to `with`; several can follow each other on one folder, as restarts of the program do."""

    def __init__(self, platform, folder, **settings):
        self.assistant = Assistant()
        self.platform = platform
        self._inbox = Inbox(folder)
        given = {"bot_token": "xoxb-test", "signing_secret": SECRET, "api_url": platform.api_url, **settings}
        office = Office(
            inbox=self._inbox,
            book=os_book(),
            greeting="Bonjour !",
            secret=b"a secret of the tests",
            folder=folder,
            is_allowed_payload=only_payloads_of(["ask_description"]),
        )
        self._channel = SlackInput(Settings.read(given), office)
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

    def gets(self, payload, **headers):
        """Deliver a payload as Slack does, and return the status and the body that come back."""
        return deliver(self.url, payload, **headers)

    def settles(self):
        """Wait until nothing is left to do."""

        async def settle():
            while self._channel._courier._tasks or self._channel._showing:
                await asyncio.sleep(0.005)

        self._run(settle())

    async def _serve(self):
        Sanic.test_mode = True
        app = Sanic(f"slack-{id(self)}", configure_logging=False)
        app.blueprint(self._channel.blueprint(self.assistant), url_prefix=URL)
        # Sanic takes port 0 for 8000.
        taken = socket.create_server(("127.0.0.1", 0))
        self._server = await app.create_server(sock=taken, return_asyncio_server=True, access_log=False)
        await self._server.startup()
        await self._channel.start()
        self.url = f"http://127.0.0.1:{taken.getsockname()[1]}{URL}/events"

    async def _stop(self):
        await self._channel.stop(0.5)
        self._server.close()
        await self._server.wait_closed()
        self._inbox.close()

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=SECONDS)
