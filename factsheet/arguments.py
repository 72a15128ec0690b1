"""The arguments of a page's words: values go in as typed, and `WrongWord` is raised for what no word takes."""

from __future__ import annotations

from typing import Final

from factsheet.problems import FactsheetError, did_you_mean

_NEEDED: Final = frozenset({"name", "address", "key", "source"})
FORMS: Final = ("full", "number", "ordinal", "word", "words")


class WrongWord(FactsheetError):
    """A word of a page with arguments that it does not take."""


def check_form(digits: object, form: object) -> None:
    """Raise `WrongWord` for a form that there is not, or digits that are no number."""
    if form not in FORMS:
        hint = did_you_mean(str(form), FORMS) or f"forms are {', '.join(FORMS)}"
        raise WrongWord(f"there is no form “{form}”; {hint}")
    if digits is not None and (not isinstance(digits, int) or isinstance(digits, bool) or digits < 1):
        raise WrongWord(f"digits={digits!r}: a whole number of at least one is needed")


def check_texts(**values: object) -> None:
    """Raise `WrongWord` for a value that is no text; a year may be typed as a number, and some may be left out."""
    for name, value in values.items():
        year = name.startswith("period") and isinstance(value, int) and not isinstance(value, bool)
        left_out = value is None and name not in _NEEDED
        if not (left_out or isinstance(value, str) or year):
            raise WrongWord(f"{name}={value!r}: a text in quotes is needed")
