"""The one-page sheets: a page's message and the facts and charts that its front matter names go in, a PDF comes out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pikepdf
import segno

from factsheet.cards import Card, cards
from factsheet.chart.style import with_colours
from factsheet.cite.work import edition
from factsheet.facts import Chart, Fact, Source
from factsheet.pages import Page
from factsheet.pages.handout import Handout
from factsheet.pdf.book import PAPERS
from factsheet.pdf.notation import array, call, record, string, text
from factsheet.pdf.reading import read_page
from factsheet.pdf.typeset import ARCHIVED, Refused, keep, pdf_of
from factsheet.problems import FactsheetError, InvalidFacts, Problem
from factsheet.quantity.languages import primary
from factsheet.register import entry_anchor
from factsheet.render import Renderer
from factsheet.render.charts import ChartFigure, chart_figure
from factsheet.sheet import Sheet

FOLDER: Final = "sheets"
HOME: Final = "fact-sheet"
DIGITS: Final = 3  # as the cards of the home page have them
_ROUNDED: Final = "three digits"
# In pixels, of one chart beside its words, and of two side by side: so wide that their texts can be read.
_WIDTHS: Final = (590, 410)
RULE = "sheet-fits"
_HINT: Final = "shorten its title or its description, or name other or fewer figures or charts under `sheet`"
_PUBLISHERS: Final = 3  # that are named below a chart
_CODE: Final = "code.svg"
# A figure in words: a hedge, the number, scale and unit.
_WORDS: Final = re.compile(r"(?:(?P<hedge>.*?)\s)?(?P<number>\S*\d\S*)(?:\s(?P<unit>.*))?")
_CHINESE: Final = re.compile("[\u2e80-\U0010ffff]+")
_IN_CHARACTERS: Final = frozenset({"zh", "ja"})
_UNSETTLED: Final = frozenset({"preliminary", "estimate", "target"})


def write_sheets(site: Path, sheet: Sheet, folder: Path, *, paper: str = "a4", base: str = "") -> list[Path]:
    """Write the one-page sheet of each page that has one into a folder, and return their paths.

    `site` is the built site, `paper` one of `PAPERS`, `base` the site's own address, if it is known. Raises
    `FactsheetError` if a sheet does not fit on its page, with its place in the front matter and what takes how much.
    """
    written = []
    for page in sheet.pages:
        if page.handout is not None:
            path = folder / file_name(page)
            keep(path, _pdf(site, sheet, page, page.handout, paper=paper, base=base))
            written.append(path)
    return written


def file_name(page: Page) -> str:
    """Return the name of a page's sheet: `clusters.pdf`, and for the home page `fact-sheet.pdf`."""
    return f"{unquote(page.url).rstrip('/') or HOME}.pdf"


def _pdf(site: Path, sheet: Sheet, page: Page, handout: Handout, *, paper: str, base: str) -> bytes:
    """Return the sheet of a page as a PDF; raise `FactsheetError` if it takes more than its one page."""
    parts = _Parts(sheet, page, handout, base)
    source = parts.source(title=_heading(site, page), paper=paper)
    try:
        pdf = pdf_of({"main.typ": source.encode(), **parts.drawings}, ARCHIVED)
    except FactsheetError as error:
        message = f"the one-page sheet cannot be printed on {paper}: {error}"
        where = handout.where
        problem = Problem(
            page.file, where.line, where.column, RULE, message, _HINT if isinstance(error, Refused) else ""
        )
        raise InvalidFacts([problem]) from error
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert len(document.pages) == 1, page.file  # noqa: S101 -- the template sees to it
    return pdf


def _heading(site: Path, page: Page) -> str:
    """Return the heading of a page as the built site shows it: figures in it are words there."""
    heading = read_page(site, page.url).heading
    return page.title if heading is None else " ".join(heading.text_content().split())


class _Parts:
    """The parts of one sheet in the notation of its template, and the drawings that they name."""

    def __init__(self, sheet: Sheet, page: Page, handout: Handout, base: str) -> None:
        self.page = page
        self.sheet = sheet
        self.base = base
        self.drawings: dict[str, bytes] = {}
        self._renderer = Renderer(sheet, page.url, "en", base)
        self._cards = cards(
            sheet.facts, [sheet.facts.get(name.text).address for name in handout.figures], digits=DIGITS
        )
        self._charts = [sheet.facts.charts[name.text] for name in handout.charts]
        found = (source for card in self._cards for source in self._first_sources(card.fact))
        self._sources = {source.key: source for source in found}

    def source(self, title: str, paper: str) -> str:
        """Return the whole sheet as Typst."""
        imprint = self.sheet.imprint
        date = imprint.date
        said = {
            "title": string(title),
            "about": string(self.page.description),
            "name": string(imprint.title.en),
            "edition": string(edition(self.sheet)),
            "date": f"datetime(year: {date.year}, month: {date.month}, day: {date.day})",
            "authors": array(map(string, imprint.authors)),
            "keywords": array(map(string, imprint.keywords)),
            "paper": string(PAPERS[paper]),
            "figures": array(map(self._figure, self._cards)),
            "charts": array(self._chart(chart) for chart in self._charts),
            "sources": array(f"[{self._source(source)}]" for source in self._sources.values()),
            "lines": array(f"[{line}]" for line in self._imprint()),
            "code": self._code(),
        }
        return f'#import "sheet.typ": *\n\n#sheet{record(said)}\n'

    # Figures.

    def _figure(self, card: Card) -> str:
        fact = card.fact
        words, unit = self._words(fact)
        match = _WORDS.fullmatch(words)
        hedge, number, scale = match.group("hedge", "number", "unit") if match else ("", words, "")
        status = f" ({self._renderer.term(fact.status)})" if fact.status in _UNSETTLED else ""
        tail = " ".join(part for part in (scale, unit) if part)
        return record({
            "shown": array(string(part or "") for part in (hedge, number, tail)),
            "link": string(self.base + entry_anchor(fact)) if self.base else "none",
            "what": string(fact.indicator.entry.label.en),
            "place": string(f"{fact.name.en}, {self._renderer.period(fact.period)}{status}"),
            "change": array(map(string, self._change(card))),
            "source": string(self._borne_by(fact)),
        })  # fmt: skip

    def _words(self, fact: Fact) -> tuple[str, str]:
        """Return a figure in words, and its unit if the words do not say it."""
        whole = fact.unit.is_percent or fact.unit.entry.kind == "rank"
        words = self._renderer.words(fact.figure, fact.unit, digits=DIGITS, form="full" if whole else "number")
        return words, "" if whole else self._renderer.column_unit(fact.unit)

    def _change(self, card: Card) -> Iterator[str]:
        """Yield how a figure stands to the one before it, in the words of the cards."""
        term, before = self._renderer.term, card.before
        if before is None:
            yield term("none before")
            return
        status = f" ({term(before.status)})" if before.status in _UNSETTLED else ""
        unclear = card.movement == "unclear"
        when = self._renderer.period(before.period) if unclear else self._renderer.as_of(before.period)
        yield term("then" if unclear else card.movement).format(self._words(before)[0], when) + status
        for gap in card.breaks:
            yield term("counted otherwise").format(self._renderer.period(gap.since))

    def _borne_by(self, fact: Fact) -> str:
        """Return the number of the first source of a figure; of a derived one, those of what it follows from."""
        numbers = sorted({list(self._sources).index(source.key) + 1 for source in self._first_sources(fact)})
        listed = f"{'Source' if len(numbers) == 1 else 'Sources'}\u00a0{', '.join(map(str, numbers))}"
        return f"Derived. {listed}" if fact.derivation else listed

    def _first_sources(self, fact: Fact) -> list[Source]:
        """Return the first source of a figure, or of each figure from which it is derived."""
        if fact.evidence:
            return [fact.evidence[0].source]
        inputs = fact.derivation.inputs if fact.derivation else ()
        return [source for address in inputs for source in self._first_sources(self.sheet.facts.facts[address])]

    # Charts.

    def _chart(self, chart: Chart) -> str:
        figure = chart_figure(self.sheet, chart, "en", {"print": _WIDTHS[len(self._charts) - 1]})
        ((_, drawing),) = figure.drawings
        name = f"{chart.key}.svg"
        self.drawings[name] = with_colours(
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width}" height="{drawing.height}" '
            f'viewBox="0 0 {drawing.width} {drawing.height}" font-family="{figure.font}" '
            f'font-size="{figure.size}">{drawing.content}</svg>'
        ).encode()
        return record({
            "file": string(name),
            "alt": string(f"{chart.entry.title.en}. {figure.spoken}"),
            "title": string(chart.entry.title.en),
            "unit": string(figure.unit),
            "notes": array(f"[{note}]" for note in self._notes(figure) if note),
        })  # fmt: skip

    def _notes(self, figure: ChartFigure) -> Iterator[str]:
        """Yield how a chart is read, and whose figures it shows."""
        renderer = self._renderer
        said = [*figure.key]
        said += [
            f"{renderer.term('break')} {renderer.period(gap.since)}: {_sentence(gap.what.en)}" for gap in figure.breaks
        ]
        if figure.chart.entry.note:
            said.append(figure.chart.entry.note.en)
        yield text(" ".join(said))
        publishers = ", ".join(_in_languages(source.entry.publisher, source) for source in figure.sources[:_PUBLISHERS])
        more = f" {renderer.term('others too')}" if len(figure.sources) > _PUBLISHERS else ""
        derived = f"; {renderer.term('derived in part')}" if figure.derived else ""
        yield text(f"{renderer.term('source')}: ") + publishers + text(f"{more}{derived}.")

    # Sources, and where the sheet comes from.

    def _source(self, source: Source) -> str:
        """Return a source: publisher, title, language, and the days of publication and of the last look."""
        entry, renderer = source.entry, self._renderer
        own = entry.title.startswith("[")  # a description of ours, and no quotation
        title = _in_languages(entry.title, source, whole=not own)
        linked = call("link", string(entry.url), body=title) if entry.link else title
        published = f", {renderer.day(entry.published)}" if entry.published else ""
        tongue = f" {renderer.other_language(source)}".rstrip()
        quoted = linked if own else f"“{linked}”"
        days = text(f"{tongue}{published}, seen {renderer.day(entry.accessed)}")
        return f"{_in_languages(entry.publisher, source)}, {quoted}{days}"

    def _imprint(self) -> Iterator[str]:
        """Yield how the figures are to be read, where all is told of them, and what the sheet may be used for."""
        yield text(f"Figures are rounded to {_ROUNDED}. With each stands the first of its sources.")
        yield text("Their ranges, and all sources: ") + self._where()
        imprint = self.sheet.imprint
        licence = call("link", string(imprint.licence.url), body=text(imprint.licence.title))
        yield text(f"{', '.join(imprint.authors)}. Licence: ") + licence + text(".")

    def _where(self) -> str:
        """Return the page that the sheet belongs to: its address, or if that is not known its name."""
        name = self.sheet.imprint.title.en
        if self.base:
            address = self.base + self.page.url
            return call("link", string(address), body=call("strong", body=text(address)))
        return call("strong", body=text(f"{name}, page “{self.page.title}”" if self.page.url else name))

    def _code(self) -> str:
        """Return the QR code of the page's address, or `none` in Typst's words if the address is not known."""
        if not self.base:
            return "none"
        address = self.base + self.page.url
        self.drawings[_CODE] = segno.make_qr(address, error="m").svg_inline(border=0, dark="#1c2329").encode()
        return record({"file": string(_CODE), "alt": string(f"QR code of {address}")})


def _sentence(words: str) -> str:
    """Return words as a sentence, with one full stop at its end."""
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _in_languages(words: str, source: Source, *, whole: bool = False) -> str:
    """Return words of a source as content that tells its language: all of them, or those in Chinese characters."""
    language = primary(source.entry.language)
    if whole and language != "en":
        return call("text", f"lang: {string(language)}", body=text(words))
    told = f"lang: {string(language if language in _IN_CHARACTERS else 'zh')}"
    parts = map(text, _CHINESE.split(words))
    chinese = [call("text", told, body=text(found)) for found in _CHINESE.findall(words)]
    return "".join(part for pair in zip(parts, [*chinese, ""], strict=True) for part in pair)
