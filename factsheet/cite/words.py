"""Citations in words, as they stand in a text or a list of references."""

from __future__ import annotations

from factsheet.cite.work import Work


def short(work: Work) -> str:
    """Return the short citation: sheet, version, and the address of what is cited."""
    return ", ".join(part for part in (f"{work.sheet} {work.version}", work.address) if part)


def full(work: Work) -> str:
    """Return the full citation: what, value, original sources, and the sheet with version, day, licence and link."""
    comma, colon, stop, space = ("，", "：", "。", "") if work.language == "zh" else (", ", ": ", ".", " ")
    edition = comma.join(part for part in (work.sheet, work.edition, work.address, work.licence) if part)
    parts = (work.title if work.what else "", work.origin, comma.join(work.authors) + colon + edition)
    text = space.join(part if part.endswith(stop) else part + stop for part in parts if part)
    return f"{text} {work.url}".strip()
