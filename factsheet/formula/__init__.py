"""Formulas over observations: text goes in, and the interval that it gives for a place and period comes out."""

from factsheet.formula.context import Lookup
from factsheet.formula.evaluate import compare, evaluate
from factsheet.formula.fractions import compares_fractions
from factsheet.formula.syntax import FUNCTIONS, GUIDE, FormulaError, MissingInput, names, parse

__all__ = [
    "FUNCTIONS", "GUIDE", "FormulaError", "Lookup", "MissingInput", "compare", "compares_fractions", "evaluate",
    "names", "parse",
]  # fmt: skip
