"""The fact sheet of a project: its facts and pages, and which page shows which fact."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from factsheet.aliases import read_aliases
from factsheet.derive import derive
from factsheet.facts import Facts, UnknownFact
from factsheet.files import Refused, files_below, read_file
from factsheet.link import read_drafts
from factsheet.load import FOLDER, facts_files
from factsheet.model import Imprint
from factsheet.pages import Call, Page, read_pages
from factsheet.pages.reading import SUFFIXES
from factsheet.problems import FactsheetError, InvalidFacts, Problem
from factsheet.register import entry_url
from factsheet.schema import read_schemas
from factsheet.selection import LISTINGS, SELECTORS, Selection, select
from factsheet.ties import Ties, ties

PAGES: Final = "docs/en"


@dataclass(frozen=True, slots=True)
class Use:
    """One call of a word on a page, and what it selects; an exception if it selects nothing."""

    page: Page
    call: Call
    result: Selection | FactsheetError


@dataclass(frozen=True, eq=False)
class Sheet:
    """The facts of a project, its pages, and the text of each schema for editors by the name of its file."""

    facts: Facts
    pages: tuple[Page, ...] = field(repr=False)
    schemas: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def imprint(self) -> Imprint:
        """Return what the sheet says of itself: title, version, date; raise `FactsheetError` if it cannot be read."""
        if self.facts.imprint is None:
            raise FactsheetError("facts/sheet.yml cannot be read: the sheet has neither title nor date")
        return self.facts.imprint.entry

    @cached_property
    def calls(self) -> tuple[Use, ...]:
        """Return every call of a word on every page."""
        return tuple(Use(page, call, self._selected(call)) for page in self.pages for call in page.calls)

    def _selected(self, call: Call) -> Selection | FactsheetError:
        try:
            return select(call.word, self.facts, call.args, call.options)
        except FactsheetError as error:
            return error

    @cached_property
    def uses(self) -> Mapping[str, tuple[Page, ...]]:
        """Return the pages on which each fact stands in a sentence or in a table of observations."""
        found: dict[str, dict[str, Page]] = {}
        for use in self.calls:
            if use.call.word not in LISTINGS and isinstance(use.result, Selection):
                for fact in use.result.facts:
                    found.setdefault(fact.address, {})[use.page.path] = use.page
        return {address: tuple(pages.values()) for address, pages in found.items()}

    @cached_property
    def handed_out(self) -> frozenset[str]:
        """Return the addresses of the facts, and the keys of the charts, that one-page sheets show."""
        found: set[str] = set()
        for page in self.pages:
            if page.handout:
                found.update(name.text for name in page.handout.charts)
                for name in page.handout.figures:
                    with suppress(UnknownFact):  # the check tells of it
                        found.add(self.facts.get(name.text).address)
        return frozenset(found)

    @cached_property
    def register_pages(self) -> Mapping[str, Page]:
        """Return the page that holds the register of each topic."""
        return self._pages_by_topic("register")

    @cached_property
    def timelines(self) -> Mapping[str, Page]:
        """Return the page of each topic: of those that list its dated events, the one that shows most of its facts."""
        return self._pages_by_topic("milestones")

    def _pages_by_topic(self, word: str) -> Mapping[str, Page]:
        found: dict[str, dict[str, Page]] = {}
        for use in self.calls:
            if use.call.word == word and isinstance(use.result, Selection) and use.result.topic:
                found.setdefault(use.result.topic, {})[use.page.path] = use.page
        return {topic: max(pages.values(), key=partial(self._shown, topic)) for topic, pages in found.items()}

    def _shown(self, topic: str, page: Page) -> int:
        """Return how many facts of a topic a page shows."""
        facts = (self.facts.get(address) for address, pages in self.uses.items() if page in pages)
        return sum(fact.indicator.topic == topic for fact in facts)

    @cached_property
    def ties(self) -> Mapping[str, Ties]:
        """Return what ties each fact to others."""
        return ties(self.facts)

    @cached_property
    def bibliography(self) -> Page | None:
        """Return the page that lists all sources."""
        return next((use.page for use in self.calls if use.call.word == "sources"), None)

    @cached_property
    def cited(self) -> frozenset[str]:
        """Return the keys of the sources that pages cite by name."""
        return frozenset(
            source.key
            for use in self.calls
            if use.call.word not in LISTINGS and isinstance(use.result, Selection)
            for source in use.result.sources
        )


def read_sheet(root: Path, problems: list[Problem]) -> Sheet:
    """Return facts and pages below `root`, as far as they can be read; add everything that is wrong to `problems`."""
    facts = read_facts(root, problems)
    pages = tuple(read_pages(root, SELECTORS, problems, PAGES))
    entries = {entry_url(indicator): indicator for indicator in facts.indicators.values()}
    for page in pages:
        if page.url in entries:
            message = f"this page has the address of the register's page on {entries[page.url].key}"
            problems.append(Problem(page.file, 1, 1, "page-address", message, "give the file another name"))
    return Sheet(facts, pages, read_schemas(root))


def sheet_of(root: Path) -> Sheet:
    """Return facts and pages below `root`; raise `InvalidFacts` with every problem of the facts if there is any.

    Reading is done once for each content of the files: an engine may ask anew for each page that it builds.
    """
    return _sheet_of(root.resolve(), digest(root), _pages_digest(root))


@lru_cache(maxsize=4)
def _sheet_of(root: Path, facts_digest: str, _pages_digest: str) -> Sheet:
    return Sheet(_facts_of(root, facts_digest), tuple(read_pages(root, SELECTORS, [], PAGES)))


def read_facts(root: Path, problems: list[Problem]) -> Facts:
    """Return the facts below `root`, as far as they can be read; add everything that is wrong to `problems`."""
    drafts = read_drafts(root, problems)
    facts = derive(drafts.observed, drafts.indicators, drafts.places, problems, drafts.left_out)
    return Facts(
        facts=facts,
        indicators=drafts.indicators,
        sources=drafts.sources,
        places=drafts.places,
        units=drafts.units,
        milestones=drafts.milestones,
        relations=drafts.relations,
        exceptions=tuple(drafts.exceptions),
        aliases=read_aliases(drafts, problems),
        imprint=drafts.imprint,
        digest=digest(root),
        charts=drafts.charts,
    )


def facts_of(root: Path) -> Facts:
    """Return the facts below `root`; raise `InvalidFacts` with every problem if there is any.

    Reading is done once for each content of the files, however often a page asks.
    """
    return _facts_of(root.resolve(), digest(root))


@lru_cache(maxsize=4)
def _facts_of(root: Path, _digest: str) -> Facts:
    problems: list[Problem] = []
    facts = read_facts(root, problems)
    if problems:
        raise InvalidFacts(problems)
    return facts


def digest(root: Path) -> str:
    """Return a digest of the facts' files, names and contents: equal for equal facts."""
    return _digest(root, FOLDER, facts_files(root))


def _pages_digest(root: Path) -> str:
    """Return a digest of all that lies in the folder of pages: of pages name and content, of the rest the name."""
    names = (path.relative_to(root / PAGES).as_posix() for path in files_below(root / PAGES))
    return _digest(root, PAGES, names, SUFFIXES)


def _digest(root: Path, folder: str, names: Iterable[str], suffixes: Collection[str] | None = None) -> str:
    """Return a digest of files in a folder, names and contents; only names of those that have none of `suffixes`."""
    whole = sha256()
    for name in names:
        try:
            read = suffixes is None or Path(name).suffix in suffixes
            content = read_file(root, f"{folder}/{name}") if read else b""
        except Refused:
            content = b""  # reading the files themselves reports it
        whole.update(f"{name}\0{len(content)}\0".encode(errors="surrogateescape"))
        whole.update(content)
    return whole.hexdigest()
