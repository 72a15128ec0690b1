"""Asking: what an editor said in options goes in, checked answers to all questions come out.

What is missing is asked for if there is a terminal; otherwise it is an error that names every missing option.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import click
from pydantic import ValidationError

from factsheet.editing.lookup import NoSuchKey
from factsheet.explain import told
from factsheet.model import Entry
from factsheet.problems import FactsheetError
from factsheet.scalars import FIGURE_SHAPE

Check: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be known: the option, the words in which it is asked, and how an answer is checked.

    `needed` are those without which there is no entry; only they are asked for.
    """

    option: str
    words: str
    check: Check
    needed: bool = True

    @property
    def shown(self) -> str:
        """Return the option as it is typed; an argument is in capitals."""
        return self.option if self.option.isupper() else f"--{self.option.replace('_', '-')}"


def answers(given: Mapping[str, str | None], questions: Iterable[Question], *, ask: bool) -> dict[str, str]:
    """Return the checked answer to each question that was answered or is needed, by option.

    Raises `FactsheetError` with everything that is missing or wrong, if nobody can be asked.
    """
    questions = list(questions)
    missing = [question.shown for question in questions if question.needed and not given.get(question.option)]
    wrong: list[str] = []
    if missing and not ask:
        wrong.append(f"missing: {', '.join(missing)}")
    found: dict[str, str] = {}
    for question in questions:
        text = given.get(question.option)
        try:
            if text:
                found[question.option] = question.check(text)
            elif question.needed and ask:
                found[question.option] = _asked(question)
        except FactsheetError as error:
            wrong.append(f"{question.shown}: {error}")
    if wrong:
        raise FactsheetError("\n".join(wrong))
    return found


def field(entry: type[Entry], name: str, made: Callable[[str], object] = str) -> Check:
    """Return the check of a field of an entry: the text itself, or a `FactsheetError` in the words of the model.

    `made` is what the field gets of the text.
    """

    def check(text: str) -> str:
        try:
            entry.model_validate({name: made(text)})
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                if detail["type"] == "string_unicode":
                    raise FactsheetError("the text is not UTF-8") from error
                if detail["type"] == "bad_figure":
                    raise FactsheetError(f"{detail['msg']}; {FIGURE_SHAPE}") from error
                if detail["loc"][0] == name:
                    raise FactsheetError("; ".join(part for part in told(name, detail)[1:] if part)) from error
        return text.strip()

    return check


def _asked(question: Question) -> str:
    """Return the answer of the editor at the terminal; one that is wrong is asked for again.

    Of the last list of what could be meant, a number is an answer too.
    """
    matches: tuple[str, ...] = ()
    while True:
        answer = click.prompt(question.words, type=str)
        try:
            if matches and answer.isascii() and answer.isdecimal():
                return _numbered(matches, int(answer))
            return question.check(answer)
        except NoSuchKey as error:
            matches = error.matches or matches
            click.echo(str(error))
        except FactsheetError as error:
            click.echo(str(error))


def _numbered(matches: tuple[str, ...], number: int) -> str:
    if not 1 <= number <= len(matches):
        raise FactsheetError(f"there is no number {number} in the list")
    return matches[number - 1]
