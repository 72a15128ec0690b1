"""Links between the files of the site."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from factsheet.export.links import Links


@pytest.mark.parametrize("at", ["feed.xml", "facts/a.cn.2025.json"])
@pytest.mark.parametrize("target", ["", "register/research/#a.cn.2025", "#a", "data/facts.json"])
def test_a_relative_link_leads_from_one_file_to_another(at: str, target: str) -> None:
    assert urljoin(f"/data/{at}", Links("", at).to(target)) == f"/{target}"


@pytest.mark.parametrize("at", ["feed.xml", "facts/a.cn.2025.json"])
@pytest.mark.parametrize("name", ["facts.json", "facts/b.cn.2025.json"])
def test_links_between_data_files_do_not_leave_their_folder(at: str, name: str) -> None:
    assert urljoin(f"/anywhere/{at}", Links("", at).data(name)) == f"/anywhere/{name}"


def test_a_link_is_absolute_where_the_address_of_the_site_is_known() -> None:
    links = Links("https://facts.example/", "facts/a.cn.2025.json")
    assert (links.to(""), links.to("#a")) == ("https://facts.example/", "https://facts.example/#a")
    assert links.data("facts.json") == "https://facts.example/data/facts.json"
