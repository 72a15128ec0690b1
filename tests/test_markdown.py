"""Foreign text in Markdown: it shows as it is, and nothing in it is markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from factsheet.markdown import escaped, linked

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def shown(markdown: str) -> str:
    """Return the text that a reader of the Markdown sees; fail if there is anything but text."""
    (inline,) = (token for token in READER.parse(f"x{markdown}x") if token.type == "inline")
    assert {token.type for token in inline.children or []} <= {"text"}
    return "".join(token.content for token in inline.children or [])[1:-1]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "<!-- marker -->", "[text](https://evil.example)", "![](https://evil.example/a.png)",
        "**bold** _it_ ~~gone~~ `code`", "&lt;b&gt; &amp;", "$x^2$", "a | b", "back\\slash", "<https://evil.example>",
        "1,972.7 million; 8.9 %", "说明：专利",
    ],
)  # fmt: skip
def test_a_text_is_shown_as_it_is(text: str) -> None:
    assert shown(escaped(text)) == text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [("@octocat", "\\@\u2060octocat"), ("see #1", "see \\#\u20601"), ("a\nb\r\n# c", "a b \\#\u2060 c")],
)
def test_neither_mentions_nor_references_nor_lines_come_of_a_text(text: str, becomes: str) -> None:
    assert escaped(text) == becomes


@pytest.mark.parametrize("text", ["https://evil.example/a", "www.evil.example", "mail me@evil.example"])
def test_no_address_in_a_text_becomes_a_link_by_itself(text: str) -> None:
    markdown = escaped(text)
    assert not any(beginning in markdown for beginning in ("://", "www.", "@e"))


@given(st.text())
def test_whatever_a_text_holds_only_text_comes_of_it(text: str) -> None:
    shown(escaped(text))


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://agency.example/a?b=1&c=(2)", "https://agency.example/a?b=1&c=(2)"),
        ("https://a.example/|b>c\\d e", "https://a.example/%7Cb%3Ec%5Cd%20e"),
        ("https://a.example/专", "https://a.example/专"),
    ],
)
def test_a_link_shows_its_text_and_leads_to_its_address(url: str, target: str) -> None:
    assert linked("News [Agency]", url) == f"[News \\[Agency\\]](<{target}>)"
    (inline,) = (token for token in READER.parse(linked("News [Agency]", url)) if token.type == "inline")
    assert [token.type for token in inline.children or []] == ["link_open", "text", "link_close"]
