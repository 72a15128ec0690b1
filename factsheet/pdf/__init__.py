"""The offline PDF: the built site goes in, one typeset book comes out."""

from factsheet.pdf.book import BOOK, write_book

__all__ = ["BOOK", "write_book"]
