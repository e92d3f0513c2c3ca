"""Shows in a conversation that an answer is being prepared."""

from __future__ import annotations

import logging
from contextlib import asynccontextmanager
from typing import Any, AsyncContextManager, AsyncIterator, Callable, Optional

from reperes.channels.core.inbox import Letter
from reperes.channels.core.traces import trace_of

logger = logging.getLogger(__name__)

Working = Callable[[Letter], AsyncContextManager[Any]]


@asynccontextmanager
async def shown(working: Optional[Working], letter: Letter, channel: str) -> AsyncIterator[None]:
    """Show work on a letter meanwhile; a sign of work that fails is logged and must not cost the answer."""
    sign = working(letter) if working else None
    try:
        if sign is not None:
            await sign.__aenter__()
    except Exception as error:
        logger.warning("The %s channel cannot show that it works: %s", channel, trace_of(error))
        sign = None
    try:
        yield
    finally:
        try:
            if sign is not None:
                await sign.__aexit__(None, None, None)
        except Exception as error:
            logger.warning("The %s channel cannot show that it stops: %s", channel, trace_of(error))
