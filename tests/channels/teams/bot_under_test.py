"""The teams channel in a real web server, connected to the loopback platform."""

from reperes.channels.teams.channel import TeamsInput
from reperes.channels.teams.settings import Settings
from tests.channels.served import Served


class Bot(Served):
    """Takes what a platform sends, and answers there."""

    def __init__(self, platform, folder, **settings):
        self._platform = platform
        self._settings = {**platform.credentials(), **settings}
        super().__init__(folder)

    def channel(self, office):
        return TeamsInput(Settings.read(self._settings), office)

    async def _serve(self):
        await super()._serve()
        self._platform.connect(self.url)
