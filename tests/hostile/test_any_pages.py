"""Whatever stands on a page, the check ends with problems at their places, and never with an exception."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hostile.mutations import ODD, changed_text
from tests.hostile.reports import told
from tests.project import INDEX, make_project

PAGE: Final = "docs/en/index.md"
# Calls of all words with all their arguments, and a sheet: what a change may break.
RICH: Final = (
    INDEX.replace(
        "title: Patents and research\n",
        "title: Patents and research\ndescription: What it says.\nsheet:\n"
        "  figures: [patents.cn.2025, companies.cn.2025]\n  charts: [patents_compared]\n",
    )
    + """
{{ fact("patents", place="cn", period="2025", digits=2, form="number") }} {{ observations("patents", places=["cn"],
periods=["2025"], digits=1) }} {% raw %}{{ x }}{% endraw %} {# a comment #} {% if true %}24{% endif %}
{{ says("patent_law", "office_2026") }} `{{ fact("patents") }}` <b title="24">24</b> [24](a.md "24") ~~~
"""
)
VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**6) | st.floats() | st.text(max_size=6)
    | st.sampled_from(["patents", "cn", "2025", "patents.cn.2025", "office_2026", "facts.json", "ordinal", "research"]),
    lambda part: st.lists(part, max_size=2) | st.dictionaries(st.text(max_size=3), part, max_size=2),
    max_leaves=4,
)  # fmt: skip
WORDS: Final = (
    "fact", "former", "says", "source", "sources", "observations", "comparison", "cards", "chart", "register", "entry",
    "milestones", "milestone", "conflicts", "protocol", "cite", "data", "facts", "range", "lipsum", "self",
)  # fmt: skip
OPTIONS: Final = st.sampled_from(
    ["place", "period", "digits", "form", "places", "periods", "topic", "key", "name", "facts"]
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("hostile"))


def expect_problems_with_places(root: Path, content: str | bytes) -> None:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    (root / PAGE).write_bytes(raw)
    told(root)


def test_the_page_that_is_changed_is_read(root: Path) -> None:
    (root / PAGE).write_text(RICH, encoding="utf-8")
    rules = {problem.rule for problem in told(root)}
    assert rules == {"no-typed-figures", "sheets-hold"}


@given(st.text(max_size=80) | st.binary(max_size=80) | st.lists(st.sampled_from(ODD)).map("".join))
def test_any_content_of_a_page_is_read_or_told(root: Path, content: str | bytes) -> None:
    expect_problems_with_places(root, content)


@settings(max_examples=200)
@given(st.data())
def test_any_change_of_a_page_is_read_or_told(root: Path, data: st.DataObject) -> None:
    expect_problems_with_places(root, data.draw(changed_text(RICH)))


@settings(max_examples=200)
@given(st.sampled_from(WORDS), st.lists(VALUES, max_size=3), st.dictionaries(OPTIONS, VALUES, max_size=3))
def test_a_word_with_any_arguments_is_read_or_told(
    root: Path, word: str, args: list[object], options: dict[str, object]
) -> None:
    written = ", ".join([*map(repr, args), *(f"{key}={value!r}" for key, value in options.items())])
    expect_problems_with_places(root, f"# Page\n\n{{{{ {word}({written}) }}}}\n")


@settings(max_examples=150)
@given(st.text(max_size=60) | st.lists(st.sampled_from([*ODD, "title: ", "sheet:", "figures: [", "a: "])).map("".join))
def test_any_front_matter_is_read_or_told(root: Path, matter: str) -> None:
    expect_problems_with_places(root, f"---\n{matter}\n---\n\n# Page\n")
