"""The headers that keep strangers' code out of the pages, and the pages out of strangers' frames."""

from __future__ import annotations

from typing import Dict, Sequence

# Of an empty style element: react-scroll-to-bottom makes one without a nonce, and fills it through the object model.
EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"


def page_headers(
    nonce: str = "", framed_by: Sequence[str] = (), is_frame: bool = False, has_forms: bool = False
) -> Dict[str, str]:
    """Return the headers of a page.

    With a `nonce`, scripts of this server may run and style elements with that nonce count. A page that `is_frame`
    may be shown by this server's own pages and by those of the origins `framed_by`; others by nobody. A page that
    `has_forms` may send them to this server, names itself when it does, and is kept by no browser.
    """
    ancestors = " ".join(["'self'", *framed_by]) if is_frame else "'none'"
    scripts = ["script-src 'self'", "connect-src 'self'"] if nonce else []
    forms = "'self'" if has_forms else "'none'"
    policy = [
        "default-src 'none'",
        *scripts,
        f"style-src 'self' 'nonce-{nonce}' {EMPTY_STYLE}" if nonce else "style-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        f"form-action {forms}",
        f"frame-ancestors {ancestors}",
    ]
    headers = {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        # Without a referrer, browsers send forms with the origin « null ».
        "Referrer-Policy": "same-origin" if has_forms else "no-referrer",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cache-Control": "no-store" if has_forms else "no-cache",
    }
    if not is_frame:
        headers["X-Frame-Options"] = "DENY"
    return headers
