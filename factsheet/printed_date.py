"""The dates that sources print: a quotation such as "Sept. 1" or "on Monday" goes in, a `Period` comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from babel.core import Locale

from factsheet.period import Granularity, Period, PeriodError, calendar_period
from factsheet.quantity.vocabulary import CHINESE_DIGITS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def read_date(text: str, published: date | None = None, language: str = "") -> Period:
    """Return the one date that a quotation prints: a day, or a month or year if that is all.

    `published` is the day its source appeared. A date without a year is the latest such date up to
    31 days after that day: newspapers leave the year out of what is near, and of what is to come
    they announce little that is further off. A weekday ("on Monday") or a day of the month ("on the
    10th") that stands alone is the last such day on or before it. A weekday beside a date must fit
    it.

    `language` is the source's; its names of months and days are read besides the English ones
    (without it, those of all languages in `_LANGUAGES`), and in all languages but English
    05/06/2024 begins with the day. In English nobody can tell.

    Raises `PeriodError` for no date, for more than one, for a date that no calendar has, for any
    other number beside it, and for a missing year when `published` is not known.
    """
    reader = _reader(language)
    found, rest = reader.dates(_NUMERAL.sub(_in_digits, fold(text)))
    weekdays = reader.weekdays(rest)
    if re.search(r"\d", rest):
        raise PeriodError(f"“{text}” holds a number beside its date; quote only the part with the date")
    found = _joined(found, reader.lone_months(rest))
    periods = {_dated(parts, text, published) for parts in found}
    if not found:
        periods = {_last_weekday(day, text, published) for day in weekdays}
    if len(periods) != 1:
        raise PeriodError(f"“{text}” holds {'more than one' if periods else 'no'} date")
    period = periods.pop()
    if period.granularity is Granularity.DAY and weekdays - {period.start.weekday()}:
        raise PeriodError(f"“{text}”: {period} falls on another day of the week")
    return period


_Parts = tuple[int | None, int | None, int | None]  # year, month, day, as far as they are printed

_NUMERAL: Final = re.compile(rf"[{''.join(CHINESE_DIGITS)}十]+(?=[年月日号號])")  # 二〇二五年九月一日
_ENGLISH_WORDS: Final = frozenset({"may", "march", "august"})  # in small letters no months
_LANGUAGES: Final = ("fr", "de", "pt", "es", "it", "zh", "ja", "ko")
_SOON: Final = timedelta(days=31)
_ERAS: Final = 9  # years to look back for a 29 February: at most eight lie between two of them
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|[º°.])?(?!\d)"
_YEAR: Final = r"(?P<year>[12]\d{3})(?!\d)"
_CHINESE: Final = (
    r"(?:(?<!\d)(?P<year>\d{4})\s?[年년]\s?)?"
    r"(?:(?<!\d)(?P<month>\d{1,2})\s?[月월]\s?)?"
    r"(?:(?<!\d)(?P<day>\d{1,2})\s?[日号號일])?"
)
_OF: Final = r"(?:,?\s*(?:de|of|del)?\s*)"


@dataclass(frozen=True)
class _Reader:
    """Finds dates in quotations; made for the month and day names of some languages."""

    months: dict[str, int]
    days: dict[str, int]
    lone: dict[str, int]
    patterns: tuple[re.Pattern[str], ...]
    day_first: bool

    def dates(self, text: str) -> tuple[set[_Parts], str]:
        """Return the parts of all dates with digits, and the text without them."""
        found: set[_Parts] = set()
        for pattern in self.patterns:
            for match in pattern.finditer(text):
                if match.group():
                    found.add(self._parts(match))
            text = pattern.sub(lambda match: " " * len(match.group()), text)
        return found, text

    def weekdays(self, text: str) -> set[int]:
        """Return all weekdays named in the text, Monday as 0."""
        return {self.days[name.lower()] for name in _named(self.days).findall(text)}

    def lone_months(self, text: str) -> set[int]:
        """Return all months named in full in the text, January as 1."""
        names = (name for name in _named(self.lone).findall(text) if name not in _ENGLISH_WORDS)
        return {self.lone[name.lower()] for name in names}

    def _parts(self, match: re.Match[str]) -> _Parts:
        named = match.groupdict()
        if "first" in named:
            return self._numeric(match)
        month = named.get("month")
        number = None if month is None else self.months.get(month.lower()) or int(month)
        year, day = named.get("year"), named.get("day")
        return (int(year) if year else None, number, int(day) if day else None)

    def _numeric(self, match: re.Match[str]) -> _Parts:
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        if first == second or second > 12 or first > 12 or self.day_first:
            return (year, first, second) if second > 12 else (year, second, first)
        raise PeriodError(f"“{match.group()}” may begin with its day or with its month; quote another form")


@lru_cache
def _reader(language: str) -> _Reader:
    tags = ["en", "en_GB", *((language,) if language else _LANGUAGES)]
    locales = [Locale.parse(tag.replace("-", "_")) for tag in dict.fromkeys(tags)]
    wide = _names(locale.months["format"]["wide"] for locale in locales)
    months = wide | _names(locale.months["format"]["abbreviated"] for locale in locales)
    days = _names(locale.days["format"]["wide"] for locale in locales)
    days |= _names(locale.days["format"]["abbreviated"] for locale in locales if locale.language == "zh")
    month = rf"(?P<month>{_named(months).pattern})\.?"
    patterns = (
        rf"(?<!\d){_YEAR}([-/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}-(?P<month>\d{{2}})(?!\d)",
        r"(?<!\d)(?P<first>\d{1,2})([-/.])(?P<second>\d{1,2})\2" + _YEAR,
        _CHINESE,
        rf"{month}\s*{_DAY}(?:{_OF}{_YEAR})?",
        rf"(?<!\d){_DAY}{_OF}{month}(?:{_OF}{_YEAR})?",
        rf"{month}{_OF}{_YEAR}",
        r"\bon\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b",
        rf"(?<![\d.,]){_YEAR}(?![.,]\d)",
    )
    return _Reader(
        months,
        days,
        wide,
        tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns),
        day_first=not language.startswith("en") and bool(language),
    )


def _names(tables: Iterable[dict[int, str]]) -> dict[str, int]:
    """Return the numbers of CLDR's names, in small letters, without points; 9月 is no name."""
    pairs = [(name.lower().rstrip("."), number) for table in tables for number, name in table.items()]
    return {name: number for name, number in pairs if not name[0].isdigit()}


@lru_cache
def _alternatives(names: tuple[str, ...]) -> re.Pattern[str]:
    latin = sorted((re.escape(name) for name in names), key=len, reverse=True)
    return re.compile(rf"(?<![a-zà-ÿ])(?:{'|'.join(latin)})(?![a-zà-ÿ])", re.IGNORECASE)


def _named(table: dict[str, int]) -> re.Pattern[str]:
    return _alternatives(tuple(table))


def _in_digits(match: re.Match[str]) -> str:
    """Return a Chinese numeral of a date in digits: 二〇二五 as 2025, 二十一 as 21."""
    tens, ten, ones = match.group().rpartition("十")
    if not ten:
        return "".join(str(CHINESE_DIGITS[character]) for character in ones)
    return str(10 * CHINESE_DIGITS.get(tens, 1) + CHINESE_DIGITS.get(ones, 0))


def _joined(found: set[_Parts], months: set[int]) -> set[_Parts]:
    """Return the dates and the months named apart from them; "2025 … September" is one date."""
    years = {year for year, month, day in found if month is None and day is None}
    if len(found) == len(years) == 1:
        return {(year, month, None) for year in years for month in months} or found
    return found | {(None, month, None) for month in months}


def _dated(parts: _Parts, text: str, published: date | None) -> Period:
    """Return the period of a date's parts; the day of publication tells the missing ones."""
    year, month, day = parts
    if year is not None:
        return calendar_period(year, month, day, text)
    if published is None:
        raise PeriodError(f"“{text}” has no year, and nobody says when the source was published")
    if month is not None:
        years = ((published.year + 1 - back, month, day) for back in range(_ERAS))
        return _latest(years, published + _SOON, text)
    months = (published.year * 12 + published.month - 1 - back for back in range(3))
    return _latest(((count // 12, count % 12 + 1, day) for count in months), published, text)


def _latest(candidates: Iterator[tuple[int, int, int | None]], limit: date, text: str) -> Period:
    """Return the first candidate that the calendar has and that begins by the limit."""
    failure = PeriodError(f"“{text}”: no such date")
    for year, month, day in candidates:
        try:
            period = calendar_period(year, month, day, text)
        except PeriodError as error:
            failure = error
            continue
        if period.start <= limit:
            return period
    raise failure


def _last_weekday(weekday: int, text: str, published: date | None) -> Period:
    if published is None:
        raise PeriodError(f"“{text}” names a weekday, and nobody says when the source was published")
    back = timedelta(days=(published.weekday() - weekday) % 7)
    return Period(published - back, Granularity.DAY)
