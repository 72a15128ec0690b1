"""Putting entries into files: any text is kept, and observations go where their periods put them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.editing.add import proposed_key
from factsheet.editing.files import laid_out
from factsheet.editing.insert import facts_file, place_of_observation, with_entry, with_observation
from factsheet.invisible import invisible
from factsheet.period import Period
from factsheet.problems import FactsheetError
from tests.project import make_project


@given(st.text(max_size=30).filter(lambda text: not any(invisible(text))))
def test_any_text_is_kept(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = make_project(tmp_path_factory.mktemp("project", numbered=True), sources="a:\n  title: A\n")
    into = facts_file(root, "sources")
    addition = with_entry(into, "b", {"title": text, "list": [{"says": text}]})
    (root / addition.file).write_bytes(addition.text.encode())
    assert facts_file(root, "sources").read()[1] == {
        "a": {"title": "A"},
        "b": {"title": text, "list": [{"says": text}]},
    }
    assert laid_out(addition.file, addition.text) == addition.text


@pytest.mark.parametrize(
    ("known", "new", "number"),
    [
        (["2025", "2024", "2022"], "2026", 0),
        (["2025", "2024", "2022"], "2023", 2),
        (["2025", "2024", "2022"], "2021", 3),
        (["2025", "2025", "2024"], "2025", 2),
        (["2025"], "2024", 1),
        (["2024", "2025"], "2026", 2),
        (["2023", "2025"], "2024", 1),
        # neither: by the observations of the same place, or first
        (["2024 de", "2025 cn", "2023 cn", "2024 fr"], "2024 cn", 2),
        (["2024 de", "2025 cn", "2023 cn", "2024 fr"], "2022 cn", 3),
        (["2024 de", "2025 cn", "2023 cn", "2024 fr"], "2026 jp", 0),
    ],
)
def test_observations_go_where_their_period_puts_them(known: list[str], new: str, number: int) -> None:
    def parts(text: str) -> tuple[Period, str]:
        period, _, place = text.partition(" ")
        return Period.parse(period), place

    assert place_of_observation([parts(text) for text in known], parts(new)) == number


@pytest.mark.parametrize(
    ("publisher", "published", "key"),
    [
        ("Xinhua", "2026-02-01", "xinhua_2026_02_01"),
        ("People's Daily Online (Xinhua)", "2026-02-01", "peoples_daily_online_2026_02_01"),
        ("Office fédéral", "", "office_federal"),
        ("Taken", "2025", "taken_2025_3"),
        ("新华社", "2026-02-01", None),
        ("36Kr", "", None),
    ],
)
def test_a_key_is_made_of_publisher_and_date(publisher: str, published: str, key: str | None) -> None:
    assert proposed_key(publisher, published, {"taken_2025", "taken_2025_2"}) == key


def test_an_indicator_without_a_list_of_observations_takes_none(tmp_path: Path) -> None:
    root = make_project(tmp_path, research="a:\n  observations: none\nb:\n  observations:\n    - period: 2025\n")
    into = facts_file(root, "research")
    with pytest.raises(FactsheetError, match="a has no list of observations"):
        with_observation(into, "a", "a.cn.2024", {"period": "2024"})
    assert with_observation(into, "b", "b.cn.2024", {"period": "2024"}).line == 6
    with pytest.raises(FactsheetError, match="“soon” is no period"):
        with_observation(into, "b", "b.cn.2024", {"period": "soon"})


def test_a_file_that_would_say_something_else_takes_no_entry(tmp_path: Path) -> None:
    root = make_project(tmp_path, sources="a:\n  title: |\n    text")  # its last line has no end, and would get one
    with pytest.raises(FactsheetError, match="without a change of something else"):
        with_entry(facts_file(root, "sources"), "b", {"title": "B"})
