"""CSV: no cell is a formula to a spreadsheet, and every text can be had back."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.export import export
from factsheet.export.csv_files import guarded
from factsheet.sheet import sheet_of
from factsheet.text import one_line
from tests.export.reading import rows, unguarded
from tests.hostile.texts import TEXTS, make_hostile

PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "'=1", "-1e5", "-", "-１"]
)
def test_what_a_spreadsheet_could_calculate_gets_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a", "-1", "+2.50", "1-2", "(=1)", "“=1”", "−1", "5,200", " a", "372.7万件"])
def test_other_texts_and_plain_numbers_stay(text: str) -> None:
    assert guarded(text) == text


@given(st.text())
def test_a_text_can_always_be_had_back(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(("=", "+", "-", "@")) or PLAIN.fullmatch(cell)


@pytest.mark.parametrize("name", TEXTS)
def test_no_cell_of_any_table_is_a_formula_whatever_the_texts_are(tmp_path: Path, name: str) -> None:
    export(sheet_of(make_hostile(tmp_path, TEXTS[name])), tmp_path / "data")
    paths = sorted((tmp_path / "data").rglob("*.csv"))
    assert len(paths) > 7
    for path in paths:
        content = path.read_bytes().decode()
        assert content.count("\n") == len(list(csv.reader(content.splitlines())))
        for row in csv.reader(content.splitlines(), strict=True):
            for cell in row:
                assert not re.match(r"\s*[=+\-@＝＋－＠]", cell) or PLAIN.fullmatch(cell), cell
                assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", cell)
    (patents,) = (row for row in rows(tmp_path / "data", "indicators.csv") if row["indicator"] == "patents")
    assert unguarded(patents["label_en"]) == unguarded(patents["label_zh"]) == one_line(TEXTS[name].strip())
