"""The files of schemas: those of the repository are fresh, its facts files fit them, and editors' tools find slips."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from factsheet.load import facts_files
from factsheet.problems import FactsheetError
from factsheet.schema import FOLDER, SCHEMAS, read_schemas, schema_files, stale, write_schemas
from factsheet.schema.files import model_files
from factsheet.schema.shapes import KEYS
from factsheet.sheet import facts_of
from tests.project import FILES, make_project, replaced
from tests.site.small import REPOSITORY

TOOL = Path(sys.executable).with_name("check-jsonschema")
MODELINE = "# yaml-language-server: $schema=schema/"


@pytest.mark.parametrize("name", sorted(model_files()))
def test_a_schema_of_the_repository_is_what_the_models_make(name: str) -> None:
    assert (REPOSITORY / FOLDER / name).read_text(encoding="utf-8") == model_files()[name], "run `factsheet schema`"


def test_the_keys_of_the_repository_may_lag_but_are_a_schema() -> None:
    Draft7Validator.check_schema(json.loads((REPOSITORY / FOLDER / KEYS).read_bytes()))
    assert set(read_schemas(REPOSITORY)) == {*model_files(), KEYS}


def test_each_facts_file_names_its_schema_in_its_first_line_and_the_settings_name_the_same() -> None:
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_bytes())["yaml.schemas"]
    named = {
        file.removeprefix("facts/"): schema.removeprefix(f"./{FOLDER}/")
        for schema, files in settings.items()
        for file in ([files] if isinstance(files, str) else files)
    }
    assert named == SCHEMAS
    names = facts_files(REPOSITORY)
    assert set(names) == set(SCHEMAS)
    for name in names:
        first = (REPOSITORY / "facts" / name).read_text(encoding="utf-8").partition("\n")[0]
        assert first == MODELINE + SCHEMAS[name]


def check_jsonschema(schema: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    command = [str(TOOL), "--schemafile", str(schema), *map(str, files)]
    return subprocess.run(command, capture_output=True, check=False, text=True, timeout=120)


def test_every_schema_fits_its_metaschema(tmp_path: Path) -> None:
    files = sorted((REPOSITORY / FOLDER).glob("*.json"))
    command = [str(TOOL), "--check-metaschema"]
    done = subprocess.run([*command, *files], capture_output=True, check=False, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    (tmp_path / "bad.json").write_text(json.dumps({"$schema": json.loads(files[0].read_bytes())["$schema"], "type": 5}))
    done = subprocess.run([*command, tmp_path / "bad.json"], capture_output=True, check=False, text=True, timeout=120)
    assert done.returncode == 1


@pytest.mark.parametrize("schema", sorted(set(SCHEMAS.values())))
def test_every_facts_file_fits_its_schema(schema: str) -> None:
    files = [REPOSITORY / "facts" / name for name, other in SCHEMAS.items() if other == schema]
    done = check_jsonschema(REPOSITORY / FOLDER / schema, *files)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("schemas"))
    write_schemas(root, facts_of(root))
    return root


SLIPS = [
    ("ip_protection", "  unit: percent\n", "  unti: percent\n", "unti"),
    ("ip_protection", "status: estimate", "status: estimated", "estimated"),
    ("ip_protection", "value: 410,000", "value: 4.10.000", "4.10.000"),
    ("research", "reported: 2025-01-23", "reported: 2025-02-30", "2025-02-30"),
    ("sources", "published: 2026-01-20", "published: 20 January 2026", "20 January 2026"),
    ("sources", "link: false", "link: never", "never"),
    ("places", "zh: 德国}\n  kind: economy", "zh: 德国}\n  kind: country", "country"),
    ("units", "  currency: CNY", "  currency: yuan", "yuan"),
    ("milestones", "date: 2025-06", "date: 2025-06-", "2025-06-"),
    ("charts", "form: bars", "form: bar", "bar"),
    ("checks", 'periods: ["2025"]', "periods: 2025", "2025"),
    ("sheet", "version: 2026.02", "version: second", "second"),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), SLIPS)
def test_a_slip_is_found_before_any_command_runs(
    project: Path, tmp_path: Path, name: str, old: str, new: str, *, told: str
) -> None:
    schema, file = project / FOLDER / SCHEMAS[f"{name}.yml"], tmp_path / f"{name}.yml"
    shutil.copy(project / "facts" / file.name, file)
    assert check_jsonschema(schema, file).returncode == 0
    done = check_jsonschema(schema, replaced(file, old, new))
    assert done.returncode == 1
    assert told in done.stdout


def test_a_key_that_is_newer_than_the_schema_is_no_slip(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "research.yml"
    file.write_text(FILES["facts/research.yml"].replace("office_2026", "office_2027"), encoding="utf-8")
    assert check_jsonschema(project / FOLDER / "indicators.json", file).returncode == 0


def test_what_is_written_is_fresh_and_only_what_differs_is_written(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    facts = facts_of(root)
    assert stale(root, facts) == sorted(schema_files(facts))
    assert write_schemas(root, facts) == sorted(schema_files(facts))
    assert read_schemas(root) == schema_files(facts)
    assert write_schemas(root, facts) == []
    (root / FOLDER / "units.json").write_bytes(b"\xff")
    (root / FOLDER / "sheet.json").unlink()
    assert stale(root, facts) == ["sheet.json", "units.json"]
    assert write_schemas(root, facts) == ["sheet.json", "units.json"]
    assert read_schemas(root) == schema_files(facts)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / FOLDER).write_text("a file", encoding="utf-8")
    with pytest.raises(FactsheetError, match=r"^facts/schema/charts\.json cannot be written: "):
        write_schemas(root, facts_of(root))
