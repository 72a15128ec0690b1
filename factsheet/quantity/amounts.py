"""Numbers in digits with their scale words: a folded text goes in, the amounts in it come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from typing import Final

from factsheet.quantity import languages
from factsheet.quantity import vocabulary as words
from factsheet.quantity.figure import as_printed, exponent_of
from factsheet.quantity.notation import NotationError

MOST_DIGITS: Final = 25
_WIDE: Final = Context(prec=4 * MOST_DIGITS)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its scale word, as found at `start` to `end` of the text."""

    number: Decimal
    scale: int
    start: int
    end: int
    odd: bool = False


# Digits grouped by spaces: in English two groups at least, since "7 434" may be two figures.
_POINT: Final = r"[1-9]\d{0,2}(?: \d{3}){2,}(?!\d)(?:\.\d+)?|\d(?:[\d.,]*\d)?"
_COMMA: Final = r"[1-9]\d{0,2}(?:[ ']\d{3})+(?!\d)(?:,\d+)?|\d(?:[\d.,]*\d)?"
_POINT_SHAPE: Final = re.compile(r"(\d+|[1-9]\d{0,2}(?:[, ]\d{3})+)(?:\.(\d+))?", re.ASCII)
_COMMA_SHAPE: Final = re.compile(r"(\d+|[1-9]\d{0,2}(?:[. ']\d{3})+)(?:,(\d+))?", re.ASCII)
_MARKS: Final = str.maketrans("", "", " ,.'")
_HAN: Final = "\u3100"  # the first letter of East Asia's scripts that no alphabet shares
# Scale characters that begin another word: 千米 (kilometre), 百分点, 兆瓦 (megawatt).
_NO_SCALE: Final = {
    "千": "(?![米瓦克卡赫帕伏])",
    "百": "(?![分货])",
    "万": "(?!分之)",
    "兆": "(?![瓦赫帕字比欧])",
}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of a number in digits and its scale word in a text of the language.

    A single letter is a scale only if it touches the number: 5m, but not 5 m.
    """
    names = languages.scales(language)
    han = [word for word in names if word >= _HAN]
    letters = [word for word in names if len(word) == 1 and word not in han]
    rest = {word for word in names if word not in han and word not in letters}
    rest |= {f"{word}s" for word in rest if word.endswith(("and", "ion"))}
    characters = "|".join(word + _NO_SCALE.get(word, "") for word in sorted(han, key=len, reverse=True))
    return re.compile(
        rf"(?P<token>{_COMMA if language in languages.COMMA_LANGUAGES else _POINT})"
        rf"(?:(?:\s+|-)?(?P<word>{words.alternatives(rest) or '(?!)'})(?![^\W\d_])"
        rf"|(?P<letter>{words.alternatives(letters) or '(?!)'})(?![^\W_])"
        rf"|\s*(?P<odd>[余多여])?(?P<han>{characters}))?",
        re.IGNORECASE,
    )


def find_amounts(text: str, plain: str, language: str) -> list[Amount]:
    """Return the amounts in `plain`, which is `text` folded, in their order.

    The parts of mixed notation, such as 11万3000 and 1亿2000万, are joined into one. Raises
    `NotationError` for digits that are no number in the language's notation.
    """
    joined: list[Amount] = []
    for match in _pattern(language).finditer(plain):
        padded = bool(joined) and joined[-1].end == match.start()
        amount = _amount(text, match, language, padded=padded)
        if joined and _continues(joined[-1], amount, plain, spaced=language == "ko"):
            joined[-1] = _joined(text, joined[-1], amount)
        else:
            joined.append(amount)
    return joined


def read_number(text: str, token: str, position: int, language: str, *, padded: bool = False) -> Decimal:
    """Return the number of digits and marks, with the precision that its digits claim.

    `padded` allows for zeros at its beginning, as in 11万0300. Raises `NotationError`, for `text`
    and the position in it, if they are no number in the language's notation.
    """
    comma = language in languages.COMMA_LANGUAGES
    shape = (_COMMA_SHAPE if comma else _POINT_SHAPE).fullmatch(token)
    if shape is None:
        marks = "1.234,5" if comma else "1,234.5"
        raise NotationError(f"“{token}” is no number; marks stand as in {marks}", text, position)
    whole, part = shape[1].translate(_MARKS), shape[2]
    if len(whole) + len(part or "") > MOST_DIGITS:
        raise NotationError(f"a figure has at most {MOST_DIGITS} digits", text, position)
    if whole[0] == "0" and len(whole) > 1 and not padded:
        raise NotationError(f"“{token}” is no number; it begins with a zero", text, position)
    return Decimal(f"{whole}.{part}") if part else as_printed(whole)


def _amount(text: str, match: re.Match[str], language: str, *, padded: bool) -> Amount:
    """Return the amount that the pattern has found."""
    scales = languages.scales(language)
    word = (match["word"] or match["letter"] or match["han"] or "").lower()
    scale = scales.get(word) or scales.get(word.removesuffix("s"), 0)
    number = read_number(text, match["token"], match.start(), language, padded=padded)
    return Amount(number.scaleb(scale), scale, *match.span(), odd=bool(match["odd"]))


def _continues(last: Amount, amount: Amount, plain: str, *, spaced: bool) -> bool:
    """Tell whether the amount is the rest of the last one, as 3000 is behind 11万.

    With scale words of their own they may stand apart: 1 trillion 300 billion.
    """
    gap = plain[last.end : amount.start]
    near = not gap or (gap.isspace() and (spaced or amount.scale > 0))
    whole = exponent_of(last.number) >= last.scale
    return near and whole and last.scale > amount.scale and amount.number < 10**last.scale


def _joined(text: str, last: Amount, amount: Amount) -> Amount:
    number = _WIDE.add(last.number, amount.number)
    if number.adjusted() - exponent_of(number) >= MOST_DIGITS:
        raise NotationError(f"a figure has at most {MOST_DIGITS} digits", text, last.start)
    return Amount(number, amount.scale, last.start, amount.end, odd=amount.odd)
