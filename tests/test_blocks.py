"""What our words return goes past Markdown: the page is the same as without, and nothing of it is read as Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from factsheet.render.markup import block, inline

EXTENSIONS = ["abbr", "attr_list", "def_list", "tables", "toc", "pymdownx.superfences"]
FIGURE = '<data class="fact" id="use-a.b.2025" value="5" data-fact="a.b.2025"><a href="../">5 patents</a></data>'


def convert(text: str, *extensions: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, *extensions]).convert(text)


@pytest.mark.parametrize(
    "text",
    [
        f"Before{block('<div><p>a *b* | c</p></div>')}behind",
        f"- one\n- two\n{block('<table><tr><td>1</td></tr></table>')}\nA sentence.",
        f"{block('<p>a</p>')}{block('<p>b</p>')}",
        f"{FIGURE} stand at the beginning, {FIGURE} within *a {FIGURE}*, and in a list:\n\n1. {FIGURE}\n2. x",
        f"| a | b |\n|---|--:|\n| {FIGURE} | {FIGURE}, more |\n",
        f"## A heading with {FIGURE} {{ #own }}\n\nTerm\n:   {FIGURE} of it\n",
        f"> {FIGURE}\n> goes on\n\n{FIGURE}\n\n[{inline('a *b*')} {FIGURE}](x.md)",
    ],
)
def test_a_page_is_the_same_with_it_and_without(text: str) -> None:
    shown = convert(text, "factsheet.blocks")
    assert "wzxhzdk" not in shown
    assert "factsheet-->" not in shown
    plain = convert(text).replace("<!--factsheet-->", "").replace("<!--/factsheet-->", "")
    assert "".join(shown.split()) == "".join(plain.split())


def test_what_stands_in_it_is_no_markdown() -> None:
    html = "<div>\n<p>*a* `b` [c](d)</p>\n</div>"
    assert html in convert(block(html), "factsheet.blocks")


def test_a_mark_that_is_not_closed_is_a_comment() -> None:
    assert "<em>b</em>" in convert("a <!--factsheet--> *b*", "factsheet.blocks")


@given(st.lists(st.sampled_from(["<p>", "</p>", "a", "*", "`", "\n", "{", "|", "&amp;", "<br>"]), max_size=12))
def test_whatever_a_block_holds_the_text_around_it_is_read(pieces: list[str]) -> None:
    shown = convert(f"*before*{block('<div>' + ''.join(pieces) + '</div>')}*behind*", "factsheet.blocks")
    assert shown.startswith("<p><em>before</em></p>")
    assert shown.endswith("<p><em>behind</em></p>")
