"""What stands in a picture and around it in words: names of series, values, units and spans of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from factsheet.chart.series import Point, Series
from factsheet.facts import Chart, Place, Unit
from factsheet.period import Period
from factsheet.wording import (
    Language,
    Scale,
    as_of,
    figure_in_words,
    period_in_words,
    scaled_figure,
    scaled_unit,
    unit_words,
)  # fmt: skip

TERMS: Final[dict[str, tuple[str, str]]] = {
    "rank": ("place in the ranking", "名次"),
    "percent": ("percent", "%"),
    "break": ("break", "口径变化"),
    "not from zero": ("The axis does not begin at zero.", "纵轴不从零开始。"),
    "hollow": ("Hollow and dashed: preliminary values, estimates or targets.", "空心与虚线：初步数、估计数或目标值。"),
    "lower": ("Arrow upwards: the source says “more than”.", "向上箭头：来源称“超过”该数。"),
    "upper": ("Arrow downwards: the source says “less than”.", "向下箭头：来源称“不足”该数。"),
    "dotted": (
        "Dotted: from one known rank to the next, across editions that were not found or across a break.",
        "点线：连接相邻的已知名次，其间有未查得的年份或口径变化。",
    ),
    "gap": ("Where a line stops, no figure was found for the periods between.", "线条中断处：其间无查得数据。"),
    "sizes": (
        "Large points: the leading places, first to 10th; middle: to 50th; small: further down.",
        "大点：第1至10名；中点：至第50名；小点：其后。",
    ),
    "seal": ("Red: {}.", "红色：{}。"),
    "ink": ("Blue: {}.", "蓝色：{}。"),
    "since": ("Break from {} on: {}", "自{}起口径变化：{}"),
    "source": ("Source: {}", "来源：{}"),
    "others": (" and others", "等"),
    "derived": ("; derived from them in part", "；部分为据此推算"),
    "origin": ("Innovation Clusters Fact Sheet, chart “{}”, CC BY 4.0", "创新集群数据单，图“{}”，CC BY 4.0"),
    "more": ("and {} more", "等，另有{}项"),
    "from to": ("{}: {} {}, {} {}", "{0}：{2}{1}，{4}{3}"),
    "group": ("{}, {}: {}", "{}，{}：{}"),
    "only": ("{}: {} {}", "{0}：{2}{1}"),
}


def term(word: str, language: Language) -> str:
    """Return a word of the charts in a language."""
    english, chinese = TERMS[word]
    return chinese if language == "zh" else english


class Names:
    """The names of a chart's parts in one language; short ones where the chart gives them."""

    def __init__(
        self, series: Sequence[Series], language: Language, chart: Chart | None = None,
        places: Mapping[str, Place] | None = None,
    ) -> None:  # fmt: skip
        """Keep what the names are made of; what all series share does not name one of them."""
        self.language: Language = language
        self.chart = chart
        self._places = places or {}
        self._short = {label.of: label for label in chart.entry.labels} if chart else {}
        self._several_places = len({each.place.key for each in series}) > 1
        self._several_indicators = len({each.indicator.key for each in series}) > 1

    def series(self, series: Series, *, short: bool = True) -> str:
        """Return what tells a series from the others: its place, its indicator, or both."""
        parts = []
        if self._several_indicators or not self._several_places:
            parts.append(self._name(series.indicator.key, series.indicator.entry.label, short=short))
        if self._several_places:
            parts.append(self.place(series, short=short))
        return ", ".join(parts)

    def place(self, series: Series, *, short: bool = True) -> str:
        """Return the name of a series' place."""
        return self._name(series.place.key, series.place.entry.label, short=short)

    def indicator(self, series: Series, *, short: bool = True) -> str:
        """Return the name of a series' indicator."""
        return self._name(series.indicator.key, series.indicator.entry.label, short=short)

    def of_place(self, key: str) -> str:
        """Return the name of any place of the sheet."""
        return self._name(key, self._places[key].entry.label, short=False) if key in self._places else key

    def _name(self, key: str, label: object, *, short: bool) -> str:
        named = self._short.get(key, label) if short else label
        return str(getattr(named, self.language))

    # -- figures and periods ------------------------------------------------------------------------------------

    def value(self, point: Point, scale: Scale, *, digits: int = 3) -> str:
        """Return a figure in the scale of its axis: 3.63."""
        return scaled_figure(point.fact.figure, scale, unit_words(point.fact.unit), self.language, digits=digits)

    def unit(self, unit: Unit, scale: Scale) -> str:
        """Return the unit of an axis: trillion yuan, percent, place in the ranking."""
        if unit.entry.kind == "rank":
            return term("rank", self.language)
        if unit.is_percent:
            return term("percent", self.language)
        return scaled_unit(unit_words(unit), scale, self.language)

    def span(self, periods: Iterable[Period]) -> str:
        """Return from which to which period the chart goes."""
        known = sorted(set(periods))
        ends = [period_in_words(period, self.language) for period in (known[0], known[-1])]
        if len(known) == 1:
            return ends[0]
        return ("–" if all(end.isdigit() for end in ends) or self.language == "zh" else " to ").join(ends)

    def period(self, period: Period) -> str:
        """Return the name of a period."""
        return period_in_words(period, self.language)

    def spoken(self, point: Point) -> str:
        """Return a figure in the words of the sheet: more than 3.92 trillion yuan."""
        words = figure_in_words(point.fact.figure, unit_words(point.fact.unit), self.language, digits=4)
        return words.replace("\u00a0", " ")

    def during(self, point: Point) -> str:
        """Return the period of a point as a sentence has it: in 2024."""
        return as_of(point.fact.period, self.language)
