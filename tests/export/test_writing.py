"""JSON as text: what is read back is what was written, and each entry has a line of its own."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from factsheet.export.writing import compact, document

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda part: st.lists(part) | st.dictionaries(st.text(), part),
    max_leaves=20,
)


@given(st.dictionaries(st.text(), VALUES))
def test_what_is_read_back_is_what_was_written(data: dict[str, object]) -> None:
    assert json.loads(document(data)) == json.loads(document(data, laid_out=True)) == json.loads(compact(data)) == data


def test_each_entry_has_a_line_of_its_own() -> None:
    assert document({"a": 1, "b": {"c": [1, 2], "d": {"e": "数\n"}}, "f": {}}) == (
        '{\n"a": 1,\n"b": {\n "c": [1, 2],\n "d": {"e": "数\\n"}\n},\n"f": {}\n}\n'
    )
