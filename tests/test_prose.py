"""Figures typed by hand are found wherever readers read; ordinary prose raises nothing."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
import yaml
from jinja2 import Environment
from markdown import Markdown

from factsheet.prose import TypedFigure, typed_figures

ORDINARY: Final = (Path(__file__).parent / "prose/ordinary.md").read_text(encoding="utf-8")


def found(text: str) -> list[str]:
    return [figure.text for figure in typed_figures(text)]


# What is typed, what is found, and a control that looks like it and is no figure.
FIGURES = [
    ("There are 24 clusters.", "24", "There are clusters."),
    ("It holds 3.73 million patents.", "3.73 million", "It holds a few patents."),
    ("It holds 3.727m patents.", "3.727m", "It holds H1 patents."),
    ("It spent $505 billion.", "$505 billion", "It spent a lot."),
    ("It spent US$505bn.", "US$505bn", "It spent US dollars."),
    ("It spent RMB3.6 trillion.", "RMB3.6 trillion", "The GII2025."),
    ("It spent 3.6 trillion yuan.", "3.6 trillion", "It is given in trillion yuan."),
    ("A share of 12.1%.", "12.1%", "A share in %."),
    ("A share of 12.1 per cent.", "12.1 per cent", "A share in per cent."),
    ("It grew by 8.3 percent.", "8.3 percent", "It grew by some percentage points."),
    ("It fell by −3.5 %.", "−3.5 %", "It fell – in 2024."),
    ("They were 113,000.", "113,000", "They were, in 2024, many."),
    ("They were 18 827 000.", "18 827 000", "They were 2024 and 2025."),
    ("They were 18\u202f827\u202f000.", "18\u202f827\u202f000", "They were 2024\u202f– 2025."),
    ("Between 24–26 of them.", "24–26", "Between 2024–26 or so."),
    ("A ratio of 1:3.", "1:3", "At 11:30."),
    ("½ of it.", "½", "m² of it."),
    ("The 4th cluster.", "4th", "The 14th Five-Year Plan."),
    ("The No. 1 cluster.", "1", "The no-one cluster."),
    ("In the top-10.", "10", "COVID-19."),
    ("The top 10.", "10", "The top of the page."),
    ("24-hour service.", "24", "24/7 service."),
    ("Rank 14 of the world.", "14", "Table 14 of the report."),
    ("A 10-year plan.", "10", "A five-year plan."),
    ("3x as much.", "3x", "x as much, in 4K."),
    # years that count
    ("2000 companies hold them.", "2000", "In 2000 companies held them."),
    ("2025 clusters were ranked.", "2025", "2025 ranking of clusters."),
    ("2024 invention patents.", "2024", "2024 report on patents."),
    ("More than 2000 hold them.", "2000", "Since 2000 some hold them."),
    ("It was 1998 million.", "1998 million", "It was 1998, a good year."),
    ("It cost 2000 yuan.", "2000", "It cost in 2000 more."),
    ("It cost RMB 2000.", "RMB 2000", "It cost, in 2000."),
    ("A total of 2024 was found.", "2024", "A report of 2024 was found."),
    ("There were 2,025 of them.", "2,025", "There were, in 2025, some of them."),
    ("2025 of the patents.", "2025", "2025 on the whole."),
    ("It was 1895 then.", "1895", "In 1895 it was then."),
    ("In May 24 clusters.", "24", "On May 24, there were."),
    # words
    ("There are twenty-four clusters.", "twenty-four", "It is a twenty-first century idea."),
    ("One hundred and five of them.", "One hundred and five", "One, and not more, of them."),
    ("There are two clusters.", "two", "The two agree."),
    ("The two clusters agree.", "two", "These two agree."),
    ("Two cities agree.", "Two", "Between the two they agree."),
    ("They have three offices.", "three", "They have one office."),
    ("Only two of them agree.", "two", "One or two of them agree."),
    ("For two million reasons.", "two million", "For two reasons."),
    ("A two-year lag.", "two-year", "A two-sided debate."),
    ("A dozen firms.", "A dozen", "A few firms."),
    ("Tens of thousands of firms.", "Tens of thousands", "In thousands of yuan."),
    ("Hundreds of firms.", "Hundreds", "A host of firms."),
    ("Several thousand firms.", "Several thousand", "Several firms."),
    ("{{ fact('a') }} million yuan.", "million", "{{ fact('a') }} yuan, not a slip of million."),
    ("Zero clusters are left.", "Zero", "A zero-sum game is left."),
    ("One in six firms.", "One", "One in the crowd."),
    ("One percent of it.", "One", "One part of it."),
    ("One million of it.", "One million", "One of it."),
    ("A third of it.", "A third of", "A third party."),
    ("It grew by a quarter.", "by a quarter", "It came a quarter earlier."),
    ("Two-thirds of it.", "Two-thirds", "Second thirdly."),
    ("Three quarters of it.", "Three quarters", "The third quarter of 2024."),
    ("Half of it.", "Half of", "The first half of 2025."),
    ("More than half.", "More than half", "It is half-hearted."),
    ("Half a million.", "Half a million", "The latter half."),
    ("It doubled.", "doubled", "It doubles as a label."),
    ("Double the size.", "Double the", "Double-check the size."),
    ("Twice as many.", "Twice as", "Once or twice."),
    ("A threefold increase.", "threefold", "A manifold increase."),
    # ranks
    ("It ranks first.", "ranks first", "It was first published."),
    ("It is ranked top.", "ranked top", "It is at the top."),
    ("It ranked only second.", "ranked only second", "It had a second look."),
    ("It took first place.", "first place", "In the first place, it is."),
    ("It was in third position.", "third position", "It was a third party."),
    ("It came second.", "came second", "It came at first."),
    ("The newest comes second.", "comes second", "The newest comes first."),
    ("It was fourth in the ranking.", "fourth in the ranking", "It was the fourth source."),
    ("The second-largest cluster.", "second-largest", "The second cluster."),
    ("The twenty-third largest cluster.", "twenty-third largest", "A twenty-third look."),
    ("The third year running.", "third year running", "The third year of the plan."),
    ("For the fifth consecutive year.", "fifth consecutive", "For the first time."),
    ("For the third time.", "For the third time", "For the time."),
    ("It rose to fourth.", "rose to fourth", "It rose to a third level."),
    ("It went from third to second.", "from third to second", "It went from start to end."),
    ("Germany is third.", "is third", "Germany is a third party."),
    ("It tops the ranking.", "tops the ranking", "It tops a hill."),
    ("It is the world's number one.", "number one", "It is a number one can trust."),
    ("It is first of 100.", "first of 100", "It is first of all."),
    # Chinese
    ("有二十四个集群。", "二十四个", "有一个集群。"),
    ("有24个集群。", "24个", "有2024年的集群。"),
    ("有３７２.７万件。", "３７２.７万件", "有２０２５年的。"),
    ("有11万3000件。", "11万", "有“十四五”的。"),
    ("有五百万。", "五百万", "万一有。"),
    ("有兩家。", "兩家", "兩者都有。"),
    ("有一亿元。", "一亿元", "单位：亿元。"),
    ("有数百家。", "数百家", "有百姓。"),
    ("有上千件。", "上千件", "千万别有。"),
    ("有三千多家。", "三千多家", "有三里河。"),
    ("有百余家。", "百余家", "有百货。"),
    ("{{ fact('a') }}亿元。", "亿元", "{{ fact('a') }}元。"),
    ("居第三。", "第三", "有第三方。"),
    ("排名第一。", "第一", "在第一时间。"),
    ("第4名。", "第4名", "第4季度。"),
    ("位居榜首。", "榜首", "放在首位。"),
    ("进入前十名。", "前十名", "在前三季度。"),
    ("占三分之一。", "三分之一", "其中之一。"),
    ("占百分之八点三。", "百分之八点三", "十分之好? 十分好。"),
    ("占六成。", "六成", "一成不变。"),
    ("占一半。", "一半", "上半年。"),
    ("翻了一番。", "翻了一番", "翻了一页。"),
    ("增长一倍。", "一倍", "增长一些。"),
    ("连续三年。", "三年", "五年规划。"),
    ("两个。", "两个", "这两个。"),
    ("三点七三万亿元。", "三点七三万亿元", "三角洲，一点也不。"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "control"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_figure_is_found_and_its_control_is_not(text: str, figure: str, control: str) -> None:
    assert figure in found(text)
    assert found(control) == []


# Each name or date may be typed; with the last word replaced by a unit it would be a figure.
ALLOWED = [
    "5 September 2025", "5 Sept.", "5 and 6 September", "3–5 July 2025", "5th of May", "September 2025",
    "September 5, 2025", "Sept. 5", "Jan. 2025", "2025-09-05", "2025-09", "2025/09/05", "5.9.2025", "05/09/2025",
    "2025-H1", "2025Q2", "Q2 2025", "H1 of 2025", "2024/25", "2017–2024", "2017-24", "2020s", "mid-2025", "the ’90s",
    "21st century", "19th and 20th centuries", "09:30", "5 p.m.", "2.30 p.m.",
    "13th/14th/15th Five-Year Plans", "the 14th Five-Year Plan", "14th FYP", "20th National Congress",
    "GII 2025", "ISO 8601", "ISO/IEC 27001:2022", "GB/T 7714", "RFC 3339", "PDF 1.7", "PDF/A-2a", "PDF/UA-1",
    "CC BY 4.0", "CC BY-SA 4.0", "CC0", "S&T", "UTF-8", "SHA-256", "CO2", "PM2.5", "A4", "H1", "K12", "G20", "5G", "4K",
    "COVID-19", "SARS-CoV-2", "Python 3.11", "version 1.2", "v1.2", "Industry 4.0", "Web 2.0", "Fortune Global 500",
    "Made in China 2025", "Article 27(1)", "Table 3", "tables 2 and 3", "pp. 12–14", "24/7", "Group of 20",
    "2025年", "2025年9月5日", "9月5日", "2017—2024年", "2025年1—6月", "90年代", "21世纪", "第3季度", "二〇二五年",
    "九月五日", "二十届三中全会", "党的二十大", "第十五个五年规划",
]  # fmt: skip


@pytest.mark.parametrize("name", ALLOWED)
def test_years_dates_and_names_may_be_typed(name: str) -> None:
    assert found(name) == []
    assert found(f"Before {name}, and after.") == []
    assert found(f"之前{name}，之后") == []


@pytest.mark.parametrize(
    "words",
    [
        "2025 edition", "2025 report", "2025 ranking", "2025 figures", "2025 data", "2025 final value",
        "2025's edition",
        "2025 (final)", "2025: final", "2025, companies", "2025; 2024", "year 2025", "In 2025 clusters",
        "2025 and 2024",
    ],
)  # fmt: skip
def test_a_year_stays_a_year(words: str) -> None:
    assert found(words) == []


READ = [
    "# A {}", "A {}\n===", "## A {} ##", "- A {}", "* [ ] A {}", "1. A {}", "1. a\n2. A {}", "> A {}", "> > A {}",
    "| A | B |\n|---|---|\n| {} | b |", "A | B\n--- | ---\na | {}", "[A {}](b.md)", "[A {}][b]", "![A {}](b.png)",
    '![A](b.png "{}")', "[A](b.md '{}')", '[b]: c.md "{}"', '[A](b.md){{ title="{}" }}', "A {} { #id }",
    "*{}*", "**{}**", "_{}_", "==A {}==", "A<br>{}", "<td>{}</td>", "<p>A <b>{}</b></p>", '<img alt="{}" src="a.png">',
    "<a title='{}' href='a'>a</a>", '<div aria-label="{}"></div>', "<details summary='{}'>", "<summary>{}</summary>",
    "[^1]: A {}", "A\n:   {}", '!!! note "{}"', '??? tip inline end "{}"', '=== "{}"', "!!! note\n    {}", "*[A]: {}",
    "---\ntitle: A {}\n---\n", "---\ndescription: >\n  A\n  {}\n---\n", "---\ntags:\n  - {}\n---\n",
    "---\na: [b: c\n---\n{}", '``` py title="{}"\na\n```', "```\nnot closed {}", "`not closed {}", "<!-- not closed {}",
    "{{% raw %}}{}{{% endraw %}}", "{{{{ not closed {}", "a | {}", "\ufeff{}", "\\{}", "{}{{ #id }}", "<b {}",
    "{{ not attributes {} }}", "A [{}] b", "A\n\n    {}",
]  # fmt: skip


@pytest.mark.parametrize("place", READ)
def test_a_figure_is_found_wherever_readers_read(place: str) -> None:
    template = place if "{{" in place else place.replace("{ #id }", "{{ #id }}")
    text = f"Some words.\n\n{template.format('24 clusters')}\n" if "---\n" not in place[:4] else template.format("24 x")
    (figure,) = typed_figures(text)
    assert figure.text == "24"
    assert text.split("\n")[figure.line - 1].startswith("24", figure.column - 1)
    assert typed_figures(text.replace("24", "some")) == []


HIDDEN = [
    "`24`", "``a ` 24``", "```\n24\n```", "~~~ py\n24\n~~~", "- ```\n  24\n  ```", "[a](24.md)", "![a](<24 b.png>)",
    "[a](b_(24).md)", "[a][24]", "[24]: b.md", "[a]: b24.md", "<https://a.org/24>", "https://a.org/24?b=24#24",
    "www.a.org/24", "a.org/24", "a24@b.org", "mailto:24@b.org", "<img width=24 height='24'>", '<a href="24">a</a>',
    "<br class=24>", "# A { #a-24 }", "a{ .b-24 data-c='24' }", "{: #a-24 }", "[^24]", "A[^24].\n\n[^24]: B.",
    "1. A", "24. A\n25. B", "24) A", "- 24. A", "> 24. A", "# A\n1. B", "<!-- 24 -->", "<!--\n24\n\n24 -->",
    "<script>24</script>", "<style>a { b: 24px }</style>", "<pre>24</pre>", "<code>24</code>",
    "&#8212; &#x2014; &nbsp;",
    "{{ 24 }}", '{{ fact("a.b.24", digits=24) }}', "{% if a == 24 %}b{% endif %}", "{# 24 #}", "{{ a(\n24) }}",
    '{{ "}} 24" }}', "|---|\n", ":material-numeric-24-box:", "---\nsearch:\n  boost: 24\n# 24\n---\n",
    "---\ntemplate: a24.html\n---\n", '---\ntitle: "{{ 24 }}"\n---\n',
]  # fmt: skip


@pytest.mark.parametrize("text", HIDDEN)
def test_what_readers_do_not_see_is_skipped(text: str) -> None:
    assert found(text) == []
    # The control: a figure behind it is still found.
    assert found(f"{text}\n\nAnd 113,000 of them.") == ["113,000"]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("**3.73** million", "3.73 million"),
        ("3.73\nmillion", "3.73 million"),
        ("> 3.73\n> million", "3.73 million"),
        ("3.73&nbsp;million", "3.73 million"),
        ("3\\.73 million", "3.73 million"),
        ("&#50;&#52;", "24"),
        ("&frac12;", "½"),
        ("[3.73](a.md) million", "3.73 million"),
        ("<b>3.73</b> million", "3.73 million"),
        ("twenty-*four*", "twenty-four"),
        ("24<sup>th</sup>", "24th"),
        ("2\u00ad4\u200b", "24"),
        ("ranked\n    *first*", "ranked first"),
    ],
)
def test_a_figure_is_read_as_readers_see_it(text: str, figure: str) -> None:
    assert found(text) == [figure]


@pytest.mark.parametrize(
    "text",
    [
        "| 3 | million |",
        "3\n\nmillion",
        "- 3\n- million",
        "# 3\nmillion",
        "<td>3</td><td>million</td>",
        "![3](a)\n\nmillion",
    ],
)
def test_words_of_two_blocks_make_no_figure_together(text: str) -> None:
    assert found(text) == ["3"]


def test_a_number_within_a_paragraph_is_no_marker_of_a_list() -> None:
    assert found("There are as many clusters as\n24. Then the text goes on.") == ["24"]
    assert found("1. One more\n   line\n2. Another") == []


def test_lines_and_columns_are_those_of_the_page() -> None:
    text = '---\ntitle: A\n---\n\n# B {{ a(\n"b") }}\n\nC *24* and\n**113,000** &mdash; 1.1\n'
    assert typed_figures(text) == [
        TypedFigure("24", 8, 4),
        TypedFigure("113,000", 9, 3),
        TypedFigure("1.1", 9, 21),
    ]


def test_a_page_of_ordinary_prose_raises_nothing() -> None:
    assert len(ORDINARY.split()) > 900
    assert typed_figures(ORDINARY) == []


# A figure put into the page of ordinary prose is found, wherever a reader would read it.

INSERTED: Final = (
    "3.73 million", "24 clusters", "twenty-four clusters", "372.7万件", "12.1%", "ranked first", "第一名",
    "$505 billion",
    "113,000", "1.1", "three clusters", "24", "8.3 percent", "ranked top", "second place", "third year running",
    "over 3.6 trillion yuan", "2000 companies", "2025 clusters", "tens of thousands", "two clusters", "two-thirds",
    "threefold", "one in six", "one million", "more than half", "the second-largest", "二十四个", "三分之一", "六成",
    "½",
    "¥3.6 trillion", "about 524,000", "−3 percentage points", "14th", "No. 4",
)  # fmt: skip
MARK: Final = "qqmarkqq"


class Seen(HTMLParser):
    """Collects what a browser would show or read out of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"code", "pre", "script", "style"}
        self.text += " ".join(value or "" for name, value in attrs if name in {"alt", "title", "aria-label"})

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"code", "pre", "script", "style"}

    def handle_data(self, data: str) -> None:
        self.text += "" if self._hidden else data


@cache
def markdown() -> Markdown:
    return Markdown(
        extensions=[
            "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
            "pymdownx.highlight", "pymdownx.superfences", "pymdownx.details", "pymdownx.tabbed",
        ]
    )  # fmt: skip


def seen(page: str) -> str:
    """Return what readers see of a page, by Jinja, YAML, Python-Markdown and an HTML parser."""
    _, matter, body = page.split("---\n", 2)
    meta = yaml.safe_load(matter)
    html = (
        markdown().reset().convert(Environment(autoescape=True).from_string(body).render(fact=lambda *_, **__: Value()))
    )
    return " ".join([meta["title"], meta["description"], *meta["tags"], Seen(html).text])


class Value:
    value = 25


@cache
def gaps() -> list[int]:
    """Return every place of the page where a word can be put in and a reader would read it."""
    places = [match.start() for match in re.finditer(r"(?<=[^\W_])(?= )|(?<=[^\W_][.,:;!?。，])(?=[ \n])", ORDINARY)]
    return [place for place in places if MARK in _seen_with_mark(place)]


def _seen_with_mark(place: int) -> str:
    try:
        return seen(f"{ORDINARY[:place]} {MARK}{ORDINARY[place:]}")
    except Exception as error:  # noqa: BLE001 -- within an expression the mark is a fault
        return type(error).__name__


# Where these words stand before, the same text is a year, or the number of a part of a text.
OTHERWISE: Final = {
    "2000 companies": re.compile(r"\b([Ii]n|since|until|July|September|Sept\.|June|January)$"),
    "2025 clusters": re.compile(r"\b([Ii]n|since|until|July|September|Sept\.|June|January)$"),
    "1.1": re.compile(r"\b(page|paragraph|version|table)$"),
    "24": re.compile(r"\b(page|paragraph|version|table)$"),
}


def assert_found(place: int, figure: str) -> None:
    page = f"{ORDINARY[:place]} {figure}{ORDINARY[place:]}"
    line = ORDINARY.count("\n", 0, place) + 1
    if figure not in OTHERWISE or not OTHERWISE[figure].search(ORDINARY[:place]):
        assert line in {typed.line for typed in typed_figures(page)}, page.split("\n")[line - 1]


def test_readers_read_most_of_the_page() -> None:
    assert len(gaps()) > 600
    assert {ORDINARY[:place].count("\n") for place in gaps()} > {1, 2, 4, 11}
    assert not any(
        MARK in _seen_with_mark(ORDINARY.index(text) + len(text))
        for text in ("<!-- 24", "var clusters", "{# 24", "clusters = 24")
    )


@pytest.mark.parametrize("turn", range(4))
def test_a_figure_is_found_in_every_gap_between_words(turn: int) -> None:
    for number, place in enumerate(gaps()):
        if number % 4 == turn:
            assert_found(place, INSERTED[(number * 7 + number // len(INSERTED)) % len(INSERTED)])


# One place of each kind, by the words before it.
KINDS = [
    "title: Ordinary prose", "on which nothing", "  - clusters", "# How the clusters", "First of all,",
    "## What a year",
    "### Names that", "1. Read the page", "2. Ask the one", "* A quarter", "| Edition | What it says",
    "the newest comes",
    "[as", '"the printed', "in all", "> A quotation", "> and its author", '!!! note "A title', "The note itself",
    '"Folded away', "But it can", '"The first', "Some words under", ":   A place where", "[^24]: The note says",
    "*[GII]: Global", "![A map of", '"The map as', "[the list", '"All places', "<p>Some text", "in <strong>plain",
    '"a hint', 'alt="A chart', 'aria-label="Go to', "<summary>Read on", "<p>There is not", "%}The reader is",
    "There are",
    'title="How it', "创新集群一般不是一个城市，", "三里河附近举行，",
]  # fmt: skip


@pytest.mark.parametrize("before", KINDS)
def test_every_figure_is_found_in_every_kind_of_place(before: str) -> None:
    place = ORDINARY.index(before) + len(before)
    for figure in INSERTED:
        assert_found(place, figure)


# No text makes it slow, and none breaks it.
