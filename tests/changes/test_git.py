"""Reading a revision: its facts and pages come out of git's objects, and nothing else is touched or followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheet.changes.git import RevisionError, unpack
from factsheet.changes.state import WORKING_TREE, state_of
from factsheet.files import LARGEST
from tests.changes.repository import commit, edit, git, make_repository
from tests.project import FILES, IP_PROTECTION, make_project


def test_a_revision_comes_out_as_it_was_committed(root: Path, tmp_path: Path) -> None:
    edit(root, "ip_protection", ("value: 3.73 million", "value: 3.74 million"))
    unpacked = unpack(root, "main", tmp_path / "out")
    assert unpacked.name == f"main ({git(root, 'rev-parse', 'main')[:10]})"
    assert unpacked.problems == ()
    written = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")}
    assert written == set(FILES)
    assert (tmp_path / "out/facts/ip_protection.yml").read_text(encoding="utf-8") == IP_PROTECTION


def test_a_commit_is_called_by_its_short_name_and_a_branch_by_its_own(root: Path, tmp_path: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    git(root, "branch", first[:2])
    names = [unpack(root, revision, tmp_path / revision).name for revision in (first, first[:7], first[:2])]
    assert names == [first[:10], first[:10], f"{first[:2]} ({first[:10]})"]


def test_neither_files_nor_index_of_the_working_tree_are_touched(root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    edit(root, "ip_protection", ("value: 3.73 million", "value: 3.74 million"))
    before = git(root, "status", "--porcelain"), git(root, "worktree", "list"), (root / ".git/index").read_bytes()
    assert len(state_of(root, first).facts) == 11
    assert (
        git(root, "status", "--porcelain"),
        git(root, "worktree", "list"),
        (root / ".git/index").read_bytes(),
    ) == before


def test_without_a_revision_the_files_are_read_as_they_are(root: Path) -> None:
    edit(root, "research", ("    - period: 2024\n      value: 2\n", "    - period: 2024\n      value: 3\n"))
    assert state_of(root, None).name == WORKING_TREE
    assert state_of(root, None).facts.get("spending_rank.cn.2024").figure.number == 3
    assert state_of(root, "HEAD").facts.get("spending_rank.cn.2024").figure.number == 2


def test_a_project_may_lie_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    root = make_project(tmp_path / "below" / "sheet")
    make_project(tmp_path)
    (tmp_path / "facts/units.yml").write_text("", encoding="utf-8")
    commit(tmp_path)
    state = state_of(root, "HEAD")
    assert (len(state.facts), state.problems) == (11, ())


@pytest.mark.parametrize("revision", ["", "nowhere", "-h", "--all", "HEAD:facts", "^HEAD", "HEAD\nx", "main..main"])
def test_a_revision_that_is_not_there_is_an_error(root: Path, revision: str) -> None:
    with pytest.raises(RevisionError, match="there is no revision “") as caught:
        state_of(root, revision)
    assert caught.value.exit_status == 2
    assert "hint: compare with a branch, a tag or a commit" in str(caught.value)


def test_a_shallow_clone_without_the_revision_says_how_to_have_it(root: Path, tmp_path: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    commit(root)
    git(tmp_path, "clone", "--quiet", "--depth", "1", root.as_uri(), "shallow")
    assert len(state_of(tmp_path / "shallow", "HEAD").facts) == 11
    with pytest.raises(RevisionError, match="this clone is shallow; `git fetch --unshallow` brings the whole history"):
        state_of(tmp_path / "shallow", first)


def test_a_folder_that_is_in_no_repository_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(RevisionError, match="is in no git repository that can be read"):
        state_of(make_project(tmp_path / "project"), "HEAD")


def test_a_machine_without_git_is_an_error(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="git is not installed"):
        state_of(root, "HEAD")


def test_a_revision_without_facts_is_an_error(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text("# Facts to come\n", encoding="utf-8")
    first = commit(tmp_path)
    make_project(tmp_path)
    commit(tmp_path)
    assert len(state_of(tmp_path, "HEAD").facts) == 11
    with pytest.raises(RevisionError, match=f"the revision “{first}” holds no facts: there is no folder facts/ in it"):
        state_of(tmp_path, first)


def test_a_variable_of_a_hook_does_not_lead_to_another_repository(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_repository(tmp_path / "other", units="")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    assert state_of(root, "HEAD").problems == ()


def test_attributes_and_filters_of_a_repository_have_no_say(root: Path) -> None:
    text = "facts/research.yml export-ignore\nfacts/*.yml filter=upper text eol=crlf\n"
    (root / ".gitattributes").write_text(text, encoding="utf-8")
    commit(root)
    git(root, "config", "filter.upper.smudge", "tr a-z A-Z")
    state = state_of(root, "HEAD")
    assert (len(state.facts), state.problems) == (11, ())


def test_a_link_is_not_followed(root: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("cn: {}\n", encoding="utf-8")
    (root / "facts/places.yml").unlink()
    (root / "facts/places.yml").symlink_to(secret)
    commit(root)
    unpacked = unpack(root, "HEAD", tmp_path / "out")
    assert [problem.message for problem in unpacked.problems] == ["this is a link; only files are compared"]
    assert not (tmp_path / "out/facts/places.yml").exists()
    problems = state_of(root, "HEAD").problems
    assert ("facts/places.yml", "unreadable-file") in {(problem.file, problem.rule) for problem in problems}


def test_a_file_that_is_too_large_is_left_out(root: Path, tmp_path: Path) -> None:
    (root / "docs/en/large.md").write_bytes(b"x" * (LARGEST + 1))
    (root / "docs/en/large-enough.md").write_bytes(b"# x\n" + b"x" * (LARGEST - 4))
    commit(root)
    (problem,) = unpack(root, "HEAD", tmp_path / "out").problems
    assert (problem.file, problem.rule) == ("docs/en/large.md", "file-too-large")
    assert (tmp_path / "out/docs/en/large-enough.md").stat().st_size == LARGEST


def test_a_name_that_is_no_text_is_left_out(root: Path, tmp_path: Path) -> None:
    blob = git(root, "rev-parse", "HEAD:facts/units.yml")
    facts = git(root, "mktree", "-z", asked=b"100644 blob %s\tunits\xff.yml\0" % blob.encode())
    tree = git(root, "mktree", asked=f"040000 tree {facts}\tfacts\n".encode())
    with pytest.raises(RevisionError, match="holds no facts"):
        unpack(root, git(root, "commit-tree", tree, "-m", "x"), tmp_path / "out")


def made_by_hand(root: Path, name: bytes) -> str:
    """Return a commit whose folder facts/ holds the units, and once more under a name that no git would write."""
    blob = git(root, "rev-parse", "HEAD:facts/units.yml")
    raw = bytes.fromhex(blob)
    content = b"100644 " + name + b"\0" + raw + b"100644 units.yml\0" + raw
    facts = git(root, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", asked=content)
    tree = git(root, "mktree", asked=f"040000 tree {facts}\tfacts\n".encode())
    return git(root, "commit-tree", tree, "-m", "x")


@pytest.mark.parametrize("name", [b"../../out.yml", b"..\\out.yml", b"./x.yml", b"../../../../../../tmp/facts-out.yml"])
def test_a_path_that_leads_out_of_the_folder_is_refused(root: Path, tmp_path: Path, name: bytes) -> None:
    unpacked = unpack(root, made_by_hand(root, name), tmp_path / "deep" / "out")
    assert [problem.rule for problem in unpacked.problems] == ["unreadable-file"]
    written = [path.relative_to(tmp_path).as_posix() for path in (tmp_path / "deep").rglob("*.yml")]
    assert written == ["deep/out/facts/units.yml"]
    assert not (tmp_path / "out.yml").exists()


def test_a_name_that_is_a_file_and_a_folder_is_an_error(root: Path, tmp_path: Path) -> None:
    revision = made_by_hand(root, b"units.yml/x.yml")
    with pytest.raises(RevisionError, match=r"units\.yml.* cannot be written into a folder"):
        unpack(root, revision, tmp_path / "out")


def test_files_that_are_not_read_stay_where_they_are(root: Path, tmp_path: Path) -> None:
    names = ("facts/notes.txt", "docs/en/assets.css", "docs/page.md", "facts.yml")
    for name in names:
        (root / name).write_text("x\n", encoding="utf-8")
    commit(root)
    assert unpack(root, "HEAD", tmp_path / "out").problems == ()
    assert not [name for name in names if (tmp_path / "out" / name).exists()]


def test_a_folder_that_the_repository_does_not_have_is_an_error(root: Path) -> None:
    tree = git(root, "rev-parse", "HEAD:facts")
    (root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(RevisionError, match=r"the files of [0-9a-f]{10} cannot be listed: "):
        state_of(root, "HEAD")


def test_content_that_the_repository_does_not_have_is_an_error(root: Path) -> None:
    blob = git(root, "rev-parse", "HEAD:facts/units.yml")
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(RevisionError, match=r"the content of facts/units\.yml is not in this repository"):
        state_of(root, "HEAD")
