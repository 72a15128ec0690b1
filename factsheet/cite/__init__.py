"""Citing: a figure, an indicator or the whole sheet goes in, its citation in words and in formats comes out.

What is cited is gathered once, as a `Work`; each format has a module that writes it.
"""

from factsheet.cite.formats import FORMATS, CitationFormat, citation, citation_formats
from factsheet.cite.words import full, short
from factsheet.cite.work import Cited, Work, work_of

__all__ = ["FORMATS", "CitationFormat", "Cited", "Work", "citation", "citation_formats", "full", "short", "work_of"]
