"""Typesets: files of Typst go in, a PDF that conforms to PDF/UA-1 and PDF/A-3a comes out.

PDF/A-3a and not 2a, for the book carries its data: 2a allows no attachment that is not itself such a PDF.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pikepdf
import typst

from factsheet.problems import FactsheetError

_PACKAGE: Final = files("factsheet")
_TEMPLATES: Final = ("book.typ",)


def typeset(parts: Mapping[str, bytes]) -> bytes:
    """Return the PDF of `main.typ` among `parts`, which may import the templates of this package.

    Fonts of the system are not looked at: the same parts give the same bytes anywhere. Raises `FactsheetError` with
    what the typesetter objects to: a character that no font has, a link that leads nowhere, a picture without words.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in parts.items():
            (folder / file).write_bytes(content)
        for template in _TEMPLATES:
            (folder / template).write_bytes((_PACKAGE / "pdf" / template).read_bytes())
        try:
            pdf, warnings = typst.compile_with_warnings(
                str(folder / "main.typ"),
                root=str(folder),
                font_paths=[str(_PACKAGE / "fonts")],
                ignore_system_fonts=True,
                pdf_standards=["ua-1", "a-3a"],
            )
        except typst.TypstError as error:
            raise FactsheetError(f"Typst stopped: {error.message}{_near(error.diagnostic)}") from error
    if warnings:
        raise FactsheetError("\n".join(f"Typst warns: {warning.message}" for warning in warnings))
    return pdf


def packed(pdf: bytes) -> bytes:
    """Return a PDF with its parts compressed together: the same document in about half the bytes."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            stream,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return stream.getvalue()


def _near(diagnostic: str) -> str:
    """Return the part of the typesetter's own account that a line of an editor's terminal can hold."""
    lines = [line.rstrip()[:200] for line in diagnostic.splitlines() if line.strip()]
    return "".join(f"\n  {line}" for line in lines[:12])
