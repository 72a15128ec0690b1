"""The lines that problems are about: counted as those count who tell the places, and read once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from factsheet.files import LARGEST, read_file
from factsheet.problems import Problem
from factsheet.report.lines import Lines


def line(root: Path, file: str, number: int) -> str:
    return Lines(root).of(Problem(file, number, 1, "rule", "message"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("file", ["a.yml", "a.md"])
def test_a_line_is_that_between_two_ends(tmp_path: Path, file: str, end: str) -> None:
    (tmp_path / file).write_bytes(f"one{end}{end}three\x0b\x0c".encode())
    assert [line(tmp_path, file, number) for number in (1, 2, 3)] == ["one", "", "three\x0b\x0c"]


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("file", ["a.yml", "a.md"])
def test_what_ends_a_line_for_few_programs_ends_none_here(tmp_path: Path, file: str, end: str) -> None:
    (tmp_path / file).write_bytes(f"one{end}two".encode())
    assert line(tmp_path, file, 1) == f"one{end}two"


def test_a_byte_order_mark_is_no_part_of_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert line(tmp_path, "a.yml", 1) == "a: 1"


def test_bytes_that_are_not_utf_8_are_one_character_each(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes("件: caf".encode() + b"\xe9!\n")
    assert line(tmp_path, "a.yml", 1) == "件: caf\udce9!"


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_line_that_is_not_there_is_empty(tmp_path: Path, number: int) -> None:
    (tmp_path / "a.yml").write_text("one\ntwo", encoding="utf-8")
    assert line(tmp_path, "a.yml", 2) == "two"
    assert line(tmp_path, "a.yml", number) == ""


@pytest.mark.parametrize("file", ["facts", ".", "nowhere.yml", "a\x00b.yml", "pipe.yml", "large.yml"])
def test_what_is_no_file_that_can_be_shown_is_empty(tmp_path: Path, file: str) -> None:
    (tmp_path / "facts").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "large.yml").write_bytes(b"a" * (LARGEST + 1))
    assert line(tmp_path, file, 1) == ""


@pytest.mark.parametrize("file", ["link.yml", "../secret.yml"])
def test_a_file_outside_the_project_is_not_shown(tmp_path: Path, file: str) -> None:
    root = tmp_path / "project"
    root.mkdir()
    (tmp_path / "secret.yml").write_text("secret", encoding="utf-8")
    (root / "own.yml").write_text("own", encoding="utf-8")
    (root / "link.yml").symlink_to(tmp_path / "secret.yml")
    assert line(root, file, 1) == ""
    assert line(root, "own.yml", 1) == "own"


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yml").write_text("one\ntwo\n", encoding="utf-8")
    read: list[Path] = []

    def noted(root: Path, file: str) -> bytes:
        read.append(root / file)
        return read_file(root, file)

    monkeypatch.setattr("factsheet.report.lines.read_file", noted)
    lines = Lines(tmp_path)
    for number in range(5_000):
        lines.of(Problem("a.yml", number % 3 + 1, 1, "rule", "message"))
        lines.of(Problem("nowhere.yml", 1, 1, "rule", "message"))
    assert read == [tmp_path / "a.yml", tmp_path / "nowhere.yml"]
