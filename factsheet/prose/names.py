"""What may be typed although it holds a number: years, dates, and names that carry digits.

Text goes in; the same text, of the same length, comes out with years, dates and names painted over.
The text is read word by word; the first word of a name decides which patterns are tried there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheet.pages.regions import paint
from factsheet.prose.nouns import COUNTED, COUNTERS, MONEY, MONTH, SCALES, any_of

PAINT: Final = "\x1a"
_DASH: Final = "[-–—/~]"

# What makes a quantity of the number before it.
_UNIT: Final = (
    rf"(?: ?(?:%|‰|per ?cent|[余多]?[万亿]|[余多]?(?:{COUNTERS})(?<!年)))"
    rf"|[ -](?:{any_of(SCALES)}|{MONEY}|bn|mn)(?![a-z])"
)
_NO_UNIT: Final = rf"(?!{_UNIT})"
_NOT_OF_THEM: Final = "(?! of (?:the|these|those|them|all)(?![a-z]))"
_NO_QUANTITY: Final = rf"(?!{_UNIT}|[ -](?i:{COUNTED}))"

_START: Final = r"(?<!\d[.,])(?<![$€£¥])(?<![$€£¥] )"
_END: Final = r"(?!\d)(?![.,]\d)"
_ANY_YEAR: Final = r"(?:1[5-9]|20)\d\d"
_YEAR: Final = r"(?:19|20)\d\d"
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_ORDINAL: Final = r"\d{1,2}(?:st|nd|rd|th)"
_ORDINALS: Final = rf"{_ORDINAL}(?:(?:, and |, |/| and | or | to | ?[–-] ?){_ORDINAL}){{0,4}}"

# Before a plain year these words leave no doubt, even if a noun follows: "in 2024 companies …".
_WHEN: Final = "|".join(
    f"(?<=\\b[{word[0].upper()}{word[0]}]{word[1:]} )"
    for word in ("in", "since", "until", "till", "during", "before", "after", "throughout", "early", "late", "mid")
)
# And before these it is none: "more than 2000".
_HOW_MANY: Final = "".join(
    rf"(?<!\b(?i:{words}) )"
    for words in (
        "more than", "fewer than", "less than", "at least", "at most", "nearly", "almost", "some",
        "roughly", "approximately", "total of", "totalling", "totaling", "exceeded", "exceeding",
        "exceeds", "RMB", "CNY", "USD", "HKD", "EUR", "No\\.",
    )
)  # fmt: skip


def _compile(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


_FROM_DAY: Final = _compile(
    # 5 September 2025, 3–5 July, 5 and 6 Sept.
    rf"{_START}{_DAY}(?: ?(?:–|-|,|and|to) ?{_DAY}){{0,3}} (?:of )?{MONTH}(?:,? {_ANY_YEAR}{_END})?",
    # 5.9.2025, 05/09/2025
    rf"{_START}[0-3]?\d(?P<dot>[./])[01]?\d(?P=dot){_YEAR}{_END}",
    # 09:30, 9:30 a.m.
    r"(?<![\d:]:)(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])(?: ?[ap]\.?m\b\.?)?",
    r"(?<![\d:.,]:)1?\d(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?",
    # 9月5日, 1—6月, 5日, 90年代, 21世纪, 3季度
    rf"{_START}\d{{1,2}}(?:(?:{_DASH}|至)\d{{1,2}})? ?月份?(?: ?\d{{1,2}} ?[日号])?",
    rf"{_START}(?:\d{{1,2}} ?日(?!元)|\d\d年代|\d\d世纪|[1-4]季度)",
    r"(?<=['’])\d0s(?![A-Za-z])",
    # plans, congresses and their committees are called by their number; a century is a time
    rf"{_START}{_ORDINALS} (?i:five-year|FYP)(?i: (?:plan|period|programme)s?)?",
    rf"{_START}{_ORDINALS}(?i:[ -]century| centuries)",
    rf"{_START}{_ORDINALS} (?:National |Party |CPC |NPC |Central ){{0,3}}(?:Congress|Committee)",
    # 5G, 3D, 4K; 24/7 means always
    r"(?<![$€£¥.,-])(?:[2-7]G|[234]D|[48]K)(?![A-Za-z\d])",
    rf"24/7{_END}",
)
_FROM_YEAR: Final = _compile(
    # 2025-09-05, 2025-09, 2025/09/05, 2025.9.5
    rf"{_START}{_YEAR}(?:-[01]\d(?:-[0-3]\d)?|/[01]?\d/[0-3]?\d|\.[01]?\d\.[0-3]?\d){_END}",
    # 2025-H1, 2025Q2, 2020s
    rf"{_START}{_YEAR}(?:[ -]?[HQ][1-4](?![A-Za-z\d]))",
    rf"{_START}{_ANY_YEAR}s(?![A-Za-z])",
    # 2025年9月5日, 2017—2024年, 2025年1—6月
    rf"{_START}\d{{4}}(?: ?(?:{_DASH}|至|到) ?\d{{4}})? ?年(?:[度代底初末版])?"
    rf"(?: ?\d{{1,2}}(?:{_DASH}\d{{1,2}})? ?月[份底末初]?(?: ?\d{{1,2}} ?[日号])?)?",
    # 2017–2024, 2017–24, 2024/25
    rf"{_START}{_HOW_MANY}{_YEAR} ?{_DASH} ?(?:{_YEAR}|\d\d(?!\d)){_END}(?![A-Za-z]){_NO_QUANTITY}",
    # a plain year; before 1900 only where a word such as "in" says so
    rf"(?:{_WHEN}){_ANY_YEAR}{_END}(?![A-Za-z]){_NO_UNIT}",
    rf"{_START}{_HOW_MANY}{_YEAR}{_END}(?![A-Za-z]){_NO_QUANTITY}{_NOT_OF_THEM}",
)

# Names with the reason why their digits are no figure: first words, what follows them.
_PARTS_OF_A_TEXT: Final = (
    "figure fig table tables chapter chapters section sections article articles paragraph paragraphs"
    " footnote footnotes page pages step steps rule rules question"
)
_NAMES: Final = (
    # standards are called by their number
    (
        "ISO IEC IEEE RFC DIN EN GB ECMA BS ITU ANSI ST",
        r"\.?(?:[/ -](?:IEC|TR|TS|T|ISO)){0,3} ?\d+(?:[.:-]\d+){0,4}",
    ),
    # licences carry their version
    ("CC", r"[ -]?(?:BY|0)(?:[ -](?:SA|NC|ND)){0,2}(?: ?\d\.\d)?"),
    ("Attribution", r"(?:-[A-Z]\w+){0,2} \d\.\d"),
    # software and formats carry their version
    (
        (
            "PDF HTML CSS XML YAML JSON LD Python Typst MkDocs Unicode WCAG TLS HTTP EPUB Debian Windows"
            " Android iOS Chrome Firefox Zensical Schema SDMX XBRL Atom CLDR Markdown Material"
        ),
        r"(?: [Vv]ersion| [Ll]evel)? v?\d+(?:\.\d+){0,3}",
    ),
    ("version Version", r" \d+(?:\.\d+){0,3}"),
    # viruses and programmes are called by their number
    ("SARS", r"-CoV-2"),
    ("Industry Industrie", r" 4\.0"),
    ("Web", r" [23]\.0"),
    # lists and indices are called by their length
    (
        "Fortune Forbes FT Hurun P CSI FTSE Nasdaq STAR STOXX",
        r"(?: Global| China| Europe)? (?:50|100|225|300|350|500|600|1000|2000)",
    ),
    # goals, meetings, aircraft and parts of treaties are called by their number
    (
        "SDG Goal COP Apollo Boeing Airbus Euro Chapter Article Annex Appendix",
        r" \d{1,4}(?:\.\d+){0,3}(?:\(\d+\))?",
    ),
    ("Group", r" of \d\d?"),
    # parts of a text are called by their number
    (
        f"{_PARTS_OF_A_TEXT} {_PARTS_OF_A_TEXT.title()}",
        r" \d+(?:\.\d+)?[a-z]?(?:\(\d+\))?(?:(?:, | and | to |[–-])\d+(?:\.\d+)?){0,4}(?![A-Za-z])",
    ),
    ("fig Fig p pp", r"\. \d+(?:[–-]\d+)?"),
)
_MONTHS: Final = (
    # September 5, 2025; September 2025
    rf"{MONTH}(?: {_DAY}(?:[–-]{_DAY})?,?|,)? {_ANY_YEAR}{_END}",
    # Sept. 5
    rf"{MONTH} {_DAY}(?:[–-]{_DAY})?{_END}{_NO_QUANTITY}",
)
# Letters directly before digits (H1, K12, CO2, PM2.5, FY2025, v1.1, PDF/A-2a), capitals with a
# hyphen (COVID-19, UTF-8), Q2 2025; but RMB505 is an amount of money.
_DESIGNATION: Final = re.compile(
    rf"[HQ][1-4](?: of)? {_YEAR}{_END}"
    r"|(?<![$€£¥.,&-])(?!(?:US|HK|NT|USD|HKD|MOP|CNY|RMB|EUR|GBP|JPY|CHF|TWD|NO|No)-?\d)"
    r"(?:(?:[A-Z]{1,12}(?:/[A-Z]{1,4}){0,2}|[a-wyz])\d+(?:\.\d+){0,3}[A-Za-z]{0,2}"
    r"|(?:[A-Z]{2,12}|[A-Z]{1,12}/[A-Z]{1,4})-\d+[a-z]?)(?![A-Za-z\d])(?![.,]\d)"
)


def _by_first_word() -> dict[str, tuple[re.Pattern[str], ...]]:
    known: dict[str, tuple[re.Pattern[str], ...]] = dict.fromkeys(_MONTH_NAMES.split(), (_compile(*_MONTHS),))
    for words, rest in _NAMES:
        pattern = re.compile(rf"[A-Za-z]+{rest}{_END}{_NO_QUANTITY}")
        known |= dict.fromkeys(words.split(), (pattern,))
    return known


_MONTH_NAMES: Final = (
    "Jan January Feb February Mar March Apr April May Jun June Jul July Aug August Sep Sept September"
    " Oct October Nov November Dec December"
)
_KNOWN: Final = _by_first_word()
_WORD: Final = re.compile(r"\d+|[A-Za-z]+")


def without_names(text: str) -> str:
    """Return the text with years, dates and names painted over, in the same length."""
    return paint(text, ((start, end, PAINT) for start, end in _names(text)))


def _names(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for word in _WORD.finditer(text):
        start, end = word.span()
        if start < done:
            continue
        for pattern in _patterns(word[0], text[end : end + 1]):
            if match := pattern.match(text, start):
                done = match.end()
                yield start, done
                break


def _patterns(word: str, after: str) -> tuple[re.Pattern[str], ...]:
    """Return what to try where this word stands, before the character `after`."""
    if word[0].isdigit():
        return _FROM_DIGITS.get(len(word), ())
    known = _KNOWN.get(word, ())
    if after in _LINKS and (len(word) == 1 or word.isupper()):
        return (*known, _DESIGNATION)
    return known


_FROM_DIGITS: Final = {1: (_FROM_DAY,), 2: (_FROM_DAY,), 4: (_FROM_YEAR,)}
_LINKS: Final = frozenset("0123456789-/ ")
