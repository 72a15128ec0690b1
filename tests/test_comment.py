"""The comment on a pull request: written once, brought up to date, and harmless whatever the pull request says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from tests.fake_gh import FakeGitHub, entry, install_gh
from tools.comment import HEAD, MOST_BYTES, UNCHANGED, harmless, main

SHA: Final = "a" * 40
RUN: Final = {"head_sha": SHA, "head_repository": {"id": 5}}
PULL: Final = "GET repos/o/r/pulls/12"
LIST: Final = "GET repos/o/r/issues/12/comments?per_page=100"
MARKER: Final = "<!-- factsheet: what changes for readers -->\n"
TEXT: Final = "**1 figure** changes."
BODY: Final = MARKER + HEAD.format(commit=SHA) + TEXT


def pull_request(state: str = "open", sha: str = SHA, repository: int | None = 5) -> dict[str, Any]:
    return {"state": state, "head": {"sha": sha, "repo": repository and {"id": repository}}}


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeGitHub:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": RUN}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    fake = install_gh(tmp_path / "gh", monkeypatch)
    fake.answer(
        {
            PULL: pull_request(), LIST: [[]],
            "POST repos/o/r/issues/12/comments": {}, "PATCH repos/o/r/issues/comments/7": {},
        }
    )  # fmt: skip
    return fake


def artefact(tmp_path: Path, number: str | bytes = "12\n", text: str | bytes = TEXT + "\n") -> list[str]:
    folder = tmp_path / "comment"
    folder.mkdir(exist_ok=True)
    for name, content in (("number", number), ("text.md", text)):
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return [str(folder)]


def listed(github: FakeGitHub, *pages: list[dict[str, Any]]) -> None:
    """Let the pull request have comments."""
    github.answer(
        {
            PULL: pull_request(),
            LIST: list(pages),
            "POST repos/o/r/issues/12/comments": {},
            "PATCH repos/o/r/issues/comments/7": {},
        }
    )


def test_the_first_time_a_comment_is_written(tmp_path: Path, github: FakeGitHub) -> None:
    assert main(artefact(tmp_path)) == 0
    assert github.written() == [["POST", "repos/o/r/issues/12/comments", {"body": BODY}]]


def test_later_it_is_brought_up_to_date_on_whatever_page_it_stands(tmp_path: Path, github: FakeGitHub) -> None:
    listed(github, [entry(3, "hello", "reader"), entry(4, None)], [entry(7, MARKER + "before")])
    assert main(artefact(tmp_path)) == 0
    assert github.written() == [["PATCH", "repos/o/r/issues/comments/7", {"body": BODY}]]


@pytest.mark.parametrize("other", [entry(7, MARKER, "reader"), entry(7, "as above: " + MARKER)])
def test_a_comment_that_somebody_else_marked_is_left_alone(
    tmp_path: Path, github: FakeGitHub, other: dict[str, Any]
) -> None:
    listed(github, [other])
    assert main(artefact(tmp_path)) == 0
    assert [method for method, *_ in github.written()] == ["POST"]


def test_where_no_figure_changes_nothing_is_written(tmp_path: Path, github: FakeGitHub) -> None:
    assert main(artefact(tmp_path, text="")) == 0
    assert github.written() == []


def test_where_no_figure_changes_any_longer_the_comment_says_so(tmp_path: Path, github: FakeGitHub) -> None:
    listed(github, [entry(7, BODY)])
    assert main(artefact(tmp_path, text="")) == 0
    assert github.written() == [["PATCH", "repos/o/r/issues/comments/7", {"body": MARKER + UNCHANGED}]]


@pytest.mark.parametrize(
    "found",
    [pull_request("closed"), pull_request(sha="b" * 40), pull_request(repository=6), pull_request(repository=None)],
)
def test_nothing_is_written_below_a_pull_request_that_was_not_tested(
    tmp_path: Path, github: FakeGitHub, found: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    github.answer({PULL: found, LIST: [[]]})
    assert main(artefact(tmp_path)) == 0
    assert github.written() == []
    assert capsys.readouterr().out.startswith("nothing is posted: aaaa")


def test_nothing_is_written_for_a_run_of_a_fork_that_is_gone(
    tmp_path: Path, github: FakeGitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = tmp_path / "gone.json"
    event.write_text(json.dumps({"workflow_run": {**RUN, "head_repository": None}}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(event))
    assert main(artefact(tmp_path)) == 0
    assert github.written() == []


@pytest.mark.parametrize("number", ["", "0", "-1", "12 13", "12\n13", "１２", "../../issues/1", "1" * 10, b"\xff"])
def test_what_is_no_number_is_refused(
    tmp_path: Path, github: FakeGitHub, number: str | bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(artefact(tmp_path, number=number)) == 1
    assert github.written() == []
    assert capsys.readouterr().err.startswith("error: ")


@pytest.mark.parametrize("text", ["x" * 66_000, "@" * 40_000, "x" * (MOST_BYTES + 1), b"\xff"])
def test_a_text_that_is_too_long_or_no_text_is_refused(tmp_path: Path, github: FakeGitHub, text: str | bytes) -> None:
    assert main(artefact(tmp_path, text=text)) == 1
    assert github.written() == []


def test_files_that_are_links_or_missing_are_refused(tmp_path: Path, github: FakeGitHub) -> None:
    folder = Path(artefact(tmp_path)[0])
    (folder / "text.md").unlink()
    assert main([str(folder)]) == 1
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (folder / "text.md").symlink_to(tmp_path / "secret")
    assert main([str(folder)]) == 1
    assert github.written() == []


def test_what_github_refuses_is_told(tmp_path: Path, github: FakeGitHub, capsys: pytest.CaptureFixture[str]) -> None:
    github.answer({})
    assert main(artefact(tmp_path)) == 1
    assert "HTTP 404: no GET repos/o/r/pulls/12" in capsys.readouterr().err


@pytest.mark.parametrize("variable", ["GITHUB_REPOSITORY", "GITHUB_EVENT_PATH"])
def test_outside_of_a_workflow_it_says_so(
    tmp_path: Path,
    github: FakeGitHub,
    variable: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv(variable)
    assert main(artefact(tmp_path)) == 1
    assert f"{variable} is not set" in capsys.readouterr().err
    assert github.written() == []


@pytest.mark.parametrize(
    "text",
    [
        "## 3 figures\n\n| a | b |\n|---|---|\n| 8.9&nbsp;% | `x` |",
        "<details>\n<summary>More</summary>\n\n<del>8.3</del> <ins>8.9</ins>\n</details>",
        "[page](https://facts.example/research/#rd)", "&lt;b&gt; &#124; &amp;",
    ],
)  # fmt: skip
def test_what_the_command_writes_is_kept(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("@octocat", "@\u2060octocat"), ("\\@octocat", "\\@\u2060octocat"), ("@&#111;ctocat", "@\u2060&#111;ctocat"),
        ("&#64;octocat", "&amp;#64;octocat"), ("&#x0040;a &commat;b", "&amp;#x0040;a &amp;commat;b"),
        ("fixes #1, o/r#2 and GH-3", "fixes #\u20601, o/r#\u20602 and GH-\u20603"),
        ("![](https://evil.example/a.png)", "!\u2060[](https://evil.example/a.png)"),
        ("<img src=x>", "&lt;img src=x>"), ("<!-- factsheet: x -->", "&lt;!-- factsheet: x -->"),
        ("<b onclick=x>", "&lt;b onclick=x>"), ("<script>", "&lt;script>"), ("</div>", "&lt;/div>"),
        ("a\u202eb\x00c\x1b[1m", "abc[1m"), ("a\r\nb", "a\nb"),
    ],
)  # fmt: skip
def test_what_could_do_harm_is_shown_and_does_nothing(text: str, becomes: str) -> None:
    assert harmless(text) == becomes
