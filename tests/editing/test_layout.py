"""The one layout: the order of keys, what stands in one line, quotes, and where comments go."""

from __future__ import annotations

import pytest

from factsheet.editing.files import laid_out
from factsheet.problems import InvalidFacts


def test_keys_have_the_order_of_the_model_and_unknown_ones_come_last() -> None:
    text = "patents:\n  unit: patent\n  colour: red\n  place: cn\n  label: {zh: 专利, en: Patents}\n"
    assert laid_out("research.yml", text) == (
        "patents:\n  label: {en: Patents, zh: 专利}\n  unit: patent\n  place: cn\n  colour: red\n"
    )


def test_sources_are_in_the_order_of_the_alphabet_and_places_stay_where_they_are() -> None:
    text = "b_2:\n  language: en\na_1:\n  language: en\n"
    assert laid_out("sources.yml", text) == "a_1:\n  language: en\nb_2:\n  language: en\n"
    assert laid_out("places.yml", "b: {kind: city}\na: {kind: city}\n") == "b:\n  kind: city\na:\n  kind: city\n"


def test_the_order_of_a_list_is_data_and_stays() -> None:
    text = "a:\n  observations:\n    - period: 2019\n    - period: 2025\n"
    assert laid_out("research.yml", text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # evidence and labels in one line, sentences and observations in lines
        ("a:\n- source: x\n  says: '5'\n", 'a:\n  - source: x\n    says: "5"\n'),
        (
            "a:\n observations:\n - {period: 2025, evidence: [{says: 5 件, source: x}]}\n",
            "a:\n  observations:\n    - period: 2025\n      evidence:\n        - {source: x, says: 5 件}\n",
        ),
        ("a:\n  label:\n    en: A\n    zh: 甲\n", "a:\n  label: {en: A, zh: 甲}\n"),
        ("a:\n  note: {en: A note., zh: 注。}\n", 'a:\n  note:\n    en: "A note."\n    zh: "注。"\n'),
        ("a:\n  aliases:\n  - b\n  - c\n", "a:\n  aliases: [b, c]\n"),
        ("a:\n  aliases: [\n    b,\n    c]\n", "a:\n  aliases: [b, c]\n"),
        ("a:\n  aliases: []\n  note: {}\n", "a:\n  note: {}\n  aliases: []\n"),
        ("a:\n  unit:\n", "a:\n  unit:\n"),
        ("{}\n", "{}\n"),
        ("--- # c\na: 1\n...\n", "# c\na: 1\n"),
        ("{a: 1} # c\n", "a: 1\n# c\n"),
        ("  a: 1\n# c\n", "a: 1\n# c\n"),
        ("a:\n  unit: |\n\n  place: cn\n", "a:\n  unit: |\n\n  place: cn\n"),
        ("a:\n  unit: |\n    c\n     \n\n  place: cn\n", 'a:\n  unit: "c\\n \\n"\n  place: cn\n'),
        ("a: [b: c, {d: e}]\n", "a:\n  - {b: c}\n  - {d: e}\n"),
        ("a:\n  unit: |+  # b\n   c\n\n  place: cn\n", 'a:\n  unit: "c\\n\\n"  # b\n  place: cn\n'),
    ],
)
def test_each_has_its_form(before: str, after: str) -> None:
    assert laid_out("research.yml", before) == after


def test_what_does_not_fit_a_line_stays_as_it_is() -> None:
    long = "long " * 25
    flow = f"a:\n  label: {{en: {long}end, zh: 甲}}\n"
    lines = f"a:\n  label:\n    en: {long}end\n    zh: 甲\n"
    assert laid_out("research.yml", flow) == flow
    assert laid_out("research.yml", lines) == lines
    assert laid_out("research.yml", flow.replace(", zh", ",\n    zh")) == lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"text"', "text"),
        ("'text'", "text"),
        ("'it''s'", "it's"),
        ("'five, six'", "five, six"),
        ("'a: b'", '"a: b"'),
        ("'# a'", '"# a"'),
        ("'say \"a\"'", 'say "a"'),
        ("'\"a\" and \\b'", '"\\"a\\" and \\\\b"'),
        ("''", '""'),
        ("' a'", '" a"'),
        ('"a\\tb"', '"a\\tb"'),
        ('"\\u65e5: a"', '"\\u65e5: a"'),  # an escape that was typed stays one
        *((text, text) for text in ("no", "12:30", "2025", "2025-06", "2025-H1", "~", "1e3", "0x1F", "-5", "5 %")),
        *(
            (f"'{text}'", f'"{text}"')
            for text in ("no", "Yes", "12:30", "2025", "2025-06", "2025-H1", "1,679.3", "~", ".inf", "1e3", "-a", "=")
        ),
    ],
)
def test_quotes_stand_where_they_are_needed_or_where_others_could_read_no_text(before: str, after: str) -> None:
    assert laid_out("research.yml", f"a:\n  unit: {before}\n") == f"a:\n  unit: {after}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("'five, six'", '"five, six"'),
        ("'a [b]'", '"a [b]"'),
        ("'a{b'", '"a{b"'),
        ("'https://a.example'", "https://a.example"),
    ],
)
def test_braces_need_quotes_where_lines_need_none(before: str, after: str) -> None:
    plain = before.strip("'")
    assert laid_out("research.yml", f"a:\n  aliases: [{before}]\n") == f"a:\n  aliases: [{after}]\n"
    assert laid_out("research.yml", f"a:\n  unit: {before}\n") == f"a:\n  unit: {plain}\n"
    assert laid_out("research.yml", f"a:\n  aliases:\n    - {plain}\n") == f"a:\n  aliases: [{after}]\n"


def test_texts_over_several_lines_keep_their_lines() -> None:
    text = "a:\n    note:\n        en: >-\n            One,\n            two.\n        zh: 一，\n          二。\n"
    literal = "    unit: |\n      x\n       y\n"
    assert laid_out("research.yml", f"{text}{literal}") == (
        "a:\n  unit: |\n    x\n     y\n  note:\n    en: >-\n      One,\n      two.\n    zh: 一，\n      二。\n"
    )


COMMENTED = """\
# about the file

# about a
a:  # behind a
    # about the place
    place: cn        # behind the place
    unit: yuan
    # below the unit

    observations:
    # about 2025
    - value: 5
      # about the period
      period: 2025   # behind the period
      # below 2025
    - # behind a dash
      period: 2024
      evidence: [{says: 五,   # behind 五
                  source: x}]
# below the file
"""
COMMENTED_WELL = """\
# about the file

# about a
a:  # behind a
  unit: yuan
  # about the place
  place: cn        # behind the place
  # below the unit

  observations:
    # about 2025
    # about the period
    - period: 2025   # behind the period
      value: 5
      # below 2025
    # behind a dash
    - period: 2024
      evidence:
        - source: x
          says: 五    # behind 五
# below the file
"""


def test_comments_and_empty_lines_stay_with_their_entries() -> None:
    assert laid_out("research.yml", COMMENTED) == COMMENTED_WELL
    assert laid_out("research.yml", COMMENTED_WELL) == COMMENTED_WELL


def test_the_comment_at_the_head_of_a_file_stays_there_when_entries_move() -> None:
    text = "# All sources.\n\n# the last\nb:\n  language: en\n# the first\na:\n  language: zh\n"
    assert laid_out("sources.yml", text) == (
        "# All sources.\n\n# the first\na:\n  language: zh\n# the last\nb:\n  language: en\n"
    )


def test_a_comment_keeps_its_column_or_moves_on_by_two_spaces() -> None:
    text = "a:\n  unit: 'yuan'      # wide\n  place: cn # narrow\n"
    assert laid_out("research.yml", text) == "a:\n  unit: yuan        # wide\n  place: cn  # narrow\n"


def test_a_file_of_another_name_is_refused() -> None:
    with pytest.raises(InvalidFacts, match="nothing reads other"):
        laid_out("other.yml", "a: 1\n")
