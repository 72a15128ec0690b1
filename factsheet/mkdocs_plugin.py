"""The plugin of MkDocs: it adds the register's pages to the site, and finishes what MkDocs has built.

All that it does stands in other modules, which know nothing of MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from click import unstyle
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from markupsafe import Markup
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from factsheet.cite.work import edition
from factsheet.fingerprint import Asset, fingerprinted
from factsheet.finish import finish
from factsheet.garbage import collect_seldom
from factsheet.problems import InvalidFacts
from factsheet.register import entry_pages
from factsheet.report import report
from factsheet.sheet import Sheet, sheet_of
from factsheet.site_address import site_address

_ID: Final = re.compile(r'\sid="([^"]+)"')


class _Compiled(BytecodeCache):
    """Keeps what the theme's templates are compiled to, for the next time that this process builds the site."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what names a template; its path may hold what no text can be made of."""
        return f"{filename}|{name}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if its source is still the same."""
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED: Final = _Compiled()


class FactsheetPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no settings
    """Entry pages for all indicators, assets under names that tell their content, and the last touch to all pages."""

    _assets: Mapping[str, Asset] = MappingProxyType({})
    _day: str = ""

    def __init__(self) -> None:
        """Let the process look for garbage seldom, before another plugin lets the words read the facts."""
        super().__init__()
        collect_seldom()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the foot of each page tell the edition of the data, and pages load assets by their own names."""
        sheet = _sheet(config)
        config.extra["edition"] = str(Markup.escape(edition(sheet)))
        self._day = sheet.imprint.date.isoformat()
        self._assets = fingerprinted(Path(config.docs_dir), [*config.extra_css, *map(str, config.extra_javascript)])
        config.extra_css = [self._served(name) for name in config.extra_css]
        config.extra_javascript = [self._served_script(script) for script in config.extra_javascript]
        config.extra["served"] = {name: asset.served for name, asset in self._assets.items()}
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give assets the names under which they are served, and add a page for each indicator.

        Raises `PluginError` where another page has the address of an indicator's.
        """
        for name, asset in self._assets.items():
            files.src_uris[name].dest_uri = asset.served
            files.src_uris[name].content_bytes = asset.content
        taken = {file.dest_uri: file.src_uri for file in files}
        for path, markdown in entry_pages(_sheet(config).facts):
            file = File.generated(config, path, content=markdown, inclusion=InclusionLevel.NOT_IN_NAV)
            if file.dest_uri in taken:
                raise PluginError(f"{taken[file.dest_uri]} has the address of the register's page {path}; rename it")
            files.append(file)
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002 -- the same
        """Let the map of the site name the day of the sheet, and not that of the build."""
        page.update_date = self._day
        return page

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 -- MkDocs names it
        """Let templates be compiled once."""
        env.bytecode_cache = _COMPILED

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Tell MkDocs of the places within our blocks, which it has not seen: links on pages may lead there.

        Pages of entries are nothing for the theme's search: ours has documents that are made of the facts.
        """
        if page.file.generated_by:
            page.meta["search"] = {"exclude": True}
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_ID.findall(html))

    @event_priority(-100)  # when all other plugins are done
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish the pages as they were written; raise `PluginError` with those that cannot be finished."""
        with _problems_told(_root(config)):
            finish(Path(config.site_dir), _sheet(config), site_address())

    def _served(self, name: str) -> str:
        return self._assets[name].served if name in self._assets else name

    def _served_script(self, script: ExtraScriptValue | str) -> ExtraScriptValue | str:
        if isinstance(script, str):
            return self._served(script)
        script.path = self._served(script.path)
        return script


def _sheet(config: MkDocsConfig) -> Sheet:
    with _problems_told(_root(config)):
        return sheet_of(_root(config))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


@contextmanager
def _problems_told(root: Path) -> Iterator[None]:
    """Give problems to MkDocs as its own kind of error, which it tells without a traceback and without colours."""
    try:
        yield
    except InvalidFacts as error:
        raise PluginError(unstyle(report(error.problems, root))) from error
