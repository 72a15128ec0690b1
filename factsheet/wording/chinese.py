"""Chinese, in the style of a newspaper: 超过3.6万亿元, 约52.4万家企业, 2025年6月30日."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.dates import format_date, format_skeleton

from factsheet.period import Granularity, Period
from factsheet.quantity import Qualifier
from factsheet.wording.speech import Bound, Speech

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from factsheet.wording.unit import UnitWords

_NUMERALS: Final = "一二三四五六七八九十"
_HALVES: Final = ("上半年", "下半年")
_TO: Final = "至"
_HEDGES: Final = {
    Qualifier.NONE: "",
    Qualifier.ABOUT: "约",
    Qualifier.OVER: "超过",
    Qualifier.UNDER: "不足",
    Qualifier.AT_LEAST: "至少",
    Qualifier.AT_MOST: "不超过",
    Qualifier.NEARLY: "近",
}
_ODD: Final = "余"


class Chinese(Speech):
    """Simplified Chinese as written on the mainland."""

    tag = "zh"
    compact_from = 4
    compact_always_from = 8
    grouped = False

    def span(self, low: Decimal, high: Decimal) -> str:
        """Return 300万至500万: both ends in one scale."""
        scale = self.scale([low, high])
        return f"{self.number(low, scale)}{_TO}{self.number(high, scale)}"

    def hedge(self, qualifier: Qualifier, number: Decimal, unit: UnitWords) -> tuple[str, str]:
        """Return the words before the figure, or 余 behind a round number of things: 1000余家."""
        if qualifier is not Qualifier.ODD:
            return _HEDGES[qualifier], ""
        idiomatic = not number % 10 and not (unit.percent or unit.kind == "points")
        return ("", _ODD) if idiomatic else (_HEDGES[Qualifier.OVER], "")

    def quantity(self, text: str, unit: UnitWords, number: Decimal | None) -> str:  # noqa: ARG002 -- no plural
        """Return the number with its counter and noun, or both ends with the percent sign."""
        if unit.percent:
            return _TO.join(self.percent(end) for end in text.split(_TO))
        space = " " if unit.zh[:1].isascii() and unit.zh[:1].isalpha() else ""  # 5 km
        return f"{text}{space}{unit.zh}"

    def rank(self, places: Sequence[int], unit: UnitWords) -> str:
        """Return 第14名, or 第3至5名."""
        return f"第{_TO.join(str(place) for place in places)}{unit.zh or '名'}"

    def ordinal(self, place: int) -> str:
        """Return 第一 to 第十, then 第11."""
        return f"第{_NUMERALS[place - 1] if 1 <= place <= len(_NUMERALS) else place}"

    def cardinal(self, number: int, unit: UnitWords) -> str:
        """Return 一 to 十, and 两 for two: a counter follows, the unit's or the page's own."""
        return "两" if number == 2 and unit.kind != "ratio" else _NUMERALS[number - 1]

    def exactly(self, quantity: str) -> str:
        """Return 正好24个集群."""
        return f"正好{quantity}"

    def bounds(self, low: Bound | None, high: Bound | None, unit: UnitWords) -> str:
        """Return 不少于372.65万件、少于372.75万件: each bound tells whether it is included."""
        counted = unit.kind == "count"
        if low and high and not (low.is_open or high.is_open):
            signed = unit.percent or unit.kind == "rank"
            return f"{low.quantity if signed else low.number}{_TO}{high.quantity}"
        words = []
        if low:
            least = "不少于" if counted else "不低于"
            words.append(("超过" if low.is_open else least) + low.quantity)
        if high:
            words.append(("少于" if counted else "低于") + high.quantity if high.is_open else f"不超过{high.quantity}")
        return "、".join(words) or "任何数值"

    def period(self, period: Period) -> str:
        """Return 2025年, 2025年上半年, 2025年第二季度, 2025年6月 or 2025年6月30日."""
        year = format_skeleton("y", period.start, locale=self.tag)
        match period.granularity:
            case Granularity.YEAR:
                return year
            case Granularity.HALF:
                return year + _HALVES[period.number - 1]
            case Granularity.QUARTER:
                return f"{year}第{_NUMERALS[period.number - 1]}季度"
            case Granularity.MONTH:
                return format_skeleton("yMMM", period.start, locale=self.tag)
            case _:
                return format_date(period.start, "long", locale=self.tag)

    def during(self, period: Period) -> str:
        """Return the period's name: a Chinese sentence takes it without preposition."""
        return self.period(period)
