"""What the PDF costs: seconds and bytes of the book, its parts one by one, and how it grows with more pages.

``python -m benchmarks.pdf`` measures the book of the site that stands in ``site/``, then the pages that are read,
without the register, once, five and fifteen times over. ``--weasyprint PYTHON`` names an interpreter that has
WeasyPrint, which prints the same pages as HTML in the same run. Each figure is the median of `RUNS` runs, or one run if
it is slow, each in a process of its own, for a typesetter remembers what it has set.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from lxml import html

from benchmarks.measure import ROOT, SLOW
from factsheet.pdf.book import book
from factsheet.pdf.contents import contents
from factsheet.pdf.notation import WITHIN
from factsheet.pdf.reading import read_page
from factsheet.pdf.typeset import packed, typeset
from factsheet.sheet import sheet_of

RUNS: Final = 3
TIMES: Final = (1, 5, 15)
_PLACE: Final = re.compile(r"(?:^=+ .* |#here-is\()<([\w.:-]+)>", re.MULTILINE)
_USE: Final = re.compile(rf'(<|#link\("{WITHIN})([\w.:-]+)(>|"\))')
_ASKED: Final = re.compile(r"#page-of\(<([\w.:-]+)>\)")
_WEASYPRINT: Final = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


@dataclass(frozen=True, slots=True)
class PdfRow:
    """One thing that is done for the PDF: how long it takes, and how large is what it gives."""

    what: str
    seconds: float
    bytes: int


def grown(source: str, times: int) -> str:
    """Return the pages of the book that are read, many times over, each time with places of its own."""
    opening, read = source.partition("#show: register")[0].split("\n\n", 2)[:2], source.partition("#show: register")[0]
    body = read.removeprefix("\n\n".join(opening))
    places = set(_PLACE.findall(body)) | set(re.findall(r"figures: <([\w.:-]+)>", body))

    def copy(number: int) -> str:
        def own(found: re.Match[str]) -> str:
            before, place, after = found.groups()
            if place in places:
                return f"{before}{place}.copy{number}{after}"
            return "#text()" if before.startswith("#link") else found[0]  # the register is left out

        return _USE.sub(own, body)

    # What is told the page of, and is left out here, is put at the end.
    asked = {*_ASKED.findall(body), *re.findall(r" <([\w.:-]+)>", "".join(opening))} - places
    ends = [f"#metadata(none) <{place}>" for place in sorted(asked)]
    return "\n\n".join([*opening, *map(copy, range(times)), *ends])


def typeset_one(files: dict[str, bytes]) -> tuple[float, int]:
    """Typeset in this process; return seconds and bytes."""
    start = perf_counter()
    pdf = typeset(files)
    return perf_counter() - start, len(pdf)


def measured(work: Callable[..., tuple[float, int]], *arguments: object) -> tuple[float, int]:
    """Return the median of seconds, and the bytes, of several runs in fresh processes."""
    found = []
    for _ in range(RUNS):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found.append(pool.submit(work, *arguments).result())
        if found[0][0] > SLOW:
            break
    return median(seconds for seconds, _ in found), found[-1][1]


def weasyprint(python: str, site: Path, pages: list[str], times: int) -> tuple[float, int]:
    """Print the same pages as HTML with WeasyPrint, start of the process included; return seconds and bytes."""
    articles = [html.tostring(read_page(site, url).article, encoding="unicode") for url in pages] * times
    with TemporaryDirectory() as name:
        source, target = Path(name) / "book.html", Path(name) / "book.pdf"
        source.write_text(f"<!doctype html><html lang='en'><meta charset='utf-8'>{''.join(articles)}", encoding="utf-8")
        start = perf_counter()
        subprocess.run([python, "-c", _WEASYPRINT, source, target], check=True, stderr=subprocess.DEVNULL)
        return perf_counter() - start, target.stat().st_size


def measure_pdf(root: Path, weasyprint_of: str | None = None) -> Iterator[PdfRow]:
    """Yield what the book of a project costs whose site stands in its `site/`: its parts, and more and more pages."""
    sheet, site = sheet_of(root), root / "site"
    start = perf_counter()
    source, drawings = book(root, site, sheet)
    yield PdfRow("the whole book: converted", perf_counter() - start, len(source))
    files = {**drawings, "facts.json": (site / "data" / "facts.json").read_bytes()}
    yield PdfRow("the whole book: typeset", *measured(typeset_one, {"main.typ": source.encode(), **files}))
    pdf = typeset({"main.typ": source.encode(), **files})
    start = perf_counter()
    small = packed(pdf)
    yield PdfRow("the whole book: packed", perf_counter() - start, len(small))
    pages = contents(root, [page.path for page in sheet.pages], frozenset({"sources/", "glossary/"})).main
    for times in TIMES:
        part = {"main.typ": grown(source, times).encode(), **files}
        yield PdfRow(f"pages that are read, times {times}: typeset", *measured(typeset_one, part))
        if weasyprint_of:
            cost = weasyprint(weasyprint_of, site, pages, times)
            yield PdfRow(f"pages that are read, times {times}: WeasyPrint", *cost)


def main() -> int:
    """Measure, and print what was found as a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--weasyprint", metavar="PYTHON")
    for row in measure_pdf(ROOT, parser.parse_args().weasyprint):
        print(f"{row.what:46} {row.seconds:8.2f} s {row.bytes:12,} bytes", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
