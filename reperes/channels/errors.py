"""Tells every error of the web server in French JSON, and never shows a trace."""

from __future__ import annotations

import logging

from sanic import Sanic
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from reperes.channels.core.traces import trace_of
from reperes.channels.json_reply import json_reply
from reperes.channels.limits import sentence_for

logger = logging.getLogger(__name__)


def answer_errors_in_french(app: Sanic) -> None:
    """Replace the error pages of an application."""

    @app.exception(Exception)
    async def tell(request: Request, error: Exception) -> HTTPResponse:
        status = 500
        if isinstance(error, SanicException):
            status = getattr(error, "status_code", None) or 500
        if status >= 500:
            logger.error("A request failed: %s", trace_of(error))
        headers = getattr(error, "headers", None)
        return json_reply({"error": sentence_for(status)}, status, headers)
