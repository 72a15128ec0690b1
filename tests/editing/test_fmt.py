"""The command `factsheet fmt`: what it writes, what it says, and with which status it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factsheet.cli import main
from tests.project import make_project, replaced

WELL = "# Where.\n\ncn:\n  label: {en: China, zh: 中国}\n  kind: economy\n"
BADLY = "# Where.\n\ncn:\n    kind: economy\n    label: {zh: 中国, en: China}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = make_project(tmp_path / "project", places=BADLY)
    assert run("--root", folder).exit_code == 0
    (folder / "facts" / "places.yml").write_text(BADLY, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["fmt", *map(str, arguments)])


def bytes_of(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "facts").iterdir()}


def test_it_lays_out_what_needs_it_and_names_it(root: Path) -> None:
    others = bytes_of(root)
    result = run("--root", root)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "facts/places.yml is laid out\n", "")
    assert bytes_of(root) == {**others, "places.yml": WELL.encode()}
    assert run("--root", root).stdout == ""


def test_with_check_it_shows_the_difference_ends_with_one_and_writes_nothing(root: Path) -> None:
    before = bytes_of(root)
    result = run("--root", root, "--check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "--- facts/places.yml\n+++ facts/places.yml\n@@ -1,5 +1,5 @@\n # Where.\n \n cn:\n"
        "-    kind: economy\n-    label: {zh: 中国, en: China}\n"
        "+  label: {en: China, zh: 中国}\n+  kind: economy\n"
        "facts/places.yml would change\n"
    )
    assert bytes_of(root) == before


def test_with_check_it_ends_well_if_nothing_would_change(root: Path) -> None:
    run("--root", root)
    result = run("--root", root, "--check")
    assert (result.exit_code, result.output) == (0, "")


def test_it_can_be_told_which_files(root: Path) -> None:
    assert run("--root", root, "--check", root / "facts" / "units.yml").exit_code == 0
    assert run("--root", root, "--check", root / "facts" / "places.yml").exit_code == 1


def test_a_file_elsewhere_is_found_from_where_the_command_runs(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "places.yml").write_text(BADLY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run("--root", root, "places.yml").exit_code == 0
    assert (tmp_path / "places.yml").read_text(encoding="utf-8") == WELL
    assert (root / "facts" / "places.yml").read_text(encoding="utf-8") == BADLY


def test_a_file_that_cannot_be_read_is_told_and_stays_and_the_others_are_laid_out(root: Path) -> None:
    replaced(root / "facts" / "units.yml", "kind: ratio", "kind: [ratio")
    broken = (root / "facts" / "units.yml").read_bytes()
    result = run("--root", root)
    assert (result.exit_code, result.stdout) == (1, "facts/places.yml is laid out\n")
    place, _, message = result.stderr.partition(": error: this is not YAML: ")
    assert place.startswith("facts/units.yml:")
    assert "[yaml-syntax]" in message
    assert (root / "facts" / "units.yml").read_bytes() == broken
    assert (root / "facts" / "places.yml").read_bytes() == WELL.encode()


@pytest.mark.parametrize(
    "before", [WELL.replace("\n", "\r\n"), f"\ufeff{WELL}", f"\ufeff\ufeff{WELL}", WELL.rstrip("\n"), f"{WELL}\n\n"]
)
def test_marks_ends_of_lines_and_of_the_file_are_made_alike(root: Path, before: str) -> None:
    (root / "facts" / "places.yml").write_bytes(before.encode())
    assert run("--root", root, "--check").exit_code == 1
    assert run("--root", root).exit_code == 0
    assert (root / "facts" / "places.yml").read_bytes() == WELL.encode()


def test_a_last_line_without_an_end_is_shown_in_the_difference(root: Path) -> None:
    (root / "facts" / "places.yml").write_bytes(WELL.rstrip("\n").encode())
    assert "-  kind: economy\\ No newline" not in run("--root", root, "--check").stdout
    assert "-  kind: economy\n\\ No newline at end of file\n+  kind: economy\n" in run("--root", root, "--check").stdout
