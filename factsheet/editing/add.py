"""New entries: what an editor said of one goes in, the file that holds it comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, get_args

from pydantic import TypeAdapter, ValidationError

from factsheet import model, scalars
from factsheet import model_registries as registries
from factsheet.editing.asking import Check, Question, answers, field
from factsheet.editing.insert import Addition, Plain, facts_file, with_entry, with_observation
from factsheet.editing.lookup import Registers, registers
from factsheet.editing.options import Also, Given
from factsheet.facts import Facts
from factsheet.link import TOPICS
from factsheet.problems import FactsheetError, Problem, did_you_mean
from factsheet.sheet import read_facts

_KEY: Final[TypeAdapter[str]] = TypeAdapter(scalars.Key)
_LONGEST: Final = 60  # characters of a publisher's name in a key; a date follows


def observation(root: Path, key: str | None, given: Given, also: Also, *, ask: bool) -> Addition:
    """Return the topic's file with a new observation of an indicator."""
    facts, keys = _read(root)
    known = [
        Question("INDICATOR", "Indicator (its key, or a part of its label)", keys.indicators.key),
        Question("place", "Place", keys.places.key, needed=False),
        *_value_questions(keys, given, also),
        *_texts("listed_as", "Name in the source's list", needed=bool(given["listed_as_en"] or given["listed_as_zh"])),
        *_note_questions(given),
    ]
    found = answers({**given, "INDICATOR": key}, known, ask=ask)
    indicator = facts.indicators[found["INDICATOR"]]
    place = found.get("place", indicator.place.key)
    entry = _observed(found, _also(keys, also))
    if place != indicator.place.key:
        entry["place"] = place
    if listed := _bilingual(found, "listed_as"):
        entry["listed_as"] = listed
    if note := _bilingual(found, "note"):
        entry["note"] = note
    address = f"{indicator.key}.{place}.{found['period']}"
    _refuse_second(facts, address)
    return with_observation(facts_file(root, indicator.topic), indicator.key, address, entry)


def indicator(root: Path, key: str | None, given: Given, also: Also, *, ask: bool) -> Addition:
    """Return the topic's file with a new indicator and its first observation."""
    facts, keys = _read(root)
    known = [
        Question("KEY", "Key of the indicator", _new_key("indicator", facts.indicators)),
        Question("topic", f"Topic ({', '.join(TOPICS)})", _topic),
        *_texts("label", "Label"),
        *_texts("definition", "Definition"),
        Question("unit", "Unit", keys.units.key),
        Question("place", "Place", keys.places.key),
        Question("review", "Review", field(model.Indicator, "review"), needed=False),
        Question("part_of", "Part of", keys.indicators.key, needed=False),
        Question("covers", "Covers", keys.indicators.key, needed=False),
        *_note_questions(given),
        *_value_questions(keys, given, also),
    ]
    found = answers({**given, "KEY": key}, known, ask=ask)
    entry: dict[str, Plain] = {name: found[name] for name in ("unit", "place")}
    entry |= {name: texts for name in ("label", "definition", "note") if (texts := _bilingual(found, name))}
    entry["review"] = found.get("review", model.Indicator.model_fields["review"].default)
    entry |= {name: found[name] for name in ("part_of", "covers") if name in found}
    entry["observations"] = [_observed(found, _also(keys, also))]
    return with_entry(facts_file(root, found["topic"]), found["KEY"], entry)


def source(root: Path, given: Given, *, ask: bool) -> Addition:
    """Return `sources.yml` with a new source; its key is made of publisher and date if none was said."""
    facts, _ = _read(root)
    fields = {
        "title": "Title", "publisher": "Publisher", "url": "Web address", "published": "Published",
        "accessed": "Accessed", "language": "Language", "origin": "Origin",
        "kind": _choice("Kind", model.SourceKind), "link": "Link",
    }  # fmt: skip
    needed = {"title", "publisher", "url", "language", "kind"}
    known = [
        Question(name, words, _new_address(facts) if name == "url" else field(registries.Source, name), name in needed)
        for name, words in fields.items()
    ]
    found = answers(given, known, ask=ask)
    key = given["key"] or proposed_key(found["publisher"], found.get("published", ""), facts.sources)
    named = answers({"key": key}, [Question("key", "Key", _new_key("source", facts.sources))], ask=ask)
    found.setdefault("accessed", datetime.now(UTC).astimezone().date().isoformat())
    return with_entry(facts_file(root, "sources"), named["key"], found)


def place(root: Path, key: str | None, given: Given, within: Sequence[str], *, ask: bool) -> Addition:
    """Return `places.yml` with a new place, the last one."""
    facts, keys = _read(root)
    known = [
        Question("KEY", "Key of the place", _new_key("place", facts.places)),
        *_texts("label", "Name"),
        Question("kind", _choice("Kind", model.PlaceKind), field(registries.Place, "kind")),
        Question("coordinates", "Coordinates", _coordinates, needed=False),
    ]
    found = answers({**given, "KEY": key}, known, ask=ask)
    entry: dict[str, Plain] = {"label": _bilingual(found, "label"), "kind": found["kind"]}
    if within:
        entry["in"] = [_checked("in", keys.places.key, text) for text in within]
    if "coordinates" in found:
        entry["coordinates"] = _degrees(found["coordinates"])
    return with_entry(facts_file(root, "places"), found["KEY"], entry)


def _read(root: Path) -> tuple[Facts, Registers]:
    problems: list[Problem] = []
    facts = read_facts(root, problems)
    return facts, registers(facts, complete=not problems)


def proposed_key(publisher: str, published: str, taken: Collection[str]) -> str | None:
    """Return a key of publisher and date that is not taken, or `None` if the name has no Latin letters.

    What stands in brackets is left out, as are accents and apostrophes.
    """
    name = unicodedata.normalize("NFKD", re.sub(r"[(（\[].*", "", publisher))
    name = re.sub(r"['’]", "", name.encode("ascii", "ignore").decode()).lower()
    words = "_".join(re.findall(r"[a-z0-9]+", name))[:_LONGEST].strip("_")
    if not re.match(r"[a-z]", words):
        return None
    key = "_".join([words, *re.findall(r"[0-9]+", published)])
    others = (f"{key}_{number}" for number in range(2, len(taken) + 3))
    return key if key not in taken else next(other for other in others if other not in taken)


def _value_questions(keys: Registers, given: Given, also: Also) -> list[Question]:
    """Return what is asked about a value: with a formula neither value nor evidence."""
    if given["formula"] and (given["value"] or given["source"] or given["says"] or also):
        raise FactsheetError("--formula stands instead of --value and evidence; leave out one of the two")
    stated = not given["formula"]
    line = partial(field, model.Evidence)
    return [
        Question("period", "Period (such as 2025, 2025-H1, 2025-06)", field(model.Observation, "period")),
        Question("value", "Value", field(model.Observation, "value"), stated),
        Question("formula", "Formula", field(model.Observation, "formula"), needed=False),
        Question("status", "Status", field(model.Observation, "status"), needed=False),
        Question("source", "Source (its key, or a part of its title)", keys.sources.key, stated),
        Question("says", "What the source says", line("says"), stated),
        *(Question(name, name, line(name), needed=False) for name in ("at", "scale", "notation", "how", "rounded_to")),
    ]


def _note_questions(given: Given) -> list[Question]:
    return [
        Question("note_en", "Note in English", field(model.Remark, "en"), needed=bool(given["note_zh"])),
        Question("note_zh", "Note in Chinese", field(model.Remark, "zh"), needed=False),
    ]


def _texts(name: str, words: str, *, needed: bool = True) -> list[Question]:
    return [
        Question(f"{name}_{language}", f"{words} in {spoken}", field(model.Bilingual, language), needed)
        for language, spoken in (("en", "English"), ("zh", "Chinese"))
    ]


def _observed(found: Mapping[str, str], also: Sequence[Plain]) -> dict[str, Plain]:
    """Return the observation that the answers make."""
    if "formula" in found:
        status = {"status": found["status"]} if "status" in found else {}
        return {"period": found["period"], "formula": found["formula"], **status}
    names = [name for name in model.Evidence.model_fields if name in found]
    line = {name: found[name] for name in names}
    return {
        "period": found["period"], "value": found["value"], "status": found.get("status", "final"),
        "evidence": [line, *also],
    }  # fmt: skip


def _also(keys: Registers, also: Also) -> list[Plain]:
    known = keys.sources.key
    return [{"source": _checked("also", known, key), "says": says.strip()} for key, says in also]


def _checked(option: str, check: Check, text: str) -> str:
    return answers({option: text}, [Question(option, option, check)], ask=False)[option]


def _bilingual(found: Mapping[str, str], name: str) -> dict[str, Plain]:
    return {language: found[f"{name}_{language}"] for language in ("en", "zh") if f"{name}_{language}" in found}


def _choice(words: str, literal: object) -> str:
    return f"{words} ({', '.join(get_args(literal))})"


def _topic(text: str) -> str:
    if text not in TOPICS:
        raise FactsheetError(f"there is no topic “{text}”; {did_you_mean(text, TOPICS) or ', '.join(TOPICS)}")
    return text


def _new_key(what: str, taken: Collection[str]) -> Check:
    def check(text: str) -> str:
        text = text.strip()
        if text in taken:
            raise FactsheetError(f"the {what} “{text}” is there already")
        try:
            _KEY.validate_python(text)
        except ValidationError as error:
            raise FactsheetError(f"“{text}” is no key: {scalars.KEY_SHAPE}, 80 at most") from error
        return text

    return check


def _new_address(facts: Facts) -> Check:
    def check(text: str) -> str:
        url = field(registries.Source, "url")(text)
        known = next((key for key, found in facts.sources.items() if found.entry.url == url), None)
        if known:
            raise FactsheetError(f"the source {known} has this address already")
        return url

    return check


def _coordinates(text: str) -> str:
    if len(_degrees(text)) != 2:
        raise FactsheetError(f"“{text}” is no pair of degrees, such as 22.8, 113.8")
    return field(registries.Place, "coordinates", _degrees)(text)


def _degrees(text: str) -> list[Plain]:
    return [part.strip() for part in text.split(",")]


def _refuse_second(facts: Facts, address: str) -> None:
    fact = facts.facts.get(facts.aliases.get(address, address))
    if fact:
        line, _ = fact.where.document.find(fact.where.steps)
        raise FactsheetError(f"{address} stands in {fact.where.document.file}:{line} already; change it there")
