"""What is cited: a figure, an indicator or the whole sheet goes in, all that its citation may say comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from factsheet.facts import Fact, Indicator, Source
from factsheet.period import Granularity, Period
from factsheet.register import entry_anchor, entry_url
from factsheet.sheet import Sheet
from factsheet.text import one_line, plain
from factsheet.wording import Language, figure_in_words, period_in_words, unit_words

Cited: TypeAlias = "Fact | Indicator | None"  # None is the whole sheet


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited, as texts of one line in one language.

    `address` is the key of a figure or an indicator, `what` its name, `value` its value in words, `sources` who prints
    it, and `formula` how it follows from others; of the whole sheet all five are empty. `url` is empty where the site's
    place on the web is not known.
    """

    sheet: str
    version: str
    date: date
    authors: tuple[str, ...]
    licence: str
    licence_url: str
    language: Language
    url: str
    address: str = ""
    what: str = ""
    value: str = ""
    sources: tuple[str, ...] = ()
    formula: str = ""

    @property
    def title(self) -> str:
        """Return what the work is called: the figure in words, the indicator, or the sheet."""
        colon = "：" if self.language == "zh" else ": "
        return colon.join(part for part in (self.what, self.value) if part) or self.sheet

    @property
    def origin(self) -> str:
        """Return the original sources, or how a derived figure is reckoned, as a sentence without its full stop."""
        chinese = self.language == "zh"
        if self.formula:
            return f"{'推算：' if chinese else 'Derived: '}{self.formula}"
        if not self.sources:
            return ""
        if chinese:
            return f"来源：{'；'.join(self.sources)}"
        return f"Source{'s' * (len(self.sources) > 1)}: {'; '.join(self.sources)}"

    @property
    def edition(self) -> str:
        """Return version and day of the sheet in words."""
        day = day_in_words(self.date, self.language)
        return f"{self.version}版，{day}" if self.language == "zh" else f"version {self.version}, {day}"

    @property
    def note(self) -> str:
        """Return origin and licence, for formats that have no field for either."""
        return ". ".join(part for part in (self.origin, f"{self.licence} ({self.licence_url})") if part)


def work_of(sheet: Sheet, thing: Cited, base: str = "", language: Language = "en") -> Work:
    """Return what the citation of a thing may say; `base` is the site's address with a slash at its end, if known."""
    imprint = sheet.imprint
    whole = Work(
        sheet=one_line(getattr(imprint.title, language)),
        version=imprint.version,
        date=imprint.date,
        authors=tuple(map(one_line, imprint.authors)),
        licence=one_line(imprint.licence.name),
        licence_url=imprint.licence.url,
        language=language,
        url=base,
    )
    return whole if thing is None else _part(whole, thing, base)


def _part(whole: Work, thing: Fact | Indicator, base: str) -> Work:
    given = {name: getattr(whole, name) for name in ("sheet", "version", "date", "authors", "licence", "licence_url")}
    language = whole.language
    if isinstance(thing, Indicator):
        url = base and base + entry_url(thing)
        what = one_line(getattr(thing.entry.label, language))
        return Work(**given, language=language, url=url, address=thing.key, what=what)
    return Work(
        **given,
        language=language,
        url=base and base + entry_anchor(thing),
        address=thing.address,
        what=what_in_words(thing, language),
        value=plain(figure_in_words(thing.figure, unit_words(thing.unit), language)),
        sources=tuple(dict.fromkeys(_source(line.source, language) for line in thing.evidence)),
        formula=one_line(thing.derivation.formula) if thing.derivation else "",
    )


def what_in_words(fact: Fact, language: Language = "en") -> str:
    """Return what a figure is, without its value: indicator, place and period."""
    comma = "，" if language == "zh" else ", "
    names = (getattr(fact.indicator.entry.label, language), getattr(fact.place.entry.label, language))
    return comma.join(map(one_line, (*names, period_in_words(fact.period, language))))


def edition(sheet: Sheet, language: Language = "en") -> str:
    """Return version and date of the data, in words."""
    version, day = sheet.imprint.version, day_in_words(sheet.imprint.date, language)
    return f"版本{version}，{day}" if language == "zh" else f"Version {version}, {day}"


@lru_cache(maxsize=1024)
def day_in_words(day: date, language: Language) -> str:
    """Return a day in words."""
    return plain(period_in_words(Period(day, Granularity.DAY), language))


def _source(source: Source, language: Language) -> str:
    """Return publisher, title and day of a source; a title in brackets is a description of ours, and no quotation."""
    entry = source.entry
    title = entry.title if entry.title.startswith("[") else f"“{entry.title}”"
    published = f", {day_in_words(entry.published, language)}" if entry.published else ""
    return one_line(f"{entry.publisher}, {title}{published}")
