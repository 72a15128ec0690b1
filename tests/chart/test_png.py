"""Pictures as PNG: their Chinese is drawn, in the weight of its line."""

from __future__ import annotations

import pytest

from factsheet.chart import FONT
from factsheet.chart.draw import png_of


def png(text: str, weight: int = 400, *, own: bool = False) -> bytes:
    """Return a picture of a text, or of the same with its Chinese in its own font."""
    content = f"""<tspan font-family="'Noto Sans SC'">{text}</tspan>""" if own else text
    return png_of(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" font-family="{FONT}">'
        f'<text x="5" y="20" font-size="16" font-weight="{weight}">{content}</text></svg>'
    )


@pytest.mark.parametrize("weight", [400, 700])
def test_chinese_is_drawn_in_the_weight_of_its_line(weight: int) -> None:
    assert png("杭州", weight) == png("杭州", weight, own=True)


def test_each_character_and_each_weight_has_a_shape_of_its_own() -> None:
    assert len({png("杭"), png("州"), png("特"), png("허"), png("の"), png("杭", 700), png("↗"), png("↗", 700)}) == 8


def test_what_is_no_text_is_left_alone() -> None:
    start, end = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><title>杭州</title>', "</svg>"
    shape = '<text x="5" y="20" aria-label="杭州">a</text>'
    assert png_of(start + shape + end) == png_of(start + shape.replace("杭州", "b") + end)
