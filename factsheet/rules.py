"""The rules that facts, pages and the built site are held against: each has a name, a group and one line.

A problem carries the name of its rule; the page `docs/en/rules/NAME.md` explains it by an example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: to which group it belongs, and what holds where nothing is wrong."""

    name: str
    group: str
    holds: str


_GROUPS: Final[Mapping[str, Mapping[str, str]]] = {
    "Files": {
        "unknown-file": "Every file of facts has a name that is read.",
        "unreadable-file": "Every file that a project needs is there and can be opened.",
        "file-too-large": "No file of facts is far larger than facts can make it.",
        "bad-encoding": "Every file of facts is encoded in UTF-8.",
        "empty-file": "Every file of facts holds something.",
        "yaml-syntax": "Every file of facts is YAML.",
        "yaml-alias": "Every value is written out, and none refers to another by an alias.",
        "yaml-anchor": "No value is marked by an anchor.",
        "yaml-tag": "No value has a tag.",
        "nested-too-deeply": "Nothing lies deeper in brackets or indentation than an entry can.",
        "invisible-character": "No character stands in a file that nobody sees.",
        "further-problems": "No file has more problems than anyone reads at once.",
        "no-layout": "Every file of facts can be laid out anew without a change of what it says.",
        "schema-fresh": "The schemas for editors are those that models and facts make.",
    },
    "Entries": {
        "duplicate-key": "Each key stands once.",
        "bad-key": "Keys have small letters, digits and underscores; addresses are made of keys and a period.",
        "unknown-key": "Each key is one that its entry can have.",
        "missing-key": "Each entry has the keys that it needs.",
        "empty-value": "Each key that is given has a value.",
        "wrong-type": "A text, a list or a mapping stands where each is needed.",
        "unknown-word": "Where words are to be chosen from, one of them stands.",
        "bad-word": "Languages, currencies, versions and licences are given by their codes.",
        "too-long": "No text is longer than anyone would read.",
        "bad-figure": "Every figure can be read in its notation.",
        "bad-period": "Every period is a year, half year, quarter, month or day of the calendar.",
        "bad-date": "Every date is a day of the calendar, and none is earlier than it can be.",
        "bad-truth": "What is a yes or no is written as true or false.",
        "bad-place": "What a source rounds to is a place of the decimal system.",
        "bad-degrees": "Coordinates are degrees on the globe.",
        "bad-address": "Every web address is a whole one.",
    },
    "References": {
        "unknown-source": "Every source that is named is a key of the file of sources.",
        "unknown-place": "Every place that is named is a key of the file of places.",
        "unknown-unit": "Every unit that is named is a key of the file of units.",
        "unknown-indicator": "Every indicator that is named is there.",
        "alias-taken": "A former key or address leads to one thing only.",
        "duplicate-observation": "An indicator has one observation for each place and period.",
    },
    "Values and evidence": {
        "value-or-formula": "Every observation has either a value or a formula.",
        "evidence-missing": "Every value has evidence.",
        "evidence-unneeded": "A figure that follows from a formula has no evidence of its own.",
        "evidence-agrees": "Every line of evidence agrees with its value.",
        "evidence-digits": "Every value is what its most precise evidence prints, with all its digits and its hedge.",
        "evidence-unit": "Evidence is measured in the unit of its indicator.",
        "evidence-linked": "Every value has evidence that readers can open.",
        "idle-notation": "A notation is named only where it makes a difference.",
        "sources-agree": "The sources of a value agree with each other.",
        "conflict-digits": "The figure of a conflict stands there as printed and as a value, and both are the same.",
        "conflicts-differ": "A conflict does not agree with the value.",
        "shares-possible": "Shares, ranks and counts are possible, and no part is more than its whole.",
    },
    "Formulas and relations": {
        "bad-formula": "Every formula can be reckoned.",
        "derived-recomputes": "A reader who puts the printed figures into a formula gets the derived figure.",
        "relations-hold": "Every relation holds wherever its figures are known, and is tried at least somewhere.",
    },
    "Dates": {
        "milestones-dated": "The date of an event is the one that its evidence prints.",
        "sheet-dated": "The sheet is not older than the last look at a source, and its version names its month.",
    },
    "Charts and one-page sheets": {
        "chart-form": "The form of a chart can show what the chart names.",
        "duplicate-part": "A chart names each indicator and place once.",
        "unknown-part": "Colours and labels of a chart belong to something that it shows.",
        "charts-hold": "Every chart shows all that it names, and its words carry no figure.",
        "sheets-hold": "Every one-page sheet shows figures and charts that there are, as many as fit.",
    },
    "Pages": {
        "page-none": "There is a page.",
        "page-encoding": "Every page is encoded in UTF-8.",
        "page-front-matter": "The front matter of a page can be read, and loses nothing.",
        "page-syntax": "The braces on a page open and close as they should.",
        "page-word": "Every word that a page calls is there.",
        "page-argument": "The arguments of a word are written out.",
        "page-address": "No page takes the address of a page of the register.",
        "words-known": "Every call on a page names a fact, source, event or chart that there is.",
        "no-typed-figures": "No figure is typed by hand into a page.",
        "everything-used": "Every fact and chart is shown, and every source, place and unit is used.",
        "nothing-checked": "Every check finds something to look at.",
    },
    "The built site": {
        "site-empty": "The built site shows a figure.",
        "site-encoding": "Every built page can be read and finished.",
        "site-unrendered": "No built page shows braces that should have become a figure.",
        "site-link": "Every link within the site leads somewhere.",
        "site-foreign": "Nothing is fetched from another host.",
        "site-policy": "Every built page has its security policy and keeps to it.",
        "book-element": "The book can print every element of its pages.",
        "sheet-fits": "All that a one-page sheet shows has room on its page.",
    },
}
RULES: Final[Mapping[str, Rule]] = {
    name: Rule(name, group, holds) for group, rules in _GROUPS.items() for name, holds in rules.items()
}
# What no change of one text shows: what a file weighs or how it is encoded, what is seen only in the built site, and
# what guards the program itself. Tests make these problems in other ways.
WITHOUT_EXAMPLE: Final = frozenset(
    {
        "file-too-large", "bad-encoding", "too-long", "derived-recomputes", "page-none", "page-encoding",
        "nothing-checked", "site-empty", "site-encoding", "site-unrendered", "site-link", "site-foreign", "site-policy",
        "book-element", "sheet-fits", "schema-fresh", "further-problems", "no-layout",
        "invisible-character",
    }
)  # fmt: skip
