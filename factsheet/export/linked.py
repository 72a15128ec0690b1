"""Linked data: the sheet or an indicator goes in, schema.org's description of it as a data set comes out (JSON-LD).

The text may stand in `<script type="application/ld+json">`: nothing in it can end that element.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from factsheet.data_files import TABLES, indicator_file
from factsheet.export.records import Record, known
from factsheet.facts import Fact, Indicator
from factsheet.register import entry_url
from factsheet.sheet import Sheet
from factsheet.text import one_line

_MARKS: Final = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})
_TECHNIQUE: Final = (
    "Figures as named sources print them. Each is held against its evidence, and against the figures related to it, "
    "by the range of values that its digits stand for."
)
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILES: Final[Mapping[str, str]] = {
    "facts.json": "application/json", "facts.xlsx": _EXCEL, **dict.fromkeys(TABLES, "text/csv"),
    "datapackage.json": "application/json",
}  # fmt: skip


def sheet_linked_data(sheet: Sheet, base: str = "") -> str:
    """Return the description of the whole sheet.

    `base` is the root of the site with a slash at its end: its address on the web, or relative to the page.
    """
    imprint, indicators = sheet.imprint, sheet.facts.indicators.values()
    return _text(
        _data_set(sheet, base)
        | {
            "name": one_line(imprint.title.en),
            "alternateName": one_line(imprint.title.zh),
            "description": one_line(imprint.description.en),
            "url": base or "./",
            "keywords": [one_line(keyword) for keyword in imprint.keywords],
            "measurementTechnique": _TECHNIQUE,
            "variableMeasured": [one_line(indicator.entry.label.en) for indicator in indicators],
            **_coverage(sheet.facts, {indicator.place.entry.label.en for indicator in indicators}),
            "distribution": [_download(f"{base}data/{name}", name, kind) for name, kind in _FILES.items()],
        }
    )


def indicator_linked_data(sheet: Sheet, indicator: Indicator, base: str = "") -> str:
    """Return the description of one indicator, as a part of the sheet; `base` as for the sheet."""
    facts, entry = sheet.facts.by_indicator[indicator.key], indicator.entry
    table, series = indicator_file(indicator.key), indicator_file(indicator.key, "json")
    variable = {
        "@type": "PropertyValue",
        "name": one_line(entry.label.en),
        "description": one_line(entry.definition.en),
        "unitText": one_line(indicator.unit.entry.label.en.other),
    }
    return _text(
        _data_set(sheet, base)
        | {
            "@id": base + entry_url(indicator),
            "name": one_line(entry.label.en),
            "alternateName": one_line(entry.label.zh),
            "description": one_line(f"{entry.label.en}. {entry.definition.en}"),
            "url": base + entry_url(indicator),
            "isPartOf": {"@type": "Dataset", "@id": _sheet_id(base), "name": one_line(sheet.imprint.title.en)},
            "variableMeasured": variable,
            **_coverage(facts, {fact.place.entry.label.en for fact in facts}),
            "distribution": [
                _download(f"{base}data/{table}", table, "text/csv"),
                _download(f"{base}data/{series}", series, "application/json"),
            ],
        }
    )


def _data_set(sheet: Sheet, base: str) -> Record:
    """Return what a description of the sheet and of its parts have in common."""
    imprint = sheet.imprint
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": _sheet_id(base),
        "version": imprint.version,
        "dateModified": imprint.date.isoformat(),
        "license": imprint.licence.url,
        "creator": [{"@type": "Organization", "name": one_line(author)} for author in imprint.authors],
        "isAccessibleForFree": True,
        "inLanguage": ["en", "zh"],
    }


def _sheet_id(base: str) -> str:
    return f"{base or './'}#dataset"


def _coverage(facts: Iterable[Fact], places: Iterable[str]) -> Record:
    """Return from when to when the facts are, and where."""
    periods = [fact.period for fact in facts]
    first, last = min(period.start for period in periods), max(period.end for period in periods)
    return known(
        {
            "temporalCoverage": f"{first}/{last}",
            "spatialCoverage": [{"@type": "Place", "name": one_line(name)} for name in sorted(places)],
        }
    )


def _download(address: str, name: str, media_type: str) -> Record:
    return {"@type": "DataDownload", "name": name, "encodingFormat": media_type, "contentUrl": address}


def _text(data: Record) -> str:
    return json.dumps(data, ensure_ascii=False).translate(_MARKS)
