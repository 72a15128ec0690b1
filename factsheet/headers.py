"""What a server says of each file: a path goes in, its type and its headers come out, and the file `_headers` with all.

Whoever serves the site says the same: hosts that read `_headers` (Netlify, Cloudflare Pages), and Caddy and nginx by
the files in `serving/`, which tests hold against this module.

The Content Security Policy stands in each page, for it names the scripts of that page (`factsheet.finish.policy`). A
header adds what a page cannot say of itself: that no other site may show it in a frame.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from factsheet.files import files_below
from factsheet.fingerprint import is_hashed

NAME: Final = "_headers"
FEED: Final = "data/feed.xml"
OPEN: Final = "data/"
# A name that tells its content never means anything else. Everything else is asked for again each time, which costs a
# few hundred bytes where nothing has changed: a figure that was corrected is seen at once, on its page, in the data
# files and in the PDF, and no page is shown with the style sheet of another edition.
KEPT: Final = "public, max-age=31536000, immutable"
ASKED: Final = "public, max-age=0, must-revalidate"
ALWAYS: Final = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",  # the types below are right, and no browser need guess
}
TYPES: Final = {
    ".atom": "application/atom+xml",
    ".bib": "application/x-bibtex",
    ".csl": "application/vnd.citationstyles.csl+json",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gz": "application/gzip",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".map": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
# Types that hosts do not know by the ending.
_TOLD: Final = (".atom", ".bib", ".csl", ".jsonld", ".ris", ".webmanifest")


def content_type(path: str) -> str:
    """Return the type of a file by its path from the site's root; one of another ending is a file to save."""
    if path == FEED:
        return TYPES[".atom"]
    return TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")


def headers(path: str) -> dict[str, str]:
    """Return the headers of a file by its path from the site's root, beside its type."""
    return {
        **ALWAYS,
        **({"Access-Control-Allow-Origin": "*"} if path.startswith(OPEN) else {}),
        "Cache-Control": KEPT if is_hashed(path) else ASKED,
    }


def write_headers(site: Path) -> Path:
    """Write the headers of a built site into the site itself, as hosts read them; return the path of the file.

    A host joins what several rules say of one header, so no two rules say something of the same one. What is asked for
    again each time is not said: hosts that read this file do so of themselves.
    """
    names = [path.relative_to(site).as_posix() for path in files_below(site)]
    rules = {"*": ALWAYS, f"{OPEN}*": {"Access-Control-Allow-Origin": "*"}}
    for name in names:
        if is_hashed(name):
            rules[name] = {"Cache-Control": KEPT}
        elif name == FEED or name.endswith(_TOLD):
            rules[name] = {"Content-Type": content_type(name)}
    path = site / NAME
    path.write_text(
        "".join(_rule(f"/{quote(name, safe='/*')}", said) for name, said in rules.items()),
        encoding="utf-8",
        newline="\n",
    )
    return path


def _rule(path: str, said: dict[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in said.items())])
