"""The line of a problem: the carets stand under the place, whatever the line holds and however long it is."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.report.excerpt import excerpt
from factsheet.report.visible import visible

TAB = "    "


def cells(text: str) -> list[str]:
    """Return what stands in each column of a terminal: a wide character fills two, a combining one none."""
    found: list[str] = []
    for character in text:
        if not combining(character):
            found += [character, ""] if east_asian_width(character) in "WF" else [character]
    return found


def marked(line: str, column: int, length: int = 0, width: int = 80) -> str:
    """Return what stands above the carets."""
    shown, carets = excerpt(line, column, length, width)
    assert set(carets.lstrip(" ")) == {"^"}
    return "".join(cells(shown)[carets.index("^") : len(carets)])


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "carets"),
    [
        ("value: 8.8 %", 8, 5, "value: 8.8 %", "       ^^^^^"),
        ("value: 8.8 %", 8, 0, "value: 8.8 %", "       ^"),
        ("zh: 增长, x", 9, 1, "zh: 增长, x", "          ^"),
        ("zh: 增长, x", 5, 2, "zh: 增长, x", "    ^^^^"),
        ("\ta:\tb", 2, 1, f"{TAB}a:{TAB}b", "    ^"),
        ("\ta:\tb", 1, 1, f"{TAB}a:{TAB}b", "^^^^"),
        ("\ta:\tb", 5, 1, f"{TAB}a:{TAB}b", "          ^"),
        ("cafe\u0301 x", 7, 1, "cafe\u0301 x", "     ^"),
        ("cafe\u0301 x", 5, 1, "cafe\u0301 x", "   ^"),
        ("a\u202eb\u202cc", 3, 1, r"a\u202eb\u202cc", "       ^"),
        ("a\u202eb\u202cc", 2, 1, r"a\u202eb\u202cc", " ^^^^^^"),
        ("a\x1b[2Jb", 6, 1, r"a\x1b[2Jb", "        ^"),
        ("ab", 3, 0, "ab", "  ^"),
        ("ab", 99, 5, "ab", "  ^"),
        ("ab", 2, 99, "ab", " ^"),
    ],
)
def test_the_carets_stand_under_the_place(line: str, column: int, length: int, shown: str, carets: str) -> None:
    assert excerpt(line, column, length, 80) == (shown, carets)


def test_a_line_that_just_fits_is_whole_and_a_longer_one_is_cut() -> None:
    assert excerpt("a" * 40, 1, 1, 40)[0] == "a" * 40
    assert excerpt("a" * 41, 1, 1, 40)[0] == f"{'a' * 38}…"
    assert excerpt("件" * 20, 1, 1, 40)[0] == "件" * 20
    assert excerpt("件" * 21, 1, 1, 40)[0] == f"{'件' * 19}…"


def test_of_a_long_line_what_is_around_the_place_is_left() -> None:
    line = f"{'a' * 500}<place>{'z' * 500}"
    assert excerpt(line, 501, 7, 40) == (f"…{'a' * 12}<place>{'z' * 19}…", f"{' ' * 13}^^^^^^^")
    assert excerpt(line, len(line), 1, 40) == (f"…{'z' * 38}", f"{' ' * 38}^")
    assert excerpt(line, len(line) + 1, 0, 40) == (f"…{'z' * 38}", f"{' ' * 39}^")
    assert excerpt(line, 2, 1, 40) == (f"{'a' * 38}…", " ^")


def test_a_place_that_is_longer_than_the_room_is_marked_to_the_cut() -> None:
    assert excerpt("a" * 100, 1, 100, 40) == (f"{'a' * 38}…", "^" * 38)


CHARACTERS = st.sampled_from("ab :{}“é件元年，　\u0301\u202e\u200b\x1b\x00\t\u00a0\udce9")


@given(st.text(CHARACTERS, min_size=1, max_size=120), st.data(), st.integers(20, 90))
def test_the_carets_stand_under_the_place_of_any_line(line: str, data: st.DataObject, width: int) -> None:
    at = data.draw(st.integers(0, len(line) - 1))
    shown, carets = excerpt(line, at + 1, 1, width)
    assert len(cells(shown)) <= max(width, len(carets))
    assert len(carets) <= width
    if not combining(line[at]):
        expected = visible(line[at]) if line[at] != "\t" else TAB
        assert marked(line, at + 1, 1, width) == expected


@given(st.text(st.characters(codec=None, categories=None)), st.integers(1, 100), st.integers(0, 100))
def test_any_line_can_be_shown(line: str, column: int, length: int) -> None:
    shown, carets = excerpt(line, column, length, 40)
    assert visible(shown) == shown
    assert carets.strip(" ") == "^" * carets.count("^")
    assert 1 <= carets.count("^") <= 40


def test_a_line_of_a_megabyte_is_looked_at_only_around_the_place() -> None:
    line = "件\u0301\u202e" * 1_000_000
    for column in (1, 1_500_001, len(line)):
        shown, carets = excerpt(line, column, len(line), 90)
        assert len(shown) <= 90
        assert len(carets) <= 90
