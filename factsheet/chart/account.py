"""The account of a chart in words: what it shows, for those who cannot see it, and how its marks are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from factsheet.chart.names import Names, term
from factsheet.chart.scales import number_axis
from factsheet.chart.series import Point, Series
from factsheet.facts import Chart, Facts, Source
from factsheet.wording import Language, Scale, shared_scale, unit_words

_KINDS: Final = ("official", "newsroom", "secondary")  # the nearer to who made the figure, the earlier
_TOLD: Final = 12  # so many series or places are told one by one


def unit_line(series: Sequence[Series], names: Names, *, named: bool = True) -> str:
    """Return what is measured, if it is to be named, in what unit, and over which time: the line below the title."""
    indicators = {each.indicator.key: each for each in series}
    parts = []
    if named and len(indicators) == 1:
        parts.append(names.indicator(series[0], short=False))
    if len({each.indicator.unit.key for each in series}) == 1:
        unit = names.unit(series[0].indicator.unit, scale_of(series, names.language))
        ranked = series[0].indicator.unit.entry.kind == "rank" and parts  # a label of ranks says so itself
        if not ranked and unit.casefold() not in "".join(parts).casefold():
            parts.append(unit)
    parts.append(names.span(point.fact.period for each in series for point in each.points))
    line = ("，" if names.language == "zh" else ", ").join(parts)
    return line[:1].upper() + line[1:]


def scale_of(series: Sequence[Series], language: Language) -> Scale:
    """Return the scale in which a chart's figures of one unit are told."""
    values = [point.value for each in series for point in each.points]
    return shared_scale(values, unit_words(series[0].indicator.unit), language)


def description(series: Sequence[Series], names: Names, *, over_time: bool = True) -> str:
    """Return what is shown in one sentence: each series with its first and last value, or each place with its own."""
    groups = _over_time(series, names) if over_time else _compared(series, names)
    return ("；" if names.language == "zh" else "; ").join(groups) + ("。" if names.language == "zh" else ".")


def _over_time(series: Sequence[Series], names: Names) -> Iterator[str]:
    for each in series:
        first, last = each.points[0], each.last
        ends = [names.spoken(first), names.during(first), names.spoken(last), names.during(last)]
        word = "only" if first is last else "from to"
        yield term(word, names.language).format(names.series(each, short=False), *ends)


def _compared(series: Sequence[Series], names: Names) -> Iterator[str]:
    """Yield the values of each indicator, the first in rank or the largest first, and how many more there are."""
    for indicator in dict.fromkeys(each.indicator.key for each in series):
        alike = [each for each in series if each.indicator.key == indicator]
        sign = 1 if alike[0].indicator.unit.entry.kind == "rank" else -1
        ordered = sorted(alike, key=lambda each: sign * each.last.value)
        told = [f"{names.place(each, short=False)} {names.spoken(each.last)}" for each in ordered[:_TOLD]]
        if len(ordered) > _TOLD:
            told.append(term("more", names.language).format(len(ordered) - _TOLD))
        joint = "、" if names.language == "zh" else ", "
        yield term("group", names.language).format(
            names.indicator(ordered[0], short=False), names.period(ordered[0].last.fact.period), joint.join(told)
        )


def key_of(chart: Chart, series: Sequence[Series], names: Names) -> list[str]:
    """Return how the marks of the chart are read, each as a sentence: only those that it has."""
    points = [point for each in series for point in each.points]
    language = names.language
    found = [*_colours(chart, series, names)]
    if chart.entry.form == "map":
        found.append(term("sizes", language))
    found += [term(word, language) for word in _marks(points)]
    interrupted = any(len(each.runs) > 1 for each in series)
    if interrupted and chart.entry.form == "ranks":
        found.append(term("dotted", language))
    if chart.entry.form == "lines":
        if any(_has_gap(each) for each in series):
            found.append(term("gap", language))
        unit = series[0].indicator.unit
        if not number_axis([point.value for point in points], unit, language, wanted=5).from_zero:
            found.append(term("not from zero", language))
    return found


def _marks(points: Iterable[Point]) -> Iterator[str]:
    known = list(points)
    if any(not point.settled for point in known):
        yield "hollow"
    yield from (bound for bound in ("lower", "upper") if any(point.bound == bound for point in known))


def _has_gap(series: Series) -> bool:
    """Tell whether a line stops for want of figures, and not only for a break."""
    broken = sum(
        any(one[-1].fact.period < gap.since <= other[0].fact.period for gap in series.breaks)
        for one, other in zip(series.runs, series.runs[1:], strict=False)
    )
    return len(series.runs) - 1 > broken


def _colours(chart: Chart, series: Sequence[Series], names: Names) -> Iterator[str]:
    """Yield what a colour stands for where it is that of all places that lie in another, which no label says."""
    shown = {each.place.key for each in series} | {each.indicator.key for each in series}
    for colour, keys in (("seal", chart.entry.seal), ("ink", chart.entry.ink)):
        wholes = [names.of_place(key) for key in keys if key not in shown]
        if wholes:
            yield term(colour, names.language).format(", ".join(wholes))


def sources_of(facts: Facts, series: Iterable[Series]) -> tuple[list[Source], bool]:
    """Return sources that bear the figures of a chart, and whether some figures are derived.

    Of each figure it is one at least, an official one if there is any, else a newsroom's; those that bear most come
    first, and each publisher stands once. Of a derived figure they are those of the figures that go into it.
    """
    evidence = [_bearing(facts, point) for each in series for point in each.points]
    derived = any(point.fact.derivation for each in series for point in each.points)
    chosen: list[Source] = []
    open_ = [keys for keys in evidence if keys]
    while open_:
        counted: dict[str, list[Source]] = {}
        for sources in open_:
            for publisher in dict.fromkeys(source.entry.publisher for source in sources):
                first = next(source for source in sources if source.entry.publisher == publisher)
                counted.setdefault(publisher, []).append(first)
        publisher = max(counted, key=lambda name: (len(counted[name]), name))
        chosen.append(counted[publisher][0])
        open_ = [sources for sources in open_ if all(source.entry.publisher != publisher for source in sources)]
    return chosen, derived


def _bearing(facts: Facts, point: Point) -> list[Source]:
    """Return the sources of a figure, or of the figures from which it is derived."""
    waiting = [point.fact]
    found: dict[str, Source] = {}
    while waiting:
        fact = waiting.pop()
        found |= {line.source.key: line.source for line in fact.evidence}
        if fact.derivation:
            waiting += [facts.facts[address] for address in fact.derivation.inputs]
    best = min((_KINDS.index(source.entry.kind) for source in found.values()), default=0)
    return [source for source in found.values() if _KINDS.index(source.entry.kind) == best]
