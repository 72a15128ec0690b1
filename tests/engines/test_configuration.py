"""The configuration for a laid out tree: what is set is set, and everything else stays as it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factsheet.engines.configuration import laid_out

TEXT = """\
site_name: Facts
site_url: !ENV [SITE_URL, ""] # a comment
docs_dir: docs/en
theme: {name: material, features: [toc.follow]}
nav: [index.md, {Rules: [rules/index.md]}]
markdown_extensions:
  - pymdownx.snippets: {base_path: [!relative $config_dir/docs], check_paths: true}
"""
ROOT = Path("/somewhere/project")


def test_what_is_set_takes_the_place_of_what_was_there_or_joins_it() -> None:
    found = laid_out(
        TEXT, ROOT, {"docs_dir": "pages", "site_dir": "on", "theme": {"variant": "classic"}, "extra": {"a": "b"}}
    )
    data = yaml.safe_load(found.replace("!ENV", ""))
    assert data["docs_dir"] == "pages"
    assert data["site_dir"] == "on"
    assert data["theme"] == {"name": "material", "features": ["toc.follow"], "variant": "classic"}
    assert data["extra"] == {"a": "b"}
    assert list(data) == [
        "site_name",
        "site_url",
        "docs_dir",
        "theme",
        "nav",
        "markdown_extensions",
        "site_dir",
        "extra",
    ]


def test_what_is_not_set_stays_as_it_stands() -> None:
    found = laid_out(TEXT, ROOT, {})
    assert '!ENV [SITE_URL, ""]' in found
    before, after = (yaml.safe_load(text.replace("!ENV", "").replace("!relative", "")) for text in (TEXT, found))
    (snippets,) = after.pop("markdown_extensions")
    assert snippets["pymdownx.snippets"] == {"base_path": ["/somewhere/project/docs"], "check_paths": True}
    del before["markdown_extensions"]
    assert after == before


def test_a_theme_that_is_a_name_gives_way_to_settings() -> None:
    assert yaml.safe_load(laid_out("theme: material\n", ROOT, {"theme": {"variant": "classic"}})) == {
        "theme": {"variant": "classic"}
    }


@pytest.mark.parametrize("text", ["", "- a\n", "text\n"])
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no mapping"):
        laid_out(text, ROOT, {})


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(yaml.YAMLError):
        laid_out("site_name: [\n", ROOT, {})


def test_a_file_that_has_another_name_is_named_by_it() -> None:
    text = "extra_css: [assets/a.css, assets/b.css]\nextra_javascript:\n  - {path: assets/a.js, defer: true}\n"
    data = yaml.safe_load(
        laid_out(text, ROOT, {}, {"assets/a.css": "assets/a.12.css", "assets/a.js": "assets/a.34.js"})
    )
    assert data["extra_css"] == ["assets/a.12.css", "assets/b.css"]
    assert data["extra_javascript"] == [{"path": "assets/a.34.js", "defer": True}]
