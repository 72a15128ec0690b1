"""Figures in words, English and Chinese side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.quantity import Figure, Kind, Qualifier, read
from factsheet.wording import (
    LANGUAGES,
    Form,
    Language,
    UnitWords,
    figure_in_words,
    number_for_machine,
)

COMPANY = UnitWords("count", "company", "companies", "家企业")
PATENT = UnitWords("count", "patent", "patents", "件")
YUAN = UnitWords("money", "yuan", "yuan", "元", "CNY")
US_DOLLAR = UnitWords("money", "US dollar", "US dollars", "美元", "USD")
HK_DOLLAR = UnitWords("money", "Hong Kong dollar", "Hong Kong dollars", "港元", "HKD")
PATACA = UnitWords("money", "pataca", "patacas", "澳门元", "MOP")
EURO = UnitWords("money", "euro", "euros", "欧元", "EUR")
SHARE = UnitWords("share", "percent", "percent", "%")
CHANGE = UnitWords("change", "percent", "percent", "%")
POINTS = UnitWords("points", "percentage point", "percentage points", "个百分点")
RANK = UnitWords("rank", zh="名")
PER_COMPANY = UnitWords("ratio", "patent per company", "patents per company", "件")
AREA = UnitWords("measure", "square kilometre", "square kilometres", "km²")
UNITS = (COMPANY, PATENT, YUAN, US_DOLLAR, HK_DOLLAR, PATACA, EURO, SHARE, CHANGE, POINTS)


def words(figure: Figure | str, unit: UnitWords, digits: int | None = None) -> tuple[str, str]:
    """Return the figure in English, with plain spaces, and in Chinese."""
    figure = read(figure) if isinstance(figure, str) else figure
    english, chinese = (figure_in_words(figure, unit, language, digits=digits) for language in LANGUAGES)
    return english.replace("\u00a0", " "), chinese


@pytest.mark.parametrize(
    ("figure", "unit", "english", "chinese"),
    [
        ("24", COMPANY, "24 companies", "24家企业"),
        ("8,000", COMPANY, "8,000 companies", "8000家企业"),
        ("13,500", PATENT, "13,500 patents", "1.35万件"),
        ("113,000", PATENT, "113,000 patents", "11.3万件"),
        ("524,000", COMPANY, "524,000 companies", "52.4万家企业"),
        ("174,397", PATENT, "174,397 patents", "174397件"),
        ("1,103,226", PATENT, "1,103,226 patents", "1103226件"),
        ("3.73 million", PATENT, "3.73 million patents", "373万件"),
        ("3.727 million", PATENT, "3.727 million patents", "372.7万件"),
        ("5 million", PATENT, "5 million patents", "500万件"),
        ("524 million", PATENT, "524 million patents", "5.24亿件"),
        ("3632.68 billion", YUAN, "3.63268 trillion yuan", "3.63268万亿元"),
        ("3.633 trillion", YUAN, "3.633 trillion yuan", "3.633万亿元"),
        ("1234 trillion", YUAN, "1,234 trillion yuan", "1234万亿元"),
        ("505 billion", US_DOLLAR, "$505 billion", "5050亿美元"),
        ("504.0 billion", US_DOLLAR, "$504.0 billion", "5040亿美元"),
        ("3 billion", HK_DOLLAR, "HK$3 billion", "30亿港元"),
        ("3.5 billion", PATACA, "3.5 billion patacas", "35亿澳门元"),
        ("12,345", EURO, "€12,345", "12345欧元"),
        ("8.3%", SHARE, "8.3%", "8.3%"),
        ("8.30%", CHANGE, "8.30%", "8.30%"),
        ("6.1", POINTS, "6.1 percentage points", "6.1个百分点"),
        ("7.1", PER_COMPANY, "7.1 patents per company", "7.1件"),
        ("56,000", AREA, "56,000 square kilometres", "5.6万 km²"),
        ("1", RANK, "1st", "第1名"),
        ("22", RANK, "22nd", "第22名"),
        ("14", RANK, "14th", "第14名"),
        ("3.5", RANK, "3.5", "3.5名"),
        ("0", COMPANY, "0 companies", "0家企业"),
    ],
)
def test_a_figure_with_its_unit(figure: str, unit: UnitWords, english: str, chinese: str) -> None:
    assert words(figure, unit) == (english, chinese)


@pytest.mark.parametrize(
    ("figure", "unit", "english", "chinese"),
    [
        ("about 524,000", COMPANY, "about 524,000 companies", "约52.4万家企业"),
        ("over 3.6 trillion", YUAN, "more than 3.6 trillion yuan", "超过3.6万亿元"),
        ("under 30,000", COMPANY, "fewer than 30,000 companies", "不足3万家企业"),
        ("under 3 trillion", YUAN, "less than 3 trillion yuan", "不足3万亿元"),
        ("nearly 5 million", PATENT, "nearly 5 million patents", "近500万件"),
        ("at least 100", COMPANY, "at least 100 companies", "至少100家企业"),
        ("up to 8%", SHARE, "up to 8%", "不超过8%"),
        ("about 505 billion", US_DOLLAR, "about $505 billion", "约5050亿美元"),
    ],
)
def test_a_hedge_is_kept(figure: str, unit: UnitWords, english: str, chinese: str) -> None:
    assert words(figure, unit) == (english, chinese)


def test_odd_stands_between_number_and_counter_in_chinese() -> None:
    odd = Figure(Decimal(1000), Qualifier.ODD)
    assert words(odd, COMPANY) == ("more than 1,000 companies", "1000余家企业")
    assert words(Figure(Decimal("3.6E+12"), Qualifier.ODD), YUAN)[1] == "3.6万亿余元"
    for number in ("8", "103", "8.5"):
        assert words(Figure(Decimal(number), Qualifier.ODD), PATENT)[1] == f"超过{number}件"
    assert words(Figure(Decimal(10), Qualifier.ODD), SHARE) == ("more than 10%", "超过10%")
    assert words(Figure(Decimal(10), Qualifier.ODD), POINTS)[1] == "超过10个百分点"


@pytest.mark.parametrize(
    ("figure", "unit", "english", "chinese"),
    [
        ("3-5 million", COMPANY, "3–5 million companies", "300万至500万家企业"),
        ("0.8-1.2 million", COMPANY, "0.8–1.2 million companies", "80万至120万家企业"),
        ("3-5%", SHARE, "3–5%", "3%至5%"),
        ("3-5", POINTS, "3–5 percentage points", "3至5个百分点"),
        ("3-5 billion", US_DOLLAR, "$3–5 billion", "30亿至50亿美元"),
        ("3-5", RANK, "3rd to 5th", "第3至5名"),
    ],
)
def test_a_range_says_its_scale_once(figure: str, unit: UnitWords, english: str, chinese: str) -> None:
    assert words(figure, unit) == (english, chinese)


@pytest.mark.parametrize(
    ("number", "unit", "english", "chinese"),
    [
        ("-6.1", CHANGE, "−6.1%", "−6.1%"),
        ("-5E+9", US_DOLLAR, "−$5 billion", "−50亿美元"),
        ("-1", POINTS, "−1 percentage point", "−1个百分点"),
        ("-1200", COMPANY, "−1,200 companies", "−1200家企业"),
        ("-0", COMPANY, "0 companies", "0家企业"),
    ],
)
def test_a_negative_number_has_a_true_minus_sign(number: str, unit: UnitWords, english: str, chinese: str) -> None:
    assert words(Figure(Decimal(number)), unit) == (english, chinese)


def test_a_negative_range_needs_no_dash_beside_its_minus_signs() -> None:
    figure = Figure(Decimal(-5), upper=Decimal(-3))
    assert words(figure, CHANGE) == ("−5 to −3%", "−5%至−3%")


@pytest.mark.parametrize(
    ("figure", "english"),
    [
        ("1", "1 company"),
        ("1.0", "1.0 companies"),
        ("1 million", "1 million companies"),
        ("0", "0 companies"),
        ("2", "2 companies"),
        ("21", "21 companies"),
        ("over 1", "more than 1 company"),
    ],
)
def test_the_noun_agrees_with_the_number_as_printed(figure: str, english: str) -> None:
    assert words(figure, COMPANY)[0] == english


@pytest.mark.parametrize(
    ("figure", "form", "english", "chinese"),
    [
        ("3", "number", "3", "3"),
        ("about 524,000", "number", "about 524,000", "约52.4万"),
        ("3", "word", "three", "三"),
        ("10", "word", "ten", "十"),
        ("11", "word", "11", "11"),
        ("0", "word", "0", "0"),
        ("3.0", "word", "3.0", "3.0"),
        ("over 3", "word", "more than three", "超过三"),
        ("3-5", "word", "3–5", "3至5"),
        ("1", "words", "one company", "一家企业"),
        ("2", "words", "two companies", "两家企业"),
        ("24", "words", "24 companies", "24家企业"),
        ("1", "ordinal", "first", "第一"),
        ("2", "ordinal", "second", "第二"),
        ("9", "ordinal", "ninth", "第九"),
        ("10", "ordinal", "10th", "第十"),
        ("14", "ordinal", "14th", "第14"),
        ("23", "ordinal", "23rd", "第23"),
        ("111", "ordinal", "111th", "第111"),
    ],
)
def test_the_forms(figure: str, form: Form, english: str, chinese: str) -> None:
    figures = [figure_in_words(read(figure), COMPANY, tag, form=form) for tag in LANGUAGES]
    assert figures == [english, chinese]


@pytest.mark.parametrize("form", ["words", "full"])
def test_percentages_and_money_are_never_spelled_out(form: Form) -> None:
    assert figure_in_words(read("5%"), SHARE, "en", form=form) == "5%"
    assert figure_in_words(read("5"), US_DOLLAR, "en", form=form) == "$5"


def test_points_are_spelled_out_as_words() -> None:
    assert figure_in_words(read("2"), POINTS, "zh", form="words") == "两个百分点"


def test_a_number_form_has_no_sign_of_its_unit() -> None:
    assert figure_in_words(read("8.3%"), SHARE, "en", form="number") == "8.3"
    assert figure_in_words(read("1"), RANK, "en", form="number") == "1"


@pytest.mark.parametrize("text", ["3.5", "0", "-1", "3-5"])
def test_an_ordinal_needs_a_whole_number_above_zero(text: str) -> None:
    with pytest.raises(ValueError, match="no ordinal"):
        figure_in_words(read(text), RANK, "en", form="ordinal")


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="“fr”; there are en, zh"):
        figure_in_words(read("3"), RANK, "fr")  # type: ignore[arg-type]


def test_a_number_and_its_scale_word_stay_on_one_line() -> None:
    assert figure_in_words(read("3.73 million"), PATENT, "en") == "3.73\u00a0million patents"
    assert figure_in_words(read("3-5 million"), PATENT, "en") == "3–5\u00a0million patents"


@pytest.mark.parametrize(
    ("figure", "unit", "digits", "english", "chinese"),
    [
        ("3632.68 billion", YUAN, 3, "3.63 trillion yuan", "3.63万亿元"),
        ("3.73 million", PATENT, 5, "3.73 million patents", "373万件"),
        ("over 3.613 trillion", YUAN, 2, "more than 3.6 trillion yuan", "超过3.6万亿元"),
        ("1,103,226", PATENT, 3, "1.10 million patents", "110万件"),
        ("8.35%", CHANGE, 2, "8.4%", "8.4%"),
        ("14", RANK, 1, "14th", "第14名"),
    ],
)
def test_fewer_digits_on_request(figure: str, unit: UnitWords, digits: int, english: str, chinese: str) -> None:
    assert words(figure, unit, digits) == (english, chinese)


@pytest.mark.parametrize("unit", [COMPANY, RANK])
def test_no_digits_are_no_figure(unit: UnitWords) -> None:
    with pytest.raises(ValueError, match="at least one digit, not 0"):
        figure_in_words(read("24"), unit, "en", digits=0)


@pytest.mark.parametrize(
    ("number", "upper", "machine"),
    [
        ("3.727E+6", None, "3727000"),
        ("8.30", None, "8.30"),
        ("-6.1", None, "-6.1"),
        ("-0", None, "0"),
        ("1E-3", None, "0.001"),
        ("3E+6", "5E+6", "3000000/5000000"),
    ],
)
def test_machines_read_plain_numbers(number: str, upper: str | None, machine: str) -> None:
    figure = Figure(Decimal(number), upper=None if upper is None else Decimal(upper))
    assert number_for_machine(figure) == machine


@st.composite
def numbers(draw: st.DrawFn, *, negative: bool = True) -> Decimal:
    """Return a number from 0.001 to 10^15 with one to eight known digits."""
    coefficient = draw(st.integers(1, 10**8))
    size = draw(st.integers(-3, 14))
    number = Decimal(coefficient)
    number = number.scaleb(size - number.adjusted())
    return number.copy_negate() if negative and draw(st.booleans()) else number


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    if draw(st.integers(0, 4)) == 0:
        low, high = sorted(draw(numbers(negative=False)) for _ in "ab")
        return Figure(low, upper=high if high > low else low * 2)
    qualifier = draw(st.sampled_from(Qualifier))
    return Figure(draw(numbers(negative=qualifier is Qualifier.NONE)), qualifier)


@given(
    figures(),
    st.sampled_from(UNITS),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["full", "number"]),
)
def test_the_words_read_back_agree_with_the_figure(
    figure: Figure, unit: UnitWords, language: Language, form: Form
) -> None:
    text = figure_in_words(figure, unit, language, form=form)
    again = read(text, language)
    assert again.agrees(figure), text
    if form == "full" and unit.kind == "money":
        assert again.unit == unit.currency
    if form == "full" and unit.percent:
        assert again.kind is Kind.PERCENT


@given(figures(), st.sampled_from(UNITS), st.sampled_from(LANGUAGES), st.integers(1, 6))
def test_words_hold_no_exponent_and_no_hyphen_for_a_minus(
    figure: Figure, unit: UnitWords, language: Language, digits: int
) -> None:
    for chosen in (None, digits):
        text = figure_in_words(figure, unit, language, digits=chosen)
        assert "E" not in text.replace("EUR", "")
        assert "-" not in text
        assert "  " not in text
        assert text == text.strip()


@given(numbers(), st.sampled_from(LANGUAGES), st.integers(1, 6))
def test_no_more_digits_are_printed_than_asked_for_or_known(number: Decimal, language: Language, digits: int) -> None:
    text = figure_in_words(Figure(number), COMPANY, language, form="number", digits=digits)
    printed = "".join(character for character in text if character.isdigit()).lstrip("0")
    assert len(printed.rstrip("0")) <= min(digits, Figure(number).digits)
    if "." in text:
        assert len(printed) <= min(digits, Figure(number).digits)
