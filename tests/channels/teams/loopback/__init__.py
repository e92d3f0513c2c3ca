"""Microsoft's side of a conversation, on this machine: identity provider, Bot Connector, and people who write.

with Platform() as platform:
    ...  # start a server with {"teams": platform.credentials()}, then:
    platform.connect("http://127.0.0.1:5005")
    anne = platform.person("Anne")
    platform.say(anne, "bonjour")
    platform.wait_for(1, anne.conversation)
"""

from tests.channels.teams.loopback.activities import Person
from tests.channels.teams.loopback.platform import Fault, Platform, Sent

__all__ = ["Fault", "Person", "Platform", "Sent"]
