"""Reading figures: each feature of the notation, with texts beside it that must not be read so."""

from __future__ import annotations

import pytest

from factsheet.quantity import read
from tests.quantity.reader import MANY, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24", "24"),
        ("3.73 million", "3.73E+6"),
        ("3.73million", "3.73E+6"),
        ("3.2 millions", "3.2E+6"),
        ("524 thousand", "5.24E+5"),
        ("524 thousands", "5.24E+5"),
        ("505 billion", "5.05E+11"),
        ("3,632.68 billion", "3.63268E+12"),
        ("3.6 trillion", "3.6E+12"),
        ("1 quadrillion", "1E+15"),
        ("$3.7m", "3.7E+6"),
        ("3.7bn", "3.7E+9"),
        ("1.2 tn", "1.2E+12"),
        ("20k", "2.0E+4"),
        ("1 trillion 301.5 billion yuan", "1.3015E+12"),
        ("0.001", "0.001"),
        ("86.60", "86.60"),
        ("18 827 000", "1.8827E+7"),
        # ... and beside them what is no scale
        ("5 m", "5"),
        ("5 k", "5"),
        ("55km", "55"),
        ("24 military sites", "24"),
        ("24 billboards", "24"),
        ("7 434", MANY),
        ("3-crore", "error: “crore” is no scale word of the source's language (en)"),
        ("24 md", "24"),
        ("5 hundred", "error: “hundred” is no scale word of the source's language (en)"),
        ("18 mill", "error: “mill” is no scale word of the source's language (en)"),
        ("3 crore", "error: “crore” is no scale word of the source's language (en)"),
        ("3.7 Milliarden", "error: “Milliarden” is no scale word of the source's language (en)"),
        ("$1.2T", "error: “T” behind the number is not read; write the word"),
        ("1 billion 2 trillion", MANY),
    ],
)
def test_english_scales(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("372.7万件", "3.727E+6"),
        ("372.7 万件", "3.727E+6"),
        ("372.7萬件", "3.727E+6"),
        ("３７２．７万件", "3.727E+6"),
        ("１，０３４件", "1034"),
        ("505亿元", "5.05E+10"),
        ("505億元", "5.05E+10"),
        ("36326.8亿元", "3.63268E+12"),
        ("3.6万亿元", "3.6E+12"),
        ("3.6兆元", "3.6E+12"),
        ("5千件", "5E+3"),
        ("3千万", "3E+7"),
        ("11万3000件", "1.13E+5"),
        ("11万0300件", "1.103E+5"),
        ("1亿2000万", "1.2E+8"),
        ("1亿200万", "1.0200E+8"),
        ("1万亿3015亿元", "1.3015E+12"),
        ("24个", "24"),
        ("113,000件", "1.13E+5"),
        ("78家", "78"),
        # ... and beside them what is no scale
        ("5千米", "5"),
        ("5万千瓦", "5E+4"),
        ("5兆瓦", "5"),
        ("5百分点", "5 percentage points"),
        ("24家半导体企业", "24"),
        ("24，500", MANY),
        ("11万30000件", MANY),
        ("11万10000件", MANY),
        ("11万0.3万件", MANY),
        ("1.5万3000件", MANY),
        ("11万 3000件", MANY),
        ("3万五千件", "error: more than one figure: one in digits and one in words"),
        ("3万件，2万家", MANY),
    ],
)
def test_chinese_scales(text: str, expected: str) -> None:
    assert told(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 524,000", "about 5.24E+5"),
        ("around 524,000 companies", "about 5.24E+5"),
        ("some 24 clusters", "about 24"),
        ("~24", "about 24"),
        ("over 3.6 trillion", "over 3.6E+12"),
        ("exceeded 3.6 trillion yuan", "over 3.6E+12"),
        ("more than US$35 billion", "over 3.5E+10"),
        ("> 24", "over 24"),
        ("24+", "over 24"),
        ("under 24", "under 24"),
        ("less than a 24th", "under 24 rank"),
        ("at least 24", "at least 24"),
        ("24 companies or more", "at least 24"),
        ("24 Companies OR MORE", "at least 24"),
        ("not under 24", "at least 24"),
        ("≥ 24", "at least 24"),
        ("at most 24", "at most 24"),
        ("up to 24", "at most 24"),
        ("not exceeding 24", "at most 24"),
        ("no more than 24", "at most 24"),
        ("24 percent or less", "at most 24 percent"),
        ("nearly 24", "nearly 24"),
        ("Over 24", "over 24"),
        ("NEARLY 24", "nearly 24"),
        ("close to 3.6 trillion", "nearly 3.6E+12"),
        ("1,000-odd", "odd 1E+3"),
        # ... and beside them words that are no hedges
        ("adds up to 24", "24"),
        ("moved up to 24th", "24 rank"),
        ("overall 24", "24"),
        ("moreover 24", "24"),
        ("handsome 24", "24"),
        ("over the years 24", "24"),
        ("24 clusters, over Europe", "24"),
        ("24 AI+ projects", "24"),
        ("24 oddities", "24"),
    ],
)
def test_english_hedges(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约52.4万家", "about 5.24E+5"),
        ("約52.4萬家", "about 5.24E+5"),
        ("大约24家", "about 24"),
        ("约为24家", "about 24"),
        ("2.68%左右", "about 2.68 percent"),
        ("逾5,000家", "over 5E+3"),
        ("超24家", "over 24"),
        ("超过24家", "over 24"),
        ("超過24家", "over 24"),
        ("突破5100亿元", "over 5.1E+11"),
        ("过24家", "over 24"),
        ("不足24%", "under 24 percent"),
        ("低于24%", "under 24 percent"),
        ("不低于24%", "at least 24 percent"),
        ("至少24家", "at least 24"),
        ("24家以上", "at least 24"),
        ("10亿美元以上", "at least 1.0E+9"),
        ("不超过24%", "at most 24 percent"),
        ("24%以下", "at most 24 percent"),
        ("近3.6万亿元", "nearly 3.6E+12"),
        ("接近24%", "nearly 24 percent"),
        ("100余家", "odd 100"),
        ("3万余件", "odd 3E+4"),
        ("3000多件", "odd 3E+3"),
        ("1亿2000余万元", "odd 1.2E+8"),
        ("3年多", "odd 3"),
        # ... and beside them words that are no hedges
        ("近年来24家", "24"),
        ("最近24家", "24"),
        ("附近24家", "24"),
        ("近3年", "3"),
        ("超级24", "24"),
        ("反超24家", "24"),
        ("条约24", "24"),
        ("签约24个项目", "24"),
        ("节约24%", "24 percent"),
        ("纽约24", "24"),
        ("通过24项", "24"),
        ("打破24项", "24"),
        ("24个最多的城市", "24"),
        ("24家其余", "24"),
        ("24家上以", "24"),
    ],
)
def test_chinese_hedges(text: str, expected: str) -> None:
    assert told(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("8.3%", "en", "8.3 percent"),
        ("8.3 %", "en", "8.3 percent"),
        ("8.3 percent", "en", "8.3 percent"),
        ("8.3 per cent", "en", "8.3 percent"),
        ("an increase of 8.3 percent", "en", "8.3 percent"),
        ("1.2 percentage points", "en", "1.2 percentage points"),
        ("1.2 pp", "en", "1.2 percentage points"),
        ("1.2个百分点", "zh", "1.2 percentage points"),
        ("1.2個百分點", "zh-Hant", "1.2 percentage points"),
        ("8.3％", "zh", "8.3 percent"),
        ("百分之8.3", "zh", "8.3 percent"),
        ("百分之八点三", "zh", "8.3 percent"),
        ("约百分之8.3", "zh", "about 8.3 percent"),
        ("1,97 Prozent", "de", "1.97 percent"),
        ("1,97 pour cent", "fr", "1.97 percent"),
        # ... and beside them what is neither
        ("72,000 PCT applications", "en", "7.2E+4"),
        ("11.33 points higher", "en", "11.33"),
        ("24 percentiles", "en", "24"),
        ("82.36分", "zh", "82.36"),
        ("3.5‰", "en", "error: “‰” is not read; write the figure in plain digits"),
        ("3成", "zh", "error: a fraction in words; write it in digits"),
        ("24成员", "zh", "24"),
    ],
)
def test_percent_and_percentage_points(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("4th", "en", "4 rank"),
        ("ranked 4th globally", "en", "4 rank"),
        ("(21st)", "en", "21 rank"),
        ("No. 4", "en", "4 rank"),
        ("#29", "en", "29 rank"),
        ("rank 7", "en", "7 rank"),
        ("about no. 7", "en", "about 7 rank"),
        ("第4名", "zh", "4 rank"),
        ("第4位", "zh", "4 rank"),
        ("排名第23位", "zh", "23 rank"),
        ("位列4位", "zh", "4 rank"),
        ("2位", "ja", "2 rank"),
        ("81위", "ko", "81 rank"),
        ("Rang 27", "de", "27 rank"),
        ("9e place", "fr", "9 rank"),
        ("la première place", "fr", "1 rank"),
        ("à la vingt et unième place", "fr", "21 rank"),
        ("Troisième meilleure performance", "fr", "3 rank"),
        ("En sexto lugar", "es", "6 rank"),
        ("manteve a primeira posição", "pt", "1 rank"),
        ("21° posto", "it", "21 rank"),
        ("ranked top", "en", "1 rank"),
        ("topped the charts", "en", "1 rank"),
        ("首次名列榜首", "zh", "1 rank"),
        ("third year running", "en", "3 rank"),
        ("第二", "zh", "2 rank"),
        ("全球第三", "zh", "3 rank"),
        # ... and beside them what is no rank
        ("上升5位", "zh", "5"),
        ("上升5位", "ja", "5"),
        ("5位院士", "zh", "5"),
        ("top 100", "en", "100"),
        ("24 stations", "en", "24"),
        ("24 thousand", "en", "2.4E+4"),
        ("93名", "zh", "93"),
        ("stopped", "en", "error: no figure here"),
    ],
)
def test_ordinals_and_ranks(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("$505 billion", "en", "USD"),
        ("US$505 billion", "en", "USD"),
        ("USD 505 billion", "en", "USD"),
        ("HK$396,000", "en", "HKD"),
        ("RMB162,000", "en", "CNY"),
        ("Rmb5.5bn", "en", "CNY"),
        ("MOP607,263", "en", "MOP"),
        ("A$5 billion", "en", "AUD"),
        ("€5", "en", "EUR"),
        ("¥5", "zh", "CNY"),
        ("¥5", "ja", "JPY"),
        ("3.6 trillion yuan", "en", "CNY"),
        ("1.97 trillion U.S. dollars", "en", "USD"),
        ("30.14 billion Hong Kong Dollars", "en", "HKD"),
        ("24亿港元", "zh", "HKD"),
        ("24亿美元", "zh", "USD"),
        ("24亿澳门元", "zh", "MOP"),
        ("24亿元", "zh", "CNY"),
        ("100多元", "zh", "CNY"),
        ("5万円", "ja", "JPY"),
        # ... and beside them other units
        ("24 European clusters", "en", "European clusters"),
        ("24元素", "zh", "元素"),
        ("372.7万件", "zh", "件"),
        ("100余家", "zh", "家"),
        ("24家以上", "zh", "家"),
        ("24家。", "zh", "家"),
        ("第4位城市", "zh", "城市"),
        ("位列4位城市", "zh", "城市"),
        ("24 clusters.", "en", "clusters"),
        ("24 launches of SpaceX", "en", "launches of SpaceX"),
        ("24%", "en", ""),
        ("24 invention patents", "en", "invention patents"),
        ("24 companies or more", "en", "companies"),
        ("7万6000社を超える", "ja", "社"),
        ("55-kilometre", "en", "kilometre"),
        ("106 km²", "en", "km²"),
        ("7.5 per 10,000 people", "en", "people"),
        ("24", "en", ""),
    ],
)
def test_units_and_currencies(text: str, language: str, unit: str) -> None:
    assert read(text, language).unit == unit


@pytest.mark.parametrize(
    ("text", "language", "scale"),
    [
        ("3.73 million", "en", 6), ("372.7万件", "zh", 4), ("24", "en", 0), ("twenty-four", "en", 0),
        # of a number in parts it is that of the last one
        ("1 trillion 301.5 billion yuan", "en", 9), ("11万3000件", "zh", 0), ("1亿2000万", "zh", 4),
    ],
)  # fmt: skip
def test_the_scale_is_that_of_the_scale_word(text: str, language: str, scale: int) -> None:
    assert read(text, language).scale == scale


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3 to 5", "en", "3 to 5"),
        ("3–5 percent", "en", "3 to 5 percent"),
        ("8.3% to 8.9%", "en", "8.3 to 8.9 percent"),
        ("8.3%-8.9%", "en", "8.3 to 8.9 percent"),
        ("8.3 per cent to 8.9 per cent", "en", "8.3 to 8.9 percent"),
        ("3 to 5 million", "en", "3E+6 to 5E+6"),
        ("$3 to $5 million", "en", "3E+6 to 5E+6"),
        ("900 thousand to 1.2 million", "en", "9.00E+5 to 1.2E+6"),
        ("between 24 and 26 percent", "en", "24 to 26 percent"),
        ("ranging from 24 to 26", "en", "24 to 26"),
        ("-3 to -1", "en", "-3 to -1"),
        ("-3 to 5", "en", "-3 to 5"),
        ("about 3 to 5", "en", "about 3 to 5"),
        ("3至5", "zh", "3 to 5"),
        ("3万至5万件", "zh", "3E+4 to 5E+4"),
        ("3至5万件", "zh", "3E+4 to 5E+4"),
        ("第4至6位", "zh", "4 to 6 rank"),
        ("24～26家", "zh", "24 to 26"),
        # ... and beside them two figures
        ("from 24 to 26", "en", MANY),
        ("从24到26", "zh", MANY),
        ("24 and 26", "en", MANY),
        ("24 or 26", "en", MANY),
        ("24 clusters to 26", "en", MANY),
        ("rose 2.1 percent to 551,000 companies", "en", MANY),
        ("8.3% to 12", "en", MANY),
        ("between 24 to 26", "en", MANY),
        ("3 to 5 to 7", "en", MANY),
        ("5 to 3", "en", "error: a range begins with its smaller end"),
        ("3 to 3", "en", "error: a range begins with its smaller end"),
        ("900 to 1.2 million", "en", "error: a range begins with its smaller end"),
        ("2024-25", "en", "error: a range begins with its smaller end"),
        ("24/7", "en", MANY),
        ("1/6", "en", MANY),
    ],
)
def test_ranges(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("-3.5%", "en", "-3.5 percent"),
        ("−3.5%", "en", "-3.5 percent"),
        ("–3.5%", "en", "-3.5 percent"),
        ("-$5", "en", "-5"),
        ("$-5", "en", "-5"),
        ("minus 3.5", "en", "-3.5"),
        ("down 3.5 percent", "en", "-3.5 percent"),
        ("a decrease of 3.5 percent", "en", "-3.5 percent"),
        ("3.5% year-on-year decline", "en", "-3.5 percent"),
        ("down more than 3.5 percent", "en", "under -3.5 percent"),
        ("down 3 to 5 percent", "en", "-5 to -3 percent"),
        ("下降3.5%", "zh", "-3.5 percent"),
        ("下降了近3.5个百分点", "zh", "nearly -3.5 percentage points"),
        ("同比降3.5%", "zh", "-3.5 percent"),
        ("增速为-3.5%", "zh", "-3.5 percent"),
        # ... and beside them what is no fall by so much
        ("fell one spot to 35", "en", "35"),
        ("reduced to 9 months", "en", "9"),
        ("24, down on last year", "en", "24"),
        ("24 down-to-earth firms", "en", "24"),
        ("fallen trees 24", "en", "24"),
        ("下降到3.5%", "zh", "3.5 percent"),
        ("缩短至9个月", "zh", "9"),
        ("surged 8.3 percent", "en", "8.3 percent"),
        ("top-100", "en", "100"),
    ],
)
def test_negative_numbers(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("16.296", "de", "16296"),
        ("16.296,5", "de", "16296.5"),
        ("rund 16.296 Anmeldungen", "de", "about 16296"),
        ("über 100 Firmen", "de", "over 100"),
        ("knapp 3,7 Milliarden Euro", "de", "nearly 3.7E+9"),
        ("3,7 Mrd. Euro", "de", "3.7E+9"),
        ("1,2 Billionen", "de", "1.2E+12"),
        ("1'234'567", "de", "1234567"),
        ("1,97 %", "fr", "1.97 percent"),
        ("18 827 000", "fr", "1.8827E+7"),
        ("18\u202f827\u202f000", "fr", "1.8827E+7"),
        ("près de 3,6 milliards", "fr", "nearly 3.6E+9"),
        ("3,6 billones", "es", "3.6E+12"),
        ("100 mil millones", "es", "1.00E+11"),
        ("1,97 %", "pt-BR", "1.97 percent"),
        ("aproximadament 950.000", "ca", "about 9.5E+5"),
        ("3,93 трилиона юана", "bg", "3.93E+12"),
        ("более 3,6 трлн", "ru", "over 3.6E+12"),
        ("11万3000件", "ja", "1.13E+5"),
        ("7.6万社を超える", "ja", "over 7.6E+4"),
        ("100件超", "ja", "over 100"),
        ("100件弱", "ja", "nearly 100"),
        ("11만 3000건", "ko", "1.13E+5"),
        ("372만여 건", "ko", "odd 3.72E+6"),
        ("24명 이상", "ko", "at least 24"),
        # ... and beside them the same marks in English, and English words there
        ("16.296", "en", "16.296"),
        ("1,97 %", "en", "error: “1,97” is no number; marks stand as in 1,234.5"),
        ("3.73 Millionen", "de", "error: “3.73” is no number; marks stand as in 1.234,5"),
        ("3,6 trillion", "de", "error: “trillion” is no scale word of the source's language (de)"),
        ("fast 24", "en", "24"),
        ("24超", "zh", "24"),
    ],
)
def test_the_language_of_the_source_decides(text: str, language: str, expected: str) -> None:
    assert told(text, language) == expected
