"""The preview of an editor: a project goes in, a server comes out that makes each page when it is asked for.

After a change of a file nothing is made but the page that is being looked at, and whatever is asked for next. So the
page is there within a second, however many there are. What cannot be made is told in the page's place.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from click import unstyle
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from factsheet.beside import write_pdf
from factsheet.chart.document import FOLDER as CHARTS
from factsheet.chart.document import export_charts
from factsheet.engines.mkdocs import CONFIG, gathered_warnings
from factsheet.export import export
from factsheet.finish.policy import inline_hashes
from factsheet.kept import KEPT, keeping
from factsheet.offline import ARCHIVE, write_archive
from factsheet.pdf import BOOK, SHEETS, write_sheets
from factsheet.problems import FactsheetError, InvalidFacts
from factsheet.register import entry_url
from factsheet.report import report
from factsheet.search_index import INDEX, write_search_index, write_stub
from factsheet.sheet import Sheet, sheet_of
from factsheet.site_address import site_address
from factsheet.worker import Worker

_DATA: Final = "data"
_HOME: Final = "index.html"
_INTERVAL: Final = 0.2  # seconds between two looks at the files
_FAULT: Final = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cannot be shown</title></head>
<body><h1>This cannot be shown yet</h1><p>It will be, as soon as a file is saved without the fault.</p>
<pre style="white-space: pre-wrap">{}</pre></body></html>"""
_LOG: Final = logging.getLogger(LiveReloadServer.__module__)


def preview(root: Path, engine: str, address: str | None = None, *, open_in_browser: bool = False) -> None:
    """Show the site of the project at `root` until the process is ended.

    `engine` is MkDocs or what stands in for it, `address` a host and a port. Raises `FactsheetError` if it
    cannot listen there, or if the configuration cannot be read.
    """
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    _LOG.setLevel(logging.INFO)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that nothing is left behind
    logging.getLogger(build.__module__).addFilter(lambda record: "'dirty' build" not in record.getMessage())
    os.environ["FACTSHEET_STOP_ON_ERROR"] = "false"  # an error of a word is shown where the word stands
    with TemporaryDirectory(prefix="factsheet-") as name:
        try:
            config = load_config(str(root / CONFIG), **({"dev_addr": address} if address else {}))
        except MkDocsException as error:
            raise FactsheetError(f"{CONFIG} cannot be used: {error}") from error
        server = Preview(root, engine, config, Path(name))
        for path in (config.docs_dir, str(root / CONFIG), *config.watch):
            server.watch(path)
        try:
            server.renew()
            server.serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]
        except OSError as error:
            hint = "--dev-addr HOST:PORT shows it at another address"
            raise FactsheetError(f"the site cannot be shown at {server.url}: {error.strerror}; {hint}") from error
        except KeyboardInterrupt:
            _LOG.info("The preview ends")
        finally:
            server.shutdown()


class Preview(LiveReloadServer):
    """The server of a project: `folder` is its own, for what is shown and what is being made."""

    def __init__(self, root: Path, engine: str, config: MkDocsConfig, folder: Path) -> None:
        host, port = config.dev_addr
        self._shown, self._made = folder / "shown", folder / "made"
        mount = urlsplit(config.site_url or "/").path
        super().__init__(self.renew, host, port, str(self._shown), mount, polling_interval=_INTERVAL)
        self.error_handler = self._error_page
        self._project, self._engine = root, engine
        self._sources: dict[str, str] = {}  # the source of each page by the file that it becomes
        self._latest = _HOME
        self._fault = ""
        self._lock = threading.Lock()  # whoever makes or removes something holds it

    def renew(self) -> None:
        """Forget all that was made of the files as they were, and make the page that was last looked at."""
        with self._lock:
            shutil.rmtree(self._shown, ignore_errors=True)
            with self._told():
                if not self._sources:
                    self._make([])  # learns which pages there are
                self._provide(self._latest if self._latest in self._sources else _HOME)

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes] | None:
        """Make what is asked for if it is not there, then let MkDocs' server answer as it does."""
        path = unquote(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"))
        name = path.removeprefix(self.mount_path) + (_HOME if path.endswith("/") else "")
        with self._lock:
            if name in self._sources:
                self._latest = name
            if not self._fault:
                with self._told():
                    self._provide(name)
            fault = self._fault
        if fault and name.endswith(".html"):
            page = self._inject_js_into_html(_FAULT.format(escape(fault)).encode(), self._visible_epoch)
            start_response("500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8")])
            return [page]
        answer: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Put MkDocs' script into a page, which loads it anew after a change, and let the page's policy allow it."""
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        *_, script = inline_hashes(page.decode())
        return page.replace(b"script-src 'self'", f"script-src 'self' {script}".encode(), 1)

    def _error_page(self, code: int) -> bytes | None:
        page = self._shown / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Keep what cannot be made as the fault that pages show, and tell it in the terminal."""
        self._fault = ""
        with gathered_warnings(self._engine) as warnings:
            try:
                yield
            except InvalidFacts as error:
                self._fault = unstyle(report(error.problems, self._project))
            except (Abort, MkDocsException, FactsheetError) as error:
                self._fault = "\n".join([str(error), *warnings])
        if self._fault:
            _LOG.error(self._fault)

    def _provide(self, name: str) -> None:
        """Make a file of the site, with what is made along with it, unless it is there."""
        if (self._shown / name).exists():
            return
        if name in self._sources:
            self._make(self._with_those_it_quotes(self._sources[name]))
        elif name.startswith(f"{_DATA}/"):
            sheet = sheet_of(self._project)
            export(sheet, self._shown / _DATA)
            export_charts(sheet.facts, self._shown / _DATA / CHARTS)
        elif name == INDEX:
            self._make(self._sources.values())
        elif name in {BOOK, ARCHIVE} or name.startswith(f"{SHEETS}/"):
            self._typeset(name)

    def _typeset(self, name: str) -> None:
        """Make the sheets, and the book or the archive if it is that which is asked for: they need the whole site.

        The book is typeset in a process of its own, for that takes a gigabyte.
        """
        sheet, base = sheet_of(self._project), site_address()
        self._make(self._sources.values())
        with keeping(self._project / KEPT):
            write_sheets(self._shown, sheet, self._shown / SHEETS, base=base)
            if name in {BOOK, ARCHIVE}:
                self._provide(f"{_DATA}/facts.json")
                with Worker() as worker:
                    worker.start(write_pdf, self._project, sheet.digest, self._shown, self._shown / BOOK, base)()
            if name == ARCHIVE:
                write_archive(self._shown, sheet)

    def _with_those_it_quotes(self, source: str) -> list[str]:
        """Return a page and, if it is that of an indicator, the pages whose sentences it shows."""
        sheet = sheet_of(self._project)
        entries = {f"{entry_url(facts[0].indicator)}{_HOME}": facts for facts in sheet.facts.by_indicator.values()}
        facts = next((facts for page, facts in entries.items() if self._sources.get(page) == source), ())
        return [source, *{page.path for fact in facts for page in sheet.uses.get(fact.address, ())}]

    def _make(self, sources: Collection[str]) -> None:
        """Make some pages, and all that lies beside pages."""
        sheet = sheet_of(self._project)
        config = load_config(str(self._project / CONFIG), site_dir=str(self._made))
        config.site_url = config.site_url and self.url
        config.plugins["preview"] = only = _Only(sources)
        config.plugins.on_startup(command="serve", dirty=True)
        try:
            build(config, serve_url=self.url, dirty=True)
            self._sources = only.found
            self._move(sheet, whole=len(sources) == len(only.found))
        except SystemExit as error:  # the macros plugin ends the process on an error of a page
            raise FactsheetError("MkDocs stopped at an error in a page") from error
        finally:
            config.plugins.on_shutdown()
            shutil.rmtree(self._made, ignore_errors=True)

    def _move(self, sheet: Sheet, *, whole: bool) -> None:
        """Move what was made to what is shown, with the search of it if it is the whole site."""
        if whole:
            write_search_index(self._made, sheet)
        else:
            write_stub(self._made)
        shutil.copytree(self._made, self._shown, copy_function=os.replace, dirs_exist_ok=True)


class _Only(BasePlugin):  # type: ignore[type-arg, no-untyped-call]  # it has no settings
    """Lets MkDocs make some pages only: to a build of what has changed it says that these have, and no others."""

    def __init__(self, sources: Collection[str]) -> None:
        super().__init__()
        self._wanted = frozenset(sources)
        self.found: dict[str, str] = {}

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 -- MkDocs names it
        """Mark the pages, and note which there are."""
        for file in files.documentation_pages():
            wanted = file.src_uri in self._wanted
            file.is_modified = lambda wanted=wanted: wanted  # type: ignore[method-assign,misc]
            self.found[file.dest_uri] = file.src_uri
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002 -- the same
        """Read the pages that are not made, for the navigation shows their titles."""
        for page in nav.pages:
            page.read_source(config)
        return nav
