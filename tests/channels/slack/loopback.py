"""Slack on this machine: a Web API that notes what it is told, limits rates and fails as often as asked, and signed
requests."""

import json
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qsl, urlencode, urlsplit

from slack_sdk.signature import SignatureVerifier

SECRET = "a-signing-secret-of-the-tests"
TEAM, BOT = "T0TEAM", "U0BOT"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
PEOPLE = {"U0ANNA": "Anna", "U0BERT": "Bert"}


class SlackPlatform:
    """A workspace. `calls` are the Web API calls that succeeded, as dicts with `method`, `at` and what was given;
    `refused` are those that did not. `slow` is after how many seconds a call that succeeded is answered."""

    def __init__(self):
        self.calls = []
        self.refused = []
        self.slow = 0.0
        self._failures = []
        self._every = None
        self._asked = 0
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._server = None

    def __enter__(self):
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *raised):
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def api_url(self):
        return f"{self.address}/api/"

    @property
    def posts(self):
        """The messages that are in the workspace, oldest first."""
        return [call for call in list(self.calls) if call["method"] in ("chat.postMessage", "response_url")]

    @property
    def updates(self):
        return [call for call in list(self.calls) if call["method"] == "chat.update"]

    def fail(self, *failures):
        """Let the next calls fail: each is (status, headers, body), "disconnect", or "lost": taken, but the answer is
        lost."""
        with self._lock:
            self._failures += failures

    def limit(self, every, retry_after=1):
        """Answer 429 to each `every`-th message from now on."""
        with self._lock:
            self._every = (every, retry_after)

    def wait_for(self, number, seconds=20):
        """Return the messages as soon as there are so many; fails when they take too long."""
        until = time.monotonic() + seconds
        while len(self.posts) < number:
            assert time.monotonic() < until, (
                f"{len(self.posts)} of {number} messages: {[post['text'] for post in self.posts]}"
            )
            time.sleep(0.01)
        return self.posts

    def new_ts(self):
        """Return a time stamp that no message has."""
        return f"{int(time.time())}.{next(self._numbers):06d}"

    def message(self, user, text, channel=None, thread=None, **fields):
        """Return the event of a message: a direct one, or one in a channel; `fields` change it."""
        event = {
            "type": "message",
            "user": user,
            "text": text,
            "ts": self.new_ts(),
            "channel": channel or f"D{user[1:]}",
        }
        event["channel_type"] = "channel" if channel else "im"
        if thread:
            event["thread_ts"] = thread
        return envelope({**event, **fields})

    def click(self, user, post, value, title="", **fields):
        """Return the click on a button of one of `posts`."""
        action = {"type": "button", "action_id": "choice:0", "value": value, "action_ts": self.new_ts()}
        return {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user, "team_id": TEAM},
            "container": {
                "type": "message",
                "message_ts": post["ts"],
                "channel_id": post["channel"],
                **({"thread_ts": post["thread_ts"]} if post.get("thread_ts") else {}),
            },
            "channel": {"id": post["channel"]},
            "trigger_id": self.new_ts(),
            "response_url": f"{self.address}/hooks/{self.new_ts()}",
            "actions": [{**action, **fields}],
        }

    def command(self, user, text, channel="C0GENERAL"):
        """Return the fields of a slash command."""
        return {
            "command": "/reperes",
            "text": text,
            "team_id": TEAM,
            "channel_id": channel,
            "user_id": user,
            "trigger_id": self.new_ts(),
            "response_url": f"{self.address}/hooks/{self.new_ts()}",
        }

    def answer(self, method, given):
        """Return status, headers and body of a call, None to hang up; called by the server's threads."""
        with self._lock:
            self._asked += method in ("chat.postMessage", "response_url")
            failure = self._failures.pop(0) if self._failures else None
            if failure is None and self._every and not self._asked % self._every[0] and method != "chat.update":
                failure = (429, {"Retry-After": str(self._every[1])}, {"ok": False, "error": "ratelimited"})
            if failure is not None and failure != "lost":
                self.refused.append({"method": method, "at": time.time(), **given})
                return None if failure == "disconnect" else failure
            call = {"method": method, "at": time.time(), **given}
            if method == "chat.postMessage":
                call["ts"] = self.new_ts()
            self.calls.append(call)
            if failure == "lost":
                return None
            if method == "conversations.open":
                return 200, {}, {"ok": True, "channel": {"id": _direct(given["users"])}}
            if method in ("conversations.history", "conversations.replies"):
                return 200, {}, self._page(method, given)
        time.sleep(self.slow)
        if method == "users.info":
            name = PEOPLE.get(given["user"])
            found = {"ok": True, "user": {"id": given["user"], "profile": {"real_name": f"{name} Peeters"}}}
            return 200, {}, found if name else {"ok": False, "error": "user_not_found"}
        return 200, {}, {"ok": True, "ts": call.get("ts"), "channel": given.get("channel")}

    def _page(self, method, given):
        if given["channel"][0] in "UW":
            return {"ok": False, "error": "channel_not_found"}
        posts = [call for call in self.calls if call["method"] == "chat.postMessage"]
        posts = [post for post in posts if _direct(post["channel"]) == given["channel"]]
        posts = [post for post in posts if post.get("thread_ts") == given.get("ts")]
        # As Slack does: threads begin with their oldest message, conversations with their newest.
        posts = posts if method == "conversations.replies" else posts[::-1]
        start = int(given.get("cursor") or 0)
        end = start + int(given["limit"])
        following = {"next_cursor": str(end) if end < len(posts) else ""}
        return {"ok": True, "messages": posts[start:end], "response_metadata": following}


def _direct(channel):
    """Return the conversation with a person for their id, any other as it is."""
    return f"D{channel[1:]}" if channel[0] in "UW" else channel


def envelope(event):
    """Return what Slack wraps an event in."""
    bot = {"team_id": TEAM, "user_id": BOT, "is_bot": True}
    wrapped = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A0", "event_id": f"Ev{event.get('ts', '')}"}
    return {**wrapped, "event": event, "authorizations": [bot]}


def body_of(payload):
    """Return the body and the content type with which Slack sends an event, a click or a command."""
    if payload.get("type") in ("event_callback", "url_verification"):
        return json.dumps(payload).encode(), JSON
    fields = payload if "command" in payload else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), FORM


def signed(body, content_type, at=None, secret=SECRET):
    """Return the headers of a request that Slack sends at `at`, seconds since 1970."""
    timestamp = str(int(time.time() if at is None else at))
    signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    return {"Content-Type": content_type, "X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}


def deliver(url, payload, **headers):
    """Send a payload as Slack does, and return the status and the body that come back."""
    body, content_type = body_of(payload)
    return send(url, body, {**signed(body, content_type), **headers})


def send(url, body, headers):
    """Send a body with its headers, and return the status and the body that come back."""
    request = urllib.request.Request(url, body, headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


class _Server(ThreadingHTTPServer):
    request_queue_size = 128
    daemon_threads = True


def _handler(platform):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            given = json.loads(body) if self.headers.get_content_type() == JSON else dict(parse_qsl(body.decode()))
            self._answer(given)

        def do_GET(self):
            self._answer(dict(parse_qsl(urlsplit(self.path).query)))

        def _answer(self, given):
            path = urlsplit(self.path).path
            if path.startswith("/hooks/"):
                found = platform.answer("response_url", {"url": path, "channel": None, **given})
            else:
                found = platform.answer(path.removeprefix("/api/"), given)
            if found is None:
                self.close_connection = True
                return
            status, headers, body = found
            content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Type": JSON, **headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args):
            """Say nothing."""

    return Handler
