"""The fonts of pictures and of the PDF: named as Typst looks for them, with every character of facts and pages."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from tests.site.small import REPOSITORY
from tests.style import characters_in, missing_in_print
from tools import characters
from tools.print_fonts import FOLDER, SHARED, STYLES, level_1
from tools.shapes import NOTO_CHINESE, NOTO_KOREAN, SOURCE_CODE, SOURCE_SANS

FAMILIES = ("Source Sans 3", "Noto Sans SC")
CODE = "Source Code Pro"
FILES = [*((family, weight) for family in FAMILIES for weight in STYLES), (CODE, 400)]
LARGEST = {"Source Sans 3": 200_000, CODE: 25_000, "Noto Sans SC": 1_250_000}
SIGNS = "−×≈≥≤→←↑↓↗‑„“”‘’†‰€·…¹²³⁴№"
MEND = "run `make site fonts` to take new characters in"


def file_name(family: str, style: str) -> str:
    return f"{family.replace(' ', '')}-{style}.ttf"


def test_there_is_one_file_for_each_family_and_weight() -> None:
    expected = {file_name(family, style) for family in FAMILIES for style in ("Regular", "Bold")}
    expected.add("SourceCodePro-Regular.ttf")
    assert {path.name for path in FOLDER.glob("*.[to]tf")} == expected


@pytest.mark.parametrize(("family", "weight"), FILES)
def test_a_font_tells_its_family_its_weight_and_its_licence(family: str, weight: int) -> None:
    style = STYLES[weight]
    path = FOLDER / file_name(family, style)
    font = TTFont(path)
    names = {number: font["name"].getDebugName(number) for number in (1, 2, 4, 6)}
    assert names == {1: family, 2: style, 4: f"{family} {style}", 6: path.stem}
    assert "Adobe" in font["name"].getDebugName(0)
    licence = "https://openfontlicense.org" if family == CODE else "http://scripts.sil.org/OFL"
    assert font["name"].getDebugName(14) == licence
    assert font["OS/2"].usWeightClass == weight
    assert font["OS/2"].fsType == 0, "it may be embedded"
    bold = style == "Bold"
    assert [font["OS/2"].fsSelection >> bit & 1 for bit in (0, 5, 6)] == [False, bold, not bold]
    assert font["head"].macStyle == bold
    assert "fvar" not in font
    assert path.stat().st_size <= LARGEST[family]


@pytest.mark.parametrize("family", FAMILIES)
def test_both_weights_have_the_same_characters_in_shapes_of_their_own(family: str) -> None:
    regular, bold = (FOLDER / file_name(family, style) for style in STYLES.values())
    assert characters_in(regular) == characters_in(bold)
    one, other = TTFont(regular), TTFont(bold)
    sign = ord("国") if family == "Noto Sans SC" else ord("n")
    assert one["glyf"][one.getBestCmap()[sign]] != other["glyf"][other.getBestCmap()[sign]]


def test_the_fonts_have_every_character_of_facts_and_pages() -> None:
    texts = characters.of_texts(REPOSITORY)
    assert len(texts) > 1_000
    assert missing_in_print(texts) == {}, MEND


def test_a_character_that_no_font_has_is_found_missing_in_both_weights() -> None:
    assert missing_in_print("a深") == {}
    assert missing_in_print("a深ꙮ") == {"Regular": ["ꙮ"], "Bold": ["ꙮ"]}


@pytest.mark.parametrize("style", STYLES.values())
def test_pictures_and_latin_text_need_source_sans_alone(style: str) -> None:
    held = characters_in(FOLDER / file_name("Source Sans 3", style))
    western = {character for character in characters.of_texts(REPOSITORY) if not characters.eastern(character)}
    assert len(western) > 100
    assert sorted(western - held) == [], MEND
    assert [sign for sign in SIGNS if sign not in held] == []


@pytest.mark.parametrize("style", STYLES.values())
def test_chinese_text_has_the_common_characters_and_punctuation_of_its_own_width(style: str) -> None:
    font = TTFont(FOLDER / file_name("Noto Sans SC", style))
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    held = frozenset(map(chr, glyphs))
    assert level_1() | SHARED <= held
    for character in "深圳，。：；？！（）《》“”‘’…、％０Ａ\u3000":
        assert widths[glyphs[ord(character)]][0] == font["head"].unitsPerEm, character
    assert not held & set("aZ09 ")


def test_the_characters_of_code_are_equally_wide_and_as_high_as_those_of_text() -> None:
    code, text = (TTFont(FOLDER / file_name(family, "Regular")) for family in (CODE, "Source Sans 3"))
    widths = {code["hmtx"][glyph][0] for glyph in code.getBestCmap().values()}
    assert widths == {600}, "two columns are 1.2 times a Chinese character, as factsheet/pdf/book.typ has it"
    assert len({text["hmtx"][glyph][0] for glyph in text.getBestCmap().values()}) > 100
    assert code["OS/2"].sxHeight == text["OS/2"].sxHeight


def test_code_has_ascii_latin_1_and_typographic_marks_and_nothing_that_text_lacks() -> None:
    held = characters_in(FOLDER / file_name(CODE, "Regular"))
    assert {chr(code) for code in (*range(0x20, 0x7F), *range(0xA0, 0x100))} <= held
    assert set("–—‘’“”…") <= held
    assert not held & set("深，→"), "these fall back to the families of text"
    # A picture falls back to any family that has a character; so that it never comes to this one, text has them all.
    assert sorted(held - characters_in(FOLDER / file_name("Source Sans 3", "Regular"))) == []


def test_level_1_holds_the_common_characters_and_none_of_level_2() -> None:
    assert len(level_1()) == 3_755
    assert set("啊深座") <= level_1()
    assert not level_1() & set("亍圳齄A，")


def test_signs_of_another_family_do_not_move_the_lines() -> None:
    for style in STYLES.values():
        font = TTFont(FOLDER / file_name("Source Sans 3", style))
        assert (font["hhea"].ascent, font["hhea"].descent, font["OS/2"].sCapHeight) == (1024, -400, 660)


def test_the_documents_name_the_packages_and_their_owners() -> None:
    read_me = (FOLDER / "README.md").read_text(encoding="utf-8")
    for package in (SOURCE_SANS, SOURCE_CODE, NOTO_CHINESE, NOTO_KOREAN):
        assert f"version {package.version} of the npm package `{package.name}`" in read_me
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    for family in (*FAMILIES, CODE, "Noto Sans KR"):
        assert family in licence.partition("SIL OPEN FONT LICENSE")[0]
