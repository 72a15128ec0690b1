"""Telling what is due for review: a review goes in, text, Markdown or JSON comes out."""

from __future__ import annotations

import json
from textwrap import fill, wrap
from typing import Final

from factsheet.markdown import escaped, linked
from factsheet.stale import RULE, Due, Review

FORMATS: Final = ("text", "markdown", "json")
WIDTH: Final = 100
_COLUMNS: Final = ("due since", "newest", "reported", "review", "indicator")


def told(review: Review, form: str) -> str:
    """Return a review in one of `FORMATS`."""
    return {"text": as_text, "markdown": as_markdown, "json": as_json}[form](review)


def as_text(review: Review) -> str:
    """Return a table of at most 100 columns, each indicator with its source below; addresses are never broken."""
    head = [fill(f"{_summary(review)} {RULE}", WIDTH)]
    if review.due:
        head += ["", *_row(*_COLUMNS), *_row(*("-" * len(name) for name in _COLUMNS))]
    return "\n".join([*head, *(line for entry in review.due for line in _entry(entry))])


def as_markdown(review: Review) -> str:
    """Return a table for an issue; what comes from the facts is escaped."""
    lines = [_summary(review), "", RULE]
    if review.due:
        lines += ["", "| Due since | Indicator | Newest | Reported | Review | Source |", "|---|---|---|---|---|---|"]
    for entry in review.due:
        label, source = entry.indicator.entry.label.en, entry.line.source
        cells = (
            str(entry.since), f"{escaped(label)} (`{entry.indicator.key}`)", str(entry.newest), _reported(entry),
            entry.indicator.entry.review,
            linked(source.entry.publisher, source.entry.url)
            if source.entry.link else f"{escaped(source.entry.publisher)} (`{source.key}`, not linked)",
        )  # fmt: skip
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def as_json(review: Review) -> str:
    """Return the review for programs; `url` is null for a source that is not linked."""
    record = {
        "on": str(review.on), "rule": RULE,
        "reviewed": review.reviewed, "never": review.never, "derived": review.derived,
        "due": [_record(entry) for entry in review.due],
    }  # fmt: skip
    return json.dumps(record, ensure_ascii=False, indent=1)


def _summary(review: Review) -> str:
    others = "other is" if review.never == 1 else "others are"
    return (
        f"Due on {review.on}: {len(review.due)} of {review.reviewed} reviewed indicators; "
        f"{review.never} {others} never reviewed, {review.derived} {'is' if review.derived == 1 else 'are'} derived."
    )


def _reported(entry: Due) -> str:
    return str(entry.reported) if entry.reported else f"seen {entry.seen}"


def _entry(entry: Due) -> list[str]:
    source = entry.line.source
    seen = "" if entry.reported else f"seen {entry.seen}: "
    place = source.entry.url if source.entry.link else f"{source.key} (not linked)"
    reported = str(entry.reported or "no date")
    row = _row(str(entry.since), str(entry.newest), reported, entry.indicator.entry.review, entry.indicator.key)
    return [*row, f"  {seen}{place}"]


def _row(since: str, newest: str, reported: str, review: str, indicator: str) -> list[str]:
    """Return the lines of a row; a long key goes on in the next one."""
    begin = f"{since:<10}  {newest:<10}  {reported:<10}  {review:<12}"
    return wrap(indicator, WIDTH, initial_indent=begin, subsequent_indent=" " * len(begin))


def _record(entry: Due) -> dict[str, object]:
    source = entry.line.source
    return {
        "indicator": entry.indicator.key,
        "label": {"en": entry.indicator.entry.label.en, "zh": entry.indicator.entry.label.zh},
        "review": entry.indicator.entry.review,
        "newest": str(entry.newest),
        "reported": str(entry.reported) if entry.reported else None,
        "seen": str(entry.seen),
        "since": str(entry.since),
        "source": {
            "key": source.key, "title": source.entry.title, "publisher": source.entry.publisher,
            "url": source.entry.url if source.entry.link else None,
        },
    }  # fmt: skip
