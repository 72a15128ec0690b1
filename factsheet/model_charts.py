"""The shape of charts.yml: what each key of a chart holds. A chart names what is drawn, and holds no number of its own.

It stands beside `factsheet.model`, which holds the shape of the facts themselves.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from factsheet.model import _SOME, Bilingual, Entry, Key, PeriodText, Remark, Text, Topic

ChartForm: TypeAlias = Literal["lines", "columns", "bars", "ranks", "map"]
Extent: TypeAlias = Literal["world", "east_asia"]


class ShortLabel(Entry):
    """A shorter name for use in the picture, where the full one would take too much room."""

    of: Key = Field(description="key of an indicator or a place of the chart", examples=["sz_hk_gz"])
    en: Text = Field(description="in English", examples=["Shenzhen–HK–Guangzhou"])
    zh: Text = Field(description="in simplified Chinese", examples=["深圳–香港–广州"])


class Chart(Entry):
    """A chart: which series are drawn, in which form, and under which title."""

    topic: Topic = Field(description="the subject to which it belongs")
    form: ChartForm = Field(
        description="lines: levels over time; columns: one series of amounts over time; bars: places compared for one "
        "period, a panel for each indicator; ranks: places in a ranking over time; map: ranks of places on a map"
    )
    title: Bilingual = Field(
        description="what is to be seen, without a figure, for figures change",
        examples=["Shenzhen–Hong Kong–Guangzhou moves to the head of the list"],
    )
    indicators: list[Key] = _SOME
    places: list[Key] = Field(
        default=[], description="only these; without them the indicator's own place over time, all places in bars "
        "and maps",
        examples=[["cn", "us", "de"]],
    )  # fmt: skip
    periods: list[PeriodText] = Field(default=[], description="only these periods", examples=[["2020"]])
    since: PeriodText | None = Field(default=None, description="the first period that is shown", examples=["2015"])
    until: PeriodText | None = Field(default=None, description="the last period that is shown", examples=["2025"])
    ink: list[Key] = Field(
        default=[], description="indicators or places (or what the places lie in) that are drawn in blue"
    )
    seal: list[Key] = Field(default=[], description="those that are drawn in red; what is in neither list is grey")
    labels: list[ShortLabel] = Field(default=[], description="shorter names for the picture")
    extent: Extent = Field(default="world", description="what a map shows")
    note: Remark | None = Field(default=None, description="what a reader must know to read the chart")
