"""The command `factsheet`: what it says, where it says it, and with which status it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import termios
from contextlib import suppress
from pathlib import Path
from typing import Final

import click
import pytest
from click import unstyle
from click.testing import CliRunner, Result

from factsheet.chart.document import ENDINGS
from factsheet.cli import FORMATS, main
from factsheet.data_files import DATA_FILES
from factsheet.report import FORMS
from tests.project import make_project, replaced
from tests.site.small import FACTSHEET, factsheet, make_small_site

SUMMARY = "11 observations, 14 evidence lines, 2 relations, 2 derived, 1 page: "
COMMANDS = sorted(main.commands)
PLAIN: Final = {"NO_COLOR": None, "FORCE_COLOR": None}  # what stands in the environment of whoever runs the tests
# Commands that do something; `add` alone does nothing.
DOING = sorted({*COMMANDS, "add observation", "add indicator", "add source", "add place"} - {"add"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


@pytest.fixture
def broken(root: Path) -> Path:
    replaced(root / "facts" / "ip_protection.yml", "value: 3.73 million", "value: 3.74 million")
    replaced(root / "docs" / "en" / "index.md", "# Patents and research", "# 7 patents: 50%")
    return root


def run(*arguments: str | Path) -> Result:
    return CliRunner(env=PLAIN).invoke(main, [str(argument) for argument in arguments])


def test_check_of_a_good_project_ends_well_with_a_summary(root: Path) -> None:
    result = run("check", "--root", root)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{SUMMARY}no problems\n"
    assert result.stderr == ""


def test_the_book_needs_a_built_site(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    result = run("pdf", "--root", root, root / "book.pdf")
    assert result.exit_code == 1
    assert "there is no built site in site/: build it first, with `factsheet build`" in result.stderr
    assert not (root / "book.pdf").exists()


def test_check_as_text_lists_every_problem_and_counts_them_last(broken: Path) -> None:
    result = run("check", "--root", broken)
    assert result.exit_code == 1
    *lines, last = result.stdout.splitlines()
    heads = [line for line in lines if re.match(r"(facts|docs)/\S+:\d+:\d+: error: .* \[[a-z-]+\]$", line)]
    assert {line.partition(":")[0] for line in heads} >= {"docs/en/index.md", "facts/ip_protection.yml"}
    beside = re.compile(r"| *\d+ \| .*| +\| +\^+|     (hint|more): .+")
    assert all(beside.fullmatch(line) for line in lines if line not in heads)
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


def test_check_as_sarif_is_a_log_and_the_summary_goes_elsewhere(broken: Path) -> None:
    result = run("check", "--root", broken, "--format", "sarif")
    assert result.exit_code == 1
    (log,) = json.loads(result.stdout)["runs"]
    assert result.stderr == f"{SUMMARY}{len(log['results'])} problems\n"


def test_every_form_of_the_report_can_be_chosen() -> None:
    assert FORMATS == FORMS


@pytest.mark.parametrize("form", FORMATS)
def test_build_tells_problems_in_each_form(broken: Path, form: str) -> None:
    checked, built = (run(command, "--root", broken, "--format", form) for command in ("check", "build"))
    assert built.exit_code == 1
    *told, last = built.stderr.splitlines()
    assert re.fullmatch(r"\d+ problems", last)
    if form == "text":
        assert built.stdout == ""
        assert told == checked.stdout.splitlines()[:-1]
    else:
        assert told == []
        assert built.stdout == checked.stdout.partition(SUMMARY)[0]
    assert not (broken / "site").exists()


@pytest.mark.parametrize(("form", "beginning"), [("json", "[]"), ("sarif", '{\n "$schema": ')])
def test_of_a_good_build_the_document_has_standard_output_for_itself(tmp_path: Path, form: str, beginning: str) -> None:
    result = run("build", "--root", make_small_site(tmp_path), "--format", form)
    assert result.exit_code == 0
    assert result.stdout.startswith(beginning)
    assert json.loads(result.stdout) is not None
    assert result.stderr.endswith(f"the site stands in {tmp_path / 'site'}\n")


@pytest.mark.parametrize(
    ("arguments", "variables", "coloured"),
    [
        ((), {}, False),
        (("--color", "auto"), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": ""}, False),
        (("--color", "auto"), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
@pytest.mark.parametrize("command", ["check", "build", "export"])
def test_colours_are_those_that_were_asked_for(
    broken: Path, command: str, arguments: tuple[str, ...], variables: dict[str, str], *, coloured: bool
) -> None:
    (broken / "facts" / "places.yml").write_text("cn: [\n", encoding="utf-8")
    more = (str(broken / "out"),) if command == "export" else ()
    given = (command, "--root", str(broken), *arguments, *more)
    result = CliRunner(env={**PLAIN, **variables}).invoke(main, given)
    assert result.exit_code == 1
    text = result.stdout if command == "check" else result.stderr
    assert ("\x1b[" in text) == coloured
    assert "facts/places.yml:1:6:" in text


def test_colours_may_be_chosen_for_all_commands(broken: Path) -> None:
    chosen = run("--color", "always", "check", "--root", broken)
    assert "\x1b[" in chosen.stdout
    assert "\x1b[" not in run("--color", "always", "check", "--color", "never", "--root", broken).stdout
    assert unstyle(chosen.stdout) == run("check", "--root", broken).stdout


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_forms_for_programs_have_no_colours(broken: Path, form: str) -> None:
    given = ("check", "--root", broken, "--format", form)
    assert run("--color", "always", *given).stdout == run(*given).stdout


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_has_colours_and_lines_as_wide_as_it_is(
    root: Path, variables: dict[str, str], *, coloured: bool
) -> None:
    (root / "facts" / "places.yml").write_text(f"cn: {'[' * 300}\n", encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key not in PLAIN} | variables
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 60))
    command = subprocess.Popen([FACTSHEET, "check"], cwd=root, env=environment, stdout=theirs)
    os.close(theirs)
    text = read_all(ours).decode()
    assert command.wait() == 1
    assert ("\x1b[" in text) == coloured
    (line,) = (line for line in unstyle(text).splitlines() if line.startswith("   1 | "))
    assert len(line) == 60


def read_all(terminal: int) -> bytes:
    """Return all that is written to a terminal until nobody has it open any more; Linux calls that an error."""
    content = b""
    with suppress(OSError):
        while part := os.read(terminal, 4096):
            content += part
    os.close(terminal)
    return content


def test_a_place_is_shown_with_its_line_and_the_address_of_its_rule(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = broken / "docs" / "en" / "rules" / "evidence-digits.md"
    page.parent.mkdir()
    page.write_text("# The value is what its evidence prints\n", encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://facts.example/sheet")
    text = run("check", "--root", broken).stdout
    place = re.search(
        r"^facts/ip_protection\.yml:(\d+):\d+: error: .* \[evidence-digits\]\n"
        r" +\1 \|       value: 3\.74 million\n"
        r" +\|              \^{12}\n"
        r"     hint: .*\n"
        r"     more: https://facts\.example/sheet/rules/evidence-digits/\n$",
        text,
        re.MULTILINE,
    )
    assert place, text


def test_an_encoding_without_chinese_loses_nothing_and_ends_with_no_traceback(broken: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "FORCE_COLOR": ""}
    result = subprocess.run([FACTSHEET, "check"], cwd=broken, env=environment, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"\\u201c" in result.stdout


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


def test_a_build_says_in_a_terminal_what_it_is_doing(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = subprocess.Popen([FACTSHEET, "build"], cwd=make_small_site(tmp_path), stderr=theirs, stdout=theirs)
    os.close(theirs)
    lines = unstyle(read_all(ours).decode()).splitlines()
    assert command.wait() == 0
    assert [line.split()[0] for line in lines[:3]] == ["checking", "making", "typesetting"]
    assert lines[-1] == f"the site stands in {tmp_path / 'site'}"


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


def test_serve_shows_the_project_at_the_address(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[Path, str, str | None, bool]] = []
    monkeypatch.setattr(
        "factsheet.preview.preview", lambda *given, open_in_browser: shown.append((*given, open_in_browser))
    )
    assert run("serve", "--root", root, "--dev-addr", "127.0.0.1:8001").exit_code == 0
    assert run("serve", "--root", root, "--open").exit_code == 0
    assert shown == [(root, "mkdocs", "127.0.0.1:8001", False), (root, "mkdocs", None, True)]


@pytest.mark.parametrize("address", ["8001", "127.0.0.1", "127.0.0.1:", "a b:80"])
def test_an_address_to_show_the_site_at_is_a_host_and_a_port(root: Path, address: str) -> None:
    result = run("serve", "--root", root, "--dev-addr", address)
    assert result.exit_code == 2
    assert f"“{address}” is no host and port" in result.stderr


def test_serve_tells_of_an_address_that_cannot_be_used(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: T\nuse_directory_urls: perhaps\n", encoding="utf-8")
    result = run("serve", "--root", root)
    assert result.exit_code == 1
    assert result.stderr.startswith("error: mkdocs.yml cannot be used: ")


@pytest.mark.parametrize("arguments", [("show", "patents"), ("export", "out"), ("build",)])
def test_facts_that_cannot_be_read_are_listed_and_counted(root: Path, arguments: tuple[str, ...]) -> None:
    (root / "facts" / "places.yml").write_text("cn: [\n", encoding="utf-8")
    result = run(arguments[0], "--root", root, *arguments[1:])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "facts/places.yml:" in result.stderr
    assert re.fullmatch(r"\d+ problems?", result.stderr.splitlines()[-1])
    assert not (root / "out").exists()


@pytest.mark.parametrize(
    "arguments", [("check",), ("show", "patents"), ("export", "out"), ("build",), ("serve",), ("compress",)]
)
def test_a_folder_that_is_no_project_is_an_error(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = run(arguments[0], "--root", tmp_path, *arguments[1:])
    assert result.exit_code == 1
    assert (
        result.stderr == f"error: {tmp_path} has no folder facts/; go to the project's folder, or name it with --root\n"
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", DOING)
def test_a_root_that_is_not_there_is_wrong_usage(tmp_path: Path, command: str) -> None:
    result = run(*command.split(), "--root", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


@pytest.mark.parametrize("arguments", [("chekc",), ("check", "--format", "xml"), ("show",), ("export",)])
def test_wrong_usage_ends_with_status_two(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize("flag", ["--help", "-h"])
@pytest.mark.parametrize("command", ["", "add", *DOING])
def test_each_command_has_help(command: str, flag: str) -> None:
    result = run(*command.split(), flag)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {command}".rstrip())
    described: click.Command = main
    for name in command.split():
        assert isinstance(described, click.Group)
        described = described.commands[name]
    for option in described.params if command else []:
        if isinstance(option, click.Option):
            assert option.opts[0] in result.stdout


def test_the_help_lists_every_command_with_what_it_does() -> None:
    listed = re.findall(r"^  (\w+) +(\w.+)$", run("--help").stdout, re.MULTILINE)
    assert sorted(name for name, _ in listed) == COMMANDS
    assert COMMANDS == [
        "add", "build", "check", "compress", "diff", "export", "fmt", "pdf", "schema", "serve", "sheets", "show",
        "stale",
    ]  # fmt: skip


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
