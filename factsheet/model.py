"""The shape of facts: what each key of a YAML file holds. Plain data goes in, typed entries come out.

The models are the guideline for editors too: each field says what belongs there, with a good example and a bad one.
Scalars arrive as text (see `factsheet.scalars`), so an error speaks of the text that the editor typed.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from factsheet.guideline import bad
from factsheet.scalars import (
    Address,
    Day,
    FigureText,
    IndicatorKey,
    Key,
    Language,
    LicenceId,
    PeriodText,
    PlaceKey,
    PlaceKeyOrAll,
    PowerOfTen,
    SourceKey,
    Text,
    UnitKey,
    Version,
    WebAddress,
)  # fmt: skip

Topic: TypeAlias = Literal["cluster_ranking", "ip_protection", "research", "greater_bay_area"]
Status: TypeAlias = Literal["final", "preliminary", "estimate", "target"]
Review: TypeAlias = Literal["monthly", "quarterly", "half-yearly", "yearly", "never"]
SourceKind: TypeAlias = Literal["official", "newsroom", "secondary"]
PlaceKind: TypeAlias = Literal["world", "economy", "region", "city", "cluster"]
UnitKind: TypeAlias = Literal["count", "money", "share", "change", "points", "rank", "ratio", "measure"]


class Entry(BaseModel):
    """What all entries share: they do not change, and a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Bilingual(Entry):
    """A text in both languages of the fact sheet."""

    en: Text = Field(
        description="in English", examples=["Valid invention patents held by companies"],
        json_schema_extra=bad(["Valid patents"], "brackets make a list; a text that begins with one stands in quotes"),
    )  # fmt: skip
    zh: Text = Field(
        description="in simplified Chinese", examples=["企业有效发明专利拥有量"],
        json_schema_extra=bad("", "the sheet is in two languages, and this text is needed in both"),
    )  # fmt: skip


class Remark(Entry):
    """A text for readers; the Chinese one may come later."""

    en: Text = Field(
        description="one or two sentences in English", examples=["The census came later."],
        json_schema_extra=bad(["The census came later."], "brackets make a list; a remark is one text"),
    )  # fmt: skip
    zh: Text | None = Field(
        default=None, description="the same in simplified Chinese", examples=["普查结果其后公布。"],
        json_schema_extra=bad("", "without a translation the key is left out"),
    )  # fmt: skip


class Evidence(Entry):
    """One source, and the figure exactly as that source prints it."""

    source: SourceKey = Field(
        description="key of a source in sources.yml", examples=["xinhua_2025_07_17"],
        json_schema_extra=bad("Xinhua", "the key of one publication is needed, not the name of a publisher"),
    )  # fmt: skip
    says: Text = Field(
        description="the figure as printed, with its unit and hedge; one figure only",
        examples=["372.7万件", "exceeded 3.6 trillion yuan"],
        json_schema_extra=bad(
            "3.6 trillion yuan, up 8.3 percent", "nobody can tell which figure is meant", "bad-figure"
        ),
    )
    at: Text | None = Field(
        default=None, description="where in the source", examples=["paragraph 4", "table 2"],
        json_schema_extra=bad(["table 2"], "one text, not a list"),
    )  # fmt: skip
    scale: Text | None = Field(
        default=None, description="the scale word of a table's head that the cell does not repeat",
        examples=["billion", "万"],
        json_schema_extra=bad("billion yuan", "the scale word alone is needed", "bad-figure"),
    )  # fmt: skip
    notation: Language | None = Field(
        default=None, description="the language whose notation the figure has, if it is not the source's own",
        examples=["de"], json_schema_extra=bad("German", "a language is told by its code"),
    )  # fmt: skip
    how: Text | None = Field(
        default=None, description="how the figure follows from the figures in `says`", examples=["497,000 - 69,000"],
        json_schema_extra=bad("497,000 less 69,000", "signs stand between the figures: + - * /", "bad-figure"),
    )  # fmt: skip
    rounded_to: PowerOfTen | None = Field(
        default=None,
        description="the place to which the source rounds, where it prints zeros that hide digits of the value",
        examples=["1,000", "10,000"], json_schema_extra=bad("500", "sources round to a power of ten"),
    )  # fmt: skip


class Conflict(Entry):
    """A source that prints something else, and why it is not used."""

    source: SourceKey = Field(
        description="key of a source in sources.yml", examples=["xinhua_2025_07_17"],
        json_schema_extra=bad("Xinhua, 17 July", "the key of a source is needed"),
    )  # fmt: skip
    says: Text = Field(
        description="what it prints", examples=["500 billion U.S. dollars"],
        json_schema_extra=bad("500 or 510 billion dollars", "one figure only", "bad-figure"),
    )  # fmt: skip
    value: FigureText | None = Field(
        default=None, description="the same figure in the notation of values; a slip in one of the two is noticed",
        examples=["500 billion"], json_schema_extra=bad("hundreds of billions", "no figure stands there"),
    )  # fmt: skip
    at: Text | None = Field(
        default=None, description="where in the source", examples=["paragraph 4", "table 2"],
        json_schema_extra=bad(["table 2"], "one text, not a list"),
    )  # fmt: skip
    scale: Text | None = Field(
        default=None, description="the scale word of a table's head", examples=["billion"],
        json_schema_extra=bad("in billions", "the scale word alone is needed", "bad-figure"),
    )  # fmt: skip
    why: Remark = Field(
        description="why the two differ, and which of them is used",
        examples=[{"en": "A slip in print: million for billion."}],
        json_schema_extra=bad("A slip in print.", "a text for readers stands under `en`, and perhaps `zh`"),
    )


class Revision(Entry):
    """An earlier value of the same observation, and why it changed."""

    value: FigureText = Field(
        description="the figure as it was", examples=["3.613 trillion"],
        json_schema_extra=bad("3,6130 trillion", "a comma stands before three digits"),
    )  # fmt: skip
    status: Status = Field(
        description="what it was then", examples=["preliminary"],
        json_schema_extra=bad("provisional", "the word for it here is preliminary"),
    )  # fmt: skip
    reported: Day | None = Field(
        default=None, description="when it was published", examples=["2025-01-23"],
        json_schema_extra=bad("January 2025", "year, month and day are needed, or the key is left out"),
    )  # fmt: skip
    why: Remark = Field(
        description="why the value changed", examples=[{"en": "Preliminary estimate of January 2025."}],
        json_schema_extra=bad("It was preliminary.", "a text for readers stands under `en`, and perhaps `zh`"),
    )  # fmt: skip
    evidence: list[Evidence] = Field(
        min_length=1, description="who printed it",
        examples=[[{"source": "xinhua_2025_01_23", "says": "up 8.3 percent"}]],
        json_schema_extra=bad([], "an earlier value needs its source as well"),
    )  # fmt: skip
    conflicts: list[Conflict] = Field(
        default_factory=list, description="who printed something else at that time",
        examples=[[{"source": "blog_2025", "says": "3.5 trillion yuan", "why": {"en": "An older forecast."}}]],
        json_schema_extra=bad("blog_2025", "each stands with `source`, `says` and `why`"),
    )  # fmt: skip


class Observation(Entry):
    """One value of one indicator, for one place and one period: stated with evidence, or derived by a formula."""

    model_config = ConfigDict(json_schema_extra={"dependencies": {"value": ["evidence"], "evidence": ["value"]}})

    period: PeriodText = Field(
        description="year, half year, quarter, month or day, as precise as the source and no more",
        examples=["2025", "2025-H1", "2025-Q2", "2025-06", "2025-06-30"],
        json_schema_extra=bad("June 2025", "a period is written in digits: 2025-06"),
    )
    place: PlaceKey | None = Field(
        default=None, description="only if it is not the indicator's own", examples=["de"],
        json_schema_extra=bad("Germany", "the key of a place in places.yml is needed"),
    )  # fmt: skip
    listed_as: Bilingual | None = Field(
        default=None, description="the name under which the source lists the place, where it differs from ours",
        examples=[{"en": "Shenzhen–Hong Kong", "zh": "深圳—香港"}],
        json_schema_extra=bad("Shenzhen–Hong Kong", "the name is needed in both languages, under `en` and `zh`"),
    )  # fmt: skip
    value: FigureText | None = Field(
        default=None, description="what the most precise evidence prints", examples=["3.727 million", "about 524,000"],
        json_schema_extra=bad("3.727.000", "a comma stands between thousands: 3,727,000"),
    )  # fmt: skip
    formula: Text | None = Field(
        default=None, description="for derived observations: how it follows from others",
        examples=["valid_patents_held_by_companies / companies_with_valid_patents"],
        json_schema_extra=bad("valid patents / companies", "indicators stand with their keys", "bad-formula"),
    )  # fmt: skip
    status: Status | None = Field(
        default=None, examples=["final"],
        description="how settled the value is. final: no later figure is announced; preliminary: one is, or comes as a "
        "rule; estimate: worked out by somebody from other data; target: to be reached, not measured",
        json_schema_extra=bad("forecast", "what is expected is a target or an estimate"),
    )  # fmt: skip
    evidence: list[Evidence] = Field(
        default_factory=list, description="one line for each source; quoted in its own language and notation",
        examples=[[{"source": "nbs_2025_09_29", "says": "an increase of 8.9 percent"}]],
        json_schema_extra=bad({"source": "nbs_2025_09_29", "says": "8.9 percent"}, "a list, even of one line: - {…}"),
    )  # fmt: skip
    revisions: list[Revision] = Field(
        default_factory=list, description="earlier values, newest first",
        examples=[[{"value": "8.3 %", "status": "preliminary", "why": {"en": "Preliminary estimate."},
                    "evidence": [{"source": "xinhua_2025_01_23", "says": "up 8.3 percent"}]}]],
        json_schema_extra=bad(["8.3 %"], "an earlier value stands with its status, its evidence and the reason"),
    )  # fmt: skip
    conflicts: list[Conflict] = Field(
        default_factory=list, description="who prints something else",
        examples=[[{"source": "blog_2025", "says": "3.5 trillion yuan", "why": {"en": "An older forecast."}}]],
        json_schema_extra=bad([{"source": "blog_2025", "says": "3.5 trillion yuan"}], "the reason is missing: `why`"),
    )  # fmt: skip
    note: Remark | None = Field(
        default=None, description="what a reader must know to use the figure",
        examples=[{"en": "Preliminary, and printed as a lower bound."}],
        json_schema_extra=bad("Preliminary.", "a text for readers stands under `en`, and perhaps `zh`"),
    )  # fmt: skip
    aliases: list[Address] = Field(
        default_factory=list, description="former addresses of this observation", examples=[["rd_expenditure.cn.2024"]],
        json_schema_extra=bad(["rd_expenditure"], "an address has indicator, place and period"),
    )  # fmt: skip


class Break(Entry):
    """Where a series changes what it measures: values before and after are not comparable."""

    since: PeriodText = Field(
        description="the first period of the new way", examples=["2025"],
        json_schema_extra=bad("since 2025", "the period alone is needed"),
    )  # fmt: skip
    what: Bilingual = Field(
        description="what changed", examples=[{"en": "Deals of capital count as well.", "zh": "风险投资交易计入。"}],
        json_schema_extra=bad("Deals count as well.", "the text is needed in both languages, under `en` and `zh`"),
    )  # fmt: skip


class Indicator(Entry):
    """What is measured: label, definition, unit, and the observations made of it."""

    label: Bilingual = Field(
        description="what a reader calls it", examples=[{"en": "Valid invention patents", "zh": "有效发明专利拥有量"}],
        json_schema_extra=bad("Valid invention patents", "the label is needed in both languages, under `en` and `zh`"),
    )  # fmt: skip
    definition: Bilingual = Field(
        description="what is counted, what is left out", examples=[{"en": "Patents in force.", "zh": "有效的专利。"}],
        json_schema_extra=bad({"en": "Patents in force."}, "the Chinese text is missing: `zh`"),
    )  # fmt: skip
    unit: UnitKey = Field(
        description="key of a unit in units.yml", examples=["patent"],
        json_schema_extra=bad("%", "the key of a unit is needed, not its sign"),
    )  # fmt: skip
    place: PlaceKey = Field(
        description="the place of observations that name none", examples=["cn"],
        json_schema_extra=bad("China", "the key of a place in places.yml is needed"),
    )  # fmt: skip
    review: Review = Field(
        default="yearly", description="how often a new value is due", examples=["half-yearly"],
        json_schema_extra=bad("annually", "the word for it here is yearly"),
    )  # fmt: skip
    part_of: IndicatorKey | None = Field(
        default=None, description="the indicator of which this is a part, and which it must not exceed",
        examples=["valid_invention_patents"],
        json_schema_extra=bad("Valid invention patents", "the key of an indicator is needed, not its label"),
    )  # fmt: skip
    covers: IndicatorKey | None = Field(
        default=None, description="the indicator that tells of how many this one should have an observation",
        examples=["clusters_ranked"],
        json_schema_extra=bad("100", "the number stands in an indicator of its own; its key is needed"),
    )  # fmt: skip
    breaks: list[Break] = Field(
        default_factory=list, description="where the series is not comparable, oldest first",
        examples=[[{"since": "2025", "what": {"en": "Deals count as well.", "zh": "交易计入。"}}]],
        json_schema_extra=bad(["2025"], "each stands with `since` and `what`"),
    )  # fmt: skip
    note: Remark | None = Field(
        default=None, description="what holds for all its observations", examples=[{"en": "Mainland China only."}],
        json_schema_extra=bad("Mainland China only.", "a text for readers stands under `en`, and perhaps `zh`"),
    )  # fmt: skip
    aliases: list[Key] = Field(
        default_factory=list, description="former keys of this indicator", examples=[["invention_patents"]],
        json_schema_extra=bad("invention_patents", "a list, even of one: [invention_patents]"),
    )  # fmt: skip
    observations: list[Observation] = Field(
        min_length=1, description="the values, newest first",
        examples=[[{"period": "2025", "formula": "patents / companies"}]],
        json_schema_extra=bad([], "an indicator has at least one observation"),
    )  # fmt: skip


class Licence(Entry):
    """On what terms the data may be used."""

    id: LicenceId = Field(
        description="as the SPDX list has it", examples=["CC-BY-4.0"],
        json_schema_extra=bad("CC BY 4.0", "the list has it with hyphens: CC-BY-4.0"),
    )  # fmt: skip
    name: Text = Field(
        description="short, as citations have it", examples=["CC BY 4.0"],
        json_schema_extra=bad("", "citations name the licence"),
    )  # fmt: skip
    title: Text = Field(
        description="in full", examples=["Creative Commons Attribution 4.0 International"],
        json_schema_extra=bad({"en": "Attribution"}, "one text: the title as the licence itself has it"),
    )  # fmt: skip
    url: WebAddress = Field(
        description="where its text stands", examples=["https://creativecommons.org/licenses/by/4.0/"],
        json_schema_extra=bad("creativecommons.org", "an address begins with https:// (or http://)"),
    )  # fmt: skip


class Imprint(Entry):
    """What the sheet says of itself: its name, and the edition of its data."""

    title: Bilingual = Field(
        description="the name of the sheet", examples=[{"en": "Patents in Figures", "zh": "专利数据"}],
        json_schema_extra=bad("Patents in Figures", "the name is needed in both languages, under `en` and `zh`"),
    )  # fmt: skip
    description: Bilingual = Field(
        description="what it holds, in one sentence", examples=[{"en": "Patents and research.", "zh": "专利与研究。"}],
        json_schema_extra=bad({"en": "Patents and research."}, "the Chinese text is missing: `zh`"),
    )  # fmt: skip
    version: Version = Field(
        description="year and month of the date; a further edition of the month has a number behind",
        examples=["2026.11", "2026.11.2"], json_schema_extra=bad("v2026.11", "year and month alone: 2026.11"),
    )  # fmt: skip
    date: Day = Field(
        description="the day as of which the figures stand, not before the last look at a source",
        examples=["2026-11-25"], json_schema_extra=bad("25 November 2026", "a date is written like 2026-11-25"),
    )  # fmt: skip
    authors: list[Text] = Field(
        min_length=1, description="who made it, as citations name them",
        examples=[["Innovation Clusters Fact Sheet contributors"]],
        json_schema_extra=bad("The contributors", "a list, even of one: [The contributors]"),
    )  # fmt: skip
    keywords: list[Text] = Field(
        min_length=1, description="by which catalogues find it", examples=[["patents", "research and development"]],
        json_schema_extra=bad("patents, research", "a list: [patents, research]"),
    )  # fmt: skip
    licence: Licence = Field(
        description="on what terms facts and pages may be used",
        examples=[{"id": "CC-BY-4.0", "name": "CC BY 4.0", "title": "Creative Commons Attribution 4.0 International",
                   "url": "https://creativecommons.org/licenses/by/4.0/"}],
        json_schema_extra=bad("CC-BY-4.0", "it stands with `id`, `name`, `title` and `url`"),
    )  # fmt: skip


class DatedEvidence(Entry):
    """One source, and the date exactly as that source prints it."""

    source: SourceKey = Field(
        description="key of a source in sources.yml", examples=["wipo_launch_2025"],
        json_schema_extra=bad("WIPO", "the key of one publication is needed, not the name of a publisher"),
    )  # fmt: skip
    says: Text = Field(
        description="the date as printed", examples=["September 1, 2025", "8月27日", "on Monday"],
        json_schema_extra=bad("recently", "no date can be read from it", "milestones-dated"),
    )  # fmt: skip
    at: Text | None = Field(
        default=None, description="where in the source", examples=["paragraph 3"],
        json_schema_extra=bad(["paragraph 3"], "one text, not a list"),
    )  # fmt: skip


class Milestone(Entry):
    """A dated event."""

    topic: Topic = Field(
        description="the page on which it stands", examples=["research"],
        json_schema_extra=bad("Research", "a topic is named like its file, without .yml"),
    )  # fmt: skip
    date: PeriodText = Field(
        description="as precise as the source", examples=["2025-09-01", "2019-02"],
        json_schema_extra=bad("1 September 2025", "a date is written like 2025-09-01"),
    )  # fmt: skip
    event: Bilingual = Field(
        description="what happened, in one sentence", examples=[{"en": "The law changes.", "zh": "法律修改。"}],
        json_schema_extra=bad({"en": "The law changes."}, "the Chinese text is missing: `zh`"),
    )  # fmt: skip
    evidence: list[DatedEvidence] = Field(
        min_length=1, description="who prints the date",
        examples=[[{"source": "wipo_launch_2025", "says": "September 1, 2025"}]],
        json_schema_extra=bad([], "a dated event has at least one source"),
    )  # fmt: skip


class Relation(Entry):
    """Something that must hold between figures."""

    states: Remark = Field(
        description="the relation in words", examples=[{"en": "China has more clusters than Germany."}],
        json_schema_extra=bad("China leads.", "a text for readers stands under `en`, and perhaps `zh`"),
    )  # fmt: skip
    holds: Text = Field(
        description="the relation as a formula", examples=["part <= whole", "a == b * c"],
        json_schema_extra=bad("part / whole", "one comparison is needed: == < <= > >=", "relations-hold"),
    )  # fmt: skip
    places: list[PlaceKeyOrAll] = Field(
        default_factory=list,
        description="it is tried for each of these, or for `all` that have the figures; names without a subscript are "
        "of that place. Without it each name has the place of its indicator",
        examples=[["shenzhen", "guangzhou"], ["all"]],
        json_schema_extra=bad("all", "a list, even of one: [all]"),
    )  # fmt: skip
    periods: list[PeriodText] = Field(
        default_factory=list, description="only for these; otherwise wherever all figures exist",
        examples=[["2023", "2024"]],
        json_schema_extra=bad(["2023–2025"], "each period is named on its own: [2023, 2024, 2025]"),
    )  # fmt: skip


class TypedByHand(Entry):
    """A figure typed by hand that may stand on a page."""

    page: Text = Field(
        description="the page's path below docs/en, or * for all", examples=["method.md"],
        json_schema_extra=bad("docs/en/method.md", "the path begins below docs/en", "no-typed-figures"),
    )  # fmt: skip
    text: Text = Field(
        description="the figure as typed", examples=["3.73 million"],
        json_schema_extra=bad("3.7 million", "the page types other digits", "no-typed-figures"),
    )  # fmt: skip
    reason: Text = Field(
        description="why it is no fact", examples=["an example of the notation"],
        json_schema_extra=bad("", "an exception needs a reason"),
    )  # fmt: skip


class Checks(Entry):
    """What must hold between figures, and which figures may be typed by hand."""

    relations: dict[Key, Relation] = Field(
        default_factory=dict, description="what must hold between figures, each under a key of its own",
        examples=[{"part": {"states": {"en": "A part is no more than the whole."}, "holds": "part <= whole"}}],
        json_schema_extra=bad([{"holds": "part <= whole"}], "each stands under a key of its own, without a hyphen"),
    )  # fmt: skip
    exceptions: list[TypedByHand] = Field(
        default_factory=list, description="figures on pages that are no facts",
        examples=[[{"page": "method.md", "text": "3.73 million", "reason": "an example of the notation"}]],
        json_schema_extra=bad({"page": "method.md", "text": "3.73 million"}, "a list, even of one: - {…}"),
    )  # fmt: skip
