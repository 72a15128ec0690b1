"""The words of a page: what each selects, and how wrong arguments are told."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.arguments import FORMS, WrongWord
from factsheet.facts import Facts, UnknownFact
from factsheet.problems import FactsheetError, Problem
from factsheet.quantity import write
from factsheet.selection import DATA_FILES, LISTINGS, SELECTORS, Selection, select
from factsheet.sheet import read_facts
from factsheet.tables import table
from tests.project import make_project


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    problems: list[Problem] = []
    found = read_facts(make_project(tmp_path_factory.mktemp("project")), problems)
    assert problems == []
    return found


def chosen(facts: Facts, word: str, *args: object, **options: object) -> Selection:
    return select(word, facts, args, options)


def addresses(selection: Selection) -> list[str]:
    return [fact.address for fact in selection.facts]


def test_fact_selects_one_fact_and_its_figure(facts: Facts) -> None:
    cases: list[tuple[tuple[str, ...], dict[str, Any], str]] = [
        (("patents.cn.2024",), {}, "patents.cn.2024"),
        (("patents",), {}, "patents.cn.2025"),
        (("patents",), {"place": "de"}, "patents.de.2025"),
        (("patents",), {"period": "2024", "digits": 2, "form": "number"}, "patents.cn.2024"),
        (("patents",), {"period": 2024}, "patents.cn.2024"),
        (("valid_patents",), {}, "patents.cn.2025"),
    ]
    for args, options, address in cases:
        found = chosen(facts, "fact", *args, **options)
        assert addresses(found) == [address]
        assert found.figure == facts.get(address).figure
    for form in FORMS:
        assert addresses(chosen(facts, "fact", "patents", form=form)) == ["patents.cn.2025"]


def test_former_selects_the_newest_revision(facts: Facts) -> None:
    found = chosen(facts, "former", "spending.cn.2024", digits=3)
    assert addresses(found) == ["spending.cn.2024"]
    assert found.figure is not None
    assert write(found.figure) == "3.6130 trillion"


@pytest.mark.parametrize(
    ("address", "source", "says"),
    [
        ("patents.cn.2025", "agency_2026", "520万件"),
        ("patents_of_companies.cn.2025", "agency_2026", "363万件"),
        ("patents_of_companies", "blog_2026", "3.73"),
        ("spending.cn.2024", "agency_2026", "3.6130万亿元"),
        ("spending.cn.2024", "blog_2026", "3.5 trillion yuan"),
        ("valid_patents.cn.2025", "office_2026", "5.20 million patents"),
    ],
)
def test_says_selects_the_line_of_a_source(facts: Facts, address: str, source: str, says: str) -> None:
    found = chosen(facts, "says", address, source)
    assert found.line is not None
    assert (found.line.says, found.sources) == (says, (facts.sources[source],))


def test_sources_and_milestones_are_selected(facts: Facts) -> None:
    assert chosen(facts, "source", "office_2026").sources == (facts.sources["office_2026"],)
    assert [source.key for source in chosen(facts, "sources").sources] == ["office_2026", "agency_2026", "blog_2026"]
    assert [entry.key for entry in chosen(facts, "milestone", "patent_law").milestones] == ["patent_law"]
    found = chosen(facts, "milestones", "research")
    assert ([entry.key for entry in found.milestones], found.topic) == (["first_census"], "research")
    assert chosen(facts, "milestones", "cluster_ranking").milestones == ()


def test_milestones_come_oldest_first(tmp_path: Path) -> None:
    entry = (
        "{key}:\n  topic: research\n  date: {date}\n  event: {{en: E., zh: 中。}}\n"
        "  evidence: [{{source: office_2026, says: x}}]\n"
    )
    dates = {"c": "2025", "a": "2024-05-01", "b": "2024-05"}
    make_project(tmp_path, milestones="".join(entry.format(key=key, date=date) for key, date in dates.items()))
    found = chosen(read_facts(tmp_path, []), "milestones", "research")
    assert [entry.key for entry in found.milestones] == ["b", "a", "c"]  # a month before its first day


def test_a_listing_selects_all_there_is(facts: Facts) -> None:
    found = chosen(facts, "register", "ip_protection")
    assert len(found.facts) == 8
    assert {fact.indicator.topic for fact in found.facts} == {found.topic} == {"ip_protection"}
    assert addresses(chosen(facts, "conflicts")) == ["patents_of_companies.cn.2025", "spending.cn.2024"]
    assert set(SELECTORS) >= LISTINGS == {"register", "conflicts", "sources", "protocol"}
    assert chosen(facts, "protocol").facts == tuple(facts)


def test_every_data_file_can_be_linked(facts: Facts) -> None:
    for name in DATA_FILES:
        assert chosen(facts, "data", name) == Selection()


@pytest.mark.parametrize(
    ("names", "options", "rows"),
    [
        (["patents"], {}, [["patents.cn.2025"], ["patents.de.2025"], ["patents.cn.2024"]]),
        (["valid_patents"], {"place": "cn"}, [["patents.cn.2025"], ["patents.cn.2024"]]),
        (["patents"], {"period": "2024"}, [["patents.cn.2024"]]),
        (["patents"], {"period": 2024}, [["patents.cn.2024"]]),
        (["patents"], {"places": ["de", "cn"], "period": "2025"}, [["patents.de.2025"], ["patents.cn.2025"]]),
        (["patents"], {"periods": ("2024", "2025"), "place": "cn"}, [["patents.cn.2024"], ["patents.cn.2025"]]),
        (["patents", "companies"], {"place": "cn"},
         [["patents.cn.2025", "companies.cn.2025"], ["patents.cn.2024", None]]),
        (["spending_rank"], {}, [["spending_rank.cn.2024"], ["spending_rank.de.2024"]]),
    ],
)  # fmt: skip
def test_a_table_has_a_row_for_each_place_and_period(
    facts: Facts, names: list[str], options: dict[str, Any], rows: list[list[str | None]]
) -> None:
    found = table(facts, names, **options)
    assert [[entry.address if entry else None for entry in row] for row in found.rows] == rows
    assert found.names == tuple(name.removeprefix("valid_") for name in names)
    flat = [address for row in rows for address in row if address]
    assert addresses(chosen(facts, "observations", *names, **options)) == flat


def test_ranks_come_in_their_order_however_they_stand_in_the_file(tmp_path: Path) -> None:
    make_project(tmp_path)
    path = tmp_path / "facts/research.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("value: 2\n", "value: 9\n").replace("second place", "ninth place")
    path.write_text(text, encoding="utf-8")
    assert addresses(chosen(read_facts(tmp_path, []), "observations", "spending_rank")) == [
        "spending_rank.de.2024", "spending_rank.cn.2024",
    ]  # fmt: skip


WRONG: Final[list[tuple[str, tuple[object, ...], dict[str, object], type[FactsheetError], str]]] = [
    ("fact", (), {}, WrongWord, "fact(): missing a required argument: 'name'"),
    ("fact", ("patents", "cn"), {}, WrongWord, "fact(): too many positional arguments"),
    ("fact", ("patents",), {"plaice": "cn"}, WrongWord, "fact(): got an unexpected keyword argument 'plaice'"),
    ("fact", ("patents",), {"facts": "cn"}, WrongWord, "fact(): multiple values for argument 'facts'"),
    ("fact", (5,), {}, WrongWord, "name=5: a text in quotes is needed"),
    ("fact", (None,), {}, WrongWord, "name=None: a text in quotes is needed"),
    ("former", (None,), {}, WrongWord, "address=None: a text in quotes is needed"),
    ("milestone", (None,), {}, WrongWord, "key=None: a text in quotes is needed"),
    ("says", ("patents.cn.2025", None), {}, WrongWord, "source=None: a text in quotes is needed"),
    ("comparison", ("patents",), {"places": ["cn", "cn"]}, WrongWord, "needs two places or more, each once"),
    ("fact", (["patents"],), {}, WrongWord, "name=['patents']: a text in quotes is needed"),
    ("fact", ("patents",), {"place": 5}, WrongWord, "place=5: a text in quotes is needed"),
    ("fact", ("patents",), {"place": ["cn"]}, WrongWord, "place=['cn']: a text in quotes"),
    ("fact", ("patents",), {"period": True}, WrongWord, "period=True: a text in quotes"),
    ("fact", ("patents",), {"digits": 0}, WrongWord, "digits=0: a whole number of at least one is needed"),
    ("fact", ("patents",), {"digits": True}, WrongWord, "digits=True: a whole number"),
    ("fact", ("patents",), {"digits": "2"}, WrongWord, "digits='2': a whole number"),
    ("fact", ("patents",), {"form": "numbr"}, WrongWord, "there is no form “numbr”; did you mean “number”?"),
    ("fact", ("patents",), {"form": "xyz"}, WrongWord, "there is no form “xyz”; forms are full, number, ordinal"),
    ("fact", ("patents",), {"form": ["full"]}, WrongWord, "there is no form “['full']”"),
    ("fact", ("companies_share",), {"form": "ordinal"}, WrongWord,
     "companies_share.cn.2025 is 71.7%: only a whole number has an ordinal"),
    ("fact", ("patent",), {}, UnknownFact, "there is no indicator “patent”; did you mean “patents”"),
    ("fact", ("patents.cn.2029",), {}, UnknownFact, "there is no fact “patents.cn.2029”; did you mean"),
    ("fact", ("patents",), {"place": "fr"}, UnknownFact, "no observation patents.fr.…"),
    ("fact", ("patents",), {"period": "soon"}, UnknownFact, "no observation patents.cn.soon"),
    ("former", ("patents.cn.2025",), {}, UnknownFact, "patents.cn.2025 has no revision"),
    ("former", ({},), {}, WrongWord, "address={}: a text in quotes is needed"),
    ("former", ("spending.cn.2024",), {"form": "x"}, WrongWord, "there is no form “x”"),
    ("says", ("patents.cn.2025",), {}, WrongWord, "says(): missing a required argument: 'source'"),
    ("says", ("patents.cn.2025", "office"), {}, UnknownFact, "there is no source “office”"),
    ("says", ("patents.cn.2025", ["x"]), {}, WrongWord, "source=['x']: a text in quotes is needed"),
    ("says", ("patents.cn.2025", "blog_2026"), {}, UnknownFact,
     "no line of patents.cn.2025 is from blog_2026; its sources are office_2026, agency_2026"),
    ("says", ("patent_growth.cn.2025", "blog_2026"), {}, UnknownFact, "its sources are none, for it is derived"),
    ("source", ("office_2025",), {}, UnknownFact, "there is no source “office_2025”; did you mean “office_2026”?"),
    ("source", ([],), {}, WrongWord, "key=[]: a text in quotes is needed"),
    ("sources", ("office_2026",), {}, WrongWord, "sources(): too many positional arguments"),
    ("observations", (), {}, WrongWord, "observations() needs at least one indicator"),
    ("observations", (["patents"],), {}, WrongWord, "name=['patents']: a text in quotes"),
    ("observations", ("patens",), {}, UnknownFact, "there is no indicator “patens”; did you mean “patents”"),
    ("observations", ("patents.cn.2025",), {}, UnknownFact, "there is no indicator “patents.cn.2025”"),
    ("observations", ("patents",), {"digits": 0}, WrongWord, "digits=0"),
    ("observations", ("patents",), {"form": "full"}, WrongWord, "unexpected keyword argument 'form'"),
    ("observations", ("patents",), {"place": "cn", "places": ["de"]}, WrongWord, "place= and places= exclude"),
    ("observations", ("patents",), {"period": "2024", "periods": ["2025"]}, WrongWord, "period= and periods= excl"),
    ("observations", ("patents",), {"places": "cn"}, WrongWord, "places='cn': a list of texts is needed"),
    ("observations", ("patents",), {"periods": 2024}, WrongWord, "periods=2024: a list of texts is needed"),
    ("observations", ("patents",), {"places": [["cn"]]}, WrongWord, "place=['cn']: a text in quotes"),
    ("comparison", ("patents",), {"places": ["cn"]}, WrongWord, "comparison() needs two places or more, each once"),
    ("comparison", ("patents",), {"places": "cn"}, WrongWord, "places='cn': a list of texts is needed"),
    ("comparison", ("patents",), {"places": ["cn", "dee"]}, UnknownFact, "there is no place “dee”"),
    ("comparison", ("patents",), {"places": ["cn", "world"]}, UnknownFact, "no observation of patents for world"),
    ("comparison", ("patens",), {"places": ["cn", "de"]}, UnknownFact, "there is no indicator “patens”"),
    ("comparison", ("patents",), {"places": ["cn", "de"], "digits": 0}, WrongWord, "digits=0"),
    ("observations", ("patents",), {"place": "chn"}, UnknownFact, "there is no place “chn”; did you mean “cn”?"),
    ("observations", ("patents",), {"places": ["cn", "world"]}, UnknownFact, "no observation of patents for world"),
    ("observations", ("patents",), {"places": []}, UnknownFact, "no observation of patents for these"),
    ("observations", ("patents",), {"periods": ["2024", "2019"]}, UnknownFact, "no observation of patents for 2019"),
    ("observations", ("patents",), {"place": "de", "period": "2024"}, UnknownFact, "no observation of patents for"),
    ("chart", ("patents_compare",), {}, UnknownFact, "there is no chart “patents_compare”; did you mean"),
    ("chart", (5,), {}, WrongWord, "key=5: a text in quotes is needed"),
    ("register", ("reserch",), {}, UnknownFact, "there is no topic “reserch”; did you mean “research”?"),
    ("register", ("",), {}, UnknownFact, "there is no topic “”; topics are cluster_ranking, ip_protection"),
    ("register", (5,), {}, WrongWord, "topic=5: a text in quotes is needed"),
    ("milestones", ("xyz",), {}, UnknownFact, "there is no topic “xyz”; topics are"),
    ("milestones", ([],), {}, WrongWord, "topic=[]: a text"),
    ("milestone", ("patent_laws",), {}, UnknownFact, "there is no milestone “patent_laws”; did you mean “patent_law”?"),
    ("milestone", ("zzz",), {}, UnknownFact, "there is no milestone “zzz”"),
    ("milestone", ({},), {}, WrongWord, "key={}: a text in quotes is needed"),
    ("conflicts", ("all",), {}, WrongWord, "conflicts(): too many positional arguments"),
    ("protocol", ("research",), {}, WrongWord, "protocol(): too many positional arguments"),
    ("data", ("facts.xml",), {}, UnknownFact, "there is no data file “facts.xml”; there are facts.json, observations"),
    ("data", ([],), {}, WrongWord, "name=[]: a text in quotes is needed"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "args", "options", "kind", "message"), WRONG)
def test_wrong_arguments_are_told(
    facts: Facts, *, word: str, args: tuple[object, ...], options: dict[str, object],
    kind: type[FactsheetError], message: str,
) -> None:  # fmt: skip
    with pytest.raises(kind) as caught:
        select(word, facts, args, options)
    assert message in str(caught.value)


def test_every_word_is_tried_with_wrong_arguments() -> None:
    assert {word for word, *_ in WRONG} == set(SELECTORS)


LITERALS = st.recursive(
    st.one_of(
        st.integers(-3, 3000), st.booleans(), st.none(), st.text(max_size=5),
        st.sampled_from(["patents", "cn", "2025", "patents.cn.2025", "office_2026", "research", "full"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@given(
    st.sampled_from(sorted(SELECTORS)),
    st.lists(LITERALS, max_size=3),
    st.dictionaries(
        st.sampled_from(["place", "period", "places", "periods", "digits", "form", "name", "other"]),
        LITERALS,
        max_size=3,
    ),
)
def test_literals_of_any_kind_select_or_are_told(
    facts: Facts, word: str, args: list[object], options: dict[str, object]
) -> None:
    try:
        result: Selection | FactsheetError = select(word, facts, args, options)
    except FactsheetError as error:
        result = error
    assert isinstance(result, Selection) or str(result)


def test_milestones_of_one_topic_or_of_all_stand_oldest_first(facts: Facts) -> None:
    def keys(*args: object) -> list[str]:
        return [milestone.key for milestone in chosen(facts, "milestones", *args).milestones]

    assert keys("research") == ["first_census"]
    assert keys() == ["first_census", "patent_law"]
    assert keys(None) == keys()
    assert chosen(facts, "milestones").topic == ""
