"""Formulas over observations: text goes in, and the interval that it gives for a place and period comes out."""

from factsheet.formula.context import Lookup
from factsheet.formula.evaluate import compare, evaluate
from factsheet.formula.syntax import FUNCTIONS, FormulaError, MissingInput, names, parse

__all__ = ["FUNCTIONS", "FormulaError", "Lookup", "MissingInput", "compare", "evaluate", "names", "parse"]
