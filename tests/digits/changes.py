"""Slips of the pen: a scalar goes in, and what might stand there by mistake comes out.

A slip is another digit, or another power of ten: a digit too many or too few, a point in the wrong place, a group of
three digits left out, and one scale word for another, as a translation from Chinese easily makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from factsheet.quantity.languages import COMMA_LANGUAGES, primary
from tests.digits.entries import Entry, Scalar


@dataclass(frozen=True)
class Change:
    """A scalar in which the characters from `start` to `end` are others."""

    scalar: Scalar
    start: int
    end: int
    new: str

    @property
    def text(self) -> str:
        """Return the scalar's text as changed; a comma in a text without quotation marks needs them."""
        text = self.scalar.text[: self.start] + self.new + self.scalar.text[self.end :]
        return f'"{text}"' if "," in text and text[0] not in "\"'" else text

    def made_in(self, lines: Sequence[str], line: int) -> str:
        """Return the lines as one text, with the scalar that begins in `line` changed."""
        text = "".join(lines)
        at = sum(map(len, lines[:line])) + self.scalar.column
        assert text.startswith(self.scalar.text, at)
        return text[:at] + self.text + text[at + len(self.scalar.text) :]

    def told(self, entry: Entry) -> str:
        """Return the address, where the change is made, and both texts."""
        scalar = self.scalar
        return f"{entry.name}: {entry.file}:{scalar.line + 1}: {scalar.key}: {scalar.text} → {self.text}"


def digit_changes(entry: Entry) -> Iterator[Change]:
    """Yield each digit of each scalar in turn, as some of the other nine.

    These are nought and nine, which a zero at the end and a bound confound most easily; a neighbour, whose rounding
    interval touches the digit's own; and another one. The place chooses these two, so that each run tries the same: all
    nine would take minutes and tell no more, for what passes one digit of a place passes most of them.
    """
    for scalar in entry.scalars:
        if scalar.key == "scale":
            continue
        for match in re.finditer(r"\d", scalar.text):
            digit = int(match[0])
            random = Random(f"{entry.name} {scalar.text} {match.start()}")  # noqa: S311 -- no secret
            tried = {0, 9, random.choice([other for other in (digit - 1, digit + 1) if 0 <= other <= 9])}
            tried.add(random.choice(sorted(set(range(10)) - tried - {digit})))
            zero = ord(match[0]) - digit  # digits may be full-width
            for other in sorted(tried - {digit}):
                yield Change(scalar, *match.span(), chr(zero + other))


def scale_changes(entry: Entry) -> Iterator[Change]:
    """Yield each number of each figure ten and a thousand times as large and as small, and each other scale word.

    Dates have no scale, and nought is nought on every scale.
    """
    if any(scalar.key == "date" for scalar in entry.scalars):
        return
    for scalar in entry.scalars:
        if scalar.key != "scale":
            for match in _NUMBER.finditer(scalar.text):
                comma = primary(scalar.language) in COMMA_LANGUAGES
                for power in (1, -1, 3, -3) if re.search("[1-9]", match[0]) else ():
                    yield Change(scalar, *match.span(), shifted(match[0], power, "," if comma else "."))
        yield from _other_words(scalar)


_NUMBER: Final = re.compile(r"\d+(?:(?:[.,]|[ \u00a0\u202f](?=\d{3}(?!\d)))\d+)*", re.ASCII)


def shifted(number: str, power: int, point: str = ".") -> str:
    """Return a number, as printed with this decimal point, times a power of ten: grouped if it was, and no longer."""
    whole, fraction = _parts(number, point)
    separator = next((character for character in whole if not character.isdigit()), "")
    digits = "".join(character for character in whole if character.isdigit())
    at = len(digits) + power
    digits = digits + fraction
    padded = "0" * max(0, 1 - at) + digits + "0" * max(0, at - len(digits))
    at = max(at, 1)
    whole, rest = padded[:at].lstrip("0") or "0", padded[at:]
    if not fraction:
        rest = rest.rstrip("0")
    if separator:
        whole = f"{int(whole):,}".replace(",", separator)
    return f"{whole}{point}{rest}" if rest else whole


def _parts(number: str, point: str) -> tuple[str, str]:
    """Return what stands before and behind the decimal point."""
    whole, mark, fraction = number.rpartition(point)
    return (whole, fraction) if mark and point not in whole else (number, "")


# The words of a scale, each with the next: what one is taken for by mistake.
_LADDERS: Final[dict[str, list[tuple[str, ...]]]] = {
    "en": [("thousand", "million", "billion", "trillion")],
    "zh": [("万", "亿", "万亿"), ("萬", "億", "萬億"), ("萬", "億", "兆")],
    "ja": [("万", "億", "兆")],
    "ko": [("만", "억", "조")],
    "de": [("Tausend", "Millionen", "Milliarden", "Billionen"), ("Tausend", "Million", "Milliarde", "Billion")],
    "es": [("mil", "millones", "mil millones", "billones")],
    "ca": [("mil", "milions", "mil milions", "bilions")],
    "fr": [("mille", "millions", "milliards", "billions")],
    "pt": [("mil", "milhões", "mil milhões", "biliões"), ("mil", "milhões", "bilhões", "trilhões")],
    "it": [("mila", "milioni", "miliardi")],
    "ru": [("тыс.", "млн", "млрд", "трлн")],
}


def _other_words(scalar: Scalar) -> Iterator[Change]:
    """Yield the scale word behind a number, or in a table's head, as the one above and the one below it."""
    tried: set[Change] = set()
    for ladder in (*_LADDERS.get(primary(scalar.language), []), *_LADDERS["zh"], *_LADDERS["en"]):
        rungs = "|".join(sorted(map(re.escape, ladder), key=len, reverse=True))
        before = r"^[\"']?" if scalar.key == "scale" else r"[\d一二三四五六七八九十百千]\s?[-余多]?"
        behind = r"(?!\w)" if ladder[0].isascii() else ""
        for match in re.finditer(f"{before}({rungs}){behind}", scalar.text):
            at = ladder.index(match[1])
            for rung in ladder[max(0, at - 1) : at + 2]:
                change = Change(scalar, *match.span(1), rung)
                if rung != match[1] and change not in tried:
                    tried.add(change)
                    yield change
