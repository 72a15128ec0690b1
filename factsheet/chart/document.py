"""Files of a chart: SVG and PNG that stand alone, with title, unit and sources in the picture, and a table as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markupsafe import escape

from factsheet.chart.account import key_of, sources_of, unit_line
from factsheet.chart.draw import png_of
from factsheet.chart.measure import wrapped
from factsheet.chart.names import Names, term
from factsheet.chart.pictures import picture
from factsheet.chart.scene import clean
from factsheet.chart.series import Point, Series, breaks_of, series_of
from factsheet.chart.style import FONT, SIZE, WIDE, with_colours
from factsheet.facts import Chart, Facts
from factsheet.wording import Language, number_for_machine

FOLDER: Final = "charts"
ENDINGS: Final = ("svg", "png", "csv")
COLUMNS: Final = (
    "series", "place", "indicator", "period", "value", "qualifier", "low", "high", "unit", "status", "address",
    "sources",
)  # fmt: skip

_MARGIN: Final = 20
_TITLE: Final = 19.0
_SMALL: Final = 11.0
_DARK: Final = "#1b232b"
_PALE: Final = "#4a545e"
_SOURCES: Final = 6  # publishers that are named in a picture
# What a spreadsheet takes for the beginning of a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of text in a picture, and how far below the one before it stands."""

    text: str
    size: float
    gap: float
    bold: bool = False
    colour: str = _PALE

    def element(self, y: float) -> str:
        """Return the line as an element of an SVG."""
        weight = ' font-weight="700"' if self.bold else ""
        return (
            f'<text x="{_MARGIN}" y="{y:.1f}" font-size="{self.size:g}" fill="{self.colour}"{weight}>'
            f"{escape(clean(self.text))}</text>"
        )


def export_charts(facts: Facts, folder: Path, language: Language = "en") -> list[Path]:
    """Write each chart as SVG, PNG and CSV into a folder, which is made if need be; return their paths."""
    written = []
    for key, chart in facts.charts.items():
        folder.mkdir(parents=True, exist_ok=True)
        series = series_of(facts, chart)
        svg = svg_document(facts, chart, series, language)
        for ending, content in (
            ("svg", svg.encode()), ("png", png_of(svg)), ("csv", csv_document(facts, chart, series, language).encode()),
        ):  # fmt: skip
            path = folder / f"{key}.{ending}"
            path.write_bytes(content)
            written.append(path)
    return written


def svg_document(facts: Facts, chart: Chart, series: Sequence[Series], language: Language) -> str:
    """Return the wide picture as an SVG file on white ground, with title, unit, notes, sources and origin in it."""
    names = Names(series, language, chart, facts.places)
    drawing = picture(chart, series, language, WIDE)
    room = WIDE
    title = str(getattr(chart.entry.title, language))
    above = [
        *_lines(title, _TITLE, 24, room, bold=True, colour=_DARK),
        *_lines(unit_line(series, names), SIZE + 0.5, 20, room),
    ]
    below = [row for note in _notes(facts, chart, series, names) for row in _lines(note, _SMALL, 15, room)]
    parts, y = [], 12.0
    for row in above:
        y += row.gap
        parts.append(row.element(y))
    y += 14
    parts.append(f'<g transform="translate({_MARGIN},{y:.1f})" font-size="{SIZE:g}">{drawing.content}</g>')
    y += drawing.height + 8
    for row in below:
        y += row.gap
        parts.append(row.element(y))
    width, height = WIDE + 2 * _MARGIN, round(y + _MARGIN)
    return with_colours(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{FONT}" role="img"><title>{escape(clean(title))}</title>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _lines(
    text: str, size: float, gap: float, room: float, *, bold: bool = False, colour: str = _PALE
) -> Iterator[_Row]:
    for line in wrapped(text, room, size, bold=bold):
        yield _Row(line, size, gap, bold, colour)


def _notes(facts: Facts, chart: Chart, series: Sequence[Series], names: Names) -> Iterator[str]:
    """Yield what stands below the picture: how it is read, breaks, remarks, sources, and where it comes from."""
    language = names.language
    joint = "" if language == "zh" else " "
    if key := key_of(chart, series, names):
        yield joint.join(key)
    for gap in breaks_of(series):
        yield term("since", language).format(names.period(gap.since), getattr(gap.what, language))
    if chart.entry.note:
        yield str(getattr(chart.entry.note, language) or chart.entry.note.en)
    yield source_line(facts, series, language)
    yield term("origin", language).format(chart.key)


def source_line(facts: Facts, series: Sequence[Series], language: Language) -> str:
    """Return whose figures the chart shows, as plain text."""
    sources, derived = sources_of(facts, series)
    publishers = [source.entry.publisher for source in sources[:_SOURCES]]
    line = ("、" if language == "zh" else ", ").join(publishers)
    if len(sources) > _SOURCES:
        line += term("others", language)
    if derived:
        line += term("derived", language)
    return term("source", language).format(line)


def csv_document(facts: Facts, chart: Chart, series: Sequence[Series], language: Language) -> str:
    """Return the figures of a chart as a table, a row for each point, its text safe to open in a spreadsheet."""
    names = Names(series, language, chart, facts.places)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in series:
        for point in each.points:
            writer.writerow(_cells(names.series(each, short=False), point))
    return text.getvalue()


def _cells(name: str, point: Point) -> list[str]:
    fact = point.fact
    low, high = fact.interval.low, fact.interval.high
    texts = (name, fact.place.key, fact.indicator.key, str(fact.period))
    return [
        *(harmless(text) for text in texts),
        number_for_machine(fact.figure),
        fact.figure.qualifier.value,
        f"{low:f}" if low.is_finite() else "",
        f"{high:f}" if high.is_finite() else "",
        fact.unit.key,
        fact.status,
        fact.address,
        " ".join(dict.fromkeys(line.source.key for line in fact.evidence)),
    ]


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front."""
    plain = clean(text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
