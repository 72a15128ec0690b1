from pathlib import Path

from factsheet.checks.values import disputes, values
from factsheet.quantity import write
from factsheet.sheet import facts_of
from tests.checks.reports import IP, change
from tests.project import make_project


def test_values_are_those_of_observations_and_revisions_and_not_derived_ones(tmp_path: Path) -> None:
    facts = facts_of(make_project(tmp_path))
    found = {value.name: value for value in values(facts)}
    stated = {fact.address for fact in facts if fact.derivation is None}
    assert set(found) == {*stated, "spending.cn.2024, revision 1"}
    former = found["spending.cn.2024, revision 1"]
    assert [line.says for line in former.evidence] == ["3.6130万亿元"]
    assert (write(former.figure), former.unit.key) == ("3.6130 trillion", "yuan")
    present = found["patents.de.2025"]
    assert (write(present.figure), present.unit.key) == ("410,000", "patent")
    assert [line.says for line in present.evidence] == ["about 410,000"]
    assert present.where.steps == ("patents", "observations", 2)
    assert former.where.steps == ("spending", "observations", 0, "revisions", 0)


def test_disputes_are_those_that_have_a_conflict_derived_ones_too(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    assert [value.name for value in disputes(facts_of(root))] == [
        "patents_of_companies.cn.2025",
        "spending.cn.2024, revision 1",
    ]
    formula = "formula: growth(patents)\n"
    conflict = "      conflicts: [{source: office_2026, says: 8 %, why: {en: Other patents.}}]\n"
    change(root, IP, formula, formula + conflict)
    assert "patent_growth.cn.2025" in [value.name for value in disputes(facts_of(root))]
    assert "patent_growth.cn.2025" not in [value.name for value in values(facts_of(root))]
