"""Observations in words, in English and Chinese: figures with their units, intervals, and periods.

Figures, units and periods go in, plain text comes out. Scale words, plurals, signs and dates are
those of Unicode's CLDR; what CLDR does not know (hedges, halves of a year, numbers spelled out) is
written here, one module a language.
"""

from factsheet.wording.cldr import Scale, language_name
from factsheet.wording.figures import Form, figure_in_words, number_for_machine
from factsheet.wording.intervals import interval_in_words
from factsheet.wording.languages import LANGUAGES
from factsheet.wording.periods import as_of, period_in_words
from factsheet.wording.scaled import scaled_figure, scaled_numbers, scaled_unit, shared_scale
from factsheet.wording.unit import Language, UnitKind, UnitWords, unit_words

__all__ = [
    "LANGUAGES",
    "Form",
    "Language",
    "Scale",
    "UnitKind",
    "UnitWords",
    "as_of",
    "figure_in_words",
    "interval_in_words",
    "language_name",
    "number_for_machine",
    "period_in_words",
    "scaled_figure",
    "scaled_numbers",
    "scaled_unit",
    "shared_scale",
    "unit_words",
]
