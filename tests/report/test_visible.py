"""Text of files for a terminal: every character shows, and none does anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.report.visible import visible


@pytest.mark.parametrize(
    "text", ["", "value: 8.9 %", "企业有效发明专利　拥有量", "“372.7万件”", "e\u0301", "Ünïcode", "𠀀", "☁️", "\\x1b"]
)
def test_text_that_shows_is_left_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\x00\x07\x7f", r"a\x00\x07\x7f"),
        ("a\tb\r\n", r"a\tb\r\n"),
        ("\x85\u2028", r"\x85\u2028"),
        ("\u202e1.5\u202c", r"\u202e1.5\u202c"),
        ("\u2066x\u2069", r"\u2066x\u2069"),
        ("3.7\u00a0million", r"3.7\u00a0million"),
        ("soft\u00adhyphen\u200b", r"soft\u00adhyphen\u200b"),
        ("\ufeff", r"\ufeff"),
        ("\ue000", r"\ue000"),
        ("\U000e0041", r"\U000e0041"),
        (b"caf\xe9".decode("utf-8", "surrogateescape"), r"caf\xe9"),
        ("\ud800", r"\ud800"),
    ],
)
def test_what_does_not_show_is_escaped(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(codec=None, categories=None)))
def test_nothing_is_left_that_controls_a_terminal(text: str) -> None:
    shown = visible(text)
    assert shown.replace("\u3000", "").isprintable()
    assert visible(shown) == shown
    assert shown.encode().decode() == shown
