"""Mutation tests: what is changed, which tests run for it, and that what no test notices is told."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from tools.mutants import FOLDER, Part, main, plain, settings, share, table

REPOSITORY: Final = Path(__file__).parents[1]
PROJECT: Final = """\
[tool.pytest.ini_options]
addopts = ["--import-mode=importlib"]
pythonpath = ["."]

[tool.factsheet.mutants]
least = {least}

[tool.factsheet.mutants.parts]
sizes = {{ code = ["factsheet/*.py"], tests = ["tests/test_MODULE.py"] }}
"""
CODE: Final = """\
from functools import cache


class Size:
    def __init__(self, number: int) -> None:
        self.number = number

    @property
    def larger(self) -> int:
        return self.number + 10


@cache
def is_large(number: int) -> bool:
    return Size(number).larger > 20
"""
TESTS: Final = """\
from factsheet.size import is_large


def test_a_large_number_is_told_from_a_small_one() -> None:
    assert is_large(100)
    assert not is_large(1)
"""
BOUNDARY: Final = """

def test_the_largest_small_number_and_the_smallest_large_one() -> None:
    assert not is_large(10)
    assert is_large(11)
"""


def small_project(root: Path, tests: str, least: int = 85) -> Path:
    """Write a project with one module and its tests."""
    for folder in ("factsheet", "tests", "facts", "docs"):
        (root / folder).mkdir(parents=True)
    (root / "pyproject.toml").write_text(PROJECT.format(least=least), encoding="utf-8")
    (root / "factsheet" / "__init__.py").touch()
    (root / "factsheet" / "size.py").write_text(CODE, encoding="utf-8")
    (root / "tests" / "test_size.py").write_text(tests, encoding="utf-8")
    return root


def test_changes_that_every_test_passes_are_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    root = small_project(tmp_path, TESTS)
    assert main(["--workers", "1"], root) == 1
    out, error = capfd.readouterr()
    counts = next(line for line in out.splitlines() if line.startswith("| factsheet.size")).split(" | ")
    changes, killed, timeout, survived, none = map(int, counts[1:6])
    assert changes == killed + timeout + survived + none
    # 11 more, 10 less, 20 or more, more than 21: a test at the boundary would notice each.
    assert survived == 4
    assert "The tests notice less than 85% of the changes of sizes." in error
    # The code of a property and of what has a cache is changed, and no file outside of the copies.
    made = (root / FOLDER / "sizes/size/mutants/factsheet/size.py").read_text(encoding="utf-8")
    assert "return self.number - 10" in made
    assert "return Size(number).larger >= 20" in made
    assert (root / "factsheet" / "size.py").read_text(encoding="utf-8") == CODE


def test_tests_at_the_boundary_notice_all_changes(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["sizes"], small_project(tmp_path, TESTS + BOUNDARY, least=100)) == 0
    out = capfd.readouterr().out
    assert " | 100.0% |" in out
    assert out.endswith("6 changes, of which the tests notice 100.0%\n")


def test_tests_that_fail_on_the_code_as_it_is_are_no_result(tmp_path: Path) -> None:
    root = small_project(tmp_path, TESTS.replace("is_large(100)", "is_large(2)"))
    with pytest.raises(SystemExit, match="The mutation tests of sizes/size did not run"):
        main([], root)


def test_a_part_that_there_is_not_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["size"], small_project(tmp_path, TESTS))
    assert "there is no part size; there are sizes" in capsys.readouterr().err


def test_each_module_of_the_parts_has_the_tests_that_are_named_for_it() -> None:
    least, parts = settings(REPOSITORY)
    assert least >= 85
    assert set(parts) == {"quantity", "derive", "checks"}
    for part in parts.values():
        runs = part.runs(REPOSITORY)
        assert runs
        for run in runs:
            assert all(list(REPOSITORY.glob(pattern)) for pattern in run.code)
            assert all((REPOSITORY / test).exists() for test in run.tests), run.name


def test_only_the_name_of_a_module_makes_a_run_of_its_own(tmp_path: Path) -> None:
    root = small_project(tmp_path, TESTS)
    whole = Part("sizes", ("factsheet/*.py",), ("tests",))
    assert whole.runs(root) == [whole]
    named = Part("sizes", ("factsheet/*.py",), ("tests/test_MODULE.py", "tests/all"))
    assert named.runs(root) == [Part("sizes/size", ("factsheet/size.py",), ("tests/test_size.py", "tests/all"))]


def test_the_decorators_of_properties_and_caches_become_calls() -> None:
    code = "@lru_cache(maxsize=1 << 4)\ndef f(x: int) -> int:\n    return x\n"
    assert plain(code) == "def f(x: int) -> int:\n    return x\nf = lru_cache(maxsize=1 << 4)(f)\n"
    for code in ("@classmethod\ndef f(cls):\n    return cls\n", "@a.cache\ndef f():\n    return 1\n", "f = 1\n"):
        assert plain(code) == code
    two = "@property\n@abstractmethod\ndef f(self):\n    return 1\n"
    assert plain(two) == two


def test_the_table_counts_by_module_what_has_become_of_each_change() -> None:
    found = {
        "b.x_f_1": "killed",
        "a.x_f_1": "survived",
        "a.x_f_2": "timeout",
        "a.x_g_1": "no tests",
        "b.x_f_2": "killed",
    }
    assert table(found).splitlines()[2:] == [
        "| a | 3 | 0 | 1 | 1 | 1 | 33.3% |",
        "| b | 2 | 2 | 0 | 0 | 0 | 100.0% |",
        "| all | 5 | 2 | 1 | 1 | 1 | 60.0% |",
    ]
    assert share(["segfault", "killed"]) == 50
    assert share([]) == 100
