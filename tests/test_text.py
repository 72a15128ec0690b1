"""Text on its way into other formats."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.text import as_name, one_line, plain


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\nb", "a b"), ("a\r\n\r\nb", "a b"), ("\ta\x00\x07b\x85", "a b"), ("a\u2028b\ufffe", "a b"),
        ("a  b", "a  b"), ("18 827", "18 827"), ("3.73\u00a0million", "3.73\u00a0million"), ("数 据　", "数 据　"),
    ],
)  # fmt: skip
def test_a_text_becomes_one_line_and_keeps_its_spaces(text: str, line: str) -> None:
    assert one_line(text) == line


@given(st.text())
def test_every_text_in_one_line_can_stand_in_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = one_line(text)
    assert ET.fromstring(ET.tostring(element, encoding="unicode")).text in {one_line(text), None}  # noqa: S314
    assert len(one_line(text).splitlines()) <= 1


def test_words_of_ours_have_plain_spaces() -> None:
    assert plain("3.73\u00a0million\n") == "3.73 million"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Innovation Clusters", "innovation-clusters"), ("R&D — 2026!", "r-d-2026"), ("数据", "fact-sheet")],
)
def test_a_name_has_small_letters_digits_and_hyphens(text: str, name: str) -> None:
    assert as_name(text) == name
