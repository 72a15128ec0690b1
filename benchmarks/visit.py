"""What a visit costs: the bytes and requests of a browser that looks at the site, and what a million visits a day mean.

``python -m benchmarks.visit`` serves the site that stands in ``site/``, compressed by ``factsheet compress``, with
Caddy on loopback, lets a browser look at it as a reader does, takes from Caddy's log what was sent, and writes two
tables into `benchmarks/results/`. Heads of answers are counted as HTTP/1.1 sends them; HTTP/2 and HTTP/3, which
browsers speak on the web, send less.
"""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.document import compressed_site, day, table, write_result
from tests.browser import open_browser
from tests.serving.servers import caddy
from tests.site.browsing import context, search

# What a reader does, step by step: the pages that are opened; without one, a search is.
STEPS: Final = {
    "The home page, on a first visit": "",
    "Then the page of a topic": "research/",
    "Then a page of the register": "register/rd_expenditure/",
    "Then another page of the register": "register/gba_gdp/",
    "Then a search": None,
    "The home page on another day": "",
}
QUERY: Final = "patents"
VISITS: Final = 1_000_000  # a day
OPENED: Final = 3  # pages of a visit: the first three steps
SEARCHING: Final = 10  # of so many visits one searches
PEAK: Final = 10  # times the mean of the day
SECONDS: Final = 24 * 60 * 60
_LOG: Final = "\tlog {{\n\t\toutput file {}\n\t}}\n\troot *"


class Sent(NamedTuple):
    """What was sent: the number of answers, and the bytes of their heads and bodies."""

    answers: float
    size: float

    def times(self, number: float) -> Sent:
        """Return as much so many times."""
        return Sent(self.answers * number, self.size * number)


def visits(site: Path) -> list[Sent]:
    """Return what was sent for each step of a reader whose browser has nothing in the beginning."""
    found: list[Sent] = []
    with TemporaryDirectory() as name, open_browser() as browser, context(browser) as reader:
        log = Path(name) / "access"
        with caddy(site, Path(name), {"\troot *": _LOG.format(log)}) as address:
            page = reader.new_page()
            seen = 0
            for url in STEPS.values():
                if url is None:
                    search(page, QUERY)
                else:
                    page.close()  # a new one keeps what the disk keeps, as on another day
                    page = reader.new_page()
                    page.goto(address + url)
                page.wait_for_load_state("networkidle")
                page.evaluate("document.fonts.ready")
                lines = log.read_text(encoding="utf-8").splitlines()
                found.append(sent(lines[seen:]))
                seen = len(lines)
    return found


def sent(lines: list[str]) -> Sent:
    """Return what lines of Caddy's log tell of what was sent."""
    entries = [json.loads(line) for line in lines]
    heads = (
        f"{name}: {value}\r\n"
        for entry in entries
        for name, values in entry["resp_headers"].items()
        for value in values
    )
    status = len("HTTP/1.1 200 OK\r\n\r\n")
    return Sent(len(entries), sum(map(len, heads)) + sum(entry["size"] + status for entry in entries))


def a_day(found: list[Sent]) -> Sent:
    """Return what a day of `VISITS` sends, none of whose readers was here before."""
    searched = found[list(STEPS.values()).index(None)].times(1 / SEARCHING)
    return Sent(*(sum(column) for column in zip(*found[:OPENED], searched, strict=True))).times(VISITS)


def main() -> None:
    """Measure, and write the tables."""
    on, site = day((__doc__ or "").splitlines()[0]), compressed_site()
    found = visits(site)
    whole = a_day(found)
    mean = whole.times(1 / SECONDS)
    peak = mean.times(PEAK)
    rows = [(step, f"{one.answers:,}", f"{one.size:,}") for step, one in zip(STEPS, found, strict=True)]
    path = write_result(
        "visit",
        f"Measured on {on} by `python -m benchmarks.visit`: what a browser is sent, heads of answers included.",
        table(("Step", "Answers", "Bytes"), rows),
        f"A day of {VISITS:,} visits: no reader was here before, each opens {OPENED} pages as above, and one in "
        f"{SEARCHING} searches. At the peak it is {PEAK} times the mean of the day.",
        table(
            ("Sent", "In a day", "A second, mean", "A second, at the peak"),
            [
                ("Answers", f"{whole.answers:,.0f}", f"{mean.answers:,.0f}", f"{peak.answers:,.0f}"),
                ("Bytes", f"{whole.size / 1e9:,.0f} GB", f"{mean.size / 1e6:,.1f} MB", f"{peak.size / 1e6:,.1f} MB"),
            ],
        ),
    )
    print(path)


if __name__ == "__main__":
    main()
