"""Whatever a formula or a relation says, the check ends with problems at their places, and never with an exception."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.mutations import ODD
from tests.hostile.reports import told
from tests.hostile.test_any_figures import flow
from tests.project import CHECKS, IP_PROTECTION, make_project

FORMULA: Final = "formula: patents_of_companies / companies"
HOLDS: Final = "holds: patents[cn] > patents[de]"
NAMES: Final = (
    "patents", "patents[de]", 'patents["2024"]', 'patents[cn, "2024"]', "patents_of_companies", "companies_share",
    "patents_per_company", "patent_growth", "spending", "spending_rank", "nothing", "patents[atlantis]",
    "patents[2024]",
)  # fmt: skip
NUMBERS: Final = (
    "0", "1", "2.50", "1e999999999", "1e-999999999", "1e308", "1e309", "9" * 300, "0x10", "1_000", "1j", "inf", "nan",
    "-0", "0.0000000000000000000000000000000000000000000001", "1" + "0" * 60,
)  # fmt: skip
PARTS: Final = (
    "growth({})", 'growth({}, since="2024")', "change({})", "before({})", "share({}, {})", "sum({})", "count({})",
    "sum({}, places=[cn, de])", "count({}, up_to={})", "count({}, within=cn)", "count({}, within=here)", "distinct({})",
    "rises({}, {})", "({} + {})", "({} - {})", "{} * {}", "{} / {}", "-{}", "{} ** {}", "{} // {}", "{} % {}", "({})",
    "{} if {} else {}", "[{}]", "lambda: {}", "{}.{}", "{}({})", "{}[{}]", "not {}", "{} and {}", "'{}'", "{}, {}",
    "growth({}, since={})", "sum({}, places={})", "sum({}, within={}, places=[cn])", "{} == {}", "*{}", "{} := {}",
)  # fmt: skip


@st.composite
def formulas(draw: st.DrawFn, depth: int = 3) -> str:
    """Return what looks like a formula, and often is none."""
    if depth == 0 or draw(st.booleans()):
        return draw(st.sampled_from((*NAMES, *NUMBERS)))
    part = draw(st.sampled_from(PARTS))
    return part.format(*(draw(formulas(depth - 1)) for _ in range(part.count("{}"))))


NOISE: Final = st.lists(st.sampled_from([*NAMES, *NUMBERS, *ODD, " ", "(", ")", "[", "]", "==", ","]), max_size=8).map(
    "".join
)
RELATIONS: Final = st.builds(
    "{} {} {}".format,
    formulas(),
    st.sampled_from(["==", "<=", "<", ">=", ">", "!=", "in", "is", "=", "< 1 <"]),
    formulas(),
)
PLACES: Final = st.lists(st.sampled_from(["cn", "de", "world", "all", "here", "atlantis"]), max_size=3)
PERIODS: Final = st.lists(st.sampled_from(["2024", "2025", "2025-H1", "2026", "1000", "2025-02-29"]), max_size=3)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("hostile"))


def expect_problems_with_places(root: Path, formula: str, relation: Mapping[str, object]) -> None:
    make_project(
        root,
        ip_protection=IP_PROTECTION.replace(FORMULA, f"formula: {flow(formula)}"),
        checks=CHECKS.replace(
            f"    states: {{en: China has more patents than Germany.}}\n    {HOLDS}",
            f"    {flow({'states': {'en': 'It holds.'}, **relation})}",
        ),
    )
    told(root)


def test_the_project_that_is_changed_has_no_problems(root: Path) -> None:
    expect_problems_with_places(root, "patents_of_companies / companies", {"holds": "patents[cn] > patents[de]"})
    assert told(root) == ()


@settings(max_examples=300)
@given(formulas() | NOISE | st.text(max_size=30))
def test_any_formula_is_reckoned_or_told(root: Path, formula: str) -> None:
    expect_problems_with_places(root, formula, {"holds": "patents[cn] > patents[de]"})


@settings(max_examples=300)
@given(RELATIONS | NOISE, PLACES, PERIODS)
def test_any_relation_is_tried_or_told(root: Path, holds: str, places: list[str], periods: list[str]) -> None:
    relation: Mapping[str, object] = {"holds": holds, "places": places, "periods": periods}
    expect_problems_with_places(root, "patents_of_companies / companies", relation)
