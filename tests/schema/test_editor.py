"""In an editor: facts files have no marks, slips have one, keys and words are completed and explained."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factsheet.load import facts_files
from factsheet.schema import write_schemas
from factsheet.sheet import facts_of
from tests.project import make_project
from tests.schema.editor import Editor, editor
from tests.site.small import REPOSITORY

HEAD = "# yaml-language-server: $schema=schema/{}.json\n"
INDICATOR = (
    HEAD.format("indicators")
    + """\
patents:
  label: {en: Valid patents, zh: 有效专利}
  definition: {en: Patents in force., zh: 有效的专利。}
  unit: patent
  place: cn
  observations:
    - period: 2025
      value: 2
      status: final
      evidence:
        - {source: office_2026, says: 2}
"""
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    root = make_project(tmp_path_factory.mktemp("editor"))
    write_schemas(root, facts_of(root))
    with editor(root) as opened:
        yield opened


def test_the_facts_of_the_repository_have_no_mark() -> None:
    names = facts_files(REPOSITORY)
    assert names
    with editor(REPOSITORY) as opened:
        marks = {name: opened.marks((REPOSITORY / "facts" / name).read_text(encoding="utf-8")) for name in names}
    assert marks == {name: [] for name in names}


@pytest.mark.parametrize(
    ("right", "slip", "mark"),
    [
        ("  unit: patent", "  unti: patent", "5: Property unti is not allowed."),
        ("place: cn", "place: China", "6: no key: small letters, digits and _ only, a letter first"),
        ("period: 2025", "period: June 2025", "8: no period; write it like 2025, 2025-H1"),
        ("value: 2\n", "value: 2.5.3\n", "9: no figure; a figure is written like 3.73 million"),
        ("value: 2\n", "formula: a / b\n", "8: Object is missing property value required by property evidence."),
        ("status: final", "status: settled", '10: Value is not accepted. Valid values: "final"'),
    ],
)
def test_a_slip_is_marked_in_its_line(small: Editor, right: str, slip: str, mark: str) -> None:
    assert small.marks(INDICATOR) == []
    found = small.marks(INDICATOR.replace(right, slip))
    assert any(told.startswith(mark) for told in found), found


def test_a_key_that_is_new_is_not_marked(small: Editor) -> None:
    assert small.marks(INDICATOR.replace("office_2026", "office_2027").replace("unit: patent", "unit: new")) == []


@pytest.mark.parametrize(
    ("right", "open_", "offered", "told"),
    [
        ("unit: patent", "unit: ‸", "yuan", "yuan (money)"),
        ("place: cn", "place: ‸", "de", "Germany (economy)"),
        ("status: final", "status: ‸", "preliminary", "how settled the value is"),
        ("{source: office_2026,", "{source: ‸,", "agency_2026", "2025年专利统计 (News Agency, 2026-01-21; newsroom)"),
        ("  place: cn\n", "  place: cn\n  ‸\n", "part_of", "the indicator of which this is a part"),
        ("  place: cn\n", "  place: cn\n  part_of: ‸\n", "companies", "Companies with patents (ip_protection, in comp"),
    ],
)
def test_keys_and_words_are_completed_and_explained(
    small: Editor, right: str, open_: str, *, offered: str, told: str
) -> None:
    found = small.completions(INDICATOR.replace(right, open_))
    assert offered in found
    assert found[offered].startswith(told)


def test_a_topic_is_completed_among_dated_events(small: Editor) -> None:
    found = small.completions(HEAD.format("milestones") + "law:\n  topic: ‸\n")
    assert {"research", "ip_protection"} <= found.keys()


def test_what_stands_in_a_file_is_explained_where_the_pointer_is(small: Editor) -> None:
    text = small.hover(INDICATOR.replace("period: 2025", "per‸iod: 2025"))
    assert "year, half year, quarter, month or day" in text
    assert "Good: `2025`, `2025-H1`" in text
    assert "Bad: `June 2025` (a period is written in digits: 2025-06)" in text
    text = small.hover(INDICATOR.replace("source: office", "source: off‸ice"))
    assert "key of a source in sources.yml" in text
    first = text.partition("Allowed Values:\n\n")[2]
    assert first.startswith("* `office_2026`: Patents in 2025 (Patent Office, 2026-01-20; official)")
