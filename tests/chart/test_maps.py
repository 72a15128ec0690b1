from __future__ import annotations

import json
from pathlib import Path

import pytest

from factsheet.chart.draw import draw
from factsheet.chart.maps import _LAND, Projection, equal_earth
from factsheet.chart.views import VIEWS
from tests.chart.drawn import elements


def test_the_land_says_where_it_comes_from_and_has_closed_rings_of_degrees() -> None:
    land = json.loads(Path(_LAND).read_text(encoding="utf-8"))
    assert "Natural Earth" in land["origin"]
    assert "public domain" in land["origin"]
    for extent in VIEWS:
        rings = [ring for polygon in land[extent] for ring in polygon]
        assert len(rings) > 10
        assert all(ring[0] == ring[-1] for ring in rings)
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for ring in rings for x, y in ring)


def test_the_projection_has_the_values_of_its_authors() -> None:
    # The length of half the equator and of half the central meridian, for a globe of radius one: Šavrič et al. 2019.
    assert equal_earth(180, 0)[0] == pytest.approx(2.70663, abs=1e-5)
    assert equal_earth(0, 90)[1] == pytest.approx(1.31737, abs=1e-5)
    assert equal_earth(0, 0) == (0, 0)


@pytest.mark.parametrize("extent", list(VIEWS))
def test_points_lie_where_vega_puts_their_degrees(extent: str) -> None:
    view = VIEWS[extent]  # type: ignore[index]
    projection = Projection.of(view, 680)
    places = [(30.0, 120.0), (40.0, 100.0), (22.5, 114.0)]
    spec = {
        "width": 680, "height": projection.height, "padding": 0, "autosize": "none",
        "projection": {
            "type": "equalEarth", "rotate": [-view.middle, 0, 0], "scale": projection.scale,
            "translate": [projection.left, projection.top],
        },
        "data": {"values": [{"lat": lat, "lon": lon} for lat, lon in places]},
        "mark": {"type": "circle"},
        "encoding": {
            "latitude": {"field": "lat", "type": "quantitative"}, "longitude": {"field": "lon", "type": "quantitative"},
        },
    }  # fmt: skip
    circles = [element for element in elements(draw(json.dumps(spec)).content) if element.tag == "circle"]
    shown = [(float(circle.attrib["cx"]), float(circle.attrib["cy"])) for circle in circles]
    for place, (x, y) in zip(places, shown, strict=True):
        assert projection.at(*place) == pytest.approx((x, y), abs=0.1)
