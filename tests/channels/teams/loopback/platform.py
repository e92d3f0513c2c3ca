"""The platform: a server in a thread of its own, with plain functions to write to the bot and to see what it sent."""

import asyncio
import json
import threading
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass, field

from aiohttp import web

from tests.channels.teams.loopback.activities import Person, activity, message
from tests.channels.teams.loopback.connector import routes_of
from tests.channels.teams.loopback.identity import SigningKey, claims_for

SECONDS_TO_REACH_A_BUTTON = 0.5
PATIENCE_SECONDS = 15
"""Teams gives a bot up after so long."""
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Sent:
    """What the bot sent: kind (post, update, typing), where, the activity, its id, and the moment (monotonic)."""

    kind: str
    conversation: str
    activity: dict
    id: str
    at: float

    @property
    def text(self):
        """The complete text: the fallback of the card, or the words."""
        return self.card["fallbackText"] if self.card else self.activity.get("text", "")

    @property
    def card(self):
        """The card, None without one."""
        found = self.activity.get("attachments") or ()
        return found[0]["content"] if found else None

    @property
    def buttons(self):
        """The titles and values of the buttons of the card."""
        actions = (self.card or {}).get("actions", ())
        return {action["title"]: action["data"]["reperes"] for action in actions if "data" in action}


@dataclass(frozen=True)
class Fault:
    """What the next request gets instead of, or (without a status) before its answer."""

    status: int = 0
    headers: dict = field(default_factory=dict)
    delay: float = 0.0


class Limit:
    """Turns away every so many messages."""

    def __init__(self, every, retry_after):
        self._every = every
        self._fault = Fault(429, {"Retry-After": str(retry_after)})
        self._count = 0
        self.turned_away = 0

    def next(self):
        """Return the fault that the next message meets, None if it meets none."""
        self._count += 1
        if self._count % self._every:
            return None
        self.turned_away += 1
        return self._fault


class Platform:
    """Give it to `with`; lists of faults are played one a request."""

    def __init__(self, port=0):
        self.app_id = str(uuid.uuid4())
        self.password = f"secret-{uuid.uuid4().hex}"
        self.tenant = str(uuid.uuid4())
        self.bot = {"id": f"28:{self.app_id}", "name": "Repères"}
        self.keys = [SigningKey()]
        self.faults, self.update_faults, self.token_faults, self.key_faults = [], [], [], []
        self.answer_429 = None
        self.tokens, self.token_seconds, self.metadata_reads = {}, 3599, 0
        self.people, self.strangers, self.removed = {}, set(), set()
        self._port, self._sent, self._rotations = port, [], 0
        self._loop = asyncio.new_event_loop()
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self):
        self._thread.start()
        self.open()
        return self

    def __exit__(self, *error):
        self.shut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def open(self):
        """Listen, at the same address as before."""
        self._run(self._open())

    def shut(self):
        """Be away."""
        self._run(self._runner.cleanup())

    def limit(self, every, retry_after):
        """Answer 429 to each message whose number is a multiple of `every`."""
        self.answer_429 = Limit(every, retry_after)

    @property
    def address(self):
        """Where the platform is."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def service_url(self):
        """Where the bot is to answer."""
        return f"{self.address}/emea/"

    def credentials(self):
        """Return the settings of the bot's `teams` channel."""
        return {
            "app_id": self.app_id,
            "app_password": self.password,
            "tenant_id": self.tenant,
            "authority": self.address,
            "openid_metadata_url": f"{self.address}/v1/.well-known/openidconfiguration",
            "allowed_hosts": [self.address],
        }

    def connect(self, address):
        """Write to the bot at this address from now on."""
        self._endpoint = f"{address.rstrip('/')}/webhooks/teams/messages"

    def person(self, name="Anne"):
        """Return someone new."""
        found = Person(name)
        self.people[found.id] = found
        return found

    def rotate(self):
        """Sign with a new key, and publish that one alone."""
        self._rotations += 1
        self.keys[:] = [SigningKey(self._rotations)]

    def activity(self, person, conversation=None, **more):
        """Return an activity of someone, for `post`."""
        return activity(self.bot, self.tenant, self.service_url, person, conversation, **more)

    def token(self, service_url=None, **claims):
        """Return what the platform signs its requests with."""
        return self.keys[-1].sign(claims_for(self.app_id, service_url or self.service_url, **claims))

    def post(self, content, token=None, headers=None):
        """Send an activity to the bot; return status and JSON (None without) of what it answers."""
        chosen = {"Authorization": f"Bearer {token or self.token()}"} if headers is None else headers
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        request = urllib.request.Request(
            self._endpoint, body, {"Content-Type": "application/json; charset=utf-8", **chosen}, method="POST"
        )
        try:
            with _OPENER.open(request, timeout=PATIENCE_SECONDS) as response:
                status, found = response.status, response.read()
        except urllib.error.HTTPError as error:
            status, found = error.code, error.read()
        return status, json.loads(found) if found else None

    def say(self, person, text, conversation=None, others=()):
        """Write to the bot, in other conversations than the person's own by a mention; return the activity's id."""
        mention = (self.bot["id"], self.bot["name"])
        fields = message(text, *others) if conversation is None else message(f"{{}} {text}", mention, *others)
        return self._accepted(self.activity(person, conversation, **fields))

    def press(self, person, sent, title):
        """Press a button of a card; return the activity's id."""
        return self.submit(person, sent, sent.buttons[title])

    def submit(self, person, sent, value):
        """Send the value of a card, a moment after it came: the bot hears after the person does that it was posted."""
        time.sleep(max(0.0, sent.at + SECONDS_TO_REACH_A_BUTTON - time.monotonic()))
        own = None if sent.conversation == person.conversation else sent.conversation
        made = self.activity(person, own, value={"reperes": value}, replyToId=sent.id)
        return self._accepted(made)

    def note(self, kind, conversation, content, id):
        """Keep what the bot sent."""
        with self._changed:
            self._sent.append(Sent(kind, conversation, content, id, time.monotonic()))
            self._changed.notify_all()

    def all_sent(self, conversation=None, kinds=("post", "update", "typing")):
        """Return what the bot sent, oldest first."""
        with self._changed:
            found = list(self._sent)
        return [sent for sent in found if sent.kind in kinds and conversation in (None, sent.conversation)]

    def posts(self, conversation=None):
        """Return the messages that the bot sent."""
        return self.all_sent(conversation, ("post",))

    def wait_for(self, number, conversation=None, kinds=("post",), seconds=20.0):
        """Return what the bot sent as soon as it is at least `number`; fails after that time."""
        ends = time.monotonic() + seconds
        while len(found := self.all_sent(conversation, kinds)) < number:
            with self._changed:
                left = ends - time.monotonic()
                assert left > 0, f"{len(found)} of {number} {'/'.join(kinds)} came"
                self._changed.wait(min(left, 0.5))
        return found

    def _accepted(self, made):
        status, _ = self.post(made)
        assert status == 202, status
        return made["id"]

    async def _open(self):
        app = web.Application()
        app.add_routes(routes_of(self))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]

    def _run(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=20)
