"""The style sheet: its colours can be told apart, and its fonts hold every character of facts and pages."""

from __future__ import annotations

import struct

import pytest

from factsheet.wording import LANGUAGES
from tests.site.small import REPOSITORY
from tests.style import ASSETS, SHEET, FontFace, characters_in, colours, contrast, font_faces, missing
from tools import characters
from tools.fonts import BLOCK, CORE, unicode_range
from tools.icons import SIZES

CSS = SHEET.read_text(encoding="utf-8")
FACES = font_faces(CSS)
SCHEMES = ("default", "slate")
GROUNDS = ("paper", "wash")
MEND = "run `make site fonts` to take new characters in"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("name", ["text", "soft", "ink", "seal"])
def test_text_stands_out_from_its_ground(scheme: str, ground: str, name: str) -> None:
    found = colours(CSS, scheme)
    assert contrast(found[name], found[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_borders_of_fields_and_marks_stand_out_from_the_paper(scheme: str) -> None:
    found = colours(CSS, scheme)
    for name in ("edge", "ink", "seal"):
        assert contrast(found[name], found["paper"]) >= 3


def test_both_schemes_have_the_same_colours() -> None:
    assert colours(CSS, "default").keys() == colours(CSS, "slate").keys()
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_every_font_file_is_loaded_by_a_rule_and_every_rule_has_its_file() -> None:
    assert {face.file for face in FACES} == set((ASSETS / "fonts").glob("*.woff2"))
    assert "OFL.txt" in {path.name for path in (ASSETS / "fonts").iterdir()}


def test_a_font_has_the_characters_that_its_rule_names_and_no_other_names() -> None:
    for face in FACES:
        held = characters_in(face.file) - {"\r", "\x00"}
        assert all(face.serves(character) for character in held), face.file.name
        assert len([other for other in FACES if other.file == face.file]) in {1, 2}


def test_the_fonts_have_every_character_of_facts_and_pages() -> None:
    texts = characters.of_texts(REPOSITORY)
    assert len(texts) > 1_000
    assert missing(texts, FACES) == [], MEND


def test_latin_text_needs_one_small_file_a_weight() -> None:
    for weight in (400, 700):
        (first,) = (face for face in FACES if face.weight == weight and face.serves("a"))
        assert first.file.stat().st_size <= 11_000
        assert not CORE - characters_in(first.file)


def test_a_character_that_no_font_has_is_found_missing() -> None:
    assert missing("a深", FACES) == []
    assert missing("aꙮ", FACES) == ["ꙮ"]
    elsewhere = FontFace("Source Sans 3", 400, FACES[0].file, ((0x41, 0x42),))
    assert missing("ABC", [elsewhere]) == ["C"]


def test_pages_show_all_text_but_scripts_and_styles() -> None:
    html = '<p title="t&amp;">a<script>S</script><style>Y</style><img alt="é" src="x">\n</p><input placeholder="ü">'
    assert characters.shown(html) == frozenset("t&aéü")


def test_eastern_characters_go_into_slices_by_where_they_occur() -> None:
    entries = {f"register/{number}/index.html": frozenset("a件元") for number in range(characters.COMMON)}
    several, much = (
        frozenset(map(chr, range(0x5000, 0x5001 + number))) for number in (characters.FEW, characters.SEVERAL)
    )
    pages = {"index.html": frozenset("ab万元"), **entries, "register/x/index.html": frozenset("亿")}
    pages |= {"article/index.html": several, "sources/index.html": much}
    found = characters.slices(pages, frozenset("z龙万"))
    assert found["few"] == {"万", "元"}
    assert found["some"] == {"件"}
    assert found["several"] == several
    assert found["many"] == {"亿"} | (much - several)
    assert found["unseen"] == {"龙"}


def test_a_run_of_characters_may_hold_what_no_file_has_but_nothing_that_another_has() -> None:
    assert unicode_range(frozenset("ace"), frozenset()) == "U+61-65"
    assert unicode_range(frozenset("ace"), frozenset("d")) == "U+61-63, U+65"
    assert unicode_range(frozenset("a"), frozenset("ab")) == "U+61"


def test_the_rules_of_the_fonts_stand_once_where_they_are_written_anew() -> None:
    assert len(BLOCK.findall(CSS)) == 1
    assert CSS.count("@font-face") == BLOCK.findall(CSS)[0].count("@font-face")


def test_a_stand_in_takes_the_room_of_each_weight() -> None:
    rules = CSS.partition("/* End of the fonts")[0].split("@font-face")
    for weight in (400, 700):
        (rule,) = (rule for rule in rules if "Stand-in" in rule and f"font-weight: {weight}" in rule)
        assert all(f"{name}-override: " in rule for name in ("ascent", "descent", "line-gap"))
        assert "size-adjust: 9" in rule


@pytest.mark.parametrize("size", SIZES)
def test_an_icon_has_its_size(size: int) -> None:
    content = (ASSETS / f"icon-{size}.png").read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (size, size)


def test_every_language_of_the_sheet_has_a_font() -> None:
    assert set(LANGUAGES) == {"en", "zh"}
    assert {face.family for face in FACES} == {"Source Sans 3", "Noto Sans SC"}
