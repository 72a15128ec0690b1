"""The words of a page: what each gives, in each form, in both languages, and from pages of any depth."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factsheet.arguments import WrongWord
from factsheet.facts import UnknownFact
from factsheet.selection import SELECTORS
from factsheet.sheet import sheet_of
from factsheet.wording import Language
from factsheet.words import Words
from tests.project import IP_PROTECTION, PLACES, RESEARCH, UNITS, make_project, replaced
from tests.site.small import parse

RESEARCH_PAGE = '# Research\n\n{{ register("research") }}\n'
SOURCES_PAGE = "# Sources\n\n{{ sources() }}\n"
INDEX = '# Home\n\n{{ register("ip_protection") }}\n\n{{ observations("patents") }}\n'
PAGES = {
    "docs/en/index.md": INDEX,
    "docs/en/register/research.md": RESEARCH_PAGE,
    "docs/en/sources.md": SOURCES_PAGE,
    "docs/en/timeline.md": '# Timeline\n\n{{ milestones("research") }}\n',
}
DEPTHS = {"": "", "article/": "../", "register/research/": "../../", "a/b/c/": "../../../"}
Get = Callable[[Words], object]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("words"), PAGES)


def words(root: Path, language: Language = "en", url: str = "article/") -> Words:
    return Words(sheet_of(root), lambda: url, language)


def test_a_figure_is_data_with_a_link_to_its_entry(root: Path) -> None:
    assert str(words(root).fact("patents.cn.2025")) == (
        '<data class="fact" id="use-patents.cn.2025" value="5200000" data-fact="patents.cn.2025">'
        '<a href="../register/patents/#patents.cn.2025">5.20\u00a0million patents</a></data>'
    )
    assert str(words(root, "zh").fact("patents.cn.2025")) == (
        '<data class="fact" id="use-patents.cn.2025" value="5200000" data-fact="patents.cn.2025">'
        '<a href="../register/patents/#patents.cn.2025">520万件专利</a></data>'
    )


def test_a_former_figure_leads_to_the_entry_with_its_own_number(root: Path) -> None:
    assert str(words(root).former("spending.cn.2024", digits=3)) == (
        '<data class="fact" id="use-spending.cn.2024" value="3613000000000" data-fact="spending.cn.2024">'
        '<a href="../register/spending/#spending.cn.2024">3.61\u00a0trillion yuan</a></data>'
    )
    assert words(root, "zh").former("spending.cn.2024", form="number").text == "3.6130万亿"


def test_a_quotation_is_what_the_source_prints_in_its_language(root: Path) -> None:
    assert words(root).says("patents.cn.2025", "agency_2026") == (
        '<q class="says" id="use-patents.cn.2025" data-fact="patents.cn.2025" lang="zh">'
        '<a href="../register/patents/#patents.cn.2025">“520万件”</a></q>'
        ' <span class="gloss">(5.20\u00a0million)</span>'
    )
    assert words(root).says("spending.cn.2024", "office_2026") == (
        '<q class="says" id="use-spending.cn.2024" data-fact="spending.cn.2024">'
        '<a href="../register/spending/#spending.cn.2024">“3.6327 trillion yuan”</a></q>'
    )


def test_a_quotation_may_be_of_a_revision_or_of_a_conflict(root: Path) -> None:
    assert ">“3.6130万亿元”<" in words(root).says("spending.cn.2024", "agency_2026")
    assert ">“3.5 trillion yuan”<" in words(root).says("spending.cn.2024", "blog_2026")
    assert ">“363万件”<" in words(root).says("patents_of_companies.cn.2025", "agency_2026")


def test_a_citation_has_a_link_unless_the_source_is_never_linked(root: Path) -> None:
    assert words(root).source("agency_2026") == (
        '<cite class="source">News Agency, “<a href="https://agency.example/a?b=1&amp;c=2" rel="external" '
        'hreflang="zh">2025年专利统计</a>” (in Chinese), 21 January 2026</cite>'
    )
    assert words(root).source("blog_2026") == (
        '<cite class="source">Some Blog, &#91;table of figures&#93;</cite> '
        '<span class="unlinked">(a copy, not linked)</span>'
    )
    assert "</a>”, 2026年1月21日" in words(root, "zh").source("agency_2026")
    assert "（英语）" in words(root, "zh").source("blog_2026")


@pytest.mark.parametrize(
    ("name", "form", "english", "chinese"),
    [
        ("patents", "full", "5.20 million patents", "520万件专利"),
        ("patents", "number", "5.20 million", "520万"),
        ("patents", "word", "5.20 million", "520万"),
        ("companies", "full", "about 524,000 companies", "约52.4万家企业"),
        ("companies", "number", "about 524,000", "约52.4万"),
        ("companies", "words", "about 524,000 companies", "约52.4万家企业"),
        ("patents_per_company", "full", "7.1 patents per company", "7.1件（每家企业）"),
        ("patents_per_company", "number", "7.1", "7.1"),
        ("companies_share", "full", "71.7%", "71.7%"),
        ("companies_share", "number", "71.7", "71.7"),
        ("spending", "full", "3.6327 trillion yuan", "3.6327万亿元"),
        ("spending", "number", "3.6327 trillion", "3.6327万亿"),
        ("spending_rank", "full", "2nd", "第2位"),
        ("spending_rank", "number", "2", "2"),
        ("spending_rank", "ordinal", "second", "第二"),
        ("spending_rank", "word", "two", "两"),
        ("spending_rank", "words", "two places", "两位"),
    ],
)
def test_a_figure_reads_in_each_form(root: Path, name: str, form: str, english: str, chinese: str) -> None:
    for language, expected in (("en", english), ("zh", chinese)):
        mention = words(root, "zh" if language == "zh" else "en").fact(name, form=form)  # type: ignore[arg-type]
        assert mention.text.replace("\u00a0", " ") == expected
        assert parse(str(mention)).text == expected


def test_digits_round_and_never_add(root: Path) -> None:
    texts = [words(root).fact("patents.cn.2024", digits=digits, form="number").text for digits in (1, 2, 3, 4, 9)]
    assert [text.replace("\u00a0", " ") for text in texts] == [
        "5 million", "4.8 million", "4.76 million", "4.76 million", "4.76 million",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "english", "chinese"),
    [
        ("value", "524000", "524000"),
        ("unit", "companies", "家企业"),
        ("period", "2025", "2025年"),
        ("label", "Companies with patents", "拥有专利的企业"),
        ("status", "final", "final"),
        ("text", "about 524,000 companies", "约52.4万家企业"),
    ],
)
def test_each_part_of_a_figure_can_be_had(root: Path, part: str, english: str, chinese: str) -> None:
    assert getattr(words(root).fact("companies"), part) == english
    assert getattr(words(root, "zh").fact("companies"), part) == chinese


def test_the_source_of_a_figure_is_its_first_citation_or_its_formula(root: Path) -> None:
    assert words(root).fact("companies").source == words(root).source("office_2026")
    derived = words(root).fact("patents_per_company")
    assert parse(derived.source).text == "patents_of_companies / companies"
    assert derived.status == "derived"


def test_the_latest_period_and_the_own_place_are_taken_if_none_is_named(root: Path) -> None:
    own = words(root)
    assert own.fact("patents").text == own.fact("patents.cn.2025").text
    assert own.fact("patents", place="de").value == "410000"
    assert own.fact("patents", period="2024").value == "4760000"
    assert own.fact("valid_patents.cn.2024").value == "4760000"
    assert own.fact("firms.cn.2025").value == "524000"


GETTERS: dict[str, Get] = {
    "fact": lambda words: words.fact("spending"),
    "former": lambda words: words.former("spending.cn.2024"),
    "says": lambda words: words.says("spending.cn.2024", "office_2026"),
    "observations": lambda words: words.observations("spending"),
    "comparison": lambda words: words.comparison("spending_rank", places=["cn", "de"]),
    "cards": lambda words: words.cards("spending"),
    "register": lambda words: words.register("research"),
    "entry": lambda words: words.entry("spending"),
    "conflicts": lambda words: words.conflicts(),
    "protocol": lambda words: words.protocol(),
    "milestones": lambda words: words.milestones("research"),
    "sources": lambda words: words.sources(),
    "data": lambda words: words.data("facts.json"),
}


@pytest.mark.parametrize("word", GETTERS)
@pytest.mark.parametrize(("url", "up"), DEPTHS.items())
def test_links_are_relative_and_right_from_pages_of_any_depth(root: Path, word: str, url: str, up: str) -> None:
    html = parse(str(GETTERS[word](words(root, url=url))))
    inner = {href for link in html.find("a") if "://" not in (href := link.attributes["href"])}
    home = {"", "#", up or "./"}
    entries = [f"register/{key}/" for key in sheet_of(root).facts.indicators]
    files = [
        "data/facts.json",
        "data/facts/spending.cn.2024.json",
        *(f"data/indicators/spending.{e}" for e in ("csv", "json")),
    ]
    pages = ("", "register/", "register/research/", "sources/", "timeline/", *files, *entries)
    known = {f"{up}{page}" for page in pages}
    assert inner
    assert {href.partition("#")[0] for href in inner} <= known | home
    if word in {"fact", "former", "says"}:
        assert inner == {f"{up}register/spending/#spending.cn.2024"}
    if word == "data":
        assert inner == {f"{up}data/facts.json"}


def test_a_table_has_a_row_for_each_place_and_period(root: Path) -> None:
    table = parse(words(root).observations("patents", "companies"))
    assert not table.find("caption"), "the heads of the columns say it all"
    assert [cell.text for cell in table.first("thead").find("th")] == [
        "Period", "Economy", "Valid patents", "Companies with patents",
    ]  # fmt: skip
    rows = [[cell.text for cell in row.elements if cell.tag in {"th", "td"}] for row in table.first("tbody").find("tr")]
    assert rows == [
        ["2025", "China", "5.20 million", "†about 524,000"],
        ["2025", "Germany", "†estimate 410,000", "–"],
        ["2024", "China", "†4.76 million", "–"],
    ]
    assert {cell.attributes["scope"] for cell in table.find("th")} == {"col", "row"}


def test_the_head_of_places_says_what_they_are_if_all_are_alike(tmp_path: Path) -> None:
    def head(places: str, language: Language = "en") -> str:
        page = words(make_project(tmp_path, PAGES, places=places), language)
        return parse(page.observations("patents", period="2025")).first("th").text

    germany = "label: {en: Germany, zh: 德国}\n  kind: "
    assert head(PLACES) == "Economy"
    assert head(PLACES, "zh") == "经济体"
    assert head(PLACES.replace(f"{germany}economy", f"{germany}city")) == "Place"
    assert head(PLACES.replace("kind: economy", "kind: city")) == "City"


def test_a_table_of_one_place_or_period_says_so_in_its_caption(root: Path) -> None:
    table = parse(words(root, "zh").observations("patents", place="cn"))
    assert table.first("caption").text == "有效专利, 中国"
    assert [cell.text for cell in table.first("thead").find("th")] == ["时期", "件专利"]
    table = parse(words(root).observations("patents", period="2025", digits=1))
    assert table.first("caption").text == "Valid patents, 2025"
    assert [cell.text for cell in table.find("td")] == ["5 million", "†estimate 400,000"]


def test_a_table_of_several_indicators_names_them_in_its_heads_alone(root: Path) -> None:
    table = parse(words(root).observations("patents", "companies", place="cn", period="2025"))
    assert table.first("caption").text == "China, 2025"
    assert table.first("div").attributes["aria-label"] == "Valid patents, Companies with patents, China, 2025"


def test_a_head_names_the_unit_unless_its_label_does(tmp_path: Path) -> None:
    units = UNITS.replace("{one: company, other: companies}", "{one: firm, other: firms}")
    table = parse(words(make_project(tmp_path, PAGES, units=units)).observations("patents", "companies", period="2025"))
    assert [cell.text for cell in table.find("th", class_="number")] == [
        "Valid patents", "Companies with patents, firms",
    ]  # fmt: skip


def test_the_head_of_a_table_keeps_the_capitals_of_a_unit(tmp_path: Path) -> None:
    units = UNITS.replace("{one: yuan, other: yuan}", "{one: US dollar, other: US dollars}")
    table = parse(words(make_project(tmp_path, PAGES, units=units)).observations("spending"))
    assert table.first("th", class_="number").text == "US dollars"
    table = parse(words(make_project(tmp_path, PAGES, units=UNITS)).observations("spending"))
    assert table.first("th", class_="number").text == "Yuan"
    table = parse(words(make_project(tmp_path, PAGES, units=UNITS), "zh").observations("spending"))
    assert table.first("th", class_="number").text == "元"


def test_the_head_of_a_table_of_percentages_names_no_unit(root: Path) -> None:
    assert parse(words(root).observations("companies_share")).first("th", class_="number").text == "Value"


def test_a_table_keeps_the_order_that_was_asked_for(root: Path) -> None:
    table = parse(words(root).observations("patents", places=["de", "cn"], periods=["2024", "2025"]))
    assert [value.attributes["data-fact"] for value in table.find("data")] == [
        "patents.cn.2024", "patents.de.2025", "patents.cn.2025",
    ]  # fmt: skip


def test_ranks_stand_by_rank(tmp_path: Path) -> None:
    research = RESEARCH.replace("value: 2\n", "value: 5\n").replace("second place", "fifth place")
    table = parse(words(make_project(tmp_path, PAGES, research=research)).observations("spending_rank"))
    assert [cell.text for cell in table.find("td")] == ["4", "5"]


def test_other_figures_stand_from_the_largest_on_and_gaps_at_the_end(tmp_path: Path) -> None:
    facts = IP_PROTECTION.replace("value: 410,000\n", "value: 6.1 million\n").replace(
        "about 410,000", "about 6.1 million"
    )
    page = words(make_project(tmp_path, PAGES, ip_protection=facts))
    first = [row.first("th").text for row in parse(page.observations("patents", period="2025")).find("tr")[1:]]
    assert first == ["Germany", "China"]
    table = parse(page.observations("companies", "patents", period="2025"))
    assert [row.first("th").text for row in table.find("tr")[1:]] == ["China", "Germany"]


def test_an_entry_of_the_register_tells_everything(root: Path) -> None:
    entry = parse(words(root).entry("spending")).first("article", aria_labelledby="spending.cn.2024")
    assert entry.first("h2").text == "China, 2024 spending.cn.2024"
    assert entry.first("data").attributes["value"] == "3632700000000"
    terms = [term.text for term in entry.find("dt")]
    assert terms == [
        "Also written", "Range", "Evidence", "Earlier value", "How to cite", "Short", "In full", "Change it",
    ]  # fmt: skip
    texts = {term.text: text.text for term, text in zip(entry.find("dt"), entry.find("dd"), strict=True)}
    assert texts["Short"] == "Patents in Figures 2026.02, spending.cn.2024 Copy"
    assert texts["Range"] == "3.63265 trillion to under 3.63275 trillion yuan"
    assert texts["Evidence"] == "“3.6327 trillion yuan” — Patent Office, 20 January 2026 ↗"
    for part in (
        "3.6130 trillion yuan preliminary, reported 23 January 2025, until 20 January 2026.",
        "The census came later.",
        "An older forecast.",
    ):
        assert part in texts["Earlier value"]
    assert texts["Change it"] == "facts/research.yml:7"
    assert not [link for link in entry.find("a") if "blog.example" in link.attributes["href"]]


def test_a_derived_entry_shows_its_formula_and_what_went_in(root: Path) -> None:
    entry = parse(words(root).entry("patents_per_company")).first("article")
    assert entry.attributes["aria-labelledby"] == entry.first("h2").attributes["id"] == "patents_per_company.cn.2025"
    assert entry.first("code").text == "patents_per_company.cn.2025"
    assert entry.find("dd")[1].text == (
        "patents_of_companies / companies, from Valid patents of companies, China, 2025; "
        "Companies with patents, China, 2025"
    )
    assert [link.attributes["href"] for link in entry.find("dd")[1].find("a")] == [
        "../register/patents_of_companies/#patents_of_companies.cn.2025",
        "../register/companies/#companies.cn.2025",
    ]  # fmt: skip


def test_every_entry_of_the_register_has_its_address_as_id(root: Path) -> None:
    facts = sheet_of(root).facts
    pages = [parse(words(root).entry(key)) for key in facts.indicators]
    ids = [entry.first("h2").attributes["id"] for page in pages for entry in page.find("article")]
    assert sorted(ids) == sorted(facts.facts)


def test_the_bibliography_holds_every_source_once(root: Path) -> None:
    items = parse(words(root).sources()).find("li")
    assert sorted(item.attributes["id"] for item in items) == [
        "source-agency_2026", "source-blog_2026", "source-office_2026",
    ]  # fmt: skip
    blog = next(item for item in items if item.attributes["id"] == "source-blog_2026")
    assert not blog.find("a", rel="external")


def test_milestones_stand_with_their_dates_and_sources(root: Path) -> None:
    entry = parse(words(root).milestones("research")).first("li", id="milestone-first_census")
    assert entry.first("time").attributes["datetime"] == "2025-06"
    assert entry.text == "June 2025 The first census of research begins. News Agency: “2025年6月”"
    assert words(root).milestone("patent_law") == "19 January 2026"
    assert words(root, "zh").milestone("patent_law") == "2026年1月19日"


def test_the_date_of_a_milestone_may_be_quoted(root: Path) -> None:
    assert words(root).says("first_census", "agency_2026") == (
        '<q class="says" lang="zh"><a href="../timeline/#milestone-first_census">“2025年6月”</a></q>'
        ' <span class="gloss">(June 2025)</span>'
    )
    with pytest.raises(UnknownFact, match="no line of first_census is from office_2026; its sources are agency_2026"):
        words(root).says("first_census", "office_2026")


def test_conflicts_say_who_prints_what_and_why_it_is_not_used(root: Path) -> None:
    rows = [row.text for row in parse(words(root).conflicts()).find("tr")][1:]
    assert rows[0::2] == ["Intellectual property", "Research and development"]
    companies, spending = rows[1::2]
    assert companies.startswith("Valid patents of companies, China, 2025 3.73 million patents 3.63 million patents")
    assert companies.endswith("“363万件”, News Agency, 21 January 2026 A slip of the pen.")
    assert spending.startswith("Spending on research, China, 2024 3.6327 trillion yuan 3.5 trillion yuan")
    assert spending.endswith("“3.5 trillion yuan”, Some Blog An older forecast.")


def test_equal_conflicts_of_several_sources_stand_together(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    line = "        - {source: agency_2026, says: 363万件, value: 3.63 million, why: {en: A slip of the pen.}}\n"
    more = line.replace("agency_2026", "office_2026").replace("363万件", "3.63 million")
    replaced(root / "facts/ip_protection.yml", line, line + more)
    rows = parse(words(root).conflicts()).find("tr")
    assert len(rows) == 5
    quotations = [quotation.text for quotation in rows[2].find("q")]
    assert quotations == ["“363万件”", "“3.63 million”"]


def test_data_is_a_link_to_a_file(root: Path) -> None:
    assert words(root).data("evidence.csv") == (
        '<a href="../data/evidence.csv" download><code>evidence.csv</code></a>'
    )  # fmt: skip


WRONG: dict[str, tuple[Get, type[Exception], str]] = {
    "fact": (lambda words: words.fact("patnts"), UnknownFact, "there is no indicator “patnts”; did you mean “patents”"),
    "address": (lambda words: words.fact("patents.cn.2023"), UnknownFact, "there is no fact “patents.cn.2023”"),
    "place": (lambda words: words.fact("patents", place="fr"), UnknownFact, "no observation patents.fr.…; there are"),
    "period": (lambda words: words.fact("patents", period="2023"), UnknownFact, "no observation patents.cn.2023"),
    "both": (lambda words: words.fact("patents.cn.2025", place="cn"), UnknownFact, "is a whole address"),
    "form": (lambda words: words.fact("patents", form="nmber"), WrongWord, "did you mean “number”"),  # type: ignore[arg-type]
    "digits": (lambda words: words.fact("patents", digits=0), WrongWord, "at least one is needed"),
    "ordinal": (
        lambda words: words.fact("companies_share", form="ordinal"), WrongWord, "only a whole number has an ordinal",
    ),
    "former": (lambda words: words.former("patents.cn.2025"), UnknownFact, "patents.cn.2025 has no revision"),
    "says": (lambda words: words.says("patents.cn.2025", "blog_2026"), UnknownFact, "sources are office_2026, agency"),
    "says of a derived": (
        lambda words: words.says("patents_per_company.cn.2025", "blog_2026"), UnknownFact, "none, for it is derived",
    ),
    "source": (lambda words: words.source("ofice_2026"), UnknownFact, "did you mean “office_2026”"),
    "observations": (lambda words: words.observations("patnts"), UnknownFact, "did you mean “patents”"),
    "no indicator": (lambda words: words.observations(), WrongWord, "needs at least one indicator"),
    "place of table": (
        lambda words: words.observations("patents", place="d"), UnknownFact, "there is no place “d”",
    ),
    "empty place": (
        lambda words: words.observations("patents", place="world"), UnknownFact, "no observation of patents for world",
    ),
    "empty period": (
        lambda words: words.observations("patents", periods=["2025", "2001"]), UnknownFact, "patents for 2001",
    ),
    "place and places": (
        lambda words: words.observations("patents", place="cn", places=["de"]), WrongWord, "exclude each other",
    ),
    "digits of table": (lambda words: words.observations("patents", digits=0), WrongWord, "at least one is needed"),
    "register": (lambda words: words.register("reserch"), UnknownFact, "did you mean “research”"),
    "entry": (lambda words: words.entry("spendin"), UnknownFact, "there is no indicator “spendin”; did you mean"),
    "milestones": (lambda words: words.milestones("law"), UnknownFact, "there is no topic “law”; topics are"),
    "milestone": (lambda words: words.milestone("patent_lav"), UnknownFact, "did you mean “patent_law”"),
    "data": (lambda words: words.data("facts.xml"), UnknownFact, "there is no data file “facts.xml”; did you mean"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_argument_is_an_error_that_says_what_is_right(root: Path, case: str) -> None:
    get, error, message = WRONG[case]
    with pytest.raises(error, match=message.replace("(", r"\(")):
        get(words(root))


def test_there_is_a_word_for_each_selector() -> None:
    assert {name for name in vars(Words) if not name.startswith("_")} == set(SELECTORS)
