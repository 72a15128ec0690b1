"""A small complete project: facts and pages that pass every check, for tests to change one thing at a time.

`make_project` writes it; each file is a constant here, and `replaced` changes one text in one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from factsheet.problems import Problem
from factsheet.sheet import read_facts

SOURCES: Final = """\
office_2026:
  title: Patents in 2025
  publisher: Patent Office
  url: https://patents.example/2025
  published: 2026-01-20
  accessed: 2026-02-01
  language: en
  kind: official
agency_2026:
  title: 2025年专利统计
  publisher: News Agency
  url: https://agency.example/a?b=1&c=2
  published: 2026-01-21
  accessed: 2026-02-01
  language: zh
  origin: Agency
  kind: newsroom
blog_2026:
  title: "[table of figures]"
  publisher: Some Blog
  url: http://blog.example/
  accessed: 2026-02-01
  language: en
  kind: secondary
  link: false
"""

PLACES: Final = """\
world:
  label: {en: World, zh: 全球}
  kind: world
cn:
  label: {en: China, zh: 中国}
  kind: economy
  in: [world]
de:
  label: {en: Germany, zh: 德国}
  kind: economy
  in: [world]
"""

UNITS: Final = """\
patent:
  label: {en: {one: patent, other: patents}, zh: 件专利}
  kind: count
  counted: true
company:
  label: {en: {one: company, other: companies}, zh: 家企业}
  kind: count
  counted: true
yuan:
  label: {en: {one: yuan, other: yuan}, zh: 元}
  kind: money
  currency: CNY
percent:
  label: {en: {one: percent, other: percent}, zh: "%"}
  kind: share
growth_percent:
  label: {en: {one: percent, other: percent}, zh: "%"}
  kind: change
per_company:
  label: {en: {one: patent per company, other: patents per company}, zh: 件（每家企业）}
  kind: ratio
rank:
  label: {en: {one: place, other: places}, zh: 位}
  kind: rank
  counted: true
"""

IP_PROTECTION: Final = """\
patents:
  label: {en: Valid patents, zh: 有效专利}
  definition: {en: Patents in force., zh: 有效的专利。}
  unit: patent
  place: cn
  review: half-yearly
  aliases: [valid_patents]
  observations:
    - period: 2025
      value: 5.20 million
      status: final
      evidence:
        - {source: office_2026, says: 5.20 million patents, at: table 2}
        - {source: agency_2026, says: 520万件}
    - period: 2024
      value: 4.76 million
      status: final
      evidence:
        - {source: agency_2026, says: 476万件}
    - period: 2025
      place: de
      value: 410,000
      status: estimate
      evidence:
        - {source: office_2026, says: "about 410,000"}
      note: {en: An estimate of the office., zh: 该局的估计。}
patents_of_companies:
  label: {en: Valid patents of companies, zh: 企业有效专利}
  definition: {en: Patents in force owned by companies., zh: 企业拥有的有效专利。}
  unit: patent
  place: cn
  part_of: patents
  observations:
    - period: 2025
      value: 3.73 million
      status: final
      evidence:
        - {source: office_2026, says: 3.73 million}
        - {source: blog_2026, says: "3.73", scale: million}
      conflicts:
        - {source: agency_2026, says: 363万件, value: 3.63 million, why: {en: A slip of the pen.}}
companies:
  label: {en: Companies with patents, zh: 拥有专利的企业}
  definition: {en: Companies that own a patent in force., zh: 拥有有效专利的企业。}
  unit: company
  place: cn
  observations:
    - period: 2025
      value: about 524,000
      status: final
      evidence:
        - {source: office_2026, says: "around 524,000 companies"}
      aliases: [firms.cn.2025]
patents_per_company:
  label: {en: Patents per company, zh: 企业平均专利}
  definition: {en: Patents of companies by companies., zh: 企业专利除以企业数。}
  unit: per_company
  place: cn
  observations:
    - period: 2025
      formula: patents_of_companies / companies
companies_share:
  label: {en: Share of companies, zh: 企业占比}
  definition: {en: Patents of companies as a part of all., zh: 企业专利占全部专利的比重。}
  unit: percent
  place: cn
  observations:
    - period: 2025
      value: 71.7 %
      status: final
      evidence:
        - {source: office_2026, says: 71.7 percent}
patent_growth:
  label: {en: Growth of valid patents, zh: 有效专利增速}
  definition: {en: Against one year earlier., zh: 比上年。}
  unit: growth_percent
  place: cn
  observations:
    - period: 2025
      formula: growth(patents)
"""

RESEARCH: Final = """\
spending:
  label: {en: Spending on research, zh: 研究经费}
  definition: {en: All spending on research., zh: 全部研究经费。}
  unit: yuan
  place: cn
  observations:
    - period: 2024
      value: 3.6327 trillion
      status: final
      evidence:
        - {source: office_2026, says: 3.6327 trillion yuan}
      revisions:
        - value: 3.6130 trillion
          status: preliminary
          reported: 2025-01-23
          why: {en: The census came later.}
          evidence:
            - {source: agency_2026, says: 3.6130万亿元}
          conflicts:
            - {source: blog_2026, says: 3.5 trillion yuan, value: 3.5 trillion, why: {en: An older forecast.}}
spending_rank:
  label: {en: Rank by spending, zh: 经费排名}
  definition: {en: Place among all economies., zh: 在各经济体中的名次。}
  unit: rank
  place: cn
  review: never
  observations:
    - period: 2024
      value: 2
      status: final
      evidence:
        - {source: office_2026, says: second place}
    - period: 2024
      place: de
      value: 4
      status: final
      evidence:
        - {source: agency_2026, says: 第4位}
"""

MILESTONES: Final = """\
patent_law:
  topic: ip_protection
  date: 2026-01-19
  event: {en: The patent law changes., zh: 专利法修改。}
  evidence:
    - {source: office_2026, says: on Monday}
first_census:
  topic: research
  date: 2025-06
  event: {en: The first census of research begins., zh: 首次研究普查开始。}
  evidence:
    - {source: agency_2026, says: 2025年6月, at: paragraph 3}
"""

CHARTS: Final = """\
patents_compared:
  topic: ip_protection
  form: bars
  title: {en: China has more patents than Germany, zh: 中国专利多于德国}
  indicators: [patents]
  places: [cn, de]
  seal: [cn]
"""

CHECKS: Final = """\
relations:
  share_of_companies:
    states: {en: The printed share follows from the two numbers of patents.}
    holds: companies_share == share(patents_of_companies, patents)
    periods: ["2025"]
  china_before_germany:
    states: {en: China has more patents than Germany.}
    holds: patents[cn] > patents[de]
exceptions:
  - {page: index.md, text: 3.73 million, reason: an example of the notation}
"""

INDEX: Final = """\
---
title: Patents and research
---

# Patents and research

There are {{ fact("patents.cn.2025") }}, of which companies own {{ fact("patents_of_companies", form="number") }}.
A source prints {{ says("patents_of_companies.cn.2025", "agency_2026") }} instead.
A figure is written like 3.73 million.

{{ fact("companies") }} share them: {{ fact("patents_per_company.cn.2025") }}.
Their part is {{ fact("companies_share") }}, and all patents grew by {{ fact("patent_growth", digits=1) }}.
See {{ source("office_2026") }}.

{{ observations("patents") }}

{{ comparison("patents", places=["cn", "de"]) }}

{{ chart("patents_compared") }}

China spent {{ fact("spending.cn.2024") }}, first given as {{ former("spending.cn.2024") }}; it stands in
{{ fact("spending_rank", form="ordinal") }} place, Germany in {{ fact("spending_rank", place="de", form="ordinal") }}.
The law changed on {{ milestone("patent_law") }}.

{{ milestones("research") }}

{{ register("ip_protection") }}

{{ conflicts() }}

{{ protocol() }}

{{ sources() }}

{{ data("facts.json") }}
"""

FILES: Final[Mapping[str, str]] = {
    "facts/sources.yml": SOURCES,
    "facts/places.yml": PLACES,
    "facts/units.yml": UNITS,
    "facts/ip_protection.yml": IP_PROTECTION,
    "facts/research.yml": RESEARCH,
    "facts/milestones.yml": MILESTONES,
    "facts/charts.yml": CHARTS,
    "facts/checks.yml": CHECKS,
    "docs/en/index.md": INDEX,
}

Content = str | bytes | None


def make_project(folder: Path, files: Mapping[str, Content] | None = None, /, **facts: Content) -> Path:
    """Write the project into a folder and return that folder.

    `facts` replaces files below facts/ by their names without ending (`sources="…"`), `files` any file by its path
    (`{"docs/en/index.md": "…"}`); a text is written as it stands, bytes too, and `None` leaves the file out.
    """
    changed = {**(files or {}), **{f"facts/{name}.yml": content for name, content in facts.items()}}
    for path, content in {**FILES, **changed}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            target.write_bytes(content.encode())
        elif content is not None:
            target.write_bytes(content)
    return folder


def replaced(path: Path, old: str, new: str) -> Path:
    """Replace a text that stands exactly once in a file, and return the file's path."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_bytes(text.replace(old, new).encode())
    return path


def problems_of(root: Path) -> list[Problem]:
    """Return what is wrong with the facts of a project, in the order of the places."""
    problems: list[Problem] = []
    read_facts(root, problems)
    return sorted(problems)


def place_of(text: str, part: str) -> tuple[int, int]:
    """Return line and column, from 1, of a part that stands exactly once in a text."""
    assert text.count(part) == 1, f"{part!r} stands {text.count(part)} times"
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1
