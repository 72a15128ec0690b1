import pytest

from factsheet.invisible import invisible, printable
from factsheet.offsets import Offsets


def test_characters_that_nobody_sees_are_found_and_named() -> None:
    text = "a\u200bb\u00adc 中\u202e\x85"
    assert list(invisible(text)) == [
        (1, "U+200B (zero width space)"), (3, "U+00AD (soft hyphen)"), (7, "U+202E (right-to-left override)"),
        (8, "U+0085 (next line)"),
    ]  # fmt: skip
    assert list(invisible("plain\u00a0text, 中文 é e\u0301 😀\n\t")) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “text” 中文 é\u00a0😀", "plain “text” 中文 é\u00a0😀"),
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31m\x00\x7f\x9b", "\\x1b[31m\\x00\\x7f\\x9b"),
        ("\ud800\udcff", "\\ud800\\udcff"),
        ("a\u202eb\u200b\u2028", "a\\u202eb\\u200b\\u2028"),
    ],
)
def test_a_text_is_shown_in_one_line_that_every_terminal_can_show(text: str, shown: str) -> None:
    assert printable(text) == shown
    shown.encode()


def test_of_a_long_text_beginning_and_end_are_shown() -> None:
    assert printable("a" * 2_000) == "a" * 2_000
    assert printable("a" * 5_000 + "b") == "a" * 1_000 + " … " + "a" * 499 + "b"


def test_lines_and_columns_are_those_that_editors_count() -> None:
    text = "ab\r\nc\rd\n\n\u2028e\n\n"
    places = [Offsets(text).at(text.index(letter)) for letter in "abcde"]
    assert places == [(1, 1), (1, 2), (2, 1), (3, 1), (5, 2)]


def test_the_end_of_a_text_is_where_its_last_word_ends() -> None:
    assert Offsets("ab\nc \n\n").at(7) == (2, 2)
    assert Offsets("ab\nc \n\n").at(4) == (2, 2)
    assert Offsets("").at(0) == (1, 1)
