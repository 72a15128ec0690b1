"""The renderer: one for each page, for its language and its place in the site."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factsheet.cards import Card
from factsheet.chart import FONT, SIZE
from factsheet.cite import Cited, citation_formats, full, short, work_of
from factsheet.data_files import indicator_file
from factsheet.facts import Chart, Fact, Line, Milestone, Source
from factsheet.history import until
from factsheet.pages import Page
from factsheet.protocol import Holding
from factsheet.quantity import Figure
from factsheet.render.charts import chart_figure, small_chart
from factsheet.render.markup import block, inline
from factsheet.render.rows import Rows
from factsheet.render.voice import foreign
from factsheet.sentences import Sentence
from factsheet.tables import Comparison, Table, table
from factsheet.wording import (
    number_for_machine,
)  # fmt: skip

_TEMPLATES: Final = Path(__file__).parent / "templates"


class Renderer(Rows):
    """Renders for the page at `url`, in one language."""

    def figure(self, fact: Fact, figure: Figure, text: str, anchor: str) -> str:
        """Return a figure for the middle of a sentence: its words as a link to its entry, its number as data.

        `anchor` is the id of this place on the page, to which the entry leads back.
        """
        return inline(self._html("figure", fact=fact, text=text, number=number_for_machine(figure), anchor=anchor))

    def quotation(self, fact: Fact, line: Line, anchor: str) -> str:
        """Return what a source prints, as a quotation that leads to the entry."""
        return inline(
            self._html(
                "quotation", link=self.entry_link(fact), source=line.source, says=line.says,
                gloss=self.gloss(line, fact.unit), address=fact.address, anchor=anchor,
            )
        )  # fmt: skip

    def dated_quotation(self, milestone: Milestone, source: Source, says: str) -> str:
        """Return the date of an event as a source prints it, as a quotation that leads to the event."""
        page = self.sheet.timelines.get(milestone.entry.topic)
        link = f"{self.link(page.url) if page else ''}#milestone-{milestone.key}"
        gloss = self.period(milestone.entry.date) if foreign(source.entry.language, self.language, says) else ""
        return inline(self._html("quotation", link=link, source=source, says=says, gloss=gloss, address="", anchor=""))

    def citation(self, source: Source) -> str:
        """Return a source with its link, for the middle of a sentence."""
        return inline(self._html("citation", source=source))

    def citation_block(self, thing: Cited = None) -> str:
        """Return how to cite a figure, an indicator or (`None`) the whole sheet: in words, and in three formats."""
        return block(str(self.citations(thing)))

    def citations(self, thing: Cited = None, file: str = "") -> Markup:
        """Return the same for the middle of a template; with a data file, the formats stay there until asked for."""
        work = work_of(self.sheet, thing, self.base, self.language)
        name, formats = f"cite-{work.address or 'sheet'}", citation_formats(work)
        html = self._html("cite", name=name, short=short(work), full=full(work), formats=formats, file=file)
        return Markup(html)  # noqa: S704 -- a template has escaped it

    def bibliography(self, sources: tuple[Source, ...]) -> str:
        """Return a list of sources."""
        return block(self._html("bibliography", sources=sorted(sources, key=_by_publisher)))

    def table(self, table: Table, digits: int | None = None) -> str:
        """Return a table of observations."""
        return block(str(self.table_markup(table, digits)))

    def comparison(self, comparison: Comparison, digits: int | None = None) -> str:
        """Return a table of one indicator that sets places side by side."""
        return block(str(self.table_markup(comparison, digits)))

    def table_markup(self, table: Table | Comparison, digits: int | None = None, within: str = "") -> Markup:
        """Return a table of either kind for use within other HTML, of which it may be a part that has a name."""
        if isinstance(table, Comparison):
            places = [self.facts.places[key] for key in table.places]
            sources = self._sources(fact for row in table.rows for fact in row.cells)
            html = self._html(
                "comparison", comparison=table, places=places, digits=digits, sources=sources, within=within
            )
        else:
            sources = self._sources(fact for row in table.rows for fact in row)
            names = self.facts.indicators
            html = self._html("table", table=table, indicators=names, digits=digits, sources=sources, within=within)
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

    def cards(self, cards: tuple[Card, ...], digits: int | None = None) -> str:
        """Return key figures as cards, each with its period, the figure before it, and the page on its topic."""
        return block(self._html("cards", cards=cards, digits=digits))

    def register(self, facts: tuple[Fact, ...]) -> str:
        """Return a table of the indicators of a topic, each with a link to its entry."""
        return block(self._html("register", indicators=list(dict.fromkeys(fact.indicator.key for fact in facts))))

    def entry(self, facts: tuple[Fact, ...]) -> str:
        """Return the entry of an indicator: what it measures, its values, and an article for each observation."""
        indicator = facts[0].indicator
        label = inline(str(Markup.escape(getattr(indicator.entry.label, self.language))))
        newest = sorted(facts, key=lambda fact: fact.period, reverse=True)
        values = self.table(table(self.facts, (indicator.key,))) if len(facts) > 1 else ""
        files = [indicator_file(indicator.key), indicator_file(indicator.key, "json")]
        topic = self.sheet.register_pages.get(indicator.topic)
        parts = [
            f"# {label} {{ #{indicator.key} }}\n",
            block(self._html("entry_head", indicator=indicator, topic=topic, files=files)),
            self.series_chart(facts),
            values,
            block(self._html("entries", series=newest)),
            f"\n\n## {self.term('cite it')} {{ #cite-{indicator.key} }}\n\n",
            self.citation_block(indicator),
        ]
        return "".join(parts)

    def glance(self, fact: Fact) -> str:
        """Return what a figure of a sentence shows when it is pointed at. It does not pass through Markdown."""
        return self._html("glance", fact=fact).strip()

    def uses(self, fact: Fact, sentences: list[tuple[Page, Sentence]]) -> str:
        """Return the sentences and pages that use a fact. It does not pass through Markdown."""
        told = {page.path for page, _ in sentences}
        tables = [page for page in self.used_on(fact) if page.path not in told]
        return self._html("uses", sentences=sentences, tables=tables).strip() if sentences or tables else ""

    def until(self, fact: Fact, step: int) -> date | None:
        """Return the day on which the value of a revision was replaced, as far as sources tell."""
        return until(fact, step)

    def latest(self, indicator: str) -> Fact:
        """Return the newest fact of an indicator, of its own place if that has one."""
        facts = self.facts.by_indicator[indicator]
        own = [fact for fact in facts if fact.place is fact.indicator.place]
        return max(own or facts, key=lambda fact: fact.period)

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

    def conflict_lines(self, fact: Fact) -> list[list[Line]]:
        """Return the lines that print another figure, of the value and of its revisions; equal ones together."""
        found: dict[tuple[object, ...], list[Line]] = {}
        for line in (*fact.conflicts, *(line for step in fact.revisions for line in step.conflicts)):
            found.setdefault((line.figure.number, line.figure.qualifier, line.why and line.why.en), []).append(line)
        return list(found.values())

    def resting_on(self, source: Source) -> list[list[Fact]]:
        """Return the facts that a source prints a figure for, one list an indicator."""
        found: dict[str, list[Fact]] = {}
        for fact in self.sheet.resting.get(source.key, ()):
            found.setdefault(fact.indicator.key, []).append(fact)
        return list(found.values())

    def line(self, fact: Fact) -> int:
        """Return the line of the facts file at which a fact begins."""
        return fact.where.document.find(fact.where.steps)[0]

    def protocol(self, holdings: tuple[Holding, ...]) -> str:
        """Return a table of how the figures of each topic are held, and the figures that nothing touches."""
        return block(self._html("protocol", holdings=holdings))

    def used_on(self, fact: Fact) -> tuple[Page, ...]:
        """Return the pages on which a fact stands, and not as an example."""
        return tuple(page for page in self.sheet.uses.get(fact.address, ()) if not page.has_examples)

    def _html(self, template: str, **names: object) -> str:
        return _environment().get_template(f"{template}.html.j2").render(r=self, **names)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    environment.globals["m"] = environment.get_template("macros.html.j2").module
    return environment


def _by_publisher(source: Source) -> tuple[str, str]:
    return (source.entry.publisher.casefold(), str(source.entry.published or ""))
