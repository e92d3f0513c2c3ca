"""The crowd on Slack: fifty direct conversations."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from crowd import Said

from tests.channels.slack.loopback import SECRET, SlackPlatform, deliver

BOT_TOKEN = "xoxb-of-the-burst"


class SlackSide:
    """Fifty people on a platform that refuses one message of seven first."""

    name = "slack"

    def __init__(self):
        self.platform = SlackPlatform()
        self._events: Dict[Said, Dict[str, Any]] = {}
        self.platform.limit(every=7, retry_after=1)

    def settings(self) -> Dict[str, Any]:
        """Return the channel's part of credentials.yml."""
        return {"mode": "http", "bot_token": BOT_TOKEN, "signing_secret": SECRET, "api_url": self.platform.api_url}

    def secrets(self) -> Tuple[str, ...]:
        """Return what must not stand in any log."""
        return BOT_TOKEN, SECRET

    def refused(self) -> int:
        """Return how many messages of the program were turned away."""
        return len(self.platform.refused)

    def connect(self, server: str) -> None:
        """Write to the program at this address."""
        self._url = f"{server}/webhooks/slack/events"

    def send(self, said: Said, tries: int) -> bool:
        """Deliver a message, the same event at each try; return whether it was acknowledged."""
        if said not in self._events:
            self._events[said] = self.platform.message(_user(said.person), said.text)
        retry = {"X-Slack-Retry-Num": str(tries), "X-Slack-Retry-Reason": "http_timeout"} if tries else {}
        try:
            return deliver(self._url, self._events[said], **retry)[0] == 200
        except OSError:
            return False

    def seen_by(self, person: int) -> List[str]:
        """Return the texts that a person got."""
        place = f"D{_user(person)[1:]}"
        return [post["text"] for post in self.platform.posts if post["channel"] == place]


def _user(person: int) -> str:
    return f"U{person:02}"
