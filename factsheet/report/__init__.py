"""Telling problems: they go in with the project they were found in, text for a person or a program comes out."""

from factsheet.report.forms import DOCUMENTS, FORMS, report
from factsheet.report.text import WIDTH

__all__ = ["DOCUMENTS", "FORMS", "WIDTH", "report"]
