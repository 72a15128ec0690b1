"""Charts: series of facts become pictures, drawn by Vega-Lite when the site is built; pages need no script for them.

`series_of` tells what a chart shows, `picture` draws it at a width, `small_picture` draws the series of an indicator.
`account` holds what is said around it, `table_of` is the table behind it, `document` makes files of it.
"""

from factsheet.chart.account import description, key_of, sources_of, unit_line
from factsheet.chart.draw import Drawing
from factsheet.chart.names import Names
from factsheet.chart.pictures import picture, small_picture
from factsheet.chart.series import Series, breaks_of, series_of
from factsheet.chart.style import FONT, NARROW, SIZE, WIDE
from factsheet.chart.table import table_of

__all__ = [
    "FONT",
    "NARROW",
    "SIZE",
    "WIDE",
    "Drawing",
    "Names",
    "Series",
    "breaks_of",
    "description",
    "key_of",
    "picture",
    "series_of",
    "small_picture",
    "sources_of",
    "table_of",
    "unit_line",
]
