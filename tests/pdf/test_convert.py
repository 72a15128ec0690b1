"""Pages as Typst, element by element: each has its own way, and what has none is an error that names it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from factsheet.pages import Page
from factsheet.pdf.context import Context
from factsheet.pdf.convert import Converter
from factsheet.pdf.entries import EntryConverter
from factsheet.pdf.reading import BuiltPage
from factsheet.problems import FactsheetError, InvalidFacts

ENTRY = "register/clusters/"
F = '<data class="fact" data-fact="clusters.cn.2025"><a href="../register/clusters/#clusters.cn.2025">24</a></data>'
NUMBER = '#entry-number(7, "place:register:clusters::clusters.cn.2025")'
HERE = "#shown(<shown::clusters.cn.2025-1>)"
LINK = '#link("place:register:clusters::clusters.cn.2025")[24]'

TABS = (
    '<div class="tabbed-set"><div class="tabbed-labels"><label>x</label><label>y</label></div>'
    '<div class="tabbed-content"><div class="tabbed-block"><p>a</p></div>'
    '<div class="tabbed-block"><p>b</p></div></div></div>'
)
TASKS = (
    '<ul class="task-list"><li class="task-list-item"><label class="task-list-control">'
    '<input type="checkbox" checked></label> a</li></ul>'
)
NOTES = (
    '<p>A<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> '
    'B<sup id="fnref2:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p><div class="footnote"><hr><ol>'
    '<li id="fn:1"><p>The <em>note</em><a class="footnote-backref" href="#fnref:1">x</a></p></li></ol></div>'
)
NOTED = "<topic::note-fn:1>"
CHART = """
<figure class="chart" id="chart-a"><figcaption><strong class="title">T</strong></figcaption>
<div class="picture"><svg class="wide" viewBox="0 0 1 1" aria-label="spoken"><path fill="var(--a,#123456)"/></svg>
<svg class="narrow" viewBox="0 0 1 1" aria-label="spoken"></svg></div><p class="notes">N</p>
<details class="figures"><summary>Table</summary><table><tr><td>1</td></tr></table></details></figure><p>after</p>
"""
REGISTERED = """
<h1 id="clusters">Clusters</h1><div class="observations"><table></table></div>
<article class="entry"><h2 id="clusters.cn.2025">China, 2025</h2>
<p class="value"><data>24</data> <span class="status">final</span></p><dl><dt>Evidence</dt>
<dd><ul><li>“24” — <a class="source" href="../../sources/#source-wipo">WIPO</a></li></ul></dd>
<dt>Used on</dt><dd><ul class="uses"><li><a href="../../sources/">x</a>: words</li></ul></dd></dl></article>
<h2 id="cite-clusters">Cite</h2>
"""


def page(content: str, url: str = "topic/") -> BuiltPage:
    return BuiltPage(url, html.fragment_fromstring(f'<article class="md-content__inner">{content}</article>'))


def context(*pages: BuiltPage, base: str = "", site: Path = Path()) -> Context:
    entry = page(
        '<h1 id="clusters">Clusters</h1><article class="entry"><h2 id="clusters.cn.2025">x</h2></article>', ENTRY
    )
    sources = page('<h1>Sources</h1><ul class="bibliography"><li id="source-wipo">WIPO</li></ul>', "sources/")
    known = {one.url: one for one in (entry, sources, *pages)}
    return Context(site, known, entries={"clusters.cn.2025": 7}, sources={"source-wipo": 3}, base=base)


def converted(content: str, base: str = "") -> str:
    own = page(content)
    return Converter(own, context(own, base=base)).blocks(own.article)


@pytest.mark.parametrize(
    ("element", "typst"),
    [
        ("<p>One. Two</p>", r"One\. Two"),
        ("<p>a <strong>b</strong> <em>c</em> <small>d</small></p>", "a #strong[b] #emph[c] #minor[d]"),
        ("<p>a<br>b</p>", "a#linebreak()b"),
        ("<h1>A</h1><h2>B</h2>", "= A <topic>\n\n== B"),
        ("<h1>A</h1><h3>B</h3>", "= A <topic>\n\n== B"),
        ("<ul><li>a</li><li><p>b</p><ul><li>c</li></ul></li></ul>", "#list([a], [b\n\n#list([c])])"),
        ('<ol start="3"><li>a</li></ol>', "#enum(start: 3, [a])"),
        ("<dl><dt>t</dt><dd>a</dd><dd>b</dd></dl>", "#terms(terms.item([t], [a\n\nb]))"),
        ("<blockquote><p>a</p></blockquote>", "#quote(block: true)[a]"),
        ("<pre><code>a = 1\n  b</code></pre>", '#raw(block: true, "a = 1\\n  b")'),
        ('<p><code>a"b</code></p>', '#raw("a\\"b")'),
        ("<hr>", "#rule()"),
        ("<details><summary>t</summary><p>a</p></details>", "#opened([t])[a]"),
        (
            '<div class="admonition tip"><p class="admonition-title">t</p><p>a</p></div>',
            "#admonition([t])[a]",
        ),
        (TABS, "#opened([x])[a]\n\n#opened([y])[b]"),
        (NOTES, f"A#here-is(<topic::fnref:1>)#footnote[The #emph[note]] {NOTED} B#footnote({NOTED})"),
        (TASKS, "#tasks((true, [a]))"),
        ('<p>a <span lang="zh-Hans">万</span></p>', 'a #text(lang: "zh")[万]'),
        ('<p><abbr title="research">R</abbr>, <abbr title="research">R</abbr></p>', r"R#footnote[research]\, R"),
        ('<p><q data-fact="clusters.cn.2025">“24”</q> say they</p>', f"{HERE}“24”{NUMBER} say they"),
        (f"<p>{F} of them</p>", f"{HERE}{LINK}{NUMBER} of them"),
        ('<p><a href="../sources/">s</a></p>', '#link("place:sources")[s]#page-of(<sources>)'),
        (
            '<p><a href="../sources/#source-wipo">s</a></p>',
            '#link("place:sources::source-wipo")[s]#source-number(3, "place:sources::source-wipo")',
        ),
        ('<p><a href="../sources/#gone">s</a></p>', '#link("place:sources")[s]#page-of(<sources>)'),
        ('<p><a href="https://a.org/">s</a></p>', '#link("https://a.org/")[s]#address("https://a.org/", "https://a.org/")'),
        ('<p><a href="../data/facts.json">s</a></p>', "s"),
        (
            '<p><a href="#there">s</a></p><p id="there">t</p>',
            '#link("place:topic::there")[s]\n\n#here-is(<topic::there>)t',
        ),
    ],
)  # fmt: skip
def test_an_element_is_converted(element: str, typst: str) -> None:
    assert converted(element) == typst


def test_a_file_of_the_site_is_linked_where_the_site_s_own_address_is_known() -> None:
    expected = '#link("https://site.org/data/facts.json")[s]'
    assert converted('<p><a href="../data/facts.json">s</a></p>', base="https://site.org/") == expected


def test_a_figure_in_a_table_of_a_series_leads_to_its_entry_without_a_number_beside_it() -> None:
    table = f"<thead><tr><th>A</th></tr></thead><tbody><tr><td>{F}</td></tr></tbody></table>"
    assert f"table.header([A]), [{HERE}{LINK}])" in converted(f'<table class="figures">{table}')
    assert f"table.header([A]), [{HERE}{LINK}{NUMBER}])" in converted(f"<table>{table}")


def test_a_table_repeats_its_head_sets_numbers_right_and_has_its_caption() -> None:
    head = '<thead><tr><th>A</th><th class="number">B</th></tr></thead>'
    row = '<tr><td colspan="2">c</td></tr><tr><th>d</th><td class="number">1</td></tr>'
    found = converted(f'<table class="figures"><caption>T</caption>{head}<tbody>{row}</tbody></table>')
    assert found == (
        "#listing(size: 8.0pt, turned: false, title: [T])[#table(columns: 2, align: (left, right,), "
        "table.header([A], [B]), table.cell(colspan: 2)[#block(width: 22.0em)[c]], [d], [1])]"
    )


def test_a_table_that_is_too_wide_is_set_smaller_and_at_last_turned() -> None:
    def size(columns: int) -> tuple[str, str]:
        cells = "".join(f"<td>{'x' * 10}</td>" for _ in range(columns))
        found = re.search(r"size: (\S+)pt, turned: (\w+)", converted(f"<table><tr>{cells}</tr></table>"))
        assert found
        return found[1], found[2]

    assert [size(columns) for columns in (3, 9, 11, 14)] == [
        ("8.0", "false"), ("7.0", "false"), ("6.2", "false"), ("7.0", "true"),
    ]  # fmt: skip


def test_a_chart_is_a_numbered_figure_with_its_words_and_its_table_at_the_end_of_the_page() -> None:
    own = page(f"<h1>A</h1>{CHART}")
    found = Converter(own, context(own)).whole().removeprefix("= A <topic>\n\n")
    chart, after, title, table = found.split("\n\n")
    assert chart == (
        '#chart("drawing-1.svg", alt: "spoken", [#strong[T]], [#remark[N]], figures: <topic::figures-of-chart-a>)'
    )
    assert after == "after"
    assert title.startswith("#behind(")
    assert table.startswith("#here-is(<topic::figures-of-chart-a>)#listing(")


def test_sources_of_an_entry_are_parted_unless_a_sentence_ends() -> None:
    lines = "<li>“24”</li><li>“25”, says one.</li><li>“26”</li>"
    own = page(f'<article class="entry"><h2 id="clusters.cn.2025">x</h2><p class="value"><data>24</data></p><dl>'
               f"<dt>Evidence</dt><dd><ul>{lines}</ul></dd></dl></article>", ENTRY)  # fmt: skip
    found = EntryConverter(own, context(own)).indicator()
    assert r"[“24”\; “25”\, says one\. “26”\.]" in found


def test_an_address_of_the_web_is_in_ascii_and_printed_as_it_is() -> None:
    found = converted('<p><a href="https://a.org/万?q=1">s</a></p>')
    assert (
        found
        == '#link("https://a.org/%E4%B8%87?q=1")[s]#address("https://a.org/%E4%B8%87?q=1", "https://a.org/万?q=1")'
    )


def test_links_to_a_page_without_a_heading_lead_to_its_beginning() -> None:
    own = page("<p>a</p>")
    assert Converter(own, context(own)).whole() == "#here-is(<topic>)a"


def test_years_of_which_little_is_known_are_told_in_one_remark() -> None:
    years = '<p class="coverage">2024: 1 of 2 known.</p><p class="coverage">2023: 1 of 3 known.</p><p>After.</p>'
    assert converted(years) == "#remark[2024\\: 1 of 2 known\\. 2023\\: 1 of 3 known\\.]\n\nAfter\\."


def test_of_several_headings_of_a_page_links_lead_to_the_first() -> None:
    assert converted("<h1>A</h1><h1>B</h1>") == "= A <topic>\n\n= B"


def test_a_picture_of_the_site_is_printed_and_one_that_is_not_there_is_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"pixels")
    own = page('<p><img src="../a.png" alt="A view"></p><p><img src="https://x.org/a.png" alt="Gone"></p>')
    known = context(own, site=tmp_path)
    assert Converter(own, known).blocks(own.article) == '#box[#image("picture-1.png", alt: "A view")]\n\nGone'
    assert known.drawings == {"picture-1.png": b"pixels"}


def test_an_error_on_the_home_page_names_it() -> None:
    own = page("<video>film</video>", "")
    with pytest.raises(FactsheetError, match=r"^the page “index” has the element video"):
        Converter(own, context(own)).whole()


def test_a_table_without_rows_is_nothing() -> None:
    assert converted("<table></table><p>a</p>") == "a"


def test_a_link_to_the_first_heading_leads_to_the_page() -> None:
    found = converted('<h1 id="a">A</h1><p><a href="#a">s</a></p>')
    assert found == '= A <topic>\n\n#link("place:topic")[s]'


def test_a_drawing_has_the_colours_of_paper() -> None:
    own = page('<svg viewBox="0 0 1 1" aria-label="s"><path fill="var(--a,#123456)"/></svg>')
    known = context(own)
    Converter(own, known).whole()
    assert known.drawings["drawing-1.svg"] == (
        b'<svg aria-label="s" viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><path fill="#123456"/></svg>'
    )


@pytest.mark.parametrize(
    ("element", "named"),
    [
        ("<video>film</video>", "the element video"),
        ("<form>film</form>", "the element form"),
        ("<dl><dt>a</dt><div>film</div></dl>", "div in a list of definitions"),
        ("<p><video>film</video></p>", "the element video in a line"),
        ('<p class="marquee">film</p>', "the class “marquee” of p"),
        ('<p><span class="marquee">film</span></p>', "the class “marquee” of span"),
        ("<ul><p>film</p></ul>", "p in a list"),
        ("<dl><dd>film</dd></dl>", "a definition without its term"),
        ("<svg><text>film</text></svg>", "a drawing without a text in its stead"),
        ('<p><a class="footnote-ref" href="#fn:9">film</a></p>', "a call of a note that is not there"),
        ('<table><tr><td class="marquee">film</td></tr></table>', "the class “marquee” of td"),
        ('<figure class="chart">film</figure>', "a chart without its title or its drawing"),
        ('<ol class="timeline"><li>film</li></ol>', "an event without its date"),
        (TABS.replace("<label>x</label>", "film"), "tabs that have not each a label"),
    ],
)
def test_what_has_no_way_is_an_error_that_names_page_and_element(element: str, named: str) -> None:
    with pytest.raises(FactsheetError, match=re.escape(named)) as error:
        converted(element)
    assert str(error.value).startswith("the page “topic/” has ")
    assert "film" in str(error.value)


@pytest.mark.parametrize(
    ("text", "element", "at"),
    [
        ("# A\n\nSee <video>film</video>\n", "<p>See <video>film</video></p>", (3, 5)),
        ("# A\n\nfilm\n{ .marquee }\n", '<p class="marquee">film</p>', (4, 4)),
        ("# A\n\n> film\n", '<ul class="b"><p>film</p></ul>', (3, 3)),
        ("{{ film() }}\n", "<video>shown</video>", (1, 1)),
    ],
)
def test_on_a_page_that_an_editor_wrote_it_is_told_with_its_place(text: str, element: str, at: tuple[int, int]) -> None:
    own = page(element)
    known = context(own)
    known.written = {"topic/": Page("topic.md", "docs/en/topic.md", "topic/", "A", text, ())}
    with pytest.raises(InvalidFacts, match=r"^docs/en/topic\.md:\d+:\d+: error: the page has ") as error:
        Converter(own, known).whole()
    (problem,) = error.value.problems
    assert (problem.line, problem.column) == at


def test_an_entry_is_a_few_lines_with_numbers_for_long_names() -> None:
    own, read = page(REGISTERED, ENTRY), page(f"<p>{F}</p>")
    known = context(own, read)
    Converter(read, known).whole()
    assert EntryConverter(own, known).indicator() == (
        "= Clusters <register:clusters>\n\n"
        '#entry(7, <register:clusters::clusters.cn.2025>, [China\\, 2025], "clusters.cn.2025", [#strong[24], final])'
        '[#part([Evidence])[“24” — #link("place:sources::source-wipo")[#source-name(3)]\\.] '
        "#part([Used on])[#pages(<shown::clusters.cn.2025-1>)]]"
    )
