"""Typesets: files of Typst go in, a PDF that conforms to PDF/UA-1 and PDF/A comes out.

What carries data, as the book does, is PDF/A-3a: 2a allows no attachment that is not itself such a PDF.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pikepdf
import typst

from factsheet.kept import kept, tools
from factsheet.pdf.notation import WITHIN
from factsheet.problems import FactsheetError

_FONTS: Final = Path(__file__).parents[1] / "fonts"
_TEMPLATES: Final = ("book.typ", "look.typ", "sheet.typ")
_PANIC: Final = re.compile("panicked with: (.*)", re.DOTALL)
ARCHIVED: Final[typst.PDFStandard] = "a-2a"
WITH_DATA: Final[typst.PDFStandard] = "a-3a"


def pdf_of(parts: Mapping[str, bytes], standard: typst.PDFStandard = WITH_DATA) -> bytes:
    """Return the PDF of `main.typ` among `parts`, typeset and packed; raise as these do."""
    contents = [part for name, content in sorted(parts.items()) for part in (name.encode(), content)]
    made_by = tools("typst", "pikepdf", files=(Path(__file__).parent, _FONTS))
    return kept(lambda: packed(typeset(parts, standard)), made_by, standard.encode(), *contents)


class Refused(FactsheetError):
    """What a template itself objects to, in its own words."""


def typeset(parts: Mapping[str, bytes], standard: typst.PDFStandard = WITH_DATA) -> bytes:
    """Return the PDF of `main.typ` among `parts`, which may import the templates of this package.

    Beside PDF/UA-1 it conforms to `standard`. Fonts of the system are not looked at: the same parts give the same bytes
    anywhere. Raises `FactsheetError` with what the typesetter objects to, such as a character that no font has, a link
    that leads nowhere, a picture without words; `Refused` with what a template itself objects to.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in parts.items():
            (folder / file).write_bytes(content)
        for template in _TEMPLATES:
            (folder / template).write_bytes(Path(__file__).with_name(template).read_bytes())
        try:
            pdf, warnings = typst.compile_with_warnings(
                str(folder / "main.typ"),
                root=str(folder),
                font_paths=_fonts(),
                ignore_system_fonts=True,
                pdf_standards=["ua-1", standard],
            )
        except typst.TypstError as error:
            if panic := _PANIC.search(error.message):
                raise Refused(panic[1]) from error
            raise FactsheetError(f"Typst stopped: {error.message}{_near(error.diagnostic)}") from error
    if warnings:
        raise FactsheetError("\n".join(f"Typst warns: {warning.message}" for warning in warnings))
    return pdf


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the fonts of this package, read once for all that is typeset."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])


def packed(pdf: bytes) -> bytes:
    """Return a PDF whose links within lead to their places, with its parts compressed together.

    That is the same document in about a third of the bytes. Raises `FactsheetError` if a link leads nowhere.
    """
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _lead(document)
        document.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return stream.getvalue()


def keep(path: Path, pdf: bytes) -> None:
    """Write a PDF to a path, whose folder is made if it is not there; raise `FactsheetError` if that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pdf)
    except OSError as error:
        raise FactsheetError(f"{path} cannot be written: {error.strerror}") from error


def _lead(document: pikepdf.Pdf) -> None:
    """Let each link to a place of the document lead there, and say on which page that is."""
    pages: dict[object, str] = {page.objgen: f"page {page.label}" for page in document.pages}
    places: dict[str, str] = {}
    if "/Names" in document.Root and "/Dests" in document.Root.Names:
        named = pikepdf.NameTree(document.Root.Names.Dests).items()
        places = {str(name): pages[target[0].objgen] for name, target in named}
    for page in document.pages:
        for link in page.get("/Annots", ()):
            address = str(link.A.get("/URI", "")) if "/A" in link else ""
            if not address.startswith(WITHIN):
                continue
            place = address.removeprefix(WITHIN)
            if place not in places:
                raise FactsheetError(f"a link of {pages[page.objgen]} leads to “{place}”, which is not in the book")
            del link.A
            link.Dest = pikepdf.String(place)
            link.Contents = pikepdf.String(places[place])


def _near(diagnostic: str) -> str:
    """Return the part of the typesetter's own account that a line of an editor's terminal can hold."""
    lines = [line.rstrip()[:200] for line in diagnostic.splitlines() if line.strip()]
    return "".join(f"\n  {line}" for line in lines[:12])
