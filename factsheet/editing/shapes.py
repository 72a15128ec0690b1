"""What stands where in a facts file: its name goes in, the order of its keys and the form of each value come out.

Keys have the order of the fields in `factsheet.model` and `factsheet.model_charts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import Annotated, Final, get_args, get_origin

from factsheet import model, model_charts
from factsheet import model_registries as registries
from factsheet.link import TOPICS


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands at a place of a file.

    `fields` are the keys of a mapping in their order, `each` is what any other key, or any entry of a list, holds.
    `inline` is written in one line if it fits, `quoted` texts stand in quotes even where YAML needs none, and the
    keys of what is `alphabetical` have no other order.
    """

    fields: Mapping[str, Shape] = field(default_factory=lambda: MappingProxyType({}))
    each: Shape | None = None
    inline: bool = False
    quoted: bool = False
    alphabetical: bool = False

    def of(self, key: str | None) -> Shape | None:
        """Return what a key holds, or an entry of a list if there is no key; `None` if nothing is known of it."""
        return self.fields.get(key, self.each) if key is not None else self.each


_ENTRIES: Final = {
    **dict.fromkeys(TOPICS, model.Indicator),
    "sources": registries.Source,
    "places": registries.Place,
    "units": registries.Unit,
    "milestones": model.Milestone,
    "charts": model_charts.Chart,
}
_INLINE: Final = frozenset(
    {
        model.Evidence, model.DatedEvidence, registries.UnitLabel, registries.Noun, model.TypedByHand,
        model_charts.ShortLabel,
    }
)  # fmt: skip
# Names are short and stand in one line; sentences are long, and hold commas and colons sooner or later.
_NAMES: Final = frozenset({"label", "listed_as", "states"})
_SENTENCES: Final = frozenset({"definition", "description", "event", "note", "states", "what", "why"})


@cache
def shape_of(name: str) -> Shape | None:
    """Return the shape of a file by its name without ending (`research`), or `None` if nothing reads such a file."""
    if name == "sheet":
        imprint = _entry(model.Imprint)
        return replace(imprint, fields={**imprint.fields, "title": replace(imprint.fields["title"], inline=True)})
    if name == "checks":
        relations, exceptions = Shape(each=_entry(model.Relation)), Shape(each=_entry(model.TypedByHand))
        return Shape(fields={"relations": relations, "exceptions": exceptions})
    if name in _ENTRIES:
        return Shape(each=_entry(_ENTRIES[name]), alphabetical=name == "sources")
    return None


@cache
def _entry(entry: type[model.Entry]) -> Shape:
    fields = {info.alias or name: _field(name, info.annotation) for name, info in entry.model_fields.items()}
    return Shape(fields=fields, inline=entry in _INLINE)


def _field(name: str, annotation: object) -> Shape:
    shape = _value(annotation)
    if name in _NAMES:
        shape = replace(shape, inline=True)
    if name in _SENTENCES and shape.fields:
        texts = {key: replace(text, quoted=True) for key, text in shape.fields.items()}
        shape = replace(shape, fields=texts)
    return shape


def _value(annotation: object) -> Shape:
    """Return the shape of an annotation: of an entry, of a list, or of a text."""
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, model.Entry):
            return _entry(part)
        if get_origin(part) in {list, tuple}:
            each = _value(get_args(part)[0])
            return Shape(each=each, inline=not each.fields)
    return Shape()


def _parts(annotation: object) -> Iterator[object]:
    """Yield an annotation, or the parts of one that is a choice or carries remarks."""
    if get_origin(annotation) is Annotated:
        yield from _parts(get_args(annotation)[0])
    elif get_args(annotation) and get_origin(annotation) not in {list, tuple}:
        for part in get_args(annotation):
            yield from _parts(part)
    else:
        yield annotation
