"""The sentences that use a figure: where they begin and end, what is cut, and what is no part of them."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factsheet.sentences import Sentence, sentences

LIMIT = 140  # characters of a long sentence that are kept on each side of the figure


def figure(text: str = "24", address: str = "clusters.cn.2025", number: int = 1) -> str:
    """Return a figure as a page has it, the first or a further one of its fact."""
    name = f"use-{address}" + (f"-{number}" if number > 1 else "")
    return f'<data class="fact" id="{name}" value="24" data-fact="{address}"><a href="#x">{text}</a></data>'


F = figure()


def told(html: str) -> list[str]:
    """Return each sentence with its figure in brackets, all of them in the order in which they were found."""
    return [f"{found.before}[{found.figure}]{found.after}" for found in sentences(html)]


def test_a_figure_is_found_with_its_address_its_id_and_its_sentence() -> None:
    assert sentences(f"<p>Before that. China has {F} clusters. The others follow.</p>") == [
        Sentence("clusters.cn.2025", "use-clusters.cn.2025", "China has ", "24", " clusters.", "China has 24 clusters.")
    ]


def test_a_page_without_figures_has_no_sentences() -> None:
    assert sentences("<p>Nothing here. Nothing there.</p>") == []
    assert sentences("") == []


@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        (F, ""),
        (f"{F} there are.", "[24] there are."),
        (f"There are {F}.", "There are [24]."),
        (f"One. It has {F} now. Two.", "It has [24] now."),
        (f"One! Are there {F}? Two.", "Are there [24]?"),
        (f"One. {F} are there. Two.", "[24] are there."),
        (f"One. There are {F}. Two.", "There are [24]."),
        (f"One. There are {F}! 2 more came.", "There are [24]!"),
        (f"One.\nThere\n are \t{F}.\nTwo.", "There are [24]."),
        (f"He said “No.” She said {F}. “Yes.”", "She said [24]."),
        (f"He said ‘No.’ She said “{F}.” ‘Yes.’", "She said “[24].”"),
        (f"(One.) There are {F} (as said.) (Two.)", "There are [24] (as said.)"),
        (f"It grew from 3.7 to {F}, by 12.1% a year. Two.", "It grew from 3.7 to [24], by 12.1% a year."),
        (f"Some, e.g. the bureau, have {F} etc. in all. Two.", "Some, e.g. the bureau, have [24] etc. in all."),
        (f"One: there are {F}; two more came. Three.", "One: there are [24]; two more came."),
        (f"One. {figure('about 24')} are there. Two.", "[about 24] are there."),
        (f"Many, e.g. {figure('about 24')} of them, are there. Two.", "Many, e.g. [about 24] of them, are there."),
        (f"One. {figure('$24')} were paid. $2 came back.", "[$24] were paid."),
        (f"一。有{F}个集群。二。", "有[24]个集群。"),
        (f"“一。”有{F}个！二？", "有[24]个！"),
        (f"It is one. 有{F}个。Two.", "有[24]个。"),
        (f"Is it {figure('No. 5 A')} of all? Two.", "Is it [No. 5 A] of all?"),
    ],
)
def test_a_sentence_begins_and_ends_with_itself(html: str, sentence: str) -> None:
    assert told(f"<p>{html}</p>") == [sentence or "[24]"]


def test_each_figure_of_a_sentence_has_it_whole() -> None:
    html = f"<p>Against {F} of China stand {figure('22', 'clusters.us.2025')}. One has {figure(number=2)} too.</p>"
    assert told(html) == ["Against [24] of China stand 22.", "Against 24 of China stand [22].", "One has [24] too."]
    assert [(found.address, found.id) for found in sentences(html)] == [
        ("clusters.cn.2025", "use-clusters.cn.2025"),
        ("clusters.us.2025", "use-clusters.us.2025"),
        ("clusters.cn.2025", "use-clusters.cn.2025-2"),
    ]


def test_a_quotation_is_a_figure_as_well() -> None:
    html = (
        '<p>One. Xinhua prints <q class="says" id="use-a.cn.2025" data-fact="a.cn.2025" lang="zh">'
        '<a href="../register/a/#a.cn.2025">“520万件”</a></q> <span class="gloss">(5.20&nbsp;million)</span> too.'
        " Two.</p>"
    )
    assert sentences(html) == [
        Sentence(
            "a.cn.2025",
            "use-a.cn.2025",
            "Xinhua prints ",
            "“520万件”",
            " (5.20\u00a0million) too.",
            "Xinhua prints “520万件” (5.20\u00a0million) too.",
        )
    ]


def test_what_has_no_id_or_no_address_is_no_figure_of_a_sentence() -> None:
    html = '<p>In a table <data data-fact="a.cn.2025">5</data>, and <b id="use-a.cn.2025">5</b>.</p>'
    assert sentences(html) == []


# -- long sentences ---------------------------------------------------------------------------------------------


def test_a_sentence_up_to_the_limit_stays_whole() -> None:
    before, after = "a" * (LIMIT - 1) + " ", " " + "b" * (LIMIT - 1)
    assert told(f"<p>{before}{F}{after}</p>") == [f"{before}[24]{after}"]


def test_a_long_sentence_keeps_whole_words_on_both_sides_of_the_figure() -> None:
    words = " ".join(f"word{number}" for number in range(100))
    (found,) = sentences(f"<p>{words} {F} {words}</p>")
    assert found.before.startswith("… word")
    assert found.after.endswith(" …")
    assert f" {words} ".endswith(f" {found.before.removeprefix('… ')}")
    assert f" {words} ".startswith(f"{found.after.removesuffix(' …')} ")
    assert LIMIT - 10 < len(found.before.removeprefix("… ")) <= LIMIT
    assert LIMIT - 10 < len(found.after.removesuffix(" …")) <= LIMIT


def test_only_the_side_that_is_long_is_cut() -> None:
    words = " ".join(["word"] * 50)
    (found,) = sentences(f"<p>There are {F} {words}. Two.</p>")
    assert (found.before, found.after[:5], found.after[-6:]) == ("There are ", " word", "word …")
    (found,) = sentences(f"<p>One. It is {words} {F} here.</p>")
    assert (found.before[:6], found.after) == ("… word", " here.")


def test_a_text_without_spaces_is_cut_where_it_must_be() -> None:
    assert told(f"<p>{'前' * 200}{F}{'后' * 200}</p>") == [f"… {'前' * LIMIT}[24]{'后' * LIMIT} …"]


# -- blocks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tag", ["p", "li", "dd", "dt", "caption", "figcaption", "summary", "blockquote", "div", "section", "h1", "h2", "h6"]
)
def test_a_sentence_does_not_go_beyond_its_block(tag: str) -> None:
    block = f"<{tag}>{{}}</{tag}>"
    html = block.format("Before") + block.format(f"has {F} of") + block.format("after")
    assert told(f"<div>{html}</div>") == ["has [24] of"]


def test_a_sentence_goes_on_through_what_is_no_block() -> None:
    assert told(f"<p>The <em>leader <strong>has</strong> {F}</em> <a href='#'>clusters</a>. Two.</p>") == [
        "The leader has [24] clusters."
    ]


def test_an_item_and_the_items_within_it_have_sentences_of_their_own() -> None:
    inner = f"<ul>\n<li>inner {figure('22', 'clusters.us.2025')}.</li>\n</ul>"
    assert sorted(told(f"<ul><li>Outer {F}:\n{inner}\n</li></ul>")) == ["Outer [24]:", "inner [22]."]


def test_figures_come_in_the_order_of_the_page() -> None:
    inner = f"<ul><li>inner {figure('22', 'clusters.us.2025')}</li></ul>"
    html = f"<ul><li>Outer {F}{inner}</li><li>last {figure('7', 'clusters.de.2025')}</li></ul>"
    assert told(html) == ["Outer [24]", "inner [22]", "last [7]"]


def test_what_stands_on_both_sides_of_an_inner_block_are_two_words() -> None:
    assert told(f"<div>One<p>two</p>three {F}</div>") == ["One three [24]"]


def test_a_break_of_line_parts_words() -> None:
    assert told(f"<p>One<br>two {F}<br/>three</p>") == ["One two [24] three"]


def test_a_block_that_is_not_closed_ends_with_the_one_around_it() -> None:
    assert told(f"<div><p>There are {F} of them</div><p>Two.</p>") == ["There are [24] of them"]


def test_an_end_tag_without_its_beginning_changes_nothing() -> None:
    assert told(f"<p>There</b></div> are {F}.</p>") == ["There are [24]."]


# -- tables -----------------------------------------------------------------------------------------------------


def test_a_row_of_a_table_is_read_as_one_sentence_with_its_cells_apart() -> None:
    row = f"<tr>\n<th>Clusters</th>\n<td>{F} in 2025</td>\n<td>Confirmed</td>\n</tr>"
    html = f"<table><thead><tr><th>What</th></tr></thead><tbody>{row}<tr><td>Other</td></tr></tbody></table>"
    assert told(html) == ["Clusters · [24] in 2025 · Confirmed"]


def test_a_sentence_within_a_cell_begins_and_ends_with_itself() -> None:
    row = f"<tr><td>China</td><td>It had 20. It has {F} now. More follow.</td></tr>"
    assert told(f"<table>{row}</table>") == ["It has [24] now."]


def test_each_figure_of_a_row_has_it_whole() -> None:
    row = f"<tr><td>{F}</td><td>{figure('22', 'clusters.us.2025')}</td></tr>"
    assert told(f"<table>{row}</table>") == ["[24] · 22", "24 · [22]"]


# -- texts ------------------------------------------------------------------------------------------------------


def test_entities_are_characters_and_stay_text() -> None:
    html = f"<p>R&amp;D &lt;b&gt; {figure('5&nbsp;&gt;&#52;')} &#8220;x&#8221;&nbsp;&lt;/p&gt;</p>"
    assert told(html) == ["R&D <b> [5\u00a0>4] “x”\u00a0</p>"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>if (a < b) { document.write('<p>x</p>') }</script>",
        "<style>p > b { color: red }</style>",
        '<svg viewBox="0 0 1 1"><title>x</title><path d="M0 0"/><g><text>y</text></g></svg>',
        '<button type="button">Copy <b>this</b></button>',
    ],
)
def test_what_is_not_read_is_no_part_of_a_sentence(hidden: str) -> None:
    assert told(f"<p>There {hidden}are {F}{hidden} in all.{hidden}</p>") == ["There are [24] in all."]


def test_a_comment_is_no_part_of_a_sentence() -> None:
    assert told(f"<p>There are <!-- about -->{F}.</p>") == ["There are [24]."]


@given(st.text(max_size=60), st.text(min_size=1, max_size=60), st.text(max_size=60))
@example("a. B", "&lt;", "</p> C. D")
def test_any_text_stays_what_it_is(before: str, text: str, after: str) -> None:
    """Whatever stands around a figure, it is found, and what is told of it is on the page."""
    html = f"<p>{escape(before)}x{figure(escape(text))}x{escape(after)}</p>"
    (found,) = sentences(html)
    shown = " ".join(f"{before}x{text}x{after}".replace("\r\n", "\n").split())
    for part in (found.before.removeprefix("… "), found.figure, found.after.removesuffix(" …")):
        assert " ".join(part.split()) in shown
    assert found.before.endswith("x")
    assert found.after.startswith("x")
