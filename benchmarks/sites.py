"""What a site costs: sizes and generators go in, each is built in turn, and a row for each of them comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.content import make_content
from benchmarks.measure import ROOT, State, in_turn, tell
from benchmarks.variants import Variant, pages_in, write_variant

FACTS_A_PAGE: Final = 10  # so that each fact stands on two pages
SIZES: Final = (10, 100, 1_000)


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site of so many pages, made by one generator: the medians of its runs, and the pages that it has in the end."""

    pages: int
    facts: int
    variant: str
    name: str
    command: str
    seconds: float
    processor: float
    megabytes: float
    runs: tuple[float, ...]
    built: int
    state: State


def measure_sites(
    folder: Path, sizes: Sequence[int], variants: Sequence[Variant], runs: int, limit: float
) -> Iterator[SiteRow]:
    """Yield what each site of each size costs, in folders that are written anew below one."""
    for size in sizes:
        facts = size * FACTS_A_PAGE
        tell(f"sites of {size:,} pages and {facts:,} facts")
        content = make_content(size, facts)
        tasks = {}
        for variant in variants:
            write_variant(variant, content, folder / str(size) / variant.key)
            tasks[variant.key] = variant.task(content, folder / str(size) / variant.key)
        costs = in_turn(list(tasks.values()), runs, limit)
        for variant in variants:
            cost, site = costs[variant.key], folder / str(size) / variant.key / "site"
            yield SiteRow(
                size, facts, variant.key, variant.name,
                " ".join(variant.command()).replace(f"{ROOT}/", ""),
                cost.seconds, cost.processor, cost.megabytes, tuple(run.seconds for run in cost.runs),
                pages_in(site) if cost.state == "done" else 0, cost.state,
            )  # fmt: skip
