"""RIS: what is cited goes in, a record that reference managers import comes out.

A line is a tag of two characters, two spaces, a hyphen, a space and the text; it ends with CR and LF.
"""

from __future__ import annotations

from factsheet.cite.work import Work


def ris(work: Work) -> str:
    """Return the record, of the type of data files."""
    lines = [("TY", "DATA"), ("ID", ":".join(part for part in (work.version, work.address) if part))]
    lines += [("AU", _author(author)) for author in work.authors]
    lines += [
        ("TI", work.title),
        ("T2", work.sheet if work.what else ""),
        ("ET", work.version),
        ("PY", str(work.date.year)),
        ("DA", f"{work.date:%Y/%m/%d}"),
        ("M1", work.address),
        ("N1", work.origin),
        ("N1", f"{work.licence} ({work.licence_url})"),
        ("LA", work.language),
        ("UR", work.url),
    ]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in [*lines, ("ER", "")] if text or tag == "ER")


def _author(name: str) -> str:
    """Return a name without the asterisk, which the format forbids in it."""
    return name.replace("*", " ")
