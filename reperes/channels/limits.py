"""What a message may be, whatever the channel, and what people are told otherwise.

Pure functions and the sentences that go with them; no web framework, no Rasa.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Callable, Collection, Union

from reperes.hearing.understanding import HEARD

MAX_CHARACTERS = 1_000
MAX_PAYLOAD_CHARACTERS = 2_000
MAX_BODY_BYTES = 64 * 1024
MAX_SENDER_CHARACTERS = 200

EMPTY_MESSAGE = (
    "Je n'ai pas reçu de texte. Quelle est votre question ? Par exemple : "
    "« Qu'est-ce qui distingue le niveau C du niveau B pour les procédures ? »"
)
TOO_LONG = (
    "Votre message est un peu long pour moi : je lis au plus 1 000 caractères à la "
    "fois. Pouvez-vous poser votre question en une ou deux phrases ?"
)
NO_ANSWER = "Je n'ai pas de réponse à vous donner cette fois-ci. Pouvez-vous poser votre question autrement ?"

NOT_JSON = (
    'Je n\'ai pas pu lire votre demande : son corps doit être un objet JSON comme {"sender": "…", "message": "…"}.'
)
NOT_JSON_TYPE = "Merci d'envoyer votre demande en JSON, avec l'en-tête « Content-Type: application/json »."
BAD_SENDER = "Le champ « sender » est nécessaire : c'est un texte de 1 à 200 caractères qui identifie la conversation."
BAD_MESSAGE = "Le champ « message » est nécessaire : c'est le texte de la question."
BODY_TOO_LARGE = "Votre demande est trop volumineuse : je lis au plus 1 000 caractères à la fois."
METHOD_NOT_ALLOWED = "Cette adresse ne s'utilise pas de cette façon."
NOT_FOUND = "Il n'y a rien à cette adresse."
BAD_REQUEST = "Je n'ai pas pu lire votre demande."
TOO_SLOW = "La réponse se fait trop attendre, et j'en suis désolé. Pouvez-vous réessayer dans un instant ?"
OUR_FAULT = "Une erreur s'est produite de notre côté, et j'en suis désolé. Pouvez-vous réessayer dans un instant ?"
TOO_MANY_WAIT = (
    "Vous m'écrivez plus vite que je ne peux répondre. Je m'occupe d'abord des messages que j'ai reçus jusqu'ici ; "
    "merci d'attendre mes réponses avant d'envoyer la suite."
)

PayloadCheck = Callable[[str], bool]

_LEADING_SLASHES = re.compile(r"^[\s/]+")


@dataclass(frozen=True)
class Accepted:
    """A text that may go to the assistant."""

    text: str


@dataclass(frozen=True)
class Refused:
    """A text that may not, and the sentence that says why."""

    sentence: str


def only_payloads_of(intents: Collection[str]) -> PayloadCheck:
    """Return the allow-list of buttons: `/intent` or `/intent{"…": …}` of these intents."""
    names = frozenset(intents)
    shape = re.compile(r"/(?P<intent>[A-Za-z0-9_]+)(?P<data>\{.*\})?", re.DOTALL)

    def is_allowed(text: str) -> bool:
        found = shape.fullmatch(text)
        if found is None or found["intent"] not in names:
            return False
        return found["data"] is None or _is_data(parse_json(found["data"]))

    return is_allowed


def _is_data(data: Any) -> bool:
    """Whether a payload carries entities that a button may have: what was heard of a message is ours to say."""
    return isinstance(data, dict) and HEARD not in data


def parse_json(text: Union[str, bytes]) -> Any:
    """Return the value that a JSON text stands for, None if it is not JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def clean(text: str) -> str:
    """Return a text in normal form, without control characters and outer blanks."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in "\n\t" or not _is_control(c))
    return unicodedata.normalize("NFC", kept).strip()


def accept(text: str, is_allowed_payload: PayloadCheck) -> Union[Accepted, Refused]:
    """Return what the assistant may read of a text, or the reason it may read nothing.

    A leading slash makes Rasa take a text for an intent and skip understanding it, so
    only the payloads of our own buttons keep theirs.
    """
    cleaned = clean(text)
    if len(cleaned) <= MAX_PAYLOAD_CHARACTERS and is_allowed_payload(cleaned):
        return Accepted(cleaned)
    typed = _LEADING_SLASHES.sub("", cleaned)
    if not any(_is_visible(c) for c in typed):
        return Refused(EMPTY_MESSAGE)
    if len(typed) > MAX_CHARACTERS:
        return Refused(TOO_LONG)
    return Accepted(typed)


def is_sender(value: Any) -> bool:
    """Whether a value can name a conversation."""
    return isinstance(value, str) and 0 < len(value) <= MAX_SENDER_CHARACTERS and clean(value) == value


def sentence_for(status: int) -> str:
    """Return what people are told of an HTTP status."""
    return _SENTENCES.get(status, BAD_REQUEST if status < 500 else OUR_FAULT)


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs")


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "ZC"


_SENTENCES = {
    404: NOT_FOUND,
    405: METHOD_NOT_ALLOWED,
    408: TOO_SLOW,
    413: BODY_TOO_LARGE,
    415: NOT_JSON_TYPE,
    503: TOO_SLOW,
}
