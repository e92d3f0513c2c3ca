"""The plain chat page, for machines without Node: one HTML file that speaks to the `web` channel."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from pathlib import Path
from typing import Dict, Tuple

PAGE = Path(__file__).with_name("page.html")


def plain_page() -> Tuple[str, Dict[str, str]]:
    """Return the HTML of the page and the headers that keep strangers' code out."""
    html = PAGE.read_text(encoding="utf-8")
    return html, security_headers(html)


def security_headers(html: str) -> Dict[str, str]:
    """Return the headers of a page whose only script and style are its own."""
    policy = (
        "default-src 'none'",
        f"script-src '{_hash_of('script', html)}'",
        f"style-src '{_hash_of('style', html)}'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }


def _hash_of(element: str, html: str) -> str:
    """Return the hash by which a policy allows one inline element."""
    content = re.search(f"<{element}>(.*?)</{element}>", html, re.DOTALL)
    if content is None:
        raise ValueError(f"{PAGE.name} has no <{element}> element.")
    digest = hashlib.sha256(content[1].encode("utf-8")).digest()
    return f"sha256-{b64encode(digest).decode('ascii')}"
