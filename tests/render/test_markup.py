"""HTML inside Markdown: what `inline` and `block` make of it, and that Markdown gives it back."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from factsheet.render.markup import BEGIN, END, block, inline
from tests.site.small import markdown, parse

# Characters that HTML cannot hold, or that Markdown keeps for itself, are no text.
TEXTS = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]()#+-.!|~^=:<>&\"'$ \n\r1a"), st.characters(exclude_categories=["C", "Z"])),
    min_size=1,
).map(str.strip).filter(bool)  # fmt: skip


def shown(text: str) -> str:
    return " ".join(text.split())


@given(TEXTS)
def test_any_text_comes_back_from_markdown_as_it_was(text: str) -> None:
    page = parse(markdown(inline(escape(text))))
    assert [element.tag for element in page.elements] == ["p"]
    assert page.text == shown(text)


@given(TEXTS, TEXTS)
def test_any_text_comes_back_from_a_link_and_its_title(text: str, title: str) -> None:
    link = f'<a href="#x" title="{escape(title)}">{escape(text)}</a>'
    page = parse(markdown(f"It is {inline(link)} here."))
    assert [element.tag for element in page.elements] == ["p", "a"]
    assert page.text == shown(f"It is {text} here.")
    assert shown(page.first("a").attributes["title"]) == shown(title)


@given(TEXTS)
def test_any_text_comes_back_from_a_block(text: str) -> None:
    html = f"<div>\n<p>{escape(text)}</p>\n\n</div>"
    page = parse(markdown(f"a{block(html)}b"))
    assert [element.tag for element in page.elements] == ["p", "div", "p", "p"]
    assert page.first("div").text == shown(text)


def test_inline_stands_on_one_line() -> None:
    assert inline("\n a\n\n  b\r\rc\u2028d \n") == "a b c d"


def test_inline_keeps_what_is_no_mark() -> None:
    text = '3.73\u00a0million (<q lang="zh">373万</q>), “8.3%”'
    assert inline(text) == text


def test_inline_writes_marks_as_entities_and_leaves_entities() -> None:
    assert inline("a*b_c &amp; &#42; [d] | {e}") == (
        "a&#42;b&#95;c &amp; &#42; &#91;d&#93; &#124; &#123;e&#125;"
    )  # fmt: skip


def test_inline_opens_no_numbered_list() -> None:
    assert inline("2026. A year") == "2026&#46; A year"
    assert inline("In 2026. A year") == "In 2026. A year"


def test_a_block_has_no_blank_line_and_lines_around_it() -> None:
    assert block("<div>\n\n  <p>a</p>\n \n</div>\n") == f"\n\n{BEGIN}\n<div>\n<p>a</p>\n</div>\n{END}\n\n"


def test_no_line_of_a_block_begins_with_a_mark() -> None:
    assert block("<p>a\n```\nb\n~~~ c</p>") == f"\n\n{BEGIN}\n<p>a\n&#96;``\nb\n&#126;~~ c</p>\n{END}\n\n"
