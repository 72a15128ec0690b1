"""The picture that other sites show beside a link to this one: facts go in, a PNG of the one message comes out.

What it says is worked out from the latest edition of the ranking, so that it is never older than the pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import wrap
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from factsheet.facts import Fact, Facts, UnknownFact
from factsheet.wording import figure_in_words, period_in_words, unit_words

WIDTH: Final = 1200
HEIGHT: Final = 630
_FONTS: Final = Path(__file__).parent / "fonts"
_TEMPLATES: Final = Path(__file__).parent / "render" / "templates"
_LEADER, _COUNTRY = "sz_hk_gz", "cn"
# Characters that fit beside the dots in the two sizes of type, and how the dots are set.
_HEADLINE: Final = 29
_TEXT: Final = 36
_COLUMNS: Final = 10
_DOT: Final = 33


@dataclass(frozen=True, slots=True)
class Message:
    """What the picture says: a headline, a sentence, whose ranking it is, and as many dots as there are clusters.

    The first `own` of `dots` are those of the country that the sentence speaks of.
    """

    headline: str
    sentence: str
    edition: str
    dots: int
    own: int


def message(facts: Facts) -> Message | None:
    """Return the message of the latest edition; `None` where the facts are of something else."""
    try:
        leader = facts.find("gii_cluster_rank", place=_LEADER)
        edition = str(leader.period)
        ranked = facts.find("clusters_ranked", period=edition)
        own = facts.find("gii_clusters", place=_COUNTRY, period=edition)
    except UnknownFact:
        return None
    most = ", more than any other economy" if _is_most(facts, own) else ""
    rank, whole = _words(leader, "ordinal"), _words(ranked, "number")
    return Message(
        headline=f"{leader.place.entry.label.en} is {rank} among {whole} innovation clusters",
        sentence=f"{own.place.entry.label.en} has {_words(own, 'number')} of them{most}.",
        edition=f"Ranking of the World Intellectual Property Organization, {period_in_words(leader.period, 'en')}",
        dots=int(ranked.figure.number),
        own=int(own.figure.number),
    )


def svg(message: Message, name: str) -> str:
    """Return the picture as SVG; `name` is that of the site."""
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    return environment.get_template("social.svg.j2").render(
        name=name, width=WIDTH, height=HEIGHT, edition=message.edition, dots=list(_dots(message)),
        headline=wrap(message.headline, _HEADLINE), sentence=wrap(message.sentence, _TEXT),
    )  # fmt: skip


def draw(facts: Facts, name: str, path: Path) -> None:
    """Write the picture to `path`, if there is a message."""
    if (found := message(facts)) is None:
        return
    import vl_convert  # noqa: PLC0415 -- it takes a while to start, and only a build needs it

    vl_convert.register_font_directory(str(_FONTS))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(vl_convert.svg_to_png(svg(found, name), scale=1))


def _is_most(facts: Facts, own: Fact) -> bool:
    """Tell whether a figure is larger than that of every other place of its period."""
    others = [fact for fact in facts.by_indicator[own.indicator.key] if fact.period == own.period and fact is not own]
    return bool(others) and all(fact.interval.lies_below(own.interval) for fact in others)


def _words(fact: Fact, form: str) -> str:
    return figure_in_words(fact.figure, unit_words(fact.unit), "en", form="ordinal" if form == "ordinal" else "number")


def _dots(message: Message) -> Iterator[tuple[int, int, bool]]:
    """Yield column and row of each dot in steps of the grid, and whether it is one of the country's."""
    for number in range(message.dots):
        yield number % _COLUMNS * _DOT, number // _COLUMNS * _DOT, number < message.own
