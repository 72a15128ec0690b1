"""The Content Security Policy of a page: HTML goes in, HTML with the policy comes out.

Nothing may be loaded from outside, and no script may run that does not lie in the site, but for those that the theme
writes into the page: each is named by its hash. https://www.w3.org/TR/CSP3/
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Final

_SCRIPT: Final = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA: Final = re.compile(r"""\btype\s*=\s*["']?application/""", re.IGNORECASE)
_SOURCE: Final = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_CHARSET: Final = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)

OWN: Final = "'self'"


def policy(html: str, styles: str = OWN) -> str:
    """Return the policy that a page needs: it allows what lies in the site, and the scripts that the page holds.

    `styles` is where styles may come from: the site itself, and what an engine's own script puts into the page.
    """
    scripts = " ".join(["'self'", *inline_hashes(html)])
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def with_policy(html: str, styles: str = OWN) -> str:
    """Return the page with its policy, which must stand before everything that it governs.

    Raises `ValueError` if the page does not name its encoding, for behind that the policy stands.
    """
    charset = _CHARSET.search(html)
    if charset is None:
        raise ValueError("the page has no <meta charset>")
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, styles)}">'
    return html[: charset.end()] + tag + html[charset.end() :]


def inline_hashes(html: str) -> list[str]:
    """Return the hashes of the scripts that stand in a page, each once, in their order."""
    found = (
        match["text"]
        for match in _SCRIPT.finditer(html)
        if not _SOURCE.search(match["attributes"]) and not _DATA.search(match["attributes"])
    )
    return [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in dict.fromkeys(found)]
