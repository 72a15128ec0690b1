"""The words of figure notation: scales, hedges, currencies and numerals, in English and Chinese.

Chinese text is folded to simplified characters before it meets these tables (see `fold`); Japanese
shares them where it writes the same characters. What other languages write otherwise is in
`languages`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from factsheet.quantity.figure import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable

# One character for one, so that positions in the folded text are positions in the text.
_WIDE: Final = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != ord("，")}
_ALIKE: Final = str.maketrans(
    "萬億兩餘約點個達過與於後國區長佔為僅數幣歐澳門減滿縮創規強間",
    "万亿两余约点个达过与于后国区长占为仅数币欧澳门减满缩创规强间",
)
_MARKS: Final = str.maketrans(
    # spaces: ideographic, no-break, thin, narrow no-break, figure; minus sign, hyphens; wave dash;
    # apostrophe; the Chinese comma, which is no thousands separator
    "\u3000\u00a0\u2009\u202f\u2007\u2212\u2010\u2011\u301c\u2019，",
    "\u0020\u0020\u0020\u0020\u0020\u002d\u002d\u002d\u007e\u0027、",
)
_FOLDING: Final[dict[int, int | str]] = {**_WIDE, **_ALIKE, **_MARKS}
_WIDE_COMMA: Final = re.compile("(?<=[０-９])，(?=[０-９])")


def fold(text: str) -> str:
    """Return the text with full-width forms, special spaces and traditional characters made plain.

    A full-width comma separates thousands only between full-width digits.
    """
    if text.isascii():
        return text
    return _WIDE_COMMA.sub(",", text).translate(_FOLDING)


# fmt: off
ENGLISH_SCALES: Final = {
    "thousand": 3, "k": 3,
    "million": 6, "mn": 6, "mln": 6, "m": 6,
    "billion": 9, "bn": 9, "bln": 9, "b": 9,
    "trillion": 12, "trn": 12, "tn": 12,
    "quadrillion": 15,
}

LONG_SCALES: Final = ("thousand", "million", "billion", "trillion", "quadrillion")

# Longest first where one begins another.
CHINESE_SCALES: Final = {
    "千万亿": 15, "百万亿": 14, "十万亿": 13, "万亿": 12, "兆": 12,
    "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8,
    "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2,
}

SCALES: Final = {**ENGLISH_SCALES, **CHINESE_SCALES}

# Hedges that stand before the number. Of two that end at the number the one that begins first
# holds, so "not exceeding" is no "exceeding", and 条约 (treaty) no 约 (about): words that only end
# in a hedge stand at NONE.
BEFORE: Final[dict[Qualifier, tuple[str, ...]]] = {
    Qualifier.NONE: (
        "add up to", "adds up to", "added up to", "adding up to", "sums up to", "sum up to",
        "moved up to", "moves up to", "climbed up to", "went up to", "came up to",
        "条约", "合约", "节约", "预约", "契约", "制约", "签约", "公约", "违约", "履约", "集约",
        "纽约",
        "续约", "邀约", "盟约", "简约", "毁约", "相约", "附近", "最近", "邻近", "靠近", "临近",
        "走近", "贴近",
        "通过", "经过", "不过", "赛过", "打破", "侦破", "反超", "赶超", "高超", "曾超",
    ),
    Qualifier.AT_LEAST: (
        "at least", "no less than", "no fewer than", "not less than", "not fewer than", "not below",
        "not under", "no lower than", "a minimum of", "≥", ">=", "至少", "不少于", "不低于",
        "不小于", "不下", "起码",
    ),
    Qualifier.AT_MOST: (
        "at most", "up to", "no more than", "not more than", "no higher than", "not exceeding",
        "not exceed", "not exceeded", "never exceeded", "not above", "not over", "a maximum of",
        "≤", "<=",
        "不超过", "未超过", "没超过", "不超", "不突破", "未突破", "不多于", "不高于", "不大于",
        "至多", "最多",
    ),
    Qualifier.OVER: (
        "over", "more than", "above", "exceeding", "exceeded", "exceeds", "exceed", "surpassed",
        "surpassing", "surpass", "surpasses", "topped", "topping", "passed", "upwards of",
        "in excess of",
        "greater than", "higher than", "beyond", ">",
        "逾", "超过", "超出", "突破", "超越", "多于", "大于", "高于", "超", "过", "破",
    ),
    Qualifier.UNDER: (
        "under", "less than", "fewer than", "below", "lower than", "short of", "<",
        "不足", "不到", "不满", "未满", "未达", "少于", "小于", "低于",
    ),
    Qualifier.NEARLY: (
        "nearly", "almost", "close to", "approaching", "将近", "接近", "逼近", "近",
    ),
    Qualifier.ABOUT: (
        "about", "around", "approximately", "approx", "approx.", "roughly", "some", "circa", "ca.",
        "c.",
        "an estimated", "~", "≈", "大约", "约", "大概", "左右",
    ),
}

# Hedges behind the number: those that touch it, or a word of time or measure behind it ...
TOUCHING: Final[dict[Qualifier, tuple[str, ...]]] = {
    Qualifier.OVER: ("+", "-plus", " plus"),
    Qualifier.ODD: ("-odd", " odd", "余", "多", "여"),
}
# ... and those that may follow the unit.
BEHIND: Final[dict[Qualifier, tuple[str, ...]]] = {
    Qualifier.AT_LEAST: (
        "or more", "or above", "or higher", "or over", "and above", "and over", "and more",
        "及以上", "以上", "이상",
    ),
    Qualifier.AT_MOST: ("or less", "or fewer", "or below", "or lower", "and below", "及以下",
    "以下", "以内", "이하"),
    Qualifier.OVER: ("を超え", "を上回", "초과", "를 넘", "을 넘"),
    Qualifier.UNDER: ("未满", "を下回", "미만"),
    Qualifier.ABOUT: ("or so", "左右", "上下", "前后", "ほど", "안팎"),
}

# Words of falling; the number behind them is negative unless "to" or a comma stands between.
FALLING: Final = (
    "down", "fell", "falling", "falls", "fall", "decrease", "decreased", "decreasing", "decline",
    "declined",
    "declining", "dropped", "drop", "drops", "dropping", "shrank", "reduced", "reduction", "slid",
    "slipped",
    "plunged", "contracted", "minus",
    "下降", "减少", "降低", "下滑", "回落", "下跌", "缩减", "缩短", "缩小", "收窄", "降幅", "跌幅",
    "负",
)

# Signs and codes of money before or behind the number ...
CURRENCIES: Final = {
    "us$": "USD", "usd$": "USD", "usd": "USD", "$": "USD",
    "hk$": "HKD", "hkd": "HKD", "mop$": "MOP", "mop": "MOP", "nt$": "TWD", "twd": "TWD",
    "a$": "AUD", "au$": "AUD", "aud": "AUD", "c$": "CAD", "ca$": "CAD", "cad": "CAD", "s$": "SGD",
    "sgd": "SGD",
    "rmb": "CNY", "cny": "CNY", "cn¥": "CNY", "rmb¥": "CNY", "¥": "CNY", "eur": "EUR", "€": "EUR",
    "gbp": "GBP", "£": "GBP", "jpy": "JPY", "chf": "CHF", "krw": "KRW", "₩": "KRW", "inr": "INR",
    "₹": "INR",
    "人民币": "CNY", "美元": "USD", "港币": "HKD",
}
# ... and names of money, which stand behind it.
MONEY_NAMES: Final = {
    "u.s. dollar": "USD", "us dollar": "USD", "american dollar": "USD", "dollar": "USD",
    "hong kong dollar": "HKD", "hk dollar": "HKD", "macau pataca": "MOP", "macao pataca": "MOP",
    "pataca": "MOP",
    "renminbi": "CNY", "chinese yuan": "CNY", "yuan": "CNY", "euro": "EUR",
    "美元": "USD", "港元": "HKD", "港币": "HKD", "香港元": "HKD", "澳门元": "MOP", "澳门币": "MOP",
    "澳元": "AUD",
    "欧元": "EUR", "日元": "JPY", "円": "JPY", "人民币": "CNY", "人民元": "CNY", "元": "CNY",
    "달러": "USD", "위안": "CNY", "ドル": "USD", "ユーロ": "EUR",
}

UNITS_OF_ENGLISH: Final = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
TENS_OF_ENGLISH: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
"ninety"]
CARDINALS: Final = {
    **{word: number for number, word in enumerate(UNITS_OF_ENGLISH)},
    **{word: 20 + 10 * place for place, word in enumerate(TENS_OF_ENGLISH)},
    "dozen": 12,
}
_FIRST_ORDINALS: Final = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
]
ORDINALS: Final = {
    **{word: number for number, word in enumerate(_FIRST_ORDINALS, start=1)},
    **{f"{word[:-1]}ieth": 20 + 10 * place for place, word in enumerate(TENS_OF_ENGLISH)},
    "hundredth": 100,
}
FIRST_PLACE: Final = ("number one", "top", "tops", "topped", "topping", "榜首", "首位", "居首")

CHINESE_DIGITS: Final = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9,
}
CHINESE_TENS: Final = {"十": 10, "百": 100, "千": 1000}
# Counters: what stands behind a Chinese numeral that counts, so that 统一 (unify) is no "one".
COUNTERS: Final = (
    "个家件项位名年月天日人座所篇次倍种类款批届期轮条份只台套"
    "间宗起例户市地城省国区县校院大元强"
)
# fmt: on


def alternatives(entries: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(entries, key=len, reverse=True))
