"""The formats of citations: a work goes in, each format with its name and text comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from factsheet.cite.bibtex import bibtex
from factsheet.cite.csl import csl
from factsheet.cite.ris import ris
from factsheet.cite.work import Cited, Work, work_of
from factsheet.sheet import Sheet
from factsheet.wording import Language


class CitationFormat(NamedTuple):
    """A citation in one format: the key of the format, its name for readers, its media type, and the text."""

    key: str
    name: str
    media_type: str
    text: str


_WRITERS: Final[Mapping[str, tuple[str, str, Callable[[Work], str]]]] = {
    "bibtex": ("BibTeX", "application/x-bibtex", bibtex),
    "ris": ("RIS", "application/x-research-info-systems", ris),
    "csl": ("CSL JSON", "application/vnd.citationstyles.csl+json", csl),
}
FORMATS: Final = tuple(_WRITERS)


def citation_formats(
    sheet: Sheet, thing: Cited = None, base: str = "", language: Language = "en"
) -> list[CitationFormat]:
    """Return the citation of a figure, an indicator or (`None`) the whole sheet in every format."""
    work = work_of(sheet, thing, base, language)
    return [CitationFormat(key, name, kind, write(work)) for key, (name, kind, write) in _WRITERS.items()]


def citation(work: Work, form: str) -> str:
    """Return a citation in the format of a key; raise `KeyError` if there is none."""
    return _WRITERS[form][2](work)
