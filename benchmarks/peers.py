"""A synthetic site for other generators: content goes in, a site with the same pages and figures comes out for each.

Material for MkDocs has the numbers typed in; the others read the facts from one YAML file for each indicator, in the
way that their manuals show first. Hugo and Eleventy bring no theme and get a plain page; the others have their own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from benchmarks.content import Content, Figure
from benchmarks.ours import write

NAME: Final = "Invented Figures"
_ZENSICAL: Final = f"""\
site_name: {NAME}
theme:
  name: material
plugins:
  - search
  - macros:
      module_name: main
"""
# Zensical runs main.py anew for each page; a module that it imports is kept, and with it the facts.
_ZENSICAL_MACROS: Final = """\
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))

from kept import facts


def define_env(env):
    @env.macro
    def fact(series, observation):
        found = facts()[series]
        return f"{found['observations'][observation]['value']} {found['unit']}"
"""
_ZENSICAL_KEPT: Final = """\
from functools import lru_cache
from pathlib import Path

import yaml


@lru_cache(maxsize=1)
def facts():
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = sorted(Path(__file__).parent.glob("facts/*.yml"))
    return {file.stem: yaml.load(file.read_text(encoding="utf-8"), loader) for file in files}
"""
_HUGO: Final = f"""\
baseURL = "https://site.example/"
title = "{NAME}"
disableKinds = ["taxonomy", "term", "rss"]
"""
_HUGO_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ .Title }} - {{ site.Title }}</title>
</head>
<body>
<nav><ul>{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>
<nav><ul>
{{- range .CurrentSection.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end -}}
</ul></nav>
<aside>{{ .TableOfContents }}</aside>
<main>{{ .Content }}</main>
</body>
</html>
"""
_HUGO_FACT: Final = """\
{{- $series := index hugo.Data.facts (.Get 0) -}}
{{- (index $series.observations (.Get 1)).value }} {{ $series.unit -}}
"""
_ELEVENTY: Final = """\
import yaml from "js-yaml";

export default function (config) {
  config.addDataExtension("yml", (text) => yaml.load(text));
  config.addShortcode("fact", (series, observation) => `${series.observations[observation].value} ${series.unit}`);
  return { dir: { input: "content", output: "site" }, markdownTemplateEngine: "njk" };
}
"""
_ELEVENTY_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ title }}</title>
</head>
<body>
<nav><ul>
{%- for page in collections[section] %}<li><a href="{{ page.url }}">{{ page.data.title }}</a></li>{% endfor -%}
</ul></nav>
<main>{{ content | safe }}</main>
</body>
</html>
"""
_SPHINX: Final = f"""\
from pathlib import Path

import yaml

project = "{NAME}"
extensions = ["myst_parser"]
myst_enable_extensions = ["substitution"]
myst_substitutions = {{
    f"{{file.stem}}_{{key}}": f"{{observation['value']}} {{series['unit']}}"
    for file in sorted(Path(__file__).parent.joinpath("facts").glob("*.yml"))
    for series in [yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))]
    for key, observation in series["observations"].items()
}}
exclude_patterns = ["facts", "site"]
"""


def key_of(figure: Figure) -> str:
    """Return the key of a figure among those of its indicator."""
    return f"{figure.place}_{figure.year}"


def write_material(content: Content, folder: Path) -> None:
    """Write the site for Material for MkDocs with its default settings, the numbers typed in."""
    write(folder / "mkdocs.yml", f"site_name: {NAME}\ntheme: material\n")
    for page in content.pages:
        write(folder / "docs" / page.path, page.markdown(lambda figure: figure.text))


def write_zensical(content: Content, folder: Path) -> None:
    """Write the site for Zensical, with a macro that has read the facts once."""
    write(folder / "mkdocs.yml", _ZENSICAL)
    write(folder / "main.py", _ZENSICAL_MACROS)
    write(folder / "kept.py", _ZENSICAL_KEPT)
    write_data(content, folder / "facts")
    for page in content.pages:
        text = page.markdown(lambda figure: f'{{{{ fact("{figure.series}", "{key_of(figure)}") }}}}')
        write(folder / "docs" / page.path, text)


def write_hugo(content: Content, folder: Path) -> None:
    """Write the site for Hugo, with data files and a shortcode."""
    write(folder / "hugo.toml", _HUGO)
    write(folder / "layouts/all.html", _HUGO_PAGE)
    write(folder / "layouts/_shortcodes/fact.html", _HUGO_FACT)
    write_data(content, folder / "data/facts")
    for page in content.pages:
        path = "_index.md" if page.path == "index.md" else page.path
        text = page.markdown(lambda figure: f'{{{{< fact "{figure.series}" "{key_of(figure)}" >}}}}')
        write(folder / "content" / path, text)


def write_eleventy(content: Content, folder: Path) -> None:
    """Write the site for Eleventy, with data files and a shortcode, pages in Nunjucks."""
    write(folder / "package.json", '{"private": true, "type": "module"}\n')
    write(folder / "eleventy.config.js", _ELEVENTY)
    write(folder / "content/_includes/page.njk", _ELEVENTY_PAGE)
    write(folder / "content/content.json", '{"layout": "page.njk", "section": "none"}\n')
    write_data(content, folder / "content/_data/facts")
    for section in content.sections:
        write(folder / f"content/{section}/{section}.json", f'{{"tags": "{section}", "section": "{section}"}}\n')
    for page in content.pages:
        text = page.markdown(lambda figure: f'{{% fact facts.{figure.series}, "{key_of(figure)}" %}}')
        write(folder / "content" / page.path, text)


def write_sphinx(content: Content, folder: Path) -> None:
    """Write the site for Sphinx, in MyST, each fact a substitution."""
    write(folder / "conf.py", _SPHINX)
    write_data(content, folder / "facts")
    trees = "".join(
        f"\n```{{toctree}}\n:hidden:\n:caption: {section.replace('-', ' ').capitalize()}\n\n"
        + "".join(f"{page.path.removesuffix('.md')}\n" for page in pages)
        + "```\n"
        for section, pages in content.sections.items()
    )
    for page in content.pages:
        text = page.markdown(lambda figure: f"{{{{ {figure.series}_{key_of(figure)} }}}}")
        write(folder / page.path, text + trees * (page.path == "index.md"))


def write_data(content: Content, folder: Path) -> None:
    """Write the facts into a file for each indicator, with all that is known of them."""
    for series, figures in content.series.items():
        observations = "".join(
            f"  {key_of(figure)}:\n    period: {figure.year}\n    place: {figure.place}\n    value: {figure.value}\n"
            "    status: final\n    evidence:\n"
            + "".join(
                f"      - {{source: {source}, says: {json.dumps(says, ensure_ascii=False)}}}\n"
                for source, says in figure.evidence
            )
            for figure in figures
        )
        label = f"{figures[0].kind.noun.capitalize()} of series {series.rpartition('_')[2]}"
        write(
            folder / f"{series}.yml",
            f"label: {label}\ndefinition: Invented {figures[0].kind.noun}.\nunit: {figures[0].kind.noun}\n"
            f"observations:\n{observations}",
        )
