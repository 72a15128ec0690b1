"""What is kept for the next build: found by what it is made from, and made anew if that or it has changed."""

import os
from importlib.metadata import version
from pathlib import Path

import pytest

from factsheet.kept import forget, keeping, kept, tools
from factsheet.problems import FactsheetError


class Maker:
    """Counts how often it makes something."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return b"a drawing" * self.made


def test_nothing_is_kept_unless_it_is_said_where(tmp_path: Path) -> None:
    make = Maker()
    assert kept(make, b"a") == b"a drawing"
    assert kept(make, b"a") == b"a drawinga drawing"
    with keeping(tmp_path):
        kept(make, b"a")
    kept(make, b"a")
    assert make.made == 4
    assert len(list(tmp_path.iterdir())) == 1


def test_the_same_contents_are_made_once(tmp_path: Path) -> None:
    make = Maker()
    with keeping(tmp_path / "new" / "folder"):
        first = kept(make, b"ab", b"c")
        assert kept(make, b"ab", b"c") == first
        assert make.made == 1
        for other in ((b"a", b"bc"), (b"ab",), (b"ab", b"c", b""), (b"ab", b"d")):
            assert kept(make, *other) != first
    assert make.made == 5


@pytest.mark.parametrize("damage", [b"", b"cut", b"x" * 400])
def test_what_was_damaged_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    with keeping(tmp_path):
        whole = kept(Maker(), b"a")
        (path,) = tmp_path.iterdir()
        path.write_bytes(path.read_bytes()[:20] + damage)
        again = Maker()
        assert kept(again, b"a") == whole
        assert again.made == 1
        assert kept(again, b"a") == whole
        assert again.made == 1


def test_what_a_maker_refuses_is_not_kept(tmp_path: Path) -> None:
    def refuse() -> bytes:
        raise FactsheetError("no")

    with keeping(tmp_path), pytest.raises(FactsheetError, match="no"):
        kept(refuse, b"a")
    assert list(tmp_path.iterdir()) == []


def test_what_nobody_has_used_is_forgotten(tmp_path: Path) -> None:
    with keeping(tmp_path):
        for name in (b"a", b"b"):
            kept(Maker(), name)
        for path in tmp_path.iterdir():
            os.utime(path, (1_000, 1_000))
        again = Maker()
        kept(again, b"a")
        forget(tmp_path, 2_000)
        kept(again, b"a")
        assert again.made == 0
        kept(again, b"b")
        assert again.made == 1


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with keeping(tmp_path / "file" / "kept"), pytest.raises(FactsheetError, match="cannot be written"):
        kept(Maker(), b"a")


def test_tools_are_other_content_in_another_version_or_with_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> bytes:
        tools.cache_clear()
        return tools("typst", files=(tmp_path,))

    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    first = told()
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("1", encoding="utf-8")
    assert told() == first
    (tmp_path / "a.py").write_text("2", encoding="utf-8")
    changed = told()
    assert changed != first
    monkeypatch.setattr("factsheet.kept.version", lambda name: f"{version(name)}.1")
    assert told() not in (first, changed)
    tools.cache_clear()
