"""The tables as they are described: names, keys and references fit together."""

from __future__ import annotations

from collections import Counter

import pytest

from factsheet.data_files import TABLES as FILES
from factsheet.export.columns import TABLES, Table


def test_each_table_has_its_file() -> None:
    assert [f"{table.name}.csv" for table in TABLES] == list(FILES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_differ_and_say_what_they_hold(table: Table) -> None:
    assert max(Counter(column.name for column in table.columns).values()) == 1
    assert all(column.about and column.about[-1] != "." for column in table.columns)
    assert table.about.endswith(".")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_reference_is_to_the_key_of_a_table(table: Table) -> None:
    keys = {other.name: other.key for other in TABLES}
    for column in table.columns:
        if column.refers:
            name, field = column.refers
            assert field == keys[name]
    assert not table.key or table.columns[0].name == table.key
