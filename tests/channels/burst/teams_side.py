"""The crowd on Microsoft Teams: fifty one-to-one conversations."""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from crowd import PEOPLE, Said

from tests.channels.teams.loopback import Platform
from tests.channels.teams.loopback.activities import message


class TeamsSide:
    """Fifty people on a platform that refuses one message of seven first."""

    name = "teams"

    def __init__(self):
        self.platform = Platform()
        self._people = [self.platform.person(f"Personne {number}") for number in range(PEOPLE)]
        self._activities: Dict[Said, Dict[str, Any]] = {}
        self.platform.limit(every=7, retry_after=1)

    def settings(self) -> Dict[str, Any]:
        """Return the channel's part of credentials.yml."""
        return self.platform.credentials()

    def secrets(self) -> Tuple[str, ...]:
        """Return what must not stand in any log."""
        return (self.platform.password, *self.platform.tokens)

    def refused(self) -> int:
        """Return how many messages of the program were turned away."""
        return self.platform.answer_429.turned_away

    def connect(self, server: str) -> None:
        """Write to the program at this address."""
        self.platform.connect(server)

    def send(self, said: Said, tries: int) -> bool:
        """Deliver a message, the same activity at each try; return whether it was acknowledged."""
        if said not in self._activities:
            self._activities[said] = self.platform.activity(self._people[said.person], **message(said.text))
        try:
            return self.platform.post(self._activities[said])[0] == 202
        except OSError:
            return False

    def seen_by(self, person: int) -> List[str]:
        """Return the texts that a person got."""
        return [sent.text for sent in self.platform.posts(self._people[person].conversation)]
