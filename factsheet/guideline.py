"""Guidelines for editors: beside description and good examples a field has a bad one; both reach its JSON Schema."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from pydantic import JsonValue, TypeAdapter
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Bad:
    """What somebody may well type in a field, why it is wrong, and by which rule of the check if not by its shape."""

    example: JsonValue
    why: str
    rule: str = ""


_BAD: TypeAdapter[Bad] = TypeAdapter(Bad)


def bad(example: JsonValue, why: str, rule: str = "") -> JsonDict:
    """Return a bad example as `json_schema_extra` of a field."""
    return {"bad": asdict(Bad(example, why, rule))}


def bad_example(field: FieldInfo) -> Bad:
    """Return the bad example of a field; raise `ValueError` if it has none."""
    extra = field.json_schema_extra
    return _BAD.validate_python(extra.get("bad") if isinstance(extra, dict) else None)
