"""The renderer: one for each page, for its language and its place in the site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factsheet.chart import FONT, SIZE
from factsheet.coverage import KnownPart, known_parts
from factsheet.facts import Chart, Fact, Facts, Line, Milestone, Source, Unit
from factsheet.model import Break
from factsheet.pages import Page
from factsheet.period import Granularity, Period
from factsheet.protocol import Holding
from factsheet.quantity import Figure, Interval
from factsheet.quantity.languages import primary
from factsheet.render.charts import chart_figure, small_chart
from factsheet.render.markup import block, inline
from factsheet.render.terms import term
from factsheet.sheet import Sheet
from factsheet.tables import Comparison, PeriodRow, Table
from factsheet.wording import (
    Form,
    Language,
    figure_in_words,
    interval_in_words,
    language_name,
    number_for_machine,
    period_in_words,
    unit_words,
)  # fmt: skip

_TEMPLATES: Final = Path(__file__).parent / "templates"
_GUIDE: Final = "editing/index.md"


@dataclass(frozen=True)
class Renderer:
    """Renders for the page at `url` (relative to the site's root, "" for home), in one language."""

    sheet: Sheet
    url: str
    language: Language = "en"

    @property
    def facts(self) -> Facts:
        """Return the facts that are rendered."""
        return self.sheet.facts

    # -- text ---------------------------------------------------------------------------------------------------

    def words(self, figure: Figure, unit: Unit, *, digits: int | None = None, form: Form = "full") -> str:
        """Return a figure in words."""
        return figure_in_words(figure, unit_words(unit), self.language, digits=digits, form=form)

    def chinese(self, figure: Figure, unit: Unit) -> str:
        """Return a figure in Chinese words, whatever the page's language."""
        return figure_in_words(figure, unit_words(unit), "zh")

    def interval(self, interval: Interval, unit: Unit) -> str:
        """Return an interval in words."""
        return interval_in_words(interval, unit_words(unit), self.language)

    def period(self, period: Period) -> str:
        """Return a period in words."""
        return period_in_words(period, self.language)

    def term(self, word: str) -> str:
        """Return a word of the templates in the page's language."""
        return term(word, self.language)

    def day(self, day: date) -> str:
        """Return a day in words."""
        return self.period(Period(day, Granularity.DAY))

    def other_language(self, source: Source) -> str:
        """Return the language of a source; nothing if it is the page's."""
        tag = primary(source.entry.language)
        return "" if tag == self.language else self.term("written in").format(language_name(tag, self.language))

    def datetime(self, period: Period) -> str:
        """Return a period as HTML's `<time datetime>` has it; of a half or quarter its first month."""
        text = str(period)
        return f"{period.start:%Y-%m}" if "H" in text or "Q" in text else text

    def machine(self, figure: Figure) -> str:
        """Return a figure's number for machines."""
        return number_for_machine(figure)

    def cell(self, fact: Fact, digits: int | None) -> str:
        """Return a figure for a table's cell, whose unit stands in the column's head."""
        percent = fact.unit.is_percent
        return self.words(fact.figure, fact.unit, digits=digits, form="full" if percent else "number")

    def column_unit(self, unit: Unit) -> str:
        """Return the unit for a column's head; nothing where the cells carry it."""
        if unit.is_percent:
            return ""
        if unit.entry.kind == "rank":
            return self.term("rank")
        label = unit.entry.label
        return label.zh if self.language == "zh" else label.en.other

    # -- places in the site -------------------------------------------------------------------------------------

    def link(self, target: str) -> str:
        """Return the relative address of a place in the site, given from its root."""
        return "../" * self.url.count("/") + target or "./"

    def page_link(self, page: Page) -> str:
        """Return the relative address of a page."""
        return self.link(page.url)

    def entry_link(self, fact: Fact) -> str:
        """Return the relative address of a fact's entry in the register."""
        page = self.sheet.register_pages.get(fact.indicator.topic)
        return f"{self.link(page.url) if page else ''}#{fact.address}"

    def source_link(self, source: Source) -> str:
        """Return the relative address of a source's entry in the bibliography."""
        page = self.sheet.bibliography
        return f"{self.link(page.url) if page else ''}#source-{source.key}"

    def guide_link(self) -> str:
        """Return the relative address of the guide for editors; nothing if the site has none."""
        guide = next((page for page in self.sheet.pages if page.path == _GUIDE), None)
        return self.link(guide.url) if guide else ""

    # -- markup -------------------------------------------------------------------------------------------------

    def figure(self, fact: Fact, figure: Figure, text: str) -> str:
        """Return a figure for the middle of a sentence: its words as a link to its entry, its number as data."""
        return inline(self._html("figure", fact=fact, text=text, number=number_for_machine(figure)))

    def quotation(self, fact: Fact, line: Line) -> str:
        """Return what a source prints, as a quotation that leads to the entry."""
        return inline(
            self._html(
                "quotation", link=self.entry_link(fact), source=line.source, says=line.says,
                gloss=self.gloss(line, fact.unit),
            )
        )  # fmt: skip

    def dated_quotation(self, milestone: Milestone, source: Source, says: str) -> str:
        """Return the date of an event as a source prints it, as a quotation that leads to the event."""
        page = self.sheet.timelines.get(milestone.entry.topic)
        link = f"{self.link(page.url) if page else ''}#milestone-{milestone.key}"
        gloss = self.period(milestone.entry.date) if _foreign(source.entry.language, self.language, says) else ""
        return inline(self._html("quotation", link=link, source=source, says=says, gloss=gloss))

    def citation(self, source: Source) -> str:
        """Return a source with its link, for the middle of a sentence."""
        return inline(self._html("citation", source=source))

    def bibliography(self, sources: tuple[Source, ...]) -> str:
        """Return a list of sources."""
        return block(self._html("bibliography", sources=sorted(sources, key=_by_publisher)))

    def table(self, table: Table, digits: int | None = None) -> str:
        """Return a table of observations."""
        return block(str(self.table_markup(table, digits)))

    def comparison(self, comparison: Comparison, digits: int | None = None) -> str:
        """Return a table of one indicator that sets places side by side."""
        return block(str(self.table_markup(comparison, digits)))

    def table_markup(self, table: Table | Comparison, digits: int | None = None) -> Markup:
        """Return a table of either kind for use within other HTML."""
        if isinstance(table, Comparison):
            places = [self.facts.places[key] for key in table.places]
            sources = self._sources(fact for row in table.rows for fact in row.cells)
            html = self._html("comparison", comparison=table, places=places, digits=digits, sources=sources)
        else:
            sources = self._sources(fact for row in table.rows for fact in row)
            names = self.facts.indicators
            html = self._html("table", table=table, indicators=names, digits=digits, sources=sources)
        return Markup(html)  # noqa: S704 -- a template has escaped what is in it

    def chart(self, chart: Chart) -> str:
        """Return a chart: title, picture for wide and narrow pages, notes, sources, table, and files to download."""
        return block(self._html("chart", figure=chart_figure(self.sheet, chart, self.language)))

    def series_chart(self, facts: tuple[Fact, ...]) -> str:
        """Return a small picture of one indicator's facts, its unit above; nothing for fewer than three to compare.

        It is drawn for a width of 360 pixels, and is good from 330 to 480.
        """
        found = small_chart(facts, self.language)
        if found is None:
            return ""
        drawing, unit, spoken = found
        return block(self._html("small_chart", drawing=drawing, unit=unit, spoken=spoken, font=FONT, size=SIZE))

    def rests_on_one(self, fact: Fact) -> bool:
        """Tell whether a printed figure rests on one source, pages that repeat one report counted once."""
        return fact.derivation is None and len(fact.origins) == 1

    def _sources(self, cells: Iterable[Fact | None]) -> Literal["all", "some", "none"]:
        """Return how many figures of a table rest on one source."""
        single = [self.rests_on_one(fact) for fact in cells if fact]
        return "all" if all(single) else "some" if any(single) else "none"

    def breaks_before(self, rows: tuple[PeriodRow, ...], index: int, breaks: list[Break]) -> list[Break]:
        """Return the breaks of a series that lie between a row and the one before it, newest first."""
        if not index:
            return []
        return _between(breaks, rows[index - 1].period, rows[index].period)

    def register(self, facts: tuple[Fact, ...]) -> str:
        """Return the entries of a topic: a heading for each indicator, an article for each observation."""
        parts = []
        for key in dict.fromkeys(fact.indicator.key for fact in facts):
            series = sorted(
                (fact for fact in facts if fact.indicator.key == key),
                key=lambda fact: fact.period,
                reverse=True,
            )
            label = inline(str(Markup.escape(getattr(series[0].indicator.entry.label, self.language))))
            parts.append(f"\n\n## {label} {{ #{key} }}\n\n" + block(self._html("entries", series=series)))
        return "".join(parts)

    def timeline(self, milestones: tuple[Milestone, ...], *, years: bool = False) -> str:
        """Return dated events with their sources; with `years`, each year under a heading of its own."""
        if not years:
            return block(self._html("timeline", milestones=milestones))
        parts = []
        for year, group in groupby(milestones, key=lambda milestone: milestone.entry.date.start.year):
            parts.append(
                f"\n\n## {year} {{ #year-{year} }}\n\n" + block(self._html("timeline", milestones=tuple(group)))
            )
        return "".join(parts)

    def conflicts(self, facts: tuple[Fact, ...]) -> str:
        """Return a table of who prints another figure, and why it is not used."""
        return block(self._html("conflicts", facts=facts))

    def first_of(self, row: tuple[Fact | None, ...]) -> Fact:
        """Return the first fact of a table's row."""
        return next(fact for fact in row if fact)

    def places_head(self, table: Table) -> str:
        """Return what the places of a table are, where they are all of one kind."""
        kinds = {self.first_of(row).place.entry.kind for row in table.rows}
        (kind,) = kinds if len(kinds) == 1 else ("place",)
        return self.term(kind if kind in {"cluster", "economy", "city"} else "place")

    def same_place(self, table: Table) -> bool:
        """Tell whether all rows are of one place."""
        return len({self.first_of(row).place.key for row in table.rows}) == 1

    def gaps(self, table: Table, index: int) -> list[Break]:
        """Return the breaks of the series that lie between a row and the one before it."""
        if not index:
            return []
        breaks = [gap for name in table.names for gap in self.facts.indicators[name].entry.breaks]
        return _between(breaks, *(self.first_of(table.rows[number]).period for number in (index - 1, index)))

    def coverage(self, table: Table) -> list[str]:
        """Return how much is known of each partly known list that the table shows as far as it is known."""
        return [f"{self.period(part.period)}: {self._known(part)}." for part in known_parts(self.facts, table)]

    def _known(self, part: KnownPart) -> str:
        if part.whole is None:
            return self.term("known without a whole").format(part.number)
        whole = self.words(part.whole.figure, part.whole.unit, form="number")
        return self.term("known").format(part.number, whole)

    def same_period(self, table: Table) -> bool:
        """Tell whether all rows are of one period."""
        return len({self.first_of(row).period for row in table.rows}) == 1

    def conflict_lines(self, fact: Fact) -> list[list[Line]]:
        """Return the lines that print another figure, of the value and of its revisions; equal ones together."""
        found: dict[tuple[object, ...], list[Line]] = {}
        for line in (*fact.conflicts, *(line for step in fact.revisions for line in step.conflicts)):
            found.setdefault((line.figure.number, line.figure.qualifier, line.why and line.why.en), []).append(line)
        return list(found.values())

    def gloss(self, line: Line, unit: Unit) -> str:
        """Return the figure of a quotation in words of the page, if the quotation has letters of another script."""
        if not _foreign(line.source.entry.language, self.language, line.says):
            return ""
        return self.words(line.figure, unit, form="full" if unit.is_percent else "number")

    def resting_on(self, source: Source) -> list[list[Fact]]:
        """Return the facts that a source prints a figure for, one list an indicator."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            if any(line.source is source for line in fact.lines):
                found.setdefault(fact.indicator.key, []).append(fact)
        return list(found.values())

    def line(self, fact: Fact) -> int:
        """Return the line of the facts file at which a fact begins."""
        return fact.where.document.find(fact.where.steps)[0]

    def protocol(self, holdings: tuple[Holding, ...]) -> str:
        """Return a table of how the figures of each topic are held, and the figures that nothing touches."""
        return block(self._html("protocol", holdings=holdings))

    def topic(self, topic: str) -> str:
        """Return the name of a topic."""
        return self.term(topic)

    def topic_link(self, topic: str) -> str:
        """Return the relative address of a topic's register."""
        page = self.sheet.register_pages.get(topic)
        return self.link(page.url) if page else ""

    def used_on(self, fact: Fact) -> tuple[Page, ...]:
        """Return the pages on which a fact stands."""
        return self.sheet.uses.get(fact.address, ())

    def _html(self, template: str, **names: object) -> str:
        return _environment().get_template(f"{template}.html.j2").render(r=self, **names)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _between(breaks: Iterable[Break], one: Period, other: Period) -> list[Break]:
    """Return the breaks that lie between two periods, each once, newest first."""
    found = dict.fromkeys(gap for gap in breaks if min(one, other) < gap.since <= max(one, other))
    return sorted(found, key=lambda gap: gap.since, reverse=True)


def _foreign(language: str, page: Language, says: str) -> bool:
    """Tell whether a quotation has words that a reader of the page cannot be expected to read: another script."""
    other = primary(language) != page
    return other and any(character.isalpha() and not character.isascii() for character in says)


def _by_publisher(source: Source) -> tuple[str, str]:
    return (source.entry.publisher.casefold(), str(source.entry.published or ""))
