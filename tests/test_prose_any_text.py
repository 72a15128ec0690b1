"""Any page is read, however odd, in a time that grows with its length and not faster."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.prose import typed_figures

NASTY = [
    " ", "\n", "a", "1", "1,", "two ", "twenty-", "one hundred and ", "`", "` `` ", "<", "<a ", '<a "', "<!--",
    "<pre>", "[",
    "](", "][", "[^", '](a "', "{{", "{{ (", '{{ "', "{%", "{#", "{% raw %}", "{ a=", "{.a ", "~~~a\n",
    "````a\n```\n", "> ",
    "# ", "|", "1. a\n", "*", "_", "&a", "\\", ":a", "a.", "a@", "http://", "三", "十万", "第", "2025年", "2025-",
    "1st, ",
    "Sept. 5, ", "5 and ", "ranked the ", "first in the a ", "ISO/IEC", "A/", "page 1, ", "tops the a ", "!!! a\n",
    "- a\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", NASTY)
def test_time_grows_with_the_length_of_the_page_and_not_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        taken = []
        for _ in range(3):
            start = process_time()
            typed_figures(text)
            taken.append(process_time() - start)
        return min(taken)

    # Four times the text takes about four times as long; were it quadratic, it would take sixteen times.
    assert seconds(160_000) < 8 * max(seconds(40_000), 0.02)


def test_a_megabyte_is_read_in_two_seconds() -> None:
    text = "".join(f"{piece * 20}\n\n" for piece in NASTY)
    text = (text * (1_000_000 // len(text) + 1))[:1_000_000]
    start = process_time()
    typed_figures(text)
    assert process_time() - start < 2


@given(
    st.lists(
        st.sampled_from([*NASTY, "24", "million", "年", "---\n", "title: ", "</", "}}", '"', "\ufffc", "\x1e"]),
        max_size=30,
    )
)
def test_no_text_is_too_odd(pieces: list[str]) -> None:
    text = "".join(pieces)
    lines = text.split("\n")
    for figure in typed_figures(text):
        assert figure.text
        assert 1 <= figure.column <= len(lines[figure.line - 1])
