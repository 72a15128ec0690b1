"""What comes of reading a text, in a form to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from factsheet.quantity import Figure, Kind, NotationError, Qualifier, read

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = "error: more than one figure; quote only the part that holds the one"


class Found(NamedTuple):
    figure: Figure
    exponent: int
    unit: str


class Refused(NamedTuple):
    message: str
    position: int


def outcome(reader: Callable[[str, str], Figure], text: str, language: str) -> Found | Refused:
    """Return what comes of reading; any error other than a `NotationError` fails the test."""
    try:
        figure = reader(text, language)
    except NotationError as error:
        return Refused(error.message, error.position)
    return Found(figure, figure.exponent, figure.unit)


def told(text: str, language: str = "en") -> str:
    """Return number, precision, hedge and kind of what is read, or the error's message, in short."""
    found = outcome(read, text, language)
    if isinstance(found, Refused):
        return f"error: {found.message}"
    figure = found.figure
    words = [str(figure.number)]
    if figure.upper is not None:
        words.append(f"to {figure.upper}")
    if figure.qualifier is not Qualifier.NONE:
        words.insert(0, figure.qualifier.value)
    if figure.kind is not Kind.CARDINAL:
        words.append(figure.kind.value)
    return " ".join(words)
