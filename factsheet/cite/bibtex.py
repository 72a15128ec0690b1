"""BibTeX: what is cited goes in, an entry that BibTeX and Biber read comes out.

BibTeX counts braces whether or not a backslash stands before them, so a brace of the text is written by its name.
"""

from __future__ import annotations

from typing import Final

from factsheet.cite.work import Work
from factsheet.text import as_name

_NAMES: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}",
    "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
}  # fmt: skip
_MARKS: Final = str.maketrans(_NAMES)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# What must not stand in an address that is printed verbatim.
_NO_LINK: Final = str.maketrans({mark: f"%{ord(mark):02X}" for mark in '\\{}"<>^`| '})


def bibtex(work: Work) -> str:
    """Return the entry, of the type `misc`, which every style knows; the title keeps its capitals."""
    fields = {
        "author": " and ".join(f"{{{_text(author)}}}" for author in work.authors),
        "title": f"{{{_text(work.title)}}}",
        "howpublished": _text(", ".join(part for part in (work.sheet, work.edition, work.address) if part)),
        "year": str(work.date.year),
        "version": work.version,
        "note": _text(work.note),
        "url": work.url.translate(_NO_LINK),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    lines.insert(4, f"  month = {_MONTHS[work.date.month - 1]},\n")
    return f"@misc{{{key(work)},\n{''.join(lines)}}}\n"


def key(work: Work) -> str:
    """Return the key of the entry: the sheet's name and version, and the address, of characters that a key may have."""
    return ":".join(part for part in (f"{as_name(work.sheet)}-{work.version}", work.address) if part)


def _text(text: str) -> str:
    return text.translate(_MARKS)
