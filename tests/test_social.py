"""The picture for links: what it says follows the facts, and it is a PNG of the size that others expect."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from factsheet.facts import Facts
from factsheet.sheet import sheet_of
from factsheet.social import HEIGHT, WIDTH, Message, draw, message, svg
from tests.project import PLACES, UNITS, make_project

CLUSTER = """\
sz_hk_gz:
  label: {en: The Delta & more, zh: 三角洲}
  kind: cluster
  in: [cn]
"""
COUNT = """\
cluster:
  label: {en: {one: cluster, other: clusters}, zh: 个集群}
  kind: count
  counted: true
"""


def indicator(key: str, unit: str, observations: str, place: str = "cn") -> str:
    return (
        f"{key}:\n  label: {{en: {key}, zh: 指标}}\n  definition: {{en: D., zh: 定义。}}\n  unit: {unit}\n"
        f"  place: {place}\n  observations:\n{observations}"
    )


def observation(value: int, period: str, place: str, says: str = "") -> str:
    return (
        f"    - period: {period}\n      place: {place}\n      value: {value}\n      status: final\n      evidence:\n"
        f"        - {{source: office_2026, says: {says or f'{value} clusters'}}}\n"
    )


def facts_of_a_ranking(folder: Path, *, rank: int = 1, own: int = 24, other: int = 22) -> Facts:
    ranking = "".join([
        indicator("gii_cluster_rank", "rank", observation(rank, "2025", "sz_hk_gz", f"number {rank}")
                  + observation(7, "2024", "sz_hk_gz", "number 7")),
        indicator("gii_clusters", "cluster", observation(own, "2025", "cn") + observation(other, "2025", "de")),
        indicator("clusters_ranked", "cluster", observation(100, "2025", "world"), "world"),
    ])  # fmt: skip
    files = {"facts/cluster_ranking.yml": ranking, "docs/en/index.md": "# Home\n"}
    return sheet_of(make_project(folder, files, places=PLACES + CLUSTER, units=UNITS + COUNT)).facts


def test_the_message_is_that_of_the_latest_edition(tmp_path: Path) -> None:
    assert message(facts_of_a_ranking(tmp_path)) == Message(
        headline="The Delta & more is first among 100 innovation clusters",
        sentence="China has 24 of them, more than any other economy.",
        edition="Ranking of the World Intellectual Property Organization, 2025",
        dots=100,
        own=24,
    )


@pytest.mark.parametrize("other", [24, 30])
def test_it_claims_the_most_only_where_that_is_so(tmp_path: Path, other: int) -> None:
    found = message(facts_of_a_ranking(tmp_path, rank=2, other=other))
    assert found is not None
    assert found.headline.startswith("The Delta & more is second among")
    assert found.sentence == "China has 24 of them."


def test_the_picture_has_a_dot_for_each_cluster_and_marks_the_country_s_own(tmp_path: Path) -> None:
    found = message(facts_of_a_ranking(tmp_path))
    assert found is not None
    picture = svg(found, "Name & Co.")
    assert "Name &amp; Co." in picture
    assert "The Delta &amp; more" in picture
    dots = picture[picture.rindex("<g ") :]
    assert dots.count("<circle") == 100
    assert dots.count('fill="#a5311c"') == 24


def test_the_picture_is_a_png_of_the_size_that_others_expect(tmp_path: Path) -> None:
    path = tmp_path / "assets" / "social.png"
    draw(facts_of_a_ranking(tmp_path), "Name", path)
    content = path.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT) == (1200, 630)
    draw(facts_of_a_ranking(tmp_path), "Name", path)
    assert path.read_bytes() == content


def test_facts_of_something_else_have_no_picture(tmp_path: Path) -> None:
    facts = sheet_of(make_project(tmp_path)).facts
    assert message(facts) is None
    draw(facts, "Name", tmp_path / "social.png")
    assert not (tmp_path / "social.png").exists()
