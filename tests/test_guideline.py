"""Guidelines: each field has one, what it calls good is taken, and what it calls bad is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from factsheet import model, model_charts, model_registries
from factsheet.checks import check
from factsheet.guideline import Bad, bad, bad_example
from factsheet.model import Entry
from tests.project import FILES, make_project

MODULES = (model, model_charts, model_registries)
# Where an entry of a model stands in the small project: for bad examples that only a check refuses.
PLACES: dict[type[Entry], tuple[str | int, ...]] = {
    model.Evidence: ("ip_protection", "patents_of_companies", "observations", 0, "evidence", 1),
    model.Conflict: ("ip_protection", "patents_of_companies", "observations", 0, "conflicts", 0),
    model.Observation: ("ip_protection", "patents_per_company", "observations", 0),
    model.DatedEvidence: ("milestones", "patent_law", "evidence", 0),
    model.Relation: ("checks", "relations", "china_before_germany"),
    model.TypedByHand: ("checks", "exceptions", 0),
    model_charts.Chart: ("charts", "patents_compared"),
}


def models() -> Iterator[type[Entry]]:
    for module in MODULES:
        for shape in vars(module).values():
            if isinstance(shape, type) and issubclass(shape, Entry) and shape.__module__ == module.__name__:
                yield shape


FIELDS = [
    pytest.param(shape, field, id=f"{shape.__name__}.{name}")
    for shape in models()
    for name, field in shape.model_fields.items()
]


def adapter(field: FieldInfo) -> TypeAdapter[Any]:
    annotated: Any = Annotated[field.annotation, *(field.metadata or [None])]
    return TypeAdapter(annotated)


def test_every_model_is_looked_at() -> None:
    assert {shape.__name__ for shape in models()} > {"Entry", "Indicator", "Source", "Chart", "Checks", "Imprint"}
    assert len(FIELDS) > 100


@pytest.mark.parametrize(("shape", "field"), FIELDS)
def test_each_field_has_a_guideline_with_a_good_example_and_a_bad_one(shape: type[Entry], field: FieldInfo) -> None:
    assert shape.__doc__
    assert field.description
    assert field.examples
    assert bad_example(field).why


def test_a_field_without_a_bad_example_is_found() -> None:
    assert bad_example(FieldInfo(json_schema_extra=bad("x", "no number"))) == Bad("x", "no number")
    with pytest.raises(ValidationError):
        bad_example(FieldInfo(description="a number"))


@pytest.mark.parametrize(("shape", "field"), FIELDS)
def test_each_good_example_is_taken(shape: type[Entry], field: FieldInfo) -> None:
    for example in field.examples or ():
        adapter(field).validate_python(example)
    assert shape


@pytest.mark.parametrize(("shape", "field"), FIELDS)
def test_each_bad_example_is_refused(shape: type[Entry], field: FieldInfo, tmp_path: Path) -> None:
    found = bad_example(field)
    if not found.rule:
        with pytest.raises(ValidationError):
            adapter(field).validate_python(found.example)
        return
    adapter(field).validate_python(found.example)
    (name,) = (name for name, known in shape.model_fields.items() if known is field)
    file, *steps = PLACES[shape]
    assert not problems(make_project(tmp_path / "good"), file, found.rule)
    assert problems(with_example(tmp_path / "bad", file, steps, {name: found.example}), file, found.rule)


def problems(root: Path, file: object, rule: str) -> list[str]:
    """Return what is wrong with a file by a rule."""
    return [str(each) for each in check(root).problems if (each.file, each.rule) == (f"facts/{file}.yml", rule)]


def with_example(root: Path, file: object, steps: list[str | int], example: dict[str, object]) -> Path:
    """Write the small project with an example in one of its entries, and return its folder."""
    data = yaml.load(FILES[f"facts/{file}.yml"], yaml.BaseLoader)  # noqa: S506 -- it makes only texts, lists, mappings
    entry = data
    for step in steps:
        entry = entry[step]
    entry.update(example)
    return make_project(root, {f"facts/{file}.yml": yaml.safe_dump(data, allow_unicode=True)})
