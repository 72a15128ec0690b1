"""The words that a page may use: their arguments go in, what stands on the page comes out.

`macros.py` hands them to MkDocs; the page "Words" of the site documents each with an example.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from factsheet import selection
from factsheet.cards import cards
from factsheet.facts import Fact
from factsheet.protocol import protocol
from factsheet.quantity import Figure
from factsheet.render import Renderer
from factsheet.render.markup import inline
from factsheet.sheet import Sheet
from factsheet.tables import compared, table
from factsheet.wording import Form, Language, number_for_machine


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure on a page. As text it is the figure as a link to its entry; its parts can be had one by one."""

    _renderer: Renderer
    _fact: Fact
    _figure: Figure
    _digits: int | None
    _form: Form
    _anchor: Callable[[Fact], str]

    def __str__(self) -> str:
        """Return the figure in words as a link to its entry."""
        return self._renderer.figure(self._fact, self._figure, self._words, self._anchor(self._fact))

    @property
    def _words(self) -> str:
        return self._renderer.words(self._figure, self._fact.unit, digits=self._digits, form=self._form)

    @property
    def text(self) -> str:
        """Return the figure in words, without link: for headings and alternative texts."""
        return _plain(self._words)

    @property
    def value(self) -> str:
        """Return the number as machines write it: 3727000."""
        return number_for_machine(self._figure)

    @property
    def unit(self) -> str:
        """Return the unit's name, in English in the plural."""
        label = self._fact.unit.entry.label
        return _plain(label.zh if self._renderer.language == "zh" else label.en.other)

    @property
    def period(self) -> str:
        """Return the period in words."""
        return _plain(self._renderer.period(self._fact.period))

    @property
    def label(self) -> str:
        """Return the name of the indicator."""
        return _plain(getattr(self._fact.indicator.entry.label, self._renderer.language))

    @property
    def source(self) -> str:
        """Return the first source of the evidence, with its link; the formula if the figure is derived."""
        if self._fact.evidence:
            return self._renderer.citation(self._fact.evidence[0].source)
        return _plain(self._fact.derivation.formula if self._fact.derivation else "")

    @property
    def status(self) -> str:
        """Return how settled the value is: final, preliminary, estimate, target or derived."""
        return self._fact.status


class Words:
    """The words for one page after another: `url` tells which page is being made."""

    def __init__(self, sheet: Sheet, url: Callable[[], str], language: Language = "en", base: str = "") -> None:
        """Keep what the words need: facts and pages, the page's place, its language, and the site's address."""
        self._sheet = sheet
        self._url = url
        self._language: Language = language
        self._printed: Counter[tuple[str, str]] = Counter()
        self._base = base

    @property
    def _renderer(self) -> Renderer:
        return Renderer(self._sheet, self._url(), self._language, self._base)

    def fact(
        self, name: str, *, place: str | None = None, period: str | None = None,
        digits: int | None = None, form: Form = "full",
    ) -> Mention:  # fmt: skip
        """Return a figure: by address, or by indicator, of its own place and the latest period if none is named."""
        found = selection.fact(self._sheet.facts, name, place=place, period=period, digits=digits, form=form)
        return self._mention(found, digits, form)

    def former(self, address: str, *, digits: int | None = None, form: Form = "full") -> Mention:
        """Return the figure that an observation had before its newest revision."""
        found = selection.former(self._sheet.facts, address, digits=digits, form=form)
        return self._mention(found, digits, form)

    def says(self, address: str, source: str) -> str:
        """Return a figure, or the date of a milestone, exactly as a source prints it: a quotation that leads on."""
        found = selection.says(self._sheet.facts, address, source)
        if found.line is None:
            return self._renderer.dated_quotation(found.milestones[0], found.sources[0], found.date)
        return self._renderer.quotation(found.facts[0], found.line, self._anchor(found.facts[0]))

    def source(self, key: str) -> str:
        """Return a source with its link."""
        return self._renderer.citation(selection.source(self._sheet.facts, key).sources[0])

    def sources(self) -> str:
        """Return the list of all sources."""
        return self._renderer.bibliography(selection.sources(self._sheet.facts).sources)

    def observations(
        self, *names: str, place: str | None = None, period: str | None = None,
        places: Sequence[str] | None = None, periods: Sequence[str] | None = None, digits: int | None = None,
    ) -> str:  # fmt: skip
        """Return a table of the observations of some indicators."""
        found = table(
            self._sheet.facts, names, place=place, period=period, places=places, periods=periods, digits=digits
        )
        return self._renderer.table(found, digits)

    def comparison(self, name: str, *, places: Sequence[str], digits: int | None = None) -> str:
        """Return a table of one indicator with a column for each place."""
        return self._renderer.comparison(compared(self._sheet.facts, name, places, digits=digits), digits)

    def cards(self, *names: str, digits: int | None = None) -> str:
        """Return key figures as cards."""
        return self._renderer.cards(cards(self._sheet.facts, names, digits=digits), digits)

    def chart(self, key: str) -> str:
        """Return a chart with its title, sources, table and files."""
        found = selection.chart(self._sheet.facts, key).chart
        assert found is not None, "the selection is of a chart"  # noqa: S101 -- for the type checker
        return self._renderer.chart(found)

    def register(self, topic: str) -> str:
        """Return a table of the indicators of a topic, each with a link to its entry."""
        return self._renderer.register(selection.register(self._sheet.facts, topic).facts)

    def entry(self, name: str) -> str:
        """Return the entry of an indicator: what it measures, its series, and all that is known of each observation."""
        return self._renderer.entry(selection.entry(self._sheet.facts, name).facts)

    def milestones(self, topic: str | None = None) -> str:
        """Return the dated events of a topic, or of all topics under a heading for each year."""
        found = selection.milestones(self._sheet.facts, topic).milestones
        return self._renderer.timeline(found, years=topic is None)

    def milestone(self, key: str) -> str:
        """Return the date of an event in words."""
        return _plain(self._renderer.period(selection.milestone(self._sheet.facts, key).milestones[0].entry.date))

    def conflicts(self) -> str:
        """Return a table of the figures that others print, and why they are not used."""
        return self._renderer.conflicts(selection.conflicts(self._sheet.facts).facts)

    def protocol(self) -> str:
        """Return a table of how the figures of each topic are held, and the figures that nothing touches."""
        return self._renderer.protocol(protocol(self._sheet.facts, self._sheet.ties))

    def cite(self, address: str | None = None) -> str:
        """Return how to cite a figure, an indicator, or the whole sheet."""
        return self._renderer.citation_block(selection.cited(self._sheet.facts, address))

    def data(self, name: str) -> str:
        """Return a link to a data file."""
        selection.data(self._sheet.facts, name)
        return inline(f'<a href="{self._renderer.link(f"data/{name}")}" download><code>{name}</code></a>')

    def _mention(self, found: selection.Selection, digits: int | None, form: Form) -> Mention:
        assert found.figure is not None, "the selection is of a figure"  # noqa: S101 -- for the type checker
        return Mention(self._renderer, found.facts[0], found.figure, digits, form, self._anchor)

    def _anchor(self, fact: Fact) -> str:
        """Return the id of the place on the page at which a figure is printed now: its entry leads back there."""
        here = (self._url(), fact.address)
        self._printed[here] += 1
        return f"use-{fact.address}" + (f":{self._printed[here]}" if self._printed[here] > 1 else "")


def _plain(text: str) -> str:
    return inline(str(Markup.escape(text)))
