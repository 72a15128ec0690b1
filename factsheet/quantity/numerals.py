"""Numbers written as words: "twenty-four", "the third year running", 二十四, 第三, "ranked top"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from factsheet.quantity import languages
from factsheet.quantity import vocabulary as words
from factsheet.quantity.figure import as_printed


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number found in words, at `start` to `end` of the text."""

    value: Decimal
    ordinal: bool
    start: int
    end: int


_SCALES: Final = {
    "dozen": 12,
    **{word: 10 ** words.ENGLISH_SCALES[word] for word in words.LONG_SCALES},
}
_UNIT: Final = words.alternatives(words.UNITS_OF_ENGLISH)
_TENS: Final = words.alternatives(words.TENS_OF_ENGLISH)
_RANK: Final = words.alternatives(words.ORDINALS)
_BELOW_TEN: Final = words.alternatives(
    word
    for word in (*words.UNITS_OF_ENGLISH, *words.ORDINALS)
    if 0 < (words.CARDINALS.get(word) or words.ORDINALS.get(word, 0)) < 10
)
_SCALE: Final = words.alternatives(_SCALES)
_SMALL: Final = rf"(?:(?:{_TENS})(?:[\s-]+(?:{_BELOW_TEN}))?|{_RANK}|{_UNIT})\b"
_HUNDREDS: Final = rf"(?P<hundreds>{_UNIT}|an?)[\s-]+hundred\b(?:\s+(?:and\s+)?(?P<rest>{_SMALL}))?"
# One group of an English numeral with its scale: "two hundred and five thousand", "a dozen".
_GROUP: Final = re.compile(
    rf"\b(?:{_HUNDREDS}|(?P<small>{_SMALL})|an?(?=[\s-]+(?:{_SCALE})\b))"
    rf"(?:[\s-]+(?P<scale>{_SCALE})\b)?",
    re.IGNORECASE,
)
_AND: Final = re.compile(r",?\s+(?:and\s+)?", re.IGNORECASE)
_WORD: Final = re.compile(r"[a-z]+")

_DIGIT: Final = "[一二两三四五六七八九]"
_BELOW_100: Final = f"(?:{_DIGIT}?十{_DIGIT}?|{_DIGIT})"
_BELOW_1000: Final = f"(?:{_DIGIT}百(?:{_DIGIT}十{_DIGIT}?|零{_DIGIT})?|{_BELOW_100})"
_SECTION: Final = f"(?:{_DIGIT}千(?:{_DIGIT}百(?:{_DIGIT}十{_DIGIT}?|零{_DIGIT})?|零{_BELOW_100})?|{_BELOW_1000})"
_CHINESE: Final = re.compile(r"(?P<rank>第?)(?P<numeral>[零〇一二两三四五六七八九十百千万亿点]+)")
_NUMERAL: Final = re.compile(
    rf"(?:(?P<whole>{_SECTION})点(?P<part>[零〇一二三四五六七八九]+)"
    rf"|(?:(?P<yi>{_SECTION})(?P<wan_yi>万?)亿)?零?(?:(?P<wan>{_SECTION})万)?零?(?P<rest>{_SECTION})?)"
    r"(?P<scale>万?亿|万)?"
)
# A scale without a digit counts only where a hedge stands: 近百家, 超万亿.
_BARE: Final = re.compile(words.alternatives(words.CHINESE_SCALES))
_HEDGED: Final = re.compile(r"(?:近|超过?|逾|过|破|约|达)$")
_COUNTED: Final = re.compile(rf"[{words.COUNTERS}余多]|[^\w]")
# The numeral of "per cent" in Chinese belongs to the sign: 百分之八.
_PERCENT_SIGN: Final = re.compile(r"百分之|个?百分点")

# What makes of a numeral a fraction or an unknown multiple: "two thirds", 数百, 五成, 三年半.
_FRACTION: Final = re.compile(
    r"\b(?:half|halves|quarters?|thirds|(?:four|fif|six|seven|eigh|nin|ten|hundred|thousand)ths)\b"
    r"|\b(?:an?|one)[\s-]+(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|hundredth)\b"
    r"|[数几干成上][十百千万亿]|[十百千万亿]分之|[一二两三四五六七八九]成(?![立为功员果都长套])"
    r"|[年月个天倍一]半(?![导岛])",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"\b(?:" + "|".join(w for w in words.FIRST_PLACE if w.isascii()) + r")\b|"
    + "|".join(w for w in words.FIRST_PLACE if not w.isascii()),
    re.IGNORECASE,
)  # fmt: skip


def read_words(text: str) -> list[WordNumber]:
    """Return all numbers written as words in a folded text without digits, in their order.

    A first place told without a numeral ("ranked top", 居首) counts only if there is no other
    number. Words that only look like numerals (统一, 千方百计, "thousands of") are none.
    """
    found = find_numerals(text)
    if not found and (match := _FIRST.search(text)):
        return [WordNumber(Decimal(1), ordinal=True, start=match.start(), end=match.end())]
    return found


def read_foreign_words(text: str, language: str) -> list[WordNumber]:
    """Return small numbers and places told in the words of other languages: "la première place", "dos clústers".

    Larger numbers in words ("seis mil millones", "trente-deux") are none.
    """
    cardinals, ordinals = (table.get(language, {}) for table in (languages.CARDINALS, languages.ORDINALS))
    known = {**cardinals, **ordinals}
    return [
        WordNumber(Decimal(known[word]), ordinal=word in ordinals, start=match.start(), end=match.end())
        for match in languages.numerals(language).finditer(text)
        for word in [match.group().lower()]
        if word in known
    ]


def find_numerals(text: str) -> list[WordNumber]:
    """Return all numerals of a folded text, English and Chinese, in their order."""
    found = _english(text)
    if not text.isascii():
        plain = _PERCENT_SIGN.sub(lambda match: "％" * len(match.group()), text)
        found += [number for match in _CHINESE.finditer(plain) if (number := _chinese(match))]
    return sorted(found, key=lambda number: number.start)


def find_fraction(text: str) -> int | None:
    """Return where a folded text tells a fraction or an unknown multiple in words, or nothing."""
    match = _FRACTION.search(text.replace("百分之", "％％％"))
    return None if match is None else match.start()


def _english(text: str) -> list[WordNumber]:
    """Join the groups that make up one numeral: "two million" and "three hundred thousand"."""
    found: list[WordNumber] = []
    lowest = 0  # the scale of the last group; the next one belongs to it if it is smaller
    for match in _GROUP.finditer(text):
        number, scale, ordinal = _group(match)
        last = found[-1] if found and not found[-1].ordinal else None
        if last and _AND.fullmatch(text, last.end, match.start()) and number * scale < lowest:
            number = int(last.value) // scale + number
            found[-1] = WordNumber(_known(number, scale), ordinal, last.start, match.end())
        else:
            found.append(WordNumber(_known(number, scale), ordinal, match.start(), match.end()))
        lowest = scale
    return found


def _group(match: re.Match[str]) -> tuple[int, int, bool]:
    """Return a group's number, the worth of its scale word, and whether it is an ordinal."""
    small = _WORD.findall((match["small"] or match["rest"] or "").lower())
    number = sum(words.CARDINALS.get(word, 0) + words.ORDINALS.get(word, 0) for word in small)
    if match["hundreds"]:
        number += 100 * words.CARDINALS.get(match["hundreds"].lower(), 1)
    if not small and not match["hundreds"]:
        number = 1
    scale = _SCALES.get((match["scale"] or "").lower(), 1)
    return number, scale, bool(small) and small[-1] in words.ORDINALS


def _known(number: int, scale: int) -> Decimal:
    """Return number times scale, known to what the number's digits claim; a dozen is twelve."""
    if scale == _SCALES["dozen"]:
        return Decimal(number * scale)
    return as_printed(str(number)).scaleb(len(str(scale)) - 1)


def _chinese(match: re.Match[str]) -> WordNumber | None:
    """Return the number of a run of numeral characters, or nothing if they count nothing here."""
    value = _chinese_value(match)
    if value is None:
        return None
    return WordNumber(value, bool(match["rank"]), match.start(), match.end())


def _chinese_value(match: re.Match[str]) -> Decimal | None:
    numeral, text = match["numeral"], match.string
    before, behind = text[: match.start()], text[match.end() :]
    if _BARE.fullmatch(numeral):
        counts = _HEDGED.search(before) or behind[:1] in {"余", "多"}
        return Decimal((0, (1,), words.CHINESE_SCALES[numeral])) if counts else None
    if len(numeral) == 1 and not match["rank"]:
        alone = not behind and not before[-1:].isalpha()
        if not alone and not _COUNTED.match(behind):
            return None
    parts = _NUMERAL.fullmatch(numeral)
    return None if parts is None else _strict(parts)


def _strict(parts: re.Match[str]) -> Decimal:
    """Return the value of a well-formed numeral, with the precision of the same in digits."""
    scale = {"": 0, "万": 4, "亿": 8, "万亿": 12}[parts["scale"] or ""]
    if parts["part"]:
        digits = "".join(str(words.CHINESE_DIGITS[character]) for character in parts["part"])
        return Decimal(f"{_section(parts['whole'])}.{digits}").scaleb(scale)
    yi = _section(parts["yi"]) * (10**12 if parts["wan_yi"] else 10**8)
    number = yi + _section(parts["wan"]) * 10**4 + _section(parts["rest"])
    lowest = 0 if parts["rest"] else 4 if parts["wan"] else 12 if parts["wan_yi"] else 8
    return as_printed(str(number // 10**lowest)).scaleb(lowest + scale)


def _section(numeral: str | None) -> int:
    """Return the value of a numeral below ten thousand."""
    total = digit = 0
    for character in numeral or "":
        if character in words.CHINESE_DIGITS:
            digit = words.CHINESE_DIGITS[character]
        else:
            total += (digit or 1) * words.CHINESE_TENS[character]
            digit = 0
    return total + digit
