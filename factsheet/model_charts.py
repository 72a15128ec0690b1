"""The shape of charts.yml: what each key of a chart holds. A chart names what is drawn, and holds no number of its own.

It stands beside `factsheet.model`, which holds the shape of the facts themselves.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from factsheet.guideline import bad
from factsheet.model import Bilingual, Entry, Remark, Topic
from factsheet.scalars import IndicatorKey, IndicatorOrPlaceKey, PeriodText, PlaceKey, Text

ChartForm: TypeAlias = Literal["lines", "columns", "bars", "ranks", "map"]
Extent: TypeAlias = Literal["world", "east_asia"]


class ShortLabel(Entry):
    """A shorter name for use in the picture, where the full one would take too much room."""

    of: IndicatorOrPlaceKey = Field(
        description="key of an indicator or a place of the chart", examples=["sz_hk_gz"],
        json_schema_extra=bad("Shenzhen–Hong Kong–Guangzhou", "the key is needed, not the name"),
    )  # fmt: skip
    en: Text = Field(
        description="in English", examples=["Shenzhen–HK–Guangzhou"],
        json_schema_extra=bad("", "a label is needed in both languages"),
    )  # fmt: skip
    zh: Text = Field(
        description="in simplified Chinese", examples=["深圳–香港–广州"],
        json_schema_extra=bad("", "a label is needed in both languages"),
    )  # fmt: skip


class Chart(Entry):
    """A chart: which series are drawn, in which form, and under which title."""

    topic: Topic = Field(
        description="the subject to which it belongs", examples=["cluster_ranking"],
        json_schema_extra=bad("cluster ranking", "a topic is named like its file, without .yml"),
    )  # fmt: skip
    form: ChartForm = Field(
        description="lines: levels over time; columns: one series of amounts over time; bars: places compared for one "
        "period, a panel for each indicator; ranks: places in a ranking over time; map: ranks of places on a map",
        examples=["lines"], json_schema_extra=bad("line", "the word for it here is lines"),
    )  # fmt: skip
    title: Bilingual = Field(
        description="what is to be seen, without a figure, for figures change",
        examples=[{"en": "China has more patents than Germany", "zh": "中国专利多于德国"}],
        json_schema_extra=bad({"en": "China has 24 clusters", "zh": "中国有24个集群"}, "figures change", "charts-hold"),
    )
    indicators: list[IndicatorKey] = Field(
        min_length=1, description="what is drawn", examples=[["gii_cluster_rank"]],
        json_schema_extra=bad([], "a chart draws at least one indicator"),
    )  # fmt: skip
    places: list[PlaceKey] = Field(
        default_factory=list,
        description="only these; without them the indicator's own place over time, all places in bars and maps",
        examples=[["cn", "us", "de"]], json_schema_extra=bad(["China"], "places stand with their keys"),
    )  # fmt: skip
    periods: list[PeriodText] = Field(
        default_factory=list, description="only these periods", examples=[["2020"]],
        json_schema_extra=bad("2020", "a list, even of one: [2020]"),
    )  # fmt: skip
    since: PeriodText | None = Field(
        default=None, description="the first period that is shown", examples=["2015"],
        json_schema_extra=bad("2015-", "the period alone is needed"),
    )  # fmt: skip
    until: PeriodText | None = Field(
        default=None, description="the last period that is shown", examples=["2025"],
        json_schema_extra=bad("today", "a period is named; without the key all are shown"),
    )  # fmt: skip
    ink: list[IndicatorOrPlaceKey] = Field(
        default_factory=list, description="indicators or places (or what the places lie in) that are drawn in blue",
        examples=[["us"]], json_schema_extra=bad("us", "a list, even of one: [us]"),
    )  # fmt: skip
    seal: list[IndicatorOrPlaceKey] = Field(
        default_factory=list, description="those that are drawn in red; what is in neither list is grey",
        examples=[["cn"]], json_schema_extra=bad("cn", "a list, even of one: [cn]"),
    )  # fmt: skip
    labels: list[ShortLabel] = Field(
        default_factory=list, description="shorter names for the picture",
        examples=[[{"of": "sz_hk_gz", "en": "Shenzhen–HK–Guangzhou", "zh": "深圳–香港–广州"}]],
        json_schema_extra=bad({"sz_hk_gz": "Shenzhen–HK–Guangzhou"}, "a list, each with `of`, `en` and `zh`"),
    )  # fmt: skip
    extent: Extent = Field(
        default="world", description="what a map shows", examples=["east_asia"],
        json_schema_extra=bad("asia", "a map shows the world or East Asia"),
    )  # fmt: skip
    note: Remark | None = Field(
        default=None, description="what a reader must know to read the chart", examples=[{"en": "Editions differ."}],
        json_schema_extra=bad("Editions differ.", "a text for readers stands under `en`, and perhaps `zh`"),
    )  # fmt: skip
