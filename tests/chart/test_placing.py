from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.chart.placing import Box, best, spread


@given(st.lists(st.floats(0, 300), max_size=12))
def test_labels_in_a_column_keep_their_order_and_do_not_overlap(wishes: list[float]) -> None:
    middles = spread(wishes, [14.0] * len(wishes), 0, 300)
    ordered = sorted(middles)
    assert all(later - earlier >= 13.999 for earlier, later in pairwise(ordered))
    assert all(6.999 <= middle <= 293.001 for middle in middles)
    assert sorted(range(len(wishes)), key=lambda number: (wishes[number], number)) == sorted(
        range(len(wishes)), key=lambda number: middles[number]
    )


def test_labels_that_have_room_stay_where_they_wish() -> None:
    assert spread([200, 20, 100], [14, 14, 14], 0, 300) == [200, 20, 100]


def test_labels_that_touch_share_the_way() -> None:
    assert spread([100, 100], [20, 20], 0, 300) == [90, 110]


@pytest.mark.parametrize(
    ("taken", "paths", "number"),
    [
        ([], [], 0), ([Box(0, 0, 10, 10)], [], 1), ([], [[(0.0, 5.0), (9.0, 5.0)]], 1),
        ([Box(0, 0, 10, 10), Box(20, 0, 22, 10)], [], 1),
    ],
)  # fmt: skip
def test_a_label_takes_the_first_place_that_covers_least(
    taken: list[Box], paths: list[list[tuple[float, float]]], number: int
) -> None:
    assert best([Box(0, 0, 10, 10), Box(20, 0, 30, 10)], taken, paths) == number
