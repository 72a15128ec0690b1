from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from factsheet.chart.draw import FONTS
from factsheet.chart.measure import text_width, wrapped


@pytest.mark.parametrize(("name", "bold"), [("Regular", False), ("Bold", True)])
def test_widths_are_those_of_the_font_that_pictures_are_set_in(name: str, *, bold: bool) -> None:
    font = TTFont(FONTS / f"SourceSans3-{name}.ttf")
    widths, glyphs = font["hmtx"], font.getBestCmap()
    assert font["name"].getDebugName(1) == "Source Sans 3"
    for code in range(ord(" "), ord("~") + 1):
        assert text_width(chr(code), 1_000, bold=bold) == widths[glyphs[code]][0], chr(code)


@pytest.mark.parametrize("name", ["Regular", "Bold"])
def test_the_font_has_the_signs_that_pictures_use(name: str) -> None:
    glyphs = TTFont(FONTS / f"SourceSans3-{name}.ttf").getBestCmap()
    assert not [sign for sign in "–−’“”↑↓·éãöü%>+" if ord(sign) not in glyphs]


def test_chinese_characters_fill_a_square() -> None:
    assert text_width("深圳", 10) == 20


def test_lines_are_wrapped_at_spaces_and_dashes_and_lose_nothing() -> None:
    lines = wrapped("Shenzhen–Hong Kong–Guangzhou and others", 100, 12)
    assert len(lines) > 1
    assert all(text_width(line, 12) <= 100 for line in lines)
    assert "".join(line if line.endswith("–") else f"{line} " for line in lines).rstrip() == (
        "Shenzhen–Hong Kong–Guangzhou and others"
    )
    assert wrapped("Unbreakable", 10, 12) == ["Unbreakable"]
    assert wrapped("", 10, 12) == [""]
