"""Figures as people print them: read, compared by their precision, reckoned with, written again.

Text goes in (``"3.73 million"``, ``"372.7万件"``), a `Figure` comes out: a decimal number that
knows its last known digit, and the `Interval` of true values that this number may stand for.
"""

from factsheet.quantity.figure import Figure, Kind, Qualifier
from factsheet.quantity.interval import Interval
from factsheet.quantity.notation import NotationError
from factsheet.quantity.reading import read
from factsheet.quantity.writing import write

__all__ = ["Figure", "Interval", "Kind", "NotationError", "Qualifier", "read", "write"]
