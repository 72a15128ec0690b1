"""What is typeset: links within lead to their places, and neither folder nor fonts of the system change a byte."""

from __future__ import annotations

import ctypes
import io
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Final

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from factsheet.pdf.notation import link, string
from factsheet.pdf.typeset import keep, packed, typeset
from factsheet.problems import FactsheetError

HEAD: Final = (
    '#import "book.typ": *\n#show: book.with(title: "T", authors: ("A",), edition: "1", date: datetime(year: 2026, '
    'month: 1, day: 1), licence: "L", licence-url: "https://l.example/")\n'
)
FONT: Final = str(files("factsheet") / "fonts" / "SourceSans3-Regular.ttf")
TWO_PAGES: Final = HEAD + f"= One <one>\n\n{link('<here>', 'there')}\n\n= Two <two>\n\n#here-is(<here>)The place\n"
PRINT: Final = (
    "import sys; from factsheet.pdf.typeset import packed, typeset; "
    "sys.stdout.buffer.write(packed(typeset({'main.typ': sys.stdin.buffer.read(), 'facts.json': b'{}'})))"
)


def pdf_of(source: str) -> bytes:
    return packed(typeset({"main.typ": source.encode(), "facts.json": b"{}"}))


def test_a_link_within_leads_to_its_place_and_says_its_page() -> None:
    with pikepdf.open(io.BytesIO(pdf_of(TWO_PAGES))) as pdf:
        (found,) = (note for note in pdf.pages[2].Annots if str(note.get("/Dest", "")) == "here")
        assert "/A" not in found
        assert str(found.Contents) == "page 2"
        target = pikepdf.NameTree(pdf.Root.Names.Dests)["here"]
        assert target[0].objgen == pdf.pages[3].objgen


def test_a_link_that_leads_nowhere_is_an_error_that_names_page_and_place() -> None:
    with pytest.raises(FactsheetError, match=r"^a link of page 1 leads to “gone”, which is not in the book$"):
        pdf_of(TWO_PAGES.replace(link("<here>", "there"), link("<gone>", "there")))


def columns_of(source: str, characters: str) -> list[float]:
    """Return where each of these characters stands on page 3, in points from the left."""
    text = pypdfium2.PdfDocument(pdf_of(HEAD + source))[2].get_textpage()
    found = []
    for number in range(text.count_chars()):
        if text.get_text_range(number, 1) in characters:
            x, y = ctypes.c_double(), ctypes.c_double()
            assert pypdfium2.raw.FPDFText_GetCharOrigin(text, number, x, y)
            found.append(round(x.value, 1))
    return found


def test_carets_of_code_stand_under_their_place_and_those_of_text_do_not() -> None:
    for block in ("iiii: W\n      ^", "国，: W\n      ^"):
        above, caret = columns_of(f"#raw(block: true, {string(block)})", "W^")
        assert above == caret, block
    above, caret = columns_of("iiii: W \\\n~~~~~~^", "W^")
    assert above != caret


def test_a_line_of_code_of_a_hundred_columns_stays_whole_and_a_longer_one_goes_on_below() -> None:
    for last, starts in (("mm", 1), ("mmm", 2)):
        places = columns_of(f"#raw(block: true, {string('m ' * 49 + last)})", "m")
        assert len(places) == 49 + len(last)
        assert places.count(min(places)) == starts


def test_a_character_that_code_lacks_is_taken_from_the_text_and_one_that_none_has_is_an_error() -> None:
    assert len(columns_of(f"#raw({string('a → 国')})", "a→国")) == 3
    with pytest.raises(FactsheetError, match="ꙮ"):
        pdf_of(HEAD + f"#raw({string('a ꙮ')})")


def test_other_folders_and_other_fonts_of_the_system_give_the_same_bytes(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "elsewhere"
    fonts = home / ".local" / "share" / "fonts"
    for path in (fonts, folder):
        path.mkdir(parents=True)
    other = TTFont(FONT)  # of the same name, but twice as wide
    other["hmtx"].metrics = {name: (2 * width, bearing) for name, (width, bearing) in other["hmtx"].metrics.items()}
    other.save(fonts / "other.ttf")
    environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / ".local" / "share")}
    run = subprocess.run(
        [sys.executable, "-c", PRINT], input=TWO_PAGES.encode(), capture_output=True, check=True,
        env={**environment, "TMPDIR": str(folder)},
    )  # fmt: skip
    assert run.stdout == pdf_of(TWO_PAGES)


def test_a_pdf_is_kept_in_a_folder_that_is_made_and_where_that_cannot_be_it_is_told(tmp_path: Path) -> None:
    keep(tmp_path / "new" / "a.pdf", b"%PDF")
    assert (tmp_path / "new" / "a.pdf").read_bytes() == b"%PDF"
    for path in (tmp_path / "new" / "a.pdf" / "b.pdf", tmp_path):
        with pytest.raises(FactsheetError, match=rf"^{path} cannot be written: "):
            keep(path, b"%PDF")
