"""The command `factsheet`: what it says, where it says it, and with which status it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from factsheet.chart.document import ENDINGS
from factsheet.cli import _annotation, main
from factsheet.data_files import DATA_FILES
from factsheet.problems import Problem
from tests.project import make_project, replaced
from tests.site.small import factsheet, make_small_site

SUMMARY = "11 observations, 14 evidence lines, 2 relations, 2 derived, 1 page: "
COMMANDS = sorted(main.commands)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def broken(root: Path) -> Path:
    replaced(root / "facts" / "ip_protection.yml", "value: 3.73 million", "value: 3.74 million")
    replaced(root / "docs" / "en" / "index.md", "# Patents and research", "# 7 patents: 50%")
    return root


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def test_check_of_a_good_project_ends_well_with_a_summary(root: Path) -> None:
    result = run("check", "--root", root)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{SUMMARY}no problems\n"
    assert result.stderr == ""


def test_check_as_text_lists_every_problem_and_counts_them_last(broken: Path) -> None:
    result = run("check", "--root", broken)
    assert result.exit_code == 1
    *lines, last = result.stdout.splitlines()
    heads = [line for line in lines if re.match(r"(facts|docs)/\S+:\d+:\d+: error: .* \[[a-z-]+\]$", line)]
    assert {line.partition(":")[0] for line in heads} >= {"docs/en/index.md", "facts/ip_protection.yml"}
    assert all(line.startswith("    hint: ") for line in lines if line not in heads)
    assert last == f"{SUMMARY}{len(heads)} problems"


def test_check_as_json_is_json_and_the_summary_goes_elsewhere(broken: Path) -> None:
    result = run("check", "--root", broken, "--format", "json")
    assert result.exit_code == 1
    records = json.loads(result.stdout)
    assert len(records) > 1
    for record in records:
        assert list(record) == ["file", "line", "column", "rule", "severity", "message", "hint"]
        assert isinstance(record["line"], int)
    assert result.stderr == f"{SUMMARY}{len(records)} problems\n"


def test_check_as_json_of_a_good_project_is_an_empty_list(root: Path) -> None:
    result = run("check", "--root", root, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_check_for_github_is_one_annotation_a_line(broken: Path) -> None:
    result = run("check", "--root", broken, "--format", "github")
    assert result.exit_code == 1
    *annotations, last = result.stdout.splitlines()
    shape = re.compile(r"::error file=[^,:]+,line=\d+,col=\d+,title=[a-z-]+::[^\n]+")
    assert annotations
    assert all(shape.fullmatch(line) for line in annotations)
    assert any("50%25" in line for line in annotations)
    assert last.startswith(SUMMARY)


def test_an_annotation_escapes_what_github_would_read() -> None:
    problem = Problem("a:b,c%.md", 3, 4, "rule", "50%: one, two\r\nthree", "do :: this")
    assert _annotation(problem) == (
        "::error file=a%3Ab%2Cc%25.md,line=3,col=4,title=rule::50%25: one, two\\r\\nthree (do :: this)"
    )
    assert _annotation(Problem("a\nb.md", 1, 1, "rule", "x", severity="warning")) == (
        "::warning file=a\\nb.md,line=1,col=1,title=rule::x"
    )


def test_show_tells_of_one_fact(root: Path) -> None:
    result = run("show", "--root", root, "companies.cn.2025")
    assert result.exit_code == 0
    assert result.stdout.startswith("address")
    assert "about 524,000 companies" in result.stdout


def test_show_takes_a_former_address(root: Path) -> None:
    assert (
        run("show", "--root", root, "firms.cn.2025").stdout == run("show", "--root", root, "companies.cn.2025").stdout
    )


def test_show_as_json_is_json(root: Path) -> None:
    result = run("show", "--root", root, "spending", "--format", "json")
    record = json.loads(result.stdout)["spending.cn.2024"]
    assert record["value"] == "3632700000000"
    assert record["revisions"][0]["conflicts"][0]["says"] == "3.5 trillion yuan"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("patnts.cn.2025", "error: there is no fact “patnts.cn.2025”; did you mean “patents.cn.2025”"),
        ("compnies", "error: there is no indicator “compnies”; did you mean “companies”"),
        ("zzz", "error: there is no indicator “zzz”\n"),
        ("", "error: there is no indicator “”\n"),
    ],
)
def test_show_of_an_unknown_address_is_an_error_with_a_hint(root: Path, address: str, message: str) -> None:
    result = run("show", "--root", root, address)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert result.stderr.startswith(message)


def test_export_writes_the_data_files_and_names_them(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    result = run("export", "--root", root, folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        *(str(folder / name) for name in DATA_FILES),
        f"{folder / 'facts'}: 15 files", f"{folder / 'indicators'}: 18 files",
        f"{folder / 'charts'}: {len(ENDINGS)} files",
    ]  # fmt: skip
    assert all((folder / name).stat().st_size for name in DATA_FILES)


def test_build_tells_what_was_checked_and_where_the_site_stands(tmp_path: Path) -> None:
    result = run("build", "--root", make_small_site(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "without .well-known/security.txt: neither SECURITY_CONTACT nor an https address in SITE_URL is given",
        f"{SUMMARY}no problems".replace("1 page", "2 pages"),
        f"the site stands in {tmp_path / 'site'}",
    ]


def test_build_says_nothing_of_the_contact_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECURITY_CONTACT", "mailto:security@facts.example")
    result = run("build", "--root", make_small_site(tmp_path))
    assert result.stdout.startswith(SUMMARY.partition(" relations")[0])
    assert "Contact: mailto:security@facts.example\n" in (tmp_path / "site/.well-known/security.txt").read_text()


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("bibtex", "@misc{patents-in-figures-2026.02:patents.cn.2025,\n"),
        ("ris", "TY  - DATA\r\n"),
        ("csl", '[\n  {\n    "id": "patents-in-figures-2026.02:patents.cn.2025",\n'),
    ],
)
def test_show_gives_a_citation_for_programs(root: Path, form: str, beginning: str) -> None:
    result = run("show", "--root", root, "patents.cn.2025", "--format", form)
    assert result.exit_code == 0
    assert result.stdout_bytes.decode().startswith(beginning)


def test_show_gives_a_link_where_the_address_of_the_site_is_known(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://facts.example/sheet")
    result = run("show", "--root", root, "patents.cn.2025")
    assert result.stdout.endswith("CC BY 4.0. https://facts.example/sheet/register/patents/#patents.cn.2025\n")


def test_an_address_of_the_site_that_is_none_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "facts.example")
    result = run("show", "--root", root, "patents.cn.2025")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: SITE_URL is “facts.example”, which is no address of a site")


def test_serve_hands_everything_over_to_mkdocs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    started: list[tuple[str, list[str], dict[str, str], Path]] = []
    monkeypatch.setattr("os.execve", lambda *given: started.append((*given, Path.cwd())))
    result = run("serve", "--root", root, "--dev-addr", "127.0.0.1:8001")
    assert result.exit_code == 0
    ((program, command, environment, folder),) = started
    assert command == [program, "-m", "mkdocs", "serve", "--dev-addr", "127.0.0.1:8001"]
    assert environment["FACTSHEET_STOP_ON_ERROR"] == "false"
    assert folder == root


@pytest.mark.parametrize("arguments", [("show", "patents"), ("export", "out"), ("build",)])
def test_facts_that_cannot_be_read_are_listed_and_counted(root: Path, arguments: tuple[str, ...]) -> None:
    (root / "facts" / "places.yml").write_text("cn: [\n", encoding="utf-8")
    result = run(arguments[0], "--root", root, *arguments[1:])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "facts/places.yml:" in result.stderr
    assert re.fullmatch(r"\d+ problems?", result.stderr.splitlines()[-1])
    assert not (root / "out").exists()


@pytest.mark.parametrize("arguments", [("check",), ("show", "patents"), ("export", "out"), ("build",), ("serve",)])
def test_a_folder_that_is_no_project_is_an_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(arguments[0], "--root", tmp_path, *arguments[1:])
    assert result.exit_code == 1
    assert (
        result.stderr == f"error: {tmp_path} has no folder facts/; go to the project's folder, or name it with --root\n"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", COMMANDS)
def test_a_root_that_is_not_there_is_wrong_usage(tmp_path: Path, command: str) -> None:
    result = run(command, "--root", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


@pytest.mark.parametrize("arguments", [("chekc",), ("check", "--format", "xml"), ("show",), ("export",)])
def test_wrong_usage_ends_with_status_two(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_each_command_has_help(command: str, flag: str) -> None:
    result = run(*([command] if command else []), flag)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {command}".rstrip())
    options = main.commands[command].params if command else []
    for option in options:
        if isinstance(option, click.Option):
            assert option.opts[0] in result.stdout


def test_the_help_lists_every_command_with_what_it_does() -> None:
    listed = re.findall(r"^  (\w+) +(\w.+)$", run("--help").stdout, re.MULTILINE)
    assert sorted(name for name, _ in listed) == COMMANDS
    assert COMMANDS == ["build", "check", "export", "pdf", "serve", "sheets", "show"]


def test_the_command_itself_runs_in_a_folder(root: Path) -> None:
    result = factsheet(root, "check")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{SUMMARY}no problems\n", "")


def test_the_command_itself_ends_with_status_one_and_no_traceback(broken: Path) -> None:
    result = factsheet(broken, "check")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout.splitlines()[-1].startswith(SUMMARY)
    unknown = factsheet(broken, "show", "patnts")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert "Traceback" not in unknown.stderr


def test_the_version_is_that_of_the_package(root: Path) -> None:
    result = factsheet(root, "--version")
    assert result.returncode == 0
    assert re.search(r"\d+\.\d+\.\d+", result.stdout)
