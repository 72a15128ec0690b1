"""Whatever stands in a file of facts, the check ends with problems at their places, and never with an exception."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.mutations import ODD, changed_text, changed_tree
from tests.hostile.reports import told
from tests.project import FILES, make_project

FACTS: Final = sorted(file for file in FILES if file.startswith("facts/"))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("hostile"))


def expect_problems_with_places(root: Path, file: str, content: str | bytes) -> None:
    (root / file).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    try:
        told(root)
    finally:
        (root / file).write_bytes(FILES[file].encode())


def test_the_project_that_is_changed_has_no_problems(root: Path) -> None:
    assert told(root) == ()


@given(
    st.sampled_from(FACTS), st.text(max_size=80) | st.binary(max_size=80) | st.lists(st.sampled_from(ODD)).map("".join)
)
def test_any_content_of_a_file_is_read_or_told(root: Path, file: str, content: str | bytes) -> None:
    expect_problems_with_places(root, file, content)


@settings(max_examples=200)
@given(st.sampled_from(FACTS), st.data())
def test_any_change_of_the_text_is_read_or_told(root: Path, file: str, data: st.DataObject) -> None:
    expect_problems_with_places(root, file, data.draw(changed_text(FILES[file])))


@settings(max_examples=200)
@given(st.sampled_from(FACTS), st.data())
def test_any_change_of_the_tree_is_read_or_told(root: Path, file: str, data: st.DataObject) -> None:
    expect_problems_with_places(root, file, data.draw(changed_tree(FILES[file])))
