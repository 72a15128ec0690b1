"""The files at the root of the site: llms.txt, robots.txt and .well-known/security.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from factsheet.export.llms import llms_txt
from factsheet.sheet import Sheet

SECURITY: Final = ".well-known/security.txt"
_GUIDE: Final = "editing/index.md"


def export_root(sheet: Sheet, folder: Path, base: str = "", contact: str = "") -> list[Path]:
    """Write the files of the root into the folder of the site; return their paths.

    `security.txt` is left out where no contact is known: see `security_txt`.
    """
    texts = {"llms.txt": llms_txt(sheet, base), "robots.txt": robots_txt(base)}
    if text := security_txt(sheet, base, contact):
        texts[SECURITY] = text
    paths = []
    for name, content in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
        paths.append(path)
    return paths


def robots_txt(base: str = "") -> str:
    """Return that all may be read, and where the map of the site is, if its address is known."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {base}sitemap.xml\n" if base else "")


def security_txt(sheet: Sheet, base: str = "", contact: str = "") -> str:
    """Return where to report a weakness (RFC 9116), valid for a year from the date of the sheet.

    Without a contact it is the page for editors, if the site's address is known and is of https, as the RFC wants;
    if it is not, the text is empty.
    """
    guide = next((page.url for page in sheet.pages if page.path == _GUIDE), None)
    if not contact and base.startswith("https:") and guide is not None:
        contact = base + guide
    if not contact:
        return ""
    lines = [
        f"Contact: {contact}",
        f"Expires: {_year_later(sheet.imprint.date)}T00:00:00Z",
        "Preferred-Languages: en, zh",
    ]
    if base.startswith("https:"):
        lines.append(f"Canonical: {base}{SECURITY}")
    return "\n".join(lines) + "\n"


def _year_later(day: date) -> date:
    """Return the same day a year later; for 29 February the last of that month."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
