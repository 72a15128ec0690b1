"""The names of the data files."""

from __future__ import annotations

from pathlib import Path

from factsheet.data_files import DATA_FILES, data_files, figure_file, indicator_file
from factsheet.sheet import facts_of
from tests.project import make_project


def test_there_is_a_file_for_each_figure_and_indicator_and_for_each_former_name(tmp_path: Path) -> None:
    facts = facts_of(make_project(tmp_path))
    names = list(data_files(facts))
    assert len(set(names)) == len(names)
    assert set(names) == {
        *DATA_FILES,
        *(figure_file(address) for address in facts.facts),
        *(f"facts/{alias}.json" for alias in facts.aliases if "." in alias),
        *(indicator_file(key, ending) for key in (*facts.indicators, "valid_patents") for ending in ("csv", "json")),
    }
    assert {"facts/firms.cn.2025.json", "facts/valid_patents.de.2025.json", "indicators/valid_patents.csv"} < set(names)
