"""The slack channel in a real web server, as Slack on this machine reaches it."""

import asyncio

from reperes.channels.slack.channel import SlackInput
from reperes.channels.slack.settings import Settings
from tests.channels.served import Served
from tests.channels.slack.loopback import SECRET, deliver


class Bot(Served):
    """Takes what a workspace sends, and answers there."""

    seconds_to_stop = 0.5

    def __init__(self, platform, folder, **settings):
        self.platform = platform
        self._settings = {"bot_token": "xoxb-test", "signing_secret": SECRET, "api_url": platform.api_url, **settings}
        super().__init__(folder)

    def channel(self, office):
        return SlackInput(Settings.read(self._settings), office)

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
        await super()._serve()
        self.url += "/webhooks/slack/events"
