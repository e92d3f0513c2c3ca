"""Activities as Teams sends them."""

import html
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from itertools import count

_NUMBERS = count(int(time.time() * 1000))


@dataclass(frozen=True)
class Person:
    """Someone of the organisation; `conversation` is the one that they have with the bot alone."""

    name: str
    id: str = field(default_factory=lambda: f"29:1{uuid.uuid4().hex}-{uuid.uuid4().hex}")
    aad: str = field(default_factory=lambda: str(uuid.uuid4()))
    conversation: str = field(default_factory=lambda: f"a:1{uuid.uuid4().hex}_{uuid.uuid4().hex}")


def new_group():
    """Return the id of a group chat."""
    return f"19:{uuid.uuid4().hex}@thread.v2"


def new_thread(team_channel=None):
    """Return the id of a thread in a channel of a team."""
    return f"{team_channel or f'19:{uuid.uuid4().hex}@thread.tacv2'};messageid={next(_NUMBERS)}"


def kind_of(conversation):
    """Return the type of a conversation, as its id tells it."""
    if conversation.startswith("a:"):
        return "personal"
    return "channel" if "@thread.tacv2" in conversation else "groupChat"


def activity(bot, tenant, service_url, person, conversation=None, **more):
    """Return an activity of `person` in a conversation, theirs alone unless another is given."""
    place = conversation or person.conversation
    kind = kind_of(place)
    made = {
        "type": "message",
        "id": str(next(_NUMBERS)),
        "timestamp": datetime.now(timezone.utc).isoformat(),
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": person.id, "name": person.name, "aadObjectId": person.aad},
        "recipient": {"id": bot["id"], "name": bot["name"]},
        "conversation": {"id": place, "conversationType": kind, "tenantId": tenant},
        "channelData": {"tenant": {"id": tenant}},
        "locale": "fr-BE",
    }
    if kind != "personal":
        made["conversation"]["isGroup"] = True
    return {**made, **more}


def message(text, *mentioned):
    """Return the fields of a message; each `{}` of the text becomes a mention of the next of (id, name)."""
    marks = [f"<at>{html.escape(name)}</at>" for _, name in mentioned]
    entities = [
        {"type": "mention", "text": mark, "mentioned": {"id": id, "name": name}}
        for mark, (id, name) in zip(marks, mentioned)
    ]
    entities.append({"type": "clientInfo", "locale": "fr-BE", "platform": "Web"})
    written = text.format(*marks) if mentioned else text
    attachment = {"contentType": "text/html", "content": f"<div>{written}</div>"}
    return {"text": written, "textFormat": "plain", "entities": entities, "attachments": [attachment]}
