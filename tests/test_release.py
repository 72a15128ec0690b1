"""A release: its notes say what has changed, and its files are those of the built site with their checksums."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from factsheet.offline.archive import ARCHIVE
from factsheet.pdf.book import BOOK
from tests.project import make_project
from tests.site.small import REPOSITORY
from tools import release_files, release_notes

CHANGELOG = """\
# Changelog

## [Unreleased]

### Added

- What is new.

## [0.1.0] - 2025-01-01

- What was first.
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = {
        "CHANGELOG.md": CHANGELOG,
        "pyproject.toml": '[project]\nversion = "0.2.0"\n',
        "diff.md": "1 figure changed\n",
    }
    root = make_project(tmp_path / "project", own)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name in (BOOK, ARCHIVE, "sheets/a.pdf", "data/facts.json", "data/facts/b.json"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    return site


@pytest.mark.usefixtures("root")
def test_the_notes_tell_the_changes_of_facts_and_of_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert release_notes.main(["v2026.02", "diff.md"]) == 0
    assert capsys.readouterr().out == (
        "The figures as of 2026-02-03.\n\n## Changes of the facts\n\n1 figure changed\n\n"
        "## Changes of the site and its tools\n\n### Added\n\n- What is new.\n"
    )


def test_the_part_of_the_changelog_is_that_of_the_version(root: Path) -> None:
    (root / "pyproject.toml").write_text('[project]\nversion = "0.1.0"\n', encoding="utf-8")
    assert release_notes.part(root) == "- What was first."


def test_what_has_not_changed_is_left_out(root: Path) -> None:
    (root / "CHANGELOG.md").write_text("# Changelog\n\n## [Unreleased]\n", encoding="utf-8")
    assert release_notes.notes(root, "v2026.02", "\n") == "The figures as of 2026-02-03."


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("tag", ["v2026.03", "2026.02", "v0.2.0"])
def test_a_tag_that_is_not_the_version_of_the_facts_is_refused(tag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert release_notes.main([tag, "diff.md"]) == 1
    assert capsys.readouterr().err == (
        f"error: the tag is {tag}, but by the version of facts/sheet.yml it has to be v2026.02\n"
    )


@pytest.mark.usefixtures("root")
def test_changes_that_are_not_there_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert release_notes.main(["v2026.02", "none.md"]) == 1
    assert "none.md" in capsys.readouterr().err


def test_the_changelog_of_the_project_has_a_part_for_a_release() -> None:
    assert release_notes.part(REPOSITORY).startswith("### ")


def test_the_files_are_gathered_with_their_checksums(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    assert release_files.main([str(site), str(folder)]) == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted([BOOK, ARCHIVE, release_files.DATA, release_files.CHECKSUMS, "sheets-a.pdf"])
    names.remove(release_files.CHECKSUMS)
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert lines == [f"{content}  {name}" for name, content in sums.items()]
    with zipfile.ZipFile(folder / release_files.DATA) as archive:
        assert archive.namelist() == ["data/facts/b.json", "data/facts.json"]
        assert archive.read("data/facts/b.json") == b"data/facts/b.json"


def test_the_same_data_make_the_same_archive(site: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (site / "data/facts.json").touch()
        release_files.gather(site, tmp_path / name)
    one, two = ((tmp_path / name / release_files.DATA).read_bytes() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("name", [BOOK, ARCHIVE, "data/facts.json"])
def test_a_site_that_is_not_whole_makes_no_release(
    site: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / name).unlink()
    assert release_files.main([str(site), str(tmp_path / "files")]) == 1
    assert name in capsys.readouterr().err
    assert not (tmp_path / "files").exists()


def test_a_folder_that_is_there_is_left_alone(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "files").mkdir()
    assert release_files.main([str(site), str(tmp_path / "files")]) == 1
    assert capsys.readouterr().err.startswith("error: ")
    assert list((tmp_path / "files").iterdir()) == []
