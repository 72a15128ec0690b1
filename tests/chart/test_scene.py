"""The writer of SVG: what Vega lays out becomes few, short elements in which all text is escaped."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from factsheet.chart.scene import clean, number, svg_of


def content(*marks: Mapping[str, object]) -> str:
    root = {"marktype": "group", "items": [{"x": 0, "y": 0, "items": list(marks)}]}
    return svg_of({"width": 10, "height": 10, "origin": [1, 2], "scenegraph": root})[2]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (0.04, "0"), (-0.04, "0"), (0.5, ".5"), (-0.5, "-.5"), (12.0, "12"), (12.34, "12.3"), (-12.06, "-12.1")],
)
def test_coordinates_are_as_short_as_one_decimal_allows(value: float, text: str) -> None:
    assert number(value) == text


def test_a_line_is_one_path_whose_rounding_does_not_add_up() -> None:
    points = [{"x": step * 0.34, "y": step * 1.06, "stroke": "red", "strokeWidth": 2} for step in range(11)]
    path = content({"marktype": "line", "items": points})
    assert path.startswith('<path d="M1 2l')
    steps = path.partition("l")[2].partition('"')[0].replace("-", " -").split()
    assert round(sum(float(step) for step in steps[::2]), 1) == 3.4
    assert round(sum(float(step) for step in steps[1::2]), 1) == 10.6
    assert path.endswith(' fill="none" stroke="red" stroke-width="2"/>')


def test_items_that_look_alike_share_their_attributes() -> None:
    items = [{"x": x, "y": 0, "size": 30, "fill": "red"} for x in (0, 10)] + [
        {"x": 5, "y": 5, "size": 30, "fill": "blue"}
    ]
    assert content({"marktype": "symbol", "items": items}) == (
        '<g fill="red"><circle cx="1" cy="2" r="3.1"/><circle cx="11" cy="2" r="3.1"/></g>'
        '<circle cx="6" cy="7" r="3.1" fill="blue"/>'
    )


def test_rules_and_bars_are_short_paths() -> None:
    rule = {"marktype": "rule", "items": [{"x": 0, "y": 4, "x2": 9, "stroke": "red", "strokeDash": [1, 3]}]}
    bar = {"marktype": "rect", "items": [{"x": 0, "y": 0, "width": 4, "height": 6, "fill": "red", "fillOpacity": 0.18}]}
    assert content(rule, bar) == (
        '<path d="M1 6H10" stroke="red" stroke-dasharray="1 3"/><path d="M1 2h4v6h-4z" fill="red" fill-opacity=".2"/>'
    )


def test_islands_too_small_to_be_seen_are_left_out() -> None:
    shape = {"fill": "red", "shape": "M0,0L5,0L5,5ZM9,9L9.01,9L9.01,9.01Z"}
    assert content({"marktype": "shape", "items": [shape]}) == '<path d="M1 2l5 0 0 5z" fill="red"/>'


@pytest.mark.parametrize("text", ["<script>x</script>", '" onload="x', "]]>", "&lt;", "a\x07b\x00c", "a\u2028b"])
def test_text_stays_text(text: str) -> None:
    item = {"x": 0, "y": 0, "fontSize": 10, "fill": "red", "text": text, "align": "right"}
    written = content({"marktype": "text", "items": [item]})
    assert written.count("<") == 2
    assert written.startswith('<text x="1" y="2" fill="red" text-anchor="end">')
    assert not any(sign in written for sign in "\x00\x07\u2028")


def test_what_xml_does_not_allow_becomes_a_space() -> None:
    assert clean("a\x00b\tc\u2029d\ue000e") == "a b c d\ue000e"
