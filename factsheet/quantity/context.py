"""What the words beside a number say of it: its hedge, its kind, its sign, its currency, its unit.

All functions take what stands `before` and `behind` the number in a folded text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factsheet.quantity import languages
from factsheet.quantity import vocabulary as words
from factsheet.quantity.figure import Kind, Qualifier

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_LETTER: Final = r"(?<![^\W\d_])"
_NO_LETTER_BEHIND: Final = r"(?![^\W\d_])"
_EAST: Final = "\u1100"  # the first letter of scripts that put no space between words


def _groups(table: Mapping[Qualifier, tuple[str, ...]]) -> str:
    """Return a pattern with one group a qualifier, named for it."""
    return "|".join(f"(?P<{key.name}>{_bounded(entries)})" for key, entries in table.items())


def _bounded(entries: tuple[str, ...]) -> str:
    """Return a pattern of words; those of Latin script do not begin within another word."""
    latin = words.alternatives(word for word in entries if word < _EAST)
    east = words.alternatives(word for word in entries if word >= _EAST)
    return "|".join(filter(None, [latin and f"{_NO_LETTER}(?:{latin})", east]))


@cache
def _before(language: str) -> re.Pattern[str]:
    """Return the pattern of the hedges that end where the number begins."""
    return re.compile(
        rf"(?:{_groups(languages.hedges(language))})"
        r"(?:\s+(?:a\s+total\s+of|an?|another|(?<!over )the)|了|达到|达|到|为|有)?\s*$",
        re.IGNORECASE,
    )


# A hedge that touches the number, or a word of time or measure behind it: 100余家, 3年多.
_TOUCHING: Final = re.compile(
    r"(?:\s?(?:年|个月|天|倍|岁|公里|平方公里)(?=[余多]))?"
    rf"(?:{_groups(words.TOUCHING)})(?![A-Za-z])",
    re.IGNORECASE,
)


@cache
def _behind(language: str) -> re.Pattern[str]:
    """Return the pattern of the hedges behind a unit of a few characters or words."""
    return re.compile(
        r"(?:\s?[^\W\da-zA-Z_]{0,5}?|(?:\s+[a-z-]+){0,3}?)\s*"
        rf"(?:{_groups(languages.hedges_behind(language))})",
        re.IGNORECASE,
    )


# 近3年 is "the past three years", not "nearly three".
_TIME: Final = re.compile(r"\s*[多余]?(?:年|个月|月|周|天|日|个?季度)")

_CODES: Final = words.alternatives(words.CURRENCIES)
_NAMES: Final = words.alternatives({*words.MONEY_NAMES, *words.CURRENCIES})
_MONEY_BEFORE: Final = re.compile(rf"{_NO_LETTER}({_CODES})\s*$", re.IGNORECASE)
_MONEY_BEHIND: Final = re.compile(
    rf"(?P<hedge>\s?[余多+])?[\s-]*(?P<name>{_NAMES})(?:(?<=[\x00-\x7f])s?{_NO_LETTER_BEHIND}|(?<=[^\x00-\x7f])(?![素旦件器宇]))",
    re.IGNORECASE,
)
_CURRENCY: Final = {**words.CURRENCIES, **words.MONEY_NAMES}

_POINTS: Final = re.compile(rf"\s*(?:{words.alternatives(languages.POINTS)})", re.IGNORECASE)
_PERCENT: Final = re.compile(
    rf"\s*(?:[%％]|-?(?:{words.alternatives(languages.PERCENT)}|(?-i:pct)){_NO_LETTER_BEHIND})",
    re.IGNORECASE,
)
_RANK_BEFORE: Final = re.compile(
    rf"(?:第|#|№|\bno\.?|{_NO_LETTER}(?:{words.alternatives(languages.RANK)}))\s*$", re.IGNORECASE
)
_RANK_BEHIND: Final = re.compile(
    rf"(?:st|nd|rd|th|e|er|re){_NO_LETTER_BEHIND}|[º°ª]{_NO_LETTER_BEHIND}|위|\.\s*Platz\b"
)
_KINDS_BEHIND: Final = (
    (Kind.POINTS, _POINTS),
    (Kind.PERCENT, _PERCENT),
    (Kind.ORDINAL, _RANK_BEHIND),
)
_PLACE: Final = "位"  # a rank in Japanese, and in Chinese behind 列 or 居; else a counter of persons
_PLACED: Final = re.compile(r"(?:[列居占]|排名)\s*$")
_CHANGE: Final = re.compile(r"(?:[升降进]|提高|后退|上昇|下落)了?\s*$")

_FALLING: Final = re.compile(rf"{_bounded(words.FALLING)}|[降跌减](?=[了近约超逾]*$)", re.IGNORECASE)
# "Fell to 35" and "down, with 35" are no falls by 35, and "falling-in" is none at all.
_LEVEL: Final = re.compile(r"^[a-z-]|\b(?:to|from|at|with|and|but|while|when|as)\b|[,;:、。]|[至到为]", re.IGNORECASE)
_FALL_BEHIND: Final = re.compile(
    r"\s*(?:(?:year[ -]on[ -]year|annual|yearly)\s+)?"
    r"(?:decreased?|decline|drop|fall|reduction|lower|less|down)\b|的?(?:下降|下滑|降幅|跌幅|减少)",
    re.IGNORECASE,
)
_UNIT: Final = re.compile(r"[^\W\d_].*", re.DOTALL)


def find_money(before: str, behind: str, language: str) -> tuple[str, str, str]:
    """Return the currency's code, if any, and both sides without its sign or name."""
    if before and (match := _MONEY_BEFORE.search(before)):
        sign, before = match[1].lower(), before[: match.start()]
    elif behind and (match := _MONEY_BEHIND.match(behind)):
        sign, behind = match["name"].lower(), (match["hedge"] or "") + behind[match.end() :]
    else:
        return "", before, behind
    return "JPY" if sign == "¥" and language == "ja" else _CURRENCY[sign], before, behind


def find_kind(before: str, behind: str, language: str) -> tuple[Kind, str, str]:
    """Return the kind that the signs beside the number tell, and both sides without those signs."""
    for kind, sign in _KINDS_BEHIND:
        if behind and (match := sign.match(behind)):
            return kind, before, behind[match.end() :]
    if before.endswith("百分之"):
        return Kind.PERCENT, before.removesuffix("百分之"), behind
    if before and (match := _RANK_BEFORE.search(before)):
        return Kind.ORDINAL, before[: match.start()], behind.removeprefix(_PLACE)
    if behind.startswith(_PLACE) and (_PLACED.search(before) or (language == "ja" and not _CHANGE.search(before))):
        return Kind.ORDINAL, before, behind.removeprefix(_PLACE)
    return Kind.CARDINAL, before, behind


def find_qualifier(before: str, behind: str, language: str) -> tuple[Qualifier, str]:
    """Return the hedge before the number or behind it, and the unit behind the number without it.

    Between the hedge and the number a quotation may leave words out: "surpassed … 13 trillion".
    """
    before = before.rstrip("… ")
    if before and (match := _before(language).search(before)):
        qualifier = Qualifier[_hedge(match)]
        past = match.group().strip() == "近" and _TIME.match(behind)
        if qualifier is not Qualifier.NONE and not past:
            return qualifier, behind
    if behind and (match := _TOUCHING.match(behind)):
        hedge = _hedge(match)
        return Qualifier[hedge], behind[: match.start(hedge)] + behind[match.end(hedge) :]
    if behind and (match := _behind(language).match(behind)):
        hedge = _hedge(match)
        return Qualifier[hedge], behind[: match.start(hedge)]
    return Qualifier.NONE, behind


def _hedge(match: re.Match[str]) -> str:
    """Return the name of the group that has matched: each hedge stands in one."""
    return str(match.lastgroup)


def falls(before: str, behind: str, kind: Kind) -> bool:
    """Tell whether the words beside the number make it a fall: "down 3.5%", 下降了近3.5个百分点."""
    for match in _FALLING.finditer(before):
        if kind is not Kind.ORDINAL and not _LEVEL.search(before[match.end() :]):
            return True
    return kind in {Kind.PERCENT, Kind.POINTS} and bool(_FALL_BEHIND.match(behind))


def find_unit(behind: str) -> str:
    """Return the words behind the number, from the first letter on."""
    match = _UNIT.search(behind)
    return match.group().rstrip(" .,;、。") if match else ""
