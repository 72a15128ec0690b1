"""The offline PDF files: the built site goes in; one typeset book, and a sheet of one page for each topic, come out."""

from factsheet.pdf.book import BOOK, write_book
from factsheet.pdf.sheets import FOLDER as SHEETS
from factsheet.pdf.sheets import write_sheets

__all__ = ["BOOK", "SHEETS", "write_book", "write_sheets"]
