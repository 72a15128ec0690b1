"""The options of `factsheet add`: what an editor may say of a new entry on the command line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])
Given: TypeAlias = "Mapping[str, str | None]"
Also: TypeAlias = "tuple[tuple[str, str], ...]"  # sources, and what they say
_Option: TypeAlias = "Callable[[F], F]"


def _options(**helps: str) -> tuple[_Option[Any], ...]:
    return tuple(click.option(f"--{name.replace('_', '-')}", name, help=text) for name, text in helps.items())


_KEEP: Final = click.option(
    "--keep", is_flag=True, help="Write the entry even if the checks find problems; the status is 1 all the same."
)
_VALUE: Final = (
    *_options(
        period="2025, 2025-H1, 2025-Q2, 2025-06 or 2025-06-30: as precise as the source and no more.",
        value="What the most precise evidence prints, such as “3.727 million”.",
        formula="How it follows from others, for a derived figure: instead of value and evidence.",
        status="final, preliminary, estimate or target; final if it is not said.",
        source="The source: its key, or a part of its title.",
        says="The figure exactly as the source prints it.",
        at="Where in the source, such as “table 2”.",
        scale="The scale word of a table's head that the cell does not repeat, such as billion.",
        notation="The language whose notation the figure has, if it is not the source's own.",
        how="How the value follows from the figures that are printed.",
        rounded_to="The place to which the source rounds, such as 1,000.",
    ),
    click.option(
        "--also", nargs=2, multiple=True, metavar="SOURCE TEXT", help="A further source, and what it says; repeatable."
    ),
)
_NOTE: Final = _options(note_en="What a reader must know, in English.", note_zh="The same in simplified Chinese.")
_PLACE: Final = _options(place="The place: its key, or a part of its name.")
_LABEL: Final = _options(label_en="The name in English.", label_zh="The name in simplified Chinese.")

OBSERVATION: Final = (
    *_PLACE, *_VALUE, *_NOTE,
    *_options(
        listed_as_en="The name under which the source lists the place, where it differs.", listed_as_zh="In Chinese."
    ),
    _KEEP,
)  # fmt: skip
INDICATOR: Final = (
    *_options(topic="The file it stands in: cluster_ranking, ip_protection, research or greater_bay_area."),
    *_LABEL,
    *_options(
        definition_en="What is counted, and what is left out.", definition_zh="The same in simplified Chinese.",
        unit="The unit: its key, or a part of its name.",
    ),
    *_PLACE,
    *_options(
        review="How often a new value is due: monthly, quarterly, half-yearly, yearly or never.",
        part_of="The indicator of which this is a part.", covers="The indicator that tells how many there should be.",
    ),
    *_NOTE, *_VALUE, _KEEP,
)  # fmt: skip
SOURCE: Final = (
    *_options(
        key="The key; made of publisher and date if it is not said.", title="As the publisher writes it.",
        publisher="Who publishes it.", url="The web address.",
        published="The day, such as 2025-09-05; only if the source says so.",
        accessed="The day on which the figure was seen there; today if it is not said.",
        language="The language, such as en or zh.",
        origin="Whose report it is, where a page repeats another.",
        kind="official, newsroom or secondary.", link="false: never linked, and never the only evidence.",
    ),
    _KEEP,
)  # fmt: skip
PLACE: Final = (
    *_LABEL,
    *_options(kind="world, economy, region, city or cluster."),
    click.option("--in", "within", multiple=True, metavar="PLACE", help="A place that it belongs to; repeatable."),
    *_options(coordinates="Latitude and longitude in degrees, such as “22.8, 113.8”."),
    _KEEP,
)  # fmt: skip


def with_options(options: tuple[_Option[Any], ...]) -> Callable[[F], F]:
    """Return a decorator that gives a command these options, in their order."""

    def decorate(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
