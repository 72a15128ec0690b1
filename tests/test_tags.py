"""The start tags of a page, held against Python's own parser."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.tags import Tag, held_by, start_tags


class Parser(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def found(html: str) -> list[tuple[str, dict[str, str]]]:
    return [(tag.name, tag.attributes) for tag in start_tags(html)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>a<br>b<br/>c</p><img alt=\"a > b\" src='x'><a href=/a/b>",
        '<A HREF="x" Title=y disabled>z</A>',
        '<a title="R&amp;D &quot;quoted&quot;" data-a="1" data-b=\'"\'>',
        "<p>1 < 2 and <2> and a<3</p><b>c</b><!-- <i>no</i> --><u>d</u>",
        '<script src="a">if (a<b) "<i>";</script><style>a > b {}</style><em>x</em>',
        "<a\n  href = 'x'\n  id\n= y\n>",
        "<p>an open comment <b>x</b><!-- <i>",
    ],
)
def test_the_tags_are_those_of_the_parser(html: str) -> None:
    assert found(html) == Parser(html).found


def test_a_tag_that_is_not_closed_ends_where_another_begins() -> None:
    assert found("<p><a href='x' <b>y</b>") == [("p", {}), ("b", {})]


PIECES = st.sampled_from(
    ["<p>", "</p>", "<a href='", "x'", ">", "<", '"', " id=b", "=", "/", "<br/>", "text", "&lt;", "\n", "<!--", "-->"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_text_is_too_odd_to_be_read_and_places_are_true(html: str) -> None:
    for tag in start_tags(html):
        assert html[tag.start : tag.end].lower().startswith(f"<{tag.name}")
        assert html[tag.end - 1] == ">"
        assert tag.written in html[tag.start : tag.end]


def test_what_a_script_or_style_holds_can_be_had() -> None:
    html = "<style media='print'>a > b {}</STYLE><p>"
    (style, p) = start_tags(html)
    assert held_by(html, style) == "a > b {}"
    assert (p.name, html[p.start : p.end]) == ("p", "<p>")
    assert held_by("<script>x", Tag(0, 8, "script", "")) == "x", "to the end, where nothing closes it"
