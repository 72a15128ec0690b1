"""Typst's notation: what is written is what is printed, whatever it is."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factsheet.pdf.notation import call, label, string, text

PRINTED = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=30)


def printed(source: str) -> str:
    """Return the text of what Typst makes of a source, without white space."""
    page = "#set page(width: 60cm)\n#set text(hyphenate: false)\n#set smartquote(enabled: false)\n"
    pdf = typst.compile((page + source).encode())
    return "".join(pypdfium2.PdfDocument(io.BytesIO(pdf))[0].get_textpage().get_text_range().split())


@settings(max_examples=40, deadline=None)
@given(PRINTED)
@example("#panic() $x$ *b* _e_ `c` <l> @r ~ -- --- ... // /* */ = - + / 1. \\ [ ] { } ' \" https://a.b")
@example("= Heading")
@example("- item")
@example("1. item")
@example("/ term: what")
def test_text_is_printed_as_it_is(words: str) -> None:
    assert printed(text(words)) == "".join(words.split())


@settings(max_examples=20, deadline=None)
@given(PRINTED)
@example('a "b" \\ \\n #x')
def test_a_string_is_printed_as_it_is(words: str) -> None:
    assert printed(f"#{string(words)}") == words.replace(" ", "")


def test_white_space_is_one_space_as_in_html_but_a_no_break_space_stays() -> None:
    assert text("a \n\t b\u00a0c") == "a b\u00a0c"


@pytest.mark.parametrize(
    ("url", "fragment", "expected"),
    [
        ("", "", "<home>"),
        ("clusters/", "", "<clusters>"),
        ("register/patents/", "patents.cn.2025-06", "<register:patents::patents.cn.2025-06>"),
        ("clusters/", "a b", "<clusters::a.20.b>"),
    ],
)
def test_a_label_is_made_of_the_address(url: str, fragment: str, expected: str) -> None:
    assert label(url, fragment) == expected


def test_a_call_has_its_arguments_and_its_content() -> None:
    assert call("rule") == "#rule()"
    assert call("link", "<a>", body="b") == "#link(<a>)[b]"
    assert call("strong", body="b") == "#strong[b]"
