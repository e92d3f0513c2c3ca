"""Tokens of forms: each is good for one session, or for one browser before there is a session."""

from __future__ import annotations

import hmac
from typing import Sequence

from sanic.request import Request

from reperes.channels.core.signing import Signer
from reperes.workshop.login.addresses import is_ours

FIELD = "csrf"
HEADER = "x-csrf-token"


class Forms:
    """Makes the tokens, and tells forms of our pages from those of others."""

    def __init__(self, secret: bytes, origins: Sequence[str]):
        self._signer = Signer(secret, "workshop form")
        self._origins = origins

    def token(self, subject: str) -> str:
        """Return the token for whoever a form is shown to."""
        return self._signer.name(subject)

    def is_ours(self, request: Request, subject: str) -> bool:
        """Whether a form was shown to this subject and sent by a page of this server."""
        if not is_ours(request, self._origins):
            return False
        given = request.form.get(FIELD) or request.headers.get(HEADER) or ""
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token(subject).encode("ascii"))
