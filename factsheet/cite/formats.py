"""The formats of citations: a work goes in, each format with its name and text comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from factsheet.cite.bibtex import bibtex
from factsheet.cite.csl import csl
from factsheet.cite.ris import ris
from factsheet.cite.work import Work


class CitationFormat(NamedTuple):
    """A citation in one format: the key of the format, its name for readers, its media type, and what is cited."""

    key: str
    name: str
    media_type: str
    work: Work

    @property
    def text(self) -> str:
        """The citation."""
        return citation(self.work, self.key)


_WRITERS: Final[Mapping[str, tuple[str, str, Callable[[Work], str]]]] = {
    "bibtex": ("BibTeX", "application/x-bibtex", bibtex),
    "ris": ("RIS", "application/x-research-info-systems", ris),
    "csl": ("CSL JSON", "application/vnd.citationstyles.csl+json", csl),
}
FORMATS: Final = tuple(_WRITERS)


def citation_formats(work: Work) -> list[CitationFormat]:
    """Return the citation of a work in every format."""
    return [CitationFormat(key, name, kind, work) for key, (name, kind, _) in _WRITERS.items()]


def citation(work: Work, form: str) -> str:
    """Return a citation in the format of a key; raise `KeyError` if there is none."""
    return _WRITERS[form][2](work)
