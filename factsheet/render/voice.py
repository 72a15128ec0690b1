"""What a page says and where it stands: facts go in, words in its language and addresses relative to it come out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from markupsafe import Markup

from factsheet.data_files import figure_file
from factsheet.facts import Fact, Facts, Indicator, Line, Source, Unit
from factsheet.pages import Page
from factsheet.period import Granularity, Period
from factsheet.quantity import Figure, Interval
from factsheet.quantity.languages import primary
from factsheet.register import FOLDER, entry_anchor, entry_url
from factsheet.render.terms import term
from factsheet.sheet import Sheet
from factsheet.wording import (
    Form,
    Language,
    Notation,
    as_of,
    figure_in_words,
    interval_in_words,
    language_name,
    notations,
    number_for_machine,
    period_in_words,
    rounded_notations,
    unit_words,
)  # fmt: skip

_GUIDE: Final = "editing/index.md"
_REGISTER: Final = f"{FOLDER}/index.md"


@dataclass(frozen=True)
class Voice:
    """Speaks for the page at `url` (relative to the site's root, "" for home), in one language."""

    sheet: Sheet
    url: str
    language: Language = "en"
    base: str = ""  # the site's address on the web, with a slash at its end, if it is known

    @property
    def facts(self) -> Facts:
        """Return the facts that are rendered."""
        return self.sheet.facts

    def words(self, figure: Figure, unit: Unit, *, digits: int | None = None, form: Form = "full") -> str:
        """Return a figure in words."""
        return figure_in_words(figure, unit_words(unit), self.language, digits=digits, form=form)

    def chinese(self, figure: Figure, unit: Unit) -> str:
        """Return a figure in Chinese words, whatever the page's language."""
        return figure_in_words(figure, unit_words(unit), "zh")

    def notations(self, fact: Fact) -> tuple[Notation, ...]:
        """Return the other usual ways to write a fact's figure."""
        return notations(fact.figure, unit_words(fact.unit))

    def rounded_notations(self, fact: Fact) -> tuple[Notation, ...]:
        """Return the usual ways to write a fact's figure rounded."""
        return rounded_notations(fact.figure, unit_words(fact.unit))

    def interval(self, interval: Interval, unit: Unit) -> str:
        """Return an interval in words."""
        return interval_in_words(interval, unit_words(unit), self.language)

    def period(self, period: Period) -> str:
        """Return a period in words."""
        return period_in_words(period, self.language)

    def as_of(self, period: Period) -> str:
        """Return a period as a sentence has it: "in 2025"."""
        return as_of(period, self.language)

    def term(self, word: str) -> str:
        """Return a word of the templates in the page's language."""
        return term(word, self.language)

    def topic(self, topic: str) -> str:
        """Return the name of a topic."""
        return self.term(topic)

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

    def gloss(self, line: Line, unit: Unit) -> str:
        """Return the figure of a quotation in words of the page, if the quotation has letters of another script."""
        if not foreign(line.source.entry.language, self.language, line.says):
            return ""
        return self.words(line.figure, unit, form="full" if unit.is_percent else "number")

    def verbatim(self, text: str) -> Markup:
        """Return a text of several lines for `<pre>`, on one line of HTML, so that its line breaks and spaces stay."""
        return Markup(str(Markup.escape(text)).replace("\r\n", "\n").replace("\n", "&#10;"))  # noqa: S704 -- escaped

    def link(self, target: str) -> str:
        """Return the relative address of a place in the site, given from its root."""
        return "../" * self.url.count("/") + target or "./"

    def page_link(self, page: Page) -> str:
        """Return the relative address of a page."""
        return self.link(page.url)

    def entry_link(self, fact: Fact) -> str:
        """Return the relative address of a fact's entry in the register."""
        return self.link(entry_anchor(fact))

    def indicator_link(self, indicator: Indicator) -> str:
        """Return the relative address of an indicator's page in the register."""
        return self.link(entry_url(indicator))

    def figure_data(self, fact: Fact) -> str:
        """Return the relative address of a fact's data file."""
        return self.link(f"data/{figure_file(fact.address)}")

    def source_link(self, source: Source) -> str:
        """Return the relative address of a source's entry in the bibliography."""
        page = self.sheet.bibliography
        return f"{self.link(page.url) if page else ''}#source-{source.key}"

    def guide_link(self) -> str:
        """Return the relative address of the guide for editors; nothing if the site has none."""
        return self._link_to(_GUIDE)

    def register_link(self) -> str:
        """Return the relative address of the register's first page; nothing if the site has none."""
        return self._link_to(_REGISTER)

    def topic_link(self, topic: str) -> str:
        """Return the relative address of a topic's register."""
        page = self.sheet.register_pages.get(topic)
        return self.link(page.url) if page else ""

    def _link_to(self, path: str) -> str:
        found = next((page for page in self.sheet.pages if page.path == path), None)
        return self.link(found.url) if found else ""


def foreign(language: str, page: Language, says: str) -> bool:
    """Tell whether a quotation has words that a reader of the page cannot be expected to read: another script."""
    other = primary(language) != page
    return other and any(character.isalpha() and not character.isascii() for character in says)
