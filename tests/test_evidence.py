"""Lines of evidence: what a source prints becomes a figure, with `scale` and `how` where the print needs them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.evidence import EvidenceError, printed_figure
from factsheet.quantity import Kind, Qualifier, read


@pytest.mark.parametrize(
    ("says", "language", "number"),
    [
        ("372.7万件", "zh", "3727000"),
        ("exceeded 3.6 trillion yuan", "en", "3.6E+12"),
        ("16.296", "de", "16296"),
        ("1,97 %", "de", "1.97"),
        ("third year running", "en", "3"),
    ],
)
def test_a_line_is_read_in_the_language_of_its_source(says: str, language: str, number: str) -> None:
    assert printed_figure(says, language).number == Decimal(number)


@pytest.mark.parametrize(
    ("says", "scale", "number"),
    [
        ("3.73", "million", "3.73E+6"), ("3.73", " Million ", "3.73E+6"), ("52.4", "万", "5.24E+5"),
        ("3,632.7", "billion", "3.6327E+12"), ("24", "thousand", "2.4E+4"), ("-1.5", "亿", "-1.5E+8"),
    ],
)  # fmt: skip
def test_the_scale_of_a_tables_head_counts(says: str, scale: str, number: str) -> None:
    figure = printed_figure(says, "en", scale)
    assert (figure.number, figure.exponent) == (Decimal(number), Decimal(number).as_tuple().exponent)


@pytest.mark.parametrize(
    ("scale", "hint"), [("milion", "did you mean “million”"), ("", "scales are"), ("x", "scales are thousand")]
)
def test_a_word_that_is_no_scale_is_told(scale: str, hint: str) -> None:
    with pytest.raises(EvidenceError, match="is no scale word") as caught:
        printed_figure("3.73", "en", scale)
    assert (caught.value.field, caught.value.position) == ("scale", 0)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("says", "how", "result", "language"),
    [
        ("497,000, an increase of 69,000", "497,000 - 69,000", "428 thousand", "en"),
        ("497,000, an increase of 69,000", "497 thousand - 69 thousand", "428 thousand", "en"),
        ("3,632.68 billion yuan, up 296.97 billion", "3,632.68 billion - 296.97 billion", "3,335.71 billion", "en"),
        ("2.69 percent, up 0.11 percentage points", "2.69 percent - 0.11 percentage points", "2.58", "en"),
        ("edged up 0.11 percentage points to 2.69", "2.69 − 0.11", "2.58", "en"),
        ("497,000, an increase of 69,123", "497,000 - 69,123", "428 thousand", "en"),
        ("1.3 million in towns and 24,120 in villages", "1.3 million + 24,120", "1.3 million", "en"),
        ("49.7万家，比上年增加6.9万家", "49.7万 - 6.9万", "42.8万", "en"),
        ("49.7万家，比上年增加6.9万家", "49.7万 - 6.9万", "42.8万", "zh"),
        ("16,3 %, davon 2,1 % im Osten", "16,3 % - 2,1 %", "14.2", "de"),
        ("24 teams of 50 people", "24 * 50", "1.2 thousand", "en"),
        ("24 teams of 50 people", "24 × 50", "1.2 thousand", "en"),
        ("100 people in 24 teams", "100 / 24", "4.2", "en"),
        ("24 teams here and three there", "three + 24", "27", "en"),
        ("16 patents per 10,000 people, 2 more than before", "16 - 2", "14", "en"),
        ("5, 6 and 7", "5 + 6 + 7", "18", "en"),
    ],
)  # fmt: skip
def test_what_follows_from_the_printed_figures_is_reckoned(says: str, how: str, result: str, language: str) -> None:
    figure = printed_figure(says, language, how=how)
    assert figure.agrees(read(result))
    assert figure.exponent >= read(result).exponent
    assert (figure.kind, figure.qualifier) == (Kind.CARDINAL, Qualifier.NONE)


@pytest.mark.parametrize(
    ("says", "how", "field", "at", "message"),
    [
        ("497,000, an increase of 69,000", "497,000 - 68,000", "how", 10, "“68,000” is not printed in"),
        ("497,000, an increase of 69,000", "497 - 69,000", "how", 0, "“497” is not printed in"),
        ("497,000, an increase of 69,000", "497,000 - 497,000", "how", 0, "does not use every figure of"),
        ("497,000, an increase of 69,000", "497,000-69,000", "how", 0, "is no calculation"),
        ("497,000, an increase of 69,000", "497,000", "how", 0, "is no calculation"),
        ("497,000, an increase of 69,000", "497,000 - many", "how", 10, "no figure here"),
        ("497,000, an increase of 69,000", "497,000 - 69,000 -  ", "how", 20, "no figure here"),
        ("5, 6 and 7", "5 + 6 * 7", "how", 6, "either + and - or * and /"),
        ("5 of 0", "5 / 0", "how", 4, "division by a figure that may be zero"),
        ("5 crore and 6", "5 - 6", "says", 1, "no scale word"),
        ("497,000, up 1.2.3", "497,000 - 1", "says", 12, "is no number"),
        ("24 and a half, up 3", "24 - 3", "says", 2, "a fraction"),
        ("three here and 24 there", "3 + 24", "says", 0, "one in digits and one in words"),
        ("nothing", "5 - 3", "says", 0, "no figure here"),
    ],
)
def test_a_calculation_that_does_not_fit_is_told_at_its_place(
    says: str, how: str, *, field: str, at: int, message: str
) -> None:
    with pytest.raises(EvidenceError, match=message.replace("+", r"\+").replace("*", r"\*")) as caught:
        printed_figure(says, "en", how=how)
    assert (caught.value.field, caught.value.position) == (field, at)


def test_a_changed_digit_of_a_calculation_is_noticed() -> None:
    says, how = "497,000, an increase of 69,000", "497,000 - 69,000"
    for place, digit in enumerate(says):
        for other in "0123456789":
            if digit.isdigit() and other != digit:
                with pytest.raises(EvidenceError):
                    printed_figure(says[:place] + other + says[place + 1 :], "en", how=how)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_differences_of_exact_numbers_are_exact(a: int, b: int) -> None:
    figure = printed_figure(f"{a}.0 after {b}.0", "en", how=f"{a}.0 - {b}.0")
    assert figure.number == a - b


def error_of(says: str, language: str, how: str | None) -> EvidenceError | None:
    try:
        printed_figure(says, language, None, how)
    except EvidenceError as error:
        return error
    return None


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "zh", "de", "zz", ""]))
def test_no_text_does_anything_but_read_or_be_an_error_in_its_place(says: str, how: str, language: str) -> None:
    for calculation in (how, f"{says} - {how}", f"{says} / {says}", None):
        error = error_of(says, language, calculation)
        if error is not None:
            text = calculation if error.field == "how" else says
            assert text is not None
            assert 0 <= error.position <= len(text)


@pytest.mark.parametrize(
    ("says", "scale", "how", "message", "field"),
    [
        ("0 and over 3", None, "0 * over 3", "nothing is known of this figure: it has no bound", "how"),
        ("0 and 9999999999999999999999999", None, "0 * 9999999999999999999999999", "too large or too small", "how"),
        ("0 quadrillion", "million", None, "too large or too small to be printed", "scale"),
    ],
)
def test_what_cannot_be_printed_is_no_figure(
    says: str, scale: str | None, how: str | None, *, message: str, field: str
) -> None:
    with pytest.raises(EvidenceError, match=message) as caught:
        printed_figure(says, "en", scale, how)
    assert caught.value.field == field
    assert printed_figure("2 and 3", "en", None, "2 + 3").number == 5
    assert printed_figure("0", "en", "million").number == 0
