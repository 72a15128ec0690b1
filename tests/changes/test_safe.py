"""Texts of anyone have no power over terminals, logs and comments."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from factsheet.changes.safe import JOINER, cleaned, for_markdown, for_terminal
from tests.hostile.texts import TEXTS


def html(text: str) -> str:
    """Return the HTML of a text for Markdown, as an item of a list has it."""
    return Markdown(extensions=["tables", "fenced_code", "abbr"]).convert(f"- {for_markdown(text)}\n")


def shown(page: str) -> str:
    """Return the text that a reader sees, with ordinary spaces and without joiners."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page)).replace(JOINER, "").split())


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("5.20\u00a0million", "5.20 million"),
        (" and ", " and "),
        ("a\nb\r\nc\u2028d\x85e", "a b c d e"),
        ("\x1b[31mred\x1b[0m\x07", "[31mred [0m"),
        ("a\u202egnp.exe\u2066b\u200f", "agnp.exeb"),
        ("name\udcff", "name\ufffd"),
        (" ", " "),
        ("", ""),
        ("企业有效发明专利：372.7万件", "企业有效发明专利：372.7万件"),
    ],
)
def test_a_text_is_one_line_of_what_can_be_seen(text: str, clean: str) -> None:
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    "text", ["::error file=x::y", "  ::add-mask::x", "a\n::set-output name=x::y", "##[error]x", "x ##[group]y", ":::x"]
)
def test_no_text_is_a_command_of_a_log(text: str) -> None:
    for made in (for_terminal(text), for_markdown(text)):
        assert "::" not in made
        assert "##[" not in made
    assert for_terminal(text).replace(JOINER, "") == cleaned(text)


def test_a_harmless_text_is_left_as_it_is() -> None:
    text = "In 2024: 5.20 million patents (+2.12%), a 3.5-fold rise; “so” – 372.7万件"
    assert (for_terminal(text), for_markdown(text)) == (text, text)


@pytest.mark.parametrize(
    "text",
    [
        "@octocat", "(@org/team)", "a@b.example", "https://evil.example", "http://evil.example/x", "www.evil.example",
        "WWW.evil.example", "ftp://evil.example", "#1", "org/repo#12", "GH-12", "gh-12", "!12", ":octocat:", "::x::",
    ],
)  # fmt: skip
def test_nothing_is_a_name_a_link_or_a_reference_even_behind_markdown(text: str) -> None:
    """Programs look for these in the text that Markdown made, so an escape alone would not hold."""
    page = html(text)
    patterns = (r"@\w", r"://", r"(?i)www\.", r"#\w", r"(?i)gh-\d", r"!\d", r":[\w+-]+:")
    assert not [pattern for pattern in patterns if re.search(pattern, re.sub(r"<[^>]*>", "", page))]
    assert shown(page) == text


MARKUP = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</details><h1>x</h1>", "<!-- x", "]]>", "&lt;b&gt;",
    "[x](http://evil.example)", "![x](http://evil.example/x.png)", "[x]: http://evil.example", "<http://evil.example>",
    "**x** __x__ *x* _x_", "`x` ``x``", "~~x~~", "# x", "- x", "+ x", "* x", "1. x", "1) x", "> x", "| a | b |",
    "$x$ $$x$$", "[^1]", "- [ ] x", "\\", "\\*x\\*", "```", "~~~", "---", "===", "*[x]: y", "&#64;x", "{{ x }}",
]  # fmt: skip


@pytest.mark.parametrize("text", [*MARKUP, *TEXTS.values()])
def test_nothing_of_a_text_is_markup(text: str) -> None:
    page = html(text)
    assert set(re.findall(r"</?(\w+)", page)) <= {"ul", "li"}
    assert shown(page) == " ".join(cleaned(text).replace(JOINER, "").split())


@given(st.text(max_size=80))
@example("<a href='x'>@x</a>")
@example("\\<b>")
@example("&amp;lt;b&amp;gt;")
def test_whatever_the_text_no_element_and_no_name_comes_of_it(text: str) -> None:
    page = html(text)
    assert set(re.findall(r"</?(\w+)", page)) <= {"ul", "li"}
    assert not re.search(r"@\w|://|::|##\[", page)
