"""What somebody typed in a form that is not taken, so that they can copy it; nothing of it is kept here."""

from __future__ import annotations

from typing import Tuple

from sanic.request import Request

_LABELS = {
    "after": "Texte",
    "short": "Texte court",
    "words": "Mots",
    "question": "Question",
    "text": "Mots ou question",
    "reason": "Raison",
    "code": "Code de la famille",
}
"""The fields of the workshop's forms that people type in, and what the page calls them."""


def typed_in(request: Request) -> Tuple[Tuple[str, str, str], ...]:
    """Return the name, the label and the text of each field of a form that people fill in, without empty ones."""
    form = request.form or {}
    return tuple((name, label, form.get(name)) for name, label in _LABELS.items() if (form.get(name) or "").strip())
