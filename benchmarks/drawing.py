"""The picture of the results: what each site costs goes in, bars against Material for MkDocs come out as SVG.

There is one for light pages and one for dark ones, for README shows them as files, which no style sheet reaches. The
writing is in the reader's own font.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from benchmarks.sites import SiteRow
from benchmarks.variants import OURS, YARDSTICK

Bar = dict[str, Any]

SCHEMES: Final[Mapping[str, Mapping[str, str]]] = {
    "light": {
        "text": "#1f2328", "soft": "#59636e", "rule": "#8c959f",
        "ours": "#125a94", "yardstick": "#6e7a86", "other": "#bcc5ce", "on ours": "#ffffff", "on other": "#1f2328",
    },
    "dark": {
        "text": "#f0f6fc", "soft": "#9198a1", "rule": "#6e7681",
        "ours": "#6db3ea", "yardstick": "#8b96a2", "other": "#47525e", "on ours": "#0d1117", "on other": "#f0f6fc",
    },
}  # fmt: skip
LEFT_OUT: Final = frozenset({"factsheet-build"})  # it makes more than pages, so its bar would say nothing
FONT: Final = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif"
WIDEST: Final = 2.4  # times Material; a longer bar is cut, and says how long it is
LABEL: Final = 0.7  # times Material; how wide the writing behind a bar is
TITLE: Final = "Time to build a site, against Material for MkDocs with the numbers typed in"


def draw_sites(rows: Sequence[SiteRow], scheme: str) -> str:
    """Return the picture for light or dark pages: a panel for each size, a bar for each generator."""
    import vl_convert  # noqa: PLC0415 -- a third of a second, only for those who draw

    svg: str = vl_convert.vegalite_to_svg(specification(bars_of(rows), SCHEMES[scheme]))
    return f"{svg}\n"


def bars_of(rows: Sequence[SiteRow]) -> list[Bar]:
    """Return a bar for each generator and each size of which Material's time is known, the quickest first."""
    yardsticks = {row.pages: row.seconds for row in rows if row.variant == YARDSTICK and row.state == "done"}
    shown = [row for row in rows if row.variant not in LEFT_OUT and row.pages in yardsticks and row.state != "failed"]
    largest = max((row.pages for row in shown), default=0)
    order = {row.variant: row.seconds for row in shown if row.pages == largest}
    shown.sort(key=lambda row: (row.pages, order.get(row.variant, 0)))
    return [_bar(row, row.seconds / yardsticks[row.pages]) for row in shown]


def _bar(row: SiteRow, times: float) -> Bar:
    seconds = f"{row.seconds:.2f} s" if row.seconds < 10 else f"{row.seconds:.1f} s"
    over = "over " * (row.state == "ended")
    told = f"{over}{row.seconds:.0f} s" if over else seconds
    cut = times > WIDEST
    return {
        "name": "This project" if row.variant == OURS else row.name.partition(",")[0],
        "key": {OURS: "ours", YARDSTICK: "yardstick"}.get(row.variant, "other"),
        "size": f"{row.pages:,} pages, {row.facts:,} facts",
        "times": times,
        "shown": min(times, WIDEST),
        "labelled": 1.0 if 1 - LABEL < times < 1 else min(times, WIDEST),  # not across the line
        "cut": cut,
        "label": f"{told}, {over}× {times:.{0 if times >= 10 else 1}f}" if cut else told,
    }


def specification(bars: Sequence[Bar], colours: Mapping[str, str]) -> dict[str, Any]:
    """Return the picture in Vega-Lite."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": f"{TITLE}. {'; '.join(map(_described, bars))}.",
        "title": {
            "text": TITLE, "anchor": "start", "color": colours["text"], "fontSize": 15, "fontWeight": 600, "offset": 14,
        },
        "background": None,
        "padding": {"left": 28, "right": 4, "top": 4, "bottom": 4},  # the reader's font may be wider than the one here
        "spacing": 28,
        "data": {"values": list(bars)},
        "facet": {"column": _panels(bars, colours)},
        "spec": {"width": 190, "height": {"step": 28}, "layer": _layers(bars, colours)},
        "config": {
            "font": FONT,
            "axis": {"labelFontSize": 13, "domain": False, "ticks": False, "grid": False},
            "text": {"fontSize": 13, "font": FONT},
            "view": {"stroke": None},
        },
    }  # fmt: skip


def _panels(bars: Sequence[Bar], colours: Mapping[str, str]) -> dict[str, Any]:
    return {
        "field": "size", "type": "nominal", "title": None, "sort": list(dict.fromkeys(bar["size"] for bar in bars)),
        "header": {"labelColor": colours["text"], "labelFontSize": 13, "labelFontWeight": 600, "labelAnchor": "start"},
    }  # fmt: skip


def _layers(bars: Sequence[Bar], colours: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return Material's time as a line, the bars, and what stands behind each or, if it is cut, on it."""
    bold = {"condition": {"test": "datum.value === 'This project'", "value": 700}, "value": 400}
    y = {
        "field": "name", "type": "nominal", "title": None, "sort": list(dict.fromkeys(bar["name"] for bar in bars)),
        "axis": {"labelColor": colours["text"], "labelPadding": 8, "labelFontWeight": bold},
    }  # fmt: skip
    x = {
        "field": "shown", "type": "quantitative", "title": None, "scale": {"domain": [0, WIDEST], "nice": False},
        "axis": {
            "values": [0, 1, 2], "labelColor": colours["soft"], "labelExpr": "datum.value ? '× ' + datum.value : '0'",
        },
    }  # fmt: skip
    keys = ("ours", "yardstick", "other")
    fill = {
        "field": "key", "type": "nominal", "legend": None,
        "scale": {"domain": keys, "range": [colours[key] for key in keys]},
    }  # fmt: skip
    place = {"x": {**x, "field": "labelled"}, "y": y, "text": {"field": "label", "type": "nominal"}}
    on_bar = {"condition": {"test": "datum.key === 'ours'", "value": colours["on ours"]}, "value": colours["on other"]}
    return [
        {"mark": {"type": "rule", "color": colours["rule"], "strokeDash": [2, 3]}, "encoding": {"x": {"datum": 1}}},
        {"mark": {"type": "bar", "height": 18}, "encoding": {"x": x, "y": y, "color": fill}},
        {
            "transform": [{"filter": "!datum.cut"}],
            "mark": {"type": "text", "align": "left", "dx": 6, "color": colours["text"]},
            "encoding": place,
        },
        {
            "transform": [{"filter": "datum.cut"}],
            "mark": {"type": "text", "align": "right", "dx": -7},
            "encoding": {**place, "color": on_bar},
        },
    ]


def _described(bar: Bar) -> str:
    return f"{bar['name']}, {bar['size']}: {bar['label'].partition(', ')[0]}, {bar['times']:.2f} times as long"
