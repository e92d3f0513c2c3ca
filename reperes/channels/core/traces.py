"""Tells what went wrong without what was said: messages of exceptions may hold people's words, addresses or tokens."""

from __future__ import annotations

import traceback


def trace_of(error: BaseException) -> str:
    """Return the kinds of an error and of its causes with the lines that led to each, without their messages."""
    found = f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
    cause = error.__cause__ or error.__context__
    return found if cause is None else f"{found}after {trace_of(cause)}"
