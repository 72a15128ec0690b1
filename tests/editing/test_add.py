"""The commands `factsheet add …`: what they write where, what they ask, and what they refuse."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factsheet.checks import check
from factsheet.cli import main
from factsheet.schema import write_schemas
from factsheet.sheet import facts_of
from tests.project import make_project, problems_of, replaced

OBSERVED = ("observation", "patents", "--period", "2023", "--value", "4.21 million")
PRINTED = ("--source", "agency_2026", "--says", "421万件")
SOURCE = (
    "source", "--title", "Patents: more", "--publisher", "Office of Patents (Berlin)", "--url", "https://o.example/1",
    "--published", "2026-02-01", "--accessed", "2026-02-02", "--language", "en", "--kind", "official",
)  # fmt: skip
PLACE = ("place", "berlin", "--label-en", "Berlin", "--label-zh", "柏林", "--kind", "city", "--in", "de")
INDICATOR = (
    "indicator", "grants", "--topic", "research", "--label-en", "Grants", "--label-zh", "授权量", "--definition-en",
    "Granted.", "--definition-zh", "已授权。", "--unit", "patent", "--place", "de", "--period", "2025", "--value", "97",
    "--source", "office_2026", "--says", "97 patents",
)  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = make_project(tmp_path / "project")
    assert CliRunner().invoke(main, ["fmt", "--root", str(folder)]).exit_code == 0
    assert check(folder).problems == ()
    return folder


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factsheet.cli._at_terminal", lambda: True)


def add(root: Path, *arguments: str, typed: str = "") -> Result:
    name, *others = arguments
    return CliRunner().invoke(main, ["add", name, "--root", str(root), *others], input=typed)


def texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "facts").iterdir()}


def added(before: dict[str, str], root: Path) -> str:
    """Return the lines that are new in the facts, from the first that differs on; nothing else may have changed."""
    (name,) = (name for name, text in texts(root).items() if text != before[name])
    old, new = before[name].splitlines(keepends=True), texts(root)[name].splitlines(keepends=True)
    first = next((number for number, line in enumerate(old) if new[number] != line), len(old))
    count = len(new) - len(old)
    assert [*new[:first], *new[first + count :]] == old
    return "".join(new[first : first + count])


def test_an_observation_goes_where_its_period_puts_it(root: Path) -> None:
    before = texts(root)
    result = add(root, *OBSERVED, *PRINTED, "--at", "table 2, row 1")
    assert result.exit_code == 0, result.output
    entry = (
        "    - period: 2023\n      value: 4.21 million\n      status: final\n      evidence:\n"
        '        - {source: agency_2026, says: 421万件, at: "table 2, row 1"}\n'
    )
    text = texts(root)["ip_protection.yml"]
    assert text.replace(entry, "") == before["ip_protection.yml"]
    line = text[: text.index(entry)].count("\n") + 1
    assert result.stdout == f"facts/ip_protection.yml:{line}: patents.cn.2023 is added\n{entry}"
    assert check(root).problems == ()


def test_an_observation_takes_all_that_there_is_to_say(root: Path) -> None:
    before = texts(root)
    result = add(
        root, "observation", "spending_rank", "--period", "2025", "--place", "cn", "--value", "over 3", "--status",
        "preliminary", "--source", "office_2026", "--says", "more than 3", "--at", "table 1", "--also", "agency_2026",
        "超过3", "--note-en", "A note, in short.", "--note-zh", "注。", "--listed-as-en", "PRC",
        "--listed-as-zh", "中华",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert added(before, root) == (
        "    - period: 2025\n      listed_as: {en: PRC, zh: 中华}\n      value: over 3\n      status: preliminary\n"
        "      evidence:\n        - {source: office_2026, says: more than 3, at: table 1}\n"
        "        - {source: agency_2026, says: 超过3}\n"
        '      note:\n        en: "A note, in short."\n        zh: "注。"\n'
    )
    assert "to do: facts/research.yml" in result.stdout  # no page shows it
    assert problems_of(root) == []


def test_a_place_of_its_own_and_hints_to_the_reader_of_evidence_are_written(root: Path) -> None:
    before = texts(root)
    result = add(
        root, "observation", "patents", "--place", "de", "--period", "2023", "--value", "1.5 million", "--source",
        "office_2026", "--says", "1,400 and 100", "--scale", "thousand", "--how", "1,400 + 100",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert added(before, root).startswith("    - period: 2023\n      place: de\n      value: 1.5 million\n")
    assert '{source: office_2026, says: "1,400 and 100", scale: thousand, how: "1,400 + 100"}' in result.stdout


def test_a_derived_observation_has_a_formula_alone(root: Path) -> None:
    before = texts(root)
    result = add(root, "observation", "patents", "--period", "2023", "--formula", 'patents["2024"] - 1 million')
    assert result.exit_code == 1
    assert "[bad-formula]" in result.stderr or "formula" in result.stderr
    result = add(root, "observation", "patents", "--period", "2023", "--formula", 'patents["2024"] - 1000000')
    assert result.exit_code == 0, result.output
    assert added(before, root) == '    - period: 2023\n      formula: patents["2024"] - 1000000\n'


def test_an_entry_with_problems_is_not_written_and_stands_in_a_draft(root: Path) -> None:
    before = texts(root)
    result = add(root, *OBSERVED, "--source", "agency_2026", "--says", "420万件")
    assert result.exit_code == 1
    assert "[evidence-agrees]" in result.stderr
    assert "[everything-used]" not in result.stderr
    assert result.stdout == ""
    assert texts(root) == before
    draft = root / ".build" / "drafts" / "patents.cn.2023.yml"
    assert ".build/drafts/patents.cn.2023.yml" in result.stderr
    assert "says: 420万件" in draft.read_text(encoding="utf-8")


def test_an_entry_with_problems_is_written_if_it_shall_be_kept(root: Path) -> None:
    before = texts(root)
    result = add(root, *OBSERVED, "--source", "agency_2026", "--says", "420万件", "--keep")
    assert result.exit_code == 1
    assert "[evidence-agrees]" in result.stderr
    assert "says: 420万件" in added(before, root)
    assert not (root / ".build").exists()


def test_problems_that_were_there_before_do_not_stand_in_the_way(root: Path) -> None:
    replaced(root / "facts" / "ip_protection.yml", "value: 71.7 %", "value: 71.6 %")
    result = add(root, *OBSERVED, *PRINTED)
    assert (result.exit_code, result.stderr) == (0, "")


def test_what_a_relation_says_of_a_new_figure_is_told(root: Path) -> None:
    result = add(
        root, "observation", "patents", "--place", "de", "--period", "2024", "--value", "9 million", "--source",
        "office_2026", "--says", "9 million",
    )  # fmt: skip
    assert result.exit_code == 1
    assert "facts/checks.yml" in result.stderr
    assert "[relations-hold]" in result.stderr


def test_a_second_observation_of_one_address_is_refused_with_the_place_of_the_first(root: Path) -> None:
    result = add(root, "observation", "patents", "--period", "2024", "--value", "5", *PRINTED)
    assert result.exit_code == 1
    line = texts(root)["ip_protection.yml"].split("- period: 2024")[0].count("\n") + 1
    assert f"patents.cn.2024 stands in facts/ip_protection.yml:{line} already" in result.stderr


def test_everything_that_is_missing_is_named_at_once(root: Path) -> None:
    result = add(root, "observation", "--period", "2023")
    assert (result.exit_code, result.stderr) == (1, "error: missing: INDICATOR, --value, --source, --says\n")
    assert "missing: KEY, --label-en, --label-zh, --kind" in add(root, "place").stderr
    assert "missing: --title, --publisher, --url, --language, --kind" in add(root, "source").stderr


def test_everything_that_is_wrong_is_told_at_once(root: Path) -> None:
    result = add(
        root, "observation", "patnts", "--period", "20x5", "--value", "much", "--source", "Agency", "--says", "5"
    )
    assert result.exit_code == 1
    assert "INDICATOR: there is no indicator “patnts”; did you mean “patents”?" in result.stderr
    assert "--period: “20x5” is no period" in result.stderr
    assert "--value: " in result.stderr
    assert (
        "--source: no source has the key “Agency”; it stands in:\n  1. agency_2026: 2025年专利统计 / News Agency"
        in (result.stderr)
    )


@pytest.mark.parametrize("part", ["Companies with", "拥有专利的"])
def test_a_part_of_a_label_in_either_language_lists_what_could_be_meant(root: Path, part: str) -> None:
    result = add(root, "observation", part)
    assert result.exit_code == 1
    assert "  1. companies: Companies with patents / 拥有专利的企业\n" in result.stderr
    assert "  2." not in result.stderr


def test_value_and_formula_exclude_each_other(root: Path) -> None:
    result = add(root, *OBSERVED, *PRINTED, "--formula", "companies * 2")
    assert result.exit_code == 1
    assert "--formula stands instead of --value" in result.stderr


@pytest.mark.usefixtures("at_terminal")
def test_at_a_terminal_what_is_missing_is_asked_for_until_it_is_right(root: Path) -> None:
    before = texts(root)
    typed = ["有效专利", "1", "20x3", "2023", "4.21 million", "News", "2", "agency_2026", "421万件"]
    result = add(root, "observation", typed="\n".join([*typed, ""]))
    assert result.exit_code == 0, result.output
    assert "  2. patents_of_companies: Valid patents of companies / 企业有效专利\n" in result.stdout
    assert "“20x3” is no period" in result.stdout
    assert "there is no number 2 in the list" in result.stdout
    assert "- {source: agency_2026, says: 421万件}" in added(before, root)


@pytest.mark.usefixtures("at_terminal")
def test_at_a_terminal_nothing_is_asked_if_nothing_is_missing(root: Path) -> None:
    result = add(root, *OBSERVED, *PRINTED)
    assert (result.exit_code, result.stdout.splitlines()[0][-8:]) == (0, "is added")


@pytest.mark.usefixtures("at_terminal")
def test_who_stops_answering_changes_nothing(root: Path) -> None:
    before = texts(root)
    result = add(root, "observation", typed="patents\n2023\n")
    assert result.exit_code == 1
    assert "Aborted" in result.output
    assert texts(root) == before


def test_a_source_goes_where_the_alphabet_puts_it_under_a_key_of_publisher_and_date(root: Path) -> None:
    before = texts(root)
    result = add(root, *SOURCE)
    assert result.exit_code == 0, result.output
    assert added(before, root) == (
        'office_of_patents_2026_02_01:\n  title: "Patents: more"\n  publisher: Office of Patents (Berlin)\n'
        "  url: https://o.example/1\n  published: 2026-02-01\n  accessed: 2026-02-02\n  language: en\n"
        "  kind: official\n"
    )
    assert list(texts(root)["sources.yml"].split("\n  ")[0].split()) == ["agency_2026:"]
    assert "nothing uses the source “office_of_patents_2026_02_01” (use it, or" in result.stdout


def test_what_only_makes_completion_lag_behind_is_added_and_to_be_done_later(root: Path) -> None:
    write_schemas(root, facts_of(root))
    result = add(root, *SOURCE)
    assert result.exit_code == 0, result.output
    assert "to do: facts/schema/keys.json:1: editors' completion lags behind the facts (run `fact" in result.stdout


def test_a_value_that_cannot_be_read_is_told_as_what_it_is(root: Path) -> None:
    result = add(root, "observation", "patents", "--period", "2023", "--value", "8,2 %", "--source", "agency_2026",
                 "--says", "421万件")  # fmt: skip
    assert result.exit_code == 1
    assert "--value: “8,2" in result.stderr
    assert "a figure is written like 3.73 million" in result.stderr
    assert "a text is needed" not in result.stderr


def test_a_second_source_of_a_day_has_a_number_and_one_of_an_address_is_refused(root: Path) -> None:
    assert add(root, *SOURCE).exit_code == 0
    again = add(root, *SOURCE)
    assert again.exit_code == 1
    assert "--url: the source office_of_patents_2026_02_01 has this address already" in again.stderr
    other = add(root, *SOURCE, "--url", "https://o.example/2")
    assert "office_of_patents_2026_02_01_2 is added" in other.stdout


def test_a_source_is_accessed_today_if_nothing_is_said_and_the_date_of_the_sheet_is_to_do(root: Path) -> None:
    options = [option for option in SOURCE if option not in {"--accessed", "2026-02-02"}]
    days = [datetime.now(UTC).astimezone().date()]
    result = add(root, *options)
    days.append(datetime.now(UTC).astimezone().date())  # it may be midnight
    assert result.exit_code == 0, result.output
    assert any(f"  accessed: {day}\n" in result.stdout for day in days)
    assert any("to do: facts/sheet.yml" in line for line in result.stdout.splitlines())


def test_a_publisher_without_latin_letters_needs_a_key(root: Path) -> None:
    result = add(root, *SOURCE, "--publisher", "新华社")
    assert (result.exit_code, result.stderr) == (1, "error: missing: --key\n")
    assert "xinhua_2026 is added" in add(root, *SOURCE, "--publisher", "新华社", "--key", "xinhua_2026").stdout


@pytest.mark.usefixtures("at_terminal")
def test_at_a_terminal_a_source_is_asked_for_key_by_key(root: Path) -> None:
    typed = "专利\n新华社\nno address\nhttps://x.example/\nzh\nofficial\nBad Key\noffice_2026\nxinhua_2026\n"
    result = add(root, "source", "--accessed", "2026-02-02", typed=typed)
    assert result.exit_code == 0, result.output
    for told in ("is no web address", "“Bad Key” is no key", "the source “office_2026” is there already"):
        assert told in result.stdout
    assert "xinhua_2026:\n  title: 专利\n  publisher: 新华社\n" in texts(root)["sources.yml"]


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--published", "2026-02-30", "is no date of the calendar"),
        ("--published", "2026-02-03", "before it was published on 2026-02-03"),
        ("--language", "english", "is no language"),
        ("--kind", "oficial", "did you mean “official”?"),
        ("--link", "yes", "is neither true nor false"),
        ("--key", "office_2026", "the source “office_2026” is there already"),
        ("--key", "a" * 300, "80 at most"),
    ],
)
def test_a_source_with_a_slip_is_refused(root: Path, option: str, value: str, told: str) -> None:
    before = texts(root)
    result = add(root, *SOURCE, option, value)
    assert result.exit_code == 1
    assert told in result.stderr
    assert texts(root) == before


def test_a_place_is_the_last_one(root: Path) -> None:
    before = texts(root)
    result = add(root, *PLACE, "--coordinates", "52.5, 13.4")
    assert result.exit_code == 0, result.output
    assert texts(root)["places.yml"] == before["places.yml"] + (
        "berlin:\n  label: {en: Berlin, zh: 柏林}\n  kind: city\n  in: [de]\n  coordinates: [52.5, 13.4]\n"
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--coordinates", "52.5"), "is no pair of degrees"),
        (("--coordinates", "52.5, 200"), "--coordinates: "),
        (("--in", "Germany"), "--in: no place has the key “Germany”; it stands in:\n  1. de: Germany / 德国"),
        (("--kind", "town"), "--kind: “town” is none of"),
        (("--label-en", "\udcff"), "--label-en: the text is not UTF-8"),
    ],
)
def test_a_place_with_a_slip_is_refused(root: Path, options: tuple[str, str], told: str) -> None:
    before = texts(root)
    result = add(root, *PLACE, *options)
    assert result.exit_code == 1
    assert told in result.stderr
    assert texts(root) == before


def test_an_indicator_comes_with_its_first_observation(root: Path) -> None:
    before = texts(root)
    result = add(root, *INDICATOR)
    assert result.exit_code == 0, result.output
    assert added(before, root) == (
        "grants:\n  label: {en: Grants, zh: 授权量}\n  definition:\n"
        '    en: "Granted."\n    zh: "已授权。"\n  unit: patent\n  place: de\n  review: yearly\n'
        "  observations:\n    - period: 2025\n      value: 97\n      status: final\n      evidence:\n"
        "        - {source: office_2026, says: 97 patents}\n"
    )


def test_an_indicator_takes_all_that_there_is_to_say(root: Path) -> None:
    options = ("--review", "never", "--part-of", "patents", "--covers", "companies", "--note-en", "Few.")
    result = add(root, *INDICATOR, *options)
    assert result.exit_code == 0, result.output
    assert '  review: never\n  part_of: patents\n  covers: companies\n  note:\n    en: "Few."\n' in result.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--topic", "reserch"), "--topic: there is no topic “reserch”; did you mean “research”?"),
        (("--unit", "件专"), "--unit: no unit has the key “件专”; it stands in:\n  1. patent: "),
        (("--review", "often"), "--review: “often” is none of"),
        (("--note-zh", "注"), "missing: --note-en"),
    ],
)
def test_an_indicator_with_a_slip_is_refused(root: Path, options: tuple[str, str], told: str) -> None:
    result = add(root, *INDICATOR, *options)
    assert result.exit_code == 1
    assert told in result.stderr


def test_comments_stay_where_they_are(root: Path) -> None:
    replaced(root / "facts" / "research.yml", "spending_rank:", "# about ranks\nspending_rank:  # behind")
    replaced(
        root / "facts" / "research.yml",
        "    - period: 2024\n      value: 2\n",
        "    # first\n    - period: 2024\n      value: 2\n",
    )
    before = texts(root)
    result = add(
        root,
        "observation",
        "spending_rank",
        "--period",
        "2025",
        "--value",
        "1",
        "--source",
        "office_2026",
        "--says",
        "1st",
    )
    assert result.exit_code == 0, result.output
    assert added(before, root).startswith("    - period: 2025\n")
    assert "    # first\n    - period: 2024\n" in texts(root)["research.yml"]


def test_a_file_that_cannot_be_read_is_told_with_its_place(root: Path) -> None:
    replaced(root / "facts" / "places.yml", "kind: world", "kind: [world")
    result = add(root, "place", "berlin", "--label-en", "Berlin", "--label-zh", "柏林", "--kind", "city")
    assert result.exit_code == 1
    assert result.stderr.startswith("facts/places.yml:")
    assert "[yaml-syntax]" in result.stderr


def test_a_key_that_is_not_there_may_be_among_what_cannot_be_read(root: Path) -> None:
    replaced(root / "facts" / "research.yml", "spending_rank:\n  label: {en", "spending_rank:\n  label: {e")
    result = add(root, "observation", "spending_rank", "--period", "2025", "--value", "1", *PRINTED)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "error: INDICATOR: there is no indicator “spending_rank”; did you mean “spending”?"
        " (not all entries can be read: `factsheet check` tells which)\n"
    )


def test_of_many_matches_the_first_are_listed_and_the_others_counted(root: Path) -> None:
    more = "".join(f"p{n}:\n  label: {{en: Town {n}, zh: 镇}}\n  kind: city\n" for n in range(10, 25))
    with (root / "facts" / "places.yml").open("a", encoding="utf-8") as file:
        file.write(more)
    result = add(root, *OBSERVED, *PRINTED, "--place", "Town")
    assert "  1. p10: Town 10 / 镇\n" in result.stderr
    assert "  12. p21: Town 21 / 镇\n  and 3 more\n" in result.stderr


def test_a_file_with_a_wrong_encoding_takes_no_entry(root: Path) -> None:
    (root / "facts" / "places.yml").write_bytes(b"cn: \xff\n")
    result = add(root, "place", "berlin", "--label-en", "Berlin", "--label-zh", "柏林", "--kind", "city")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("facts/places.yml:1:5: error: the file is not UTF-8")


def test_a_draft_that_cannot_be_written_is_told(root: Path) -> None:
    (root / ".build").write_text("no folder", encoding="utf-8")
    result = add(root, *OBSERVED, "--source", "agency_2026", "--says", "420万件")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("error: .build/drafts cannot be made: ")
