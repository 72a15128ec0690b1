"""The addresses that the environment gives: of the site, and of who wants to hear of a weakness."""

from __future__ import annotations

import pytest

from factsheet.problems import FactsheetError
from factsheet.site_address import security_contact, site_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", ""), ("  ", ""), ("https://facts.example", "https://facts.example/"),
        ("https://facts.example/a/", "https://facts.example/a/"), (" http://localhost:8000 ", "http://localhost:8000/"),
        ("https://facts.example/a//", "https://facts.example/a/"),
    ],
)  # fmt: skip
def test_an_address_of_a_site_ends_in_a_slash(text: str, address: str) -> None:
    assert site_address({"SITE_URL": text}) == address


@pytest.mark.parametrize(
    "text",
    ["facts.example", "/facts", "ftp://facts.example/", "https://", "https://a.example/?b", "https://a.example/#b",
     "https://a b.example/", 'https://a.example/"x', "https://[a", "https://a.example/<b>", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_address_of_a_site_is_refused(text: str) -> None:
    with pytest.raises(FactsheetError, match="SITE_URL is"):
        site_address({"SITE_URL": text})


@pytest.mark.parametrize("text", ["", "https://a.example/report", "mailto:security@a.example"])
def test_a_contact_is_a_page_or_a_mailbox(text: str) -> None:
    assert security_contact({"SECURITY_CONTACT": text}) == text


@pytest.mark.parametrize(
    "text",
    ["http://a.example/", "security@a.example", "mailto:", "mailto:a@b", "mailto:a@b.example?cc=c@d.example",
     "mailto:a@b.example\nContact: x", "tel:+1", "https://a.example/\nExpires: x"],
)  # fmt: skip
def test_another_contact_is_refused(text: str) -> None:
    with pytest.raises(FactsheetError, match="SECURITY_CONTACT is"):
        security_contact({"SECURITY_CONTACT": text})


def test_without_variables_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("SECURITY_CONTACT", raising=False)
    assert (site_address(), security_contact()) == ("", "")
    monkeypatch.setenv("SITE_URL", "https://a.example")
    assert site_address() == "https://a.example/"
