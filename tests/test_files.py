import os
from pathlib import Path

import pytest

from factsheet.files import Refused, files_below, read_file


def refused(root: Path, name: str, most: int = 100) -> str:
    with pytest.raises(Refused) as caught:
        read_file(root, name, most)
    return str(caught.value)


def test_a_plain_file_is_read_up_to_its_size(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more/a.yml").write_bytes(b"x" * 100)
    assert read_file(tmp_path, "more/a.yml", 100) == b"x" * 100
    assert refused(tmp_path, "more/a.yml", 99) == "the file has 100 bytes; 99 are the most"


def test_what_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refused(tmp_path, "none") == "none cannot be read: No such file or directory"
    assert refused(tmp_path, "folder") == "folder cannot be read: Is a directory"


def test_a_link_is_not_followed_wherever_it_stands_in_the_path(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/a.yml").write_text("a", encoding="utf-8")
    (tmp_path / "link").symlink_to("folder")
    (tmp_path / "b.yml").symlink_to("folder/a.yml")
    assert read_file(tmp_path, "folder/a.yml", 9) == b"a"
    for name in ("link/a.yml", "b.yml"):
        assert refused(tmp_path, name) == "this is a link to another place, which is not followed"


def test_a_project_may_itself_be_reached_by_a_link(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "project/a.yml").write_text("a", encoding="utf-8")
    (tmp_path / "link").symlink_to("project")
    assert read_file(tmp_path / "link", "a.yml") == b"a"


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    assert refused(tmp_path, "pipe.yml") == "this is neither a file nor a folder, but a pipe, a socket or a device"


def test_files_are_listed_in_order_and_links_to_folders_are_not_entered(tmp_path: Path) -> None:
    for name in ("b/c.md", "a.md", "b/a.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "b/loop").symlink_to("..")
    names = [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)]
    assert names == ["a.md", "b/a.md", "b/c.md", "b/loop"]
