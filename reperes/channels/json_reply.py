"""Answers in JSON that a person can read too: accents stay accents."""

from __future__ import annotations

import json
from typing import Any, Mapping, Optional

from sanic.response import HTTPResponse


def json_reply(content: Any, status: int = 200, headers: Optional[Mapping[str, str]] = None) -> HTTPResponse:
    """Return a value as the body of an HTTP response."""
    return HTTPResponse(
        json.dumps(content, ensure_ascii=False),
        status=status,
        headers=dict(headers or {}),
        content_type="application/json; charset=utf-8",
    )
