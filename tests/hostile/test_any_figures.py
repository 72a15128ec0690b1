"""Whatever a value or a line of evidence says, in whatever notation, the check ends with problems at their places."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.mutations import ODD
from tests.hostile.reports import told
from tests.project import IP_PROTECTION, SOURCES, make_project, replaced

PIECES: Final = (
    *"0123456789", "24", "10,000", "2025", "3.73", "1.234,5", "18 827 000", "１２", "½", "1e999999999", "1E5", "9" * 30,
    " million", " billion", " Milliarden", " millions", "万", "亿", "万亿", "억", "兆", "k", "%", " percent",
    "个百分点", "百分之", "-", "–", " to ", "至",
    "between ", " and ", ",", ".", "'", "，", "about ", "over ", "up to ", "约",
    "超",
    "余", "多", "以上", "US$", "yuan", "元", "No. ", "第", "位", "one", "twenty", "second place", "三千", "半", "零",
    "fell ", "下降", " - ", " + ", " * ", " / ", " × ", "件", "年", " points", "\n", "\t", "x",
)  # fmt: skip
TEXTS: Final = st.lists(st.sampled_from([*PIECES, *ODD]), max_size=8).map("".join) | st.text(max_size=20)
LANGUAGES: Final = ["en", "zh", "zh-Hant", "ja", "ko", "de", "fr", "it", "es", "pt-BR", "ru", "pl", "sw", "xx", "en-GB"]
LINE: Final = "{source: office_2026, says: 71.7 percent}"
VALUE: Final = "value: 71.7 %"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("hostile"))


def expect_problems_with_places(root: Path, value: str, line: dict[str, str], language: str) -> None:
    text = IP_PROTECTION.replace(LINE, flow({"source": "office_2026", **line})).replace(VALUE, f"value: {flow(value)}")
    make_project(root, ip_protection=text, sources=SOURCES.replace("language: en", f"language: {language}", 1))
    told(root)


def flow(data: object) -> str:
    """Return data as YAML in one line."""
    text: str = yaml.safe_dump(data, default_flow_style=True, allow_unicode=True, width=10**9)
    return text.removesuffix("...\n").strip()


def test_the_project_that_is_changed_has_no_problems(root: Path) -> None:
    expect_problems_with_places(root, "71.7 %", {"says": "71.7 percent"}, "en")
    assert told(root) == ()


@settings(max_examples=300)
@given(TEXTS, TEXTS, st.sampled_from(LANGUAGES))
def test_any_value_and_evidence_is_read_or_told(root: Path, value: str, says: str, language: str) -> None:
    expect_problems_with_places(root, value, {"says": says}, language)


@settings(max_examples=300)
@given(
    st.fixed_dictionaries(
        {"says": TEXTS},
        optional={
            "scale": st.sampled_from(["million", "万", "亿", "billion", "percent", "1e9", ""]) | TEXTS,
            "how": TEXTS,
            "notation": st.sampled_from(LANGUAGES),
            "rounded_to": st.sampled_from(["10", "1,000", "1" + "0" * 40, "1" + "0" * 1_500, "10.0", "1e9"]),
        },
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_line_of_evidence_is_read_or_told(root: Path, line: dict[str, str], language: str) -> None:
    expect_problems_with_places(root, "71.7 %", line, language)


NUMBERS: Final = st.sampled_from(
    ["71.7 percent", "0.717", "7", "0", "-3", "24 to 26", "over 3", "9" * 25, "0." + "0" * 23 + "1", "1 trillion", "万"]
)


@settings(max_examples=300)
@given(st.lists(NUMBERS, min_size=1, max_size=3), st.sampled_from(["+", "-", "*", "/", "×", "÷", "−"]))
def test_any_calculation_is_reckoned_or_told(root: Path, numbers: list[str], sign: str) -> None:
    line = {"says": " and ".join(numbers), "how": f" {sign} ".join(numbers)}
    expect_problems_with_places(root, "71.7 %", line, "en")


def test_a_calculation_that_is_right_is_no_problem(root: Path) -> None:
    text = IP_PROTECTION.replace(LINE, flow({"source": "office_2026", "says": "70% and 1.7%", "how": "70% + 1.7%"}))
    make_project(root, ip_protection=text)
    assert [problem.rule for problem in told(root)] == ["evidence-digits"]
    replaced(root / "facts/ip_protection.yml", "says: 70% and 1.7%", "says: 70.0% and 1.7%")
    replaced(root / "facts/ip_protection.yml", "how: 70% + 1.7%", "how: 70.0% + 1.7%")
    assert told(root) == ()
