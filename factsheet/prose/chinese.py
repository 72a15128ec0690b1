"""Figures typed as Chinese numerals: 二十四个, 第三, 三分之一, 六成; not 一些, 十分, 珠三角, 三里河."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from factsheet.prose.markup import OBJECT
from factsheet.prose.names import PAINT
from factsheet.prose.nouns import COUNTERS

_DIGITS: Final = "零〇一二两三四五六七八九"
_SCALES: Final = "百千万亿"
_RUN: Final = re.compile(f"[{_DIGITS}十{_SCALES}]++")

# Names, dates and turns of phrase whose numerals count nothing. Each begins with one of `_FIRST`.
_DATES: Final = (
    "[一二]?[〇零一二三四五六七八九]{3}年代?"
    "|(?:十[一二]|[一二三四五六七八九十])月(?:[份底末初]|(?:[一二三]?十[一-九]?|[一-九])[日号])?"
    "|[前第]?[一二三四]季度|[一-九]十年代|(?:二十一?|十[七八九])世纪|[上下]半[年月]|半年"
)
_POLITICS: Final = (
    "十[二三四五]五|十[一二三四五]个五年|五年(?:规划|计划)|(?:二十|十[五六七八九])大"
    "|第?[一二三四五六七八九十]{1,3}届(?:[一-九]中)?(?:全会|中央|全国)?"
    "|一带一路|一国两制|两个(?:一百年|毫不动摇|维护|确立)|双一流|四个(?:全面|自信|意识)|三个(?:代表|务必)"
    "|五个统筹|八项规定|[三四五]位一体|三步走|四大发明|[千万]人计划"
)
_PLACES: Final = (
    "[珠长]三角|三角|三[亚沙峡江明门]|三里[河屯]|四川|五[台常]|六安|六盘水|七台河|八达岭|九[江龙州]|九寨沟|十堰"
    "|千岛|万[州宁象科]|百[色度济]|两[广湖江]|一汽|三[星一菱井洋]|四通|七彩"
)
_ORDINALS: Final = (
    "第一(?:时间|手|线|步|次|产业|书记|生产力|资源|动力|推动力|责任人|批|要务|梯队|眼|印象)|第[二三]产业"
    "|第二次世界大战|第三(?:方|者|世界)|第[一二三四五六七八九十]{1,3}[章条节款编]"
)
_IDIOMS: Final = (
    "一(?:成不变|心一意|五一十|点一滴|步一步|代一代)|三番[五两]次|两全其美|七上八下|四面八方|五花八门|九牛一毛"
    "|十全十美|千家万户|千方百计|千变万化|百家争鸣|百花齐放|百年大计|三三两两|接二连三|丢三落四|不三不四"
    "|说一不二|独一无二|[统唯万专单同某任合逐不]一|(?<!分)之一|进一步|一一|[一二三四][二三四]线|[一二三四]线"
    "|四[处周季]|五官|八卦|十[足分](?!之)|百[姓货科]|千万(?:别|不|要)|万[物事能维里]|亿万(?!元)"
    "|两[者国岸会地端侧旁手极难全用]|三[者农思]|[这那]两[个家件项种者]"
    "|半导体|半岛|半径|半成品|半[月夜球天]|过半(?:个|小时|年)"
)
_FIRST: Final = "一二两三四五六七八九十百千万亿〇零半前第上下珠长双统唯专单同某任合逐不之进这那过接丢说独"
_NAMES: Final = re.compile(f"(?=[{_FIRST}])(?:{_DATES}|{_POLITICS}|{_PLACES}|{_ORDINALS}|{_IDIOMS})")

# Figures without a numeral.
_WORDS: Final = re.compile(
    "榜首|居首(?!都)|(?<![放摆])[居列占]首位|半数|过半|对半|翻了?[一两三四]?[番倍]|减半|双倍|成倍"
)
# What follows a numeral and makes it a figure, whatever the numeral is …
_FRACTION: Final = re.compile(f"分之(?:[{_DIGITS}十{_SCALES}]++|几)(?:点[{_DIGITS}]++)?|点[{_DIGITS}]++[{_SCALES}]*+")
_TENTHS: Final = re.compile(f"成(?:半|[{_DIGITS}])?(?![为本绩立员功果长熟分])")
_COUNTED: Final = re.compile(f"[余多几]?[{_SCALES}]?{COUNTERS}")
_HEDGES: Final = frozenset("数几上近逾超约")
_BEFORE: Final = frozenset("第前") | _HEDGES
_TOP: Final = frozenset("两三五八十百")


def chinese_figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a figure in Chinese numerals begins and ends; the text is in simplified characters."""
    for word in _WORDS.finditer(text):
        yield word.span()
    text = _NAMES.sub(lambda match: PAINT * len(match[0]), text)
    for run in _RUN.finditer(text):
        start, found = run.start(), _end_of_figure(text, run)
        if found:
            yield start - (text[start - 1 : start] in _BEFORE), found


def _end_of_figure(text: str, run: re.Match[str]) -> int:
    """Return where the figure ends that begins with this numeral; 0 if the numeral counts nothing."""
    numeral, (start, end) = run[0], run.span()
    before = text[max(0, start - 2) : start]
    if match := _FRACTION.match(text, end):
        return match.end()
    counted = _COUNTED.match(text, end)
    full = counted.end() if counted else end
    if before.endswith("第") or (before.endswith("前") and numeral in _TOP):
        return full
    if len(numeral) == 1 and numeral in _DIGITS and (tenths := _TENTHS.match(text, end)):
        return tenths.end()
    if _is_number(numeral, before) or (counted and _counts(numeral, text[end])):
        return full
    return end + 1 if numeral == "一" and text[end : end + 1] in {"半", "倍"} else 0


def _is_number(numeral: str, before: str) -> bool:
    """Tell whether a numeral is a number even if nothing is counted: 二十四, 一百, 数千."""
    scale = numeral.strip(_SCALES + "十") == ""
    if scale:
        typed_after_figure = before.rstrip(" ").endswith(OBJECT)
        return typed_after_figure or before[-1:] in _HEDGES or (numeral[0] == "十" and len(numeral) > 1)
    return numeral[0] not in _SCALES and numeral.strip(_DIGITS) != ""


def _counts(numeral: str, after: str) -> bool:
    """Tell whether a numeral before a counter is a count: 两家, 百余家, 百万元; 一个 is an article, 亿元 a unit."""
    if numeral.strip(_SCALES) == "":
        return after in "余多" or (len(numeral) > 1 and numeral != "万亿")
    return numeral != "一"
