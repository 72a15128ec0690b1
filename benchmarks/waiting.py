"""What an editor waits: the real site is served, a fact is saved, and the time until the browser shows it comes out.

The browser is a small client: as MkDocs' script in each page does, it asks whether there is a newer version, is
answered when there is, and then gets the page again.
"""

from __future__ import annotations

import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Final
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from benchmarks.measure import RunFailed, environment, tell
from benchmarks.variants import BIN

PAGE: Final = "ip-protection"  # a long page of the real site; a sentence with a fact of our own is added to it
TOPIC: Final = "ip_protection"
_PATIENCE: Final = 180  # seconds
_VERSION: Final = re.compile(r"livereload\((\d+), (\d+)\);")
_OPEN: Final = build_opener(ProxyHandler({})).open
_FACT: Final = """\

measured_figures:
  label: {{en: Measured figures, zh: 测量数据}}
  definition: {{en: A figure that is changed to see how long it takes., zh: 为测量而改动的数据。}}
  unit: patent
  place: cn
  observations:
    - period: 2024
      value: {value}
      status: final
      evidence:
        - {{source: {source}, says: "{value} patents"}}
"""


@dataclass(frozen=True, slots=True)
class ServeRow:
    """Seconds from the start of the server to its first page, and from saving a fact to the page that shows it."""

    first: float
    saved: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """Return the median of what an editor waits after saving."""
        return median(self.saved)


def measure_serving(root: Path, edits: int) -> ServeRow:
    """Return what an editor waits in a copy of the real project, which is changed; raise `RunFailed` if it fails."""
    facts, page = root / f"facts/{TOPIC}.yml", root / f"docs/en/{PAGE}.md"
    before = facts.read_text(encoding="utf-8")
    source = _english_source(before, (root / "facts/sources.yml").read_text(encoding="utf-8"))
    facts.write_text(before + _FACT.format(value="4,001", source=source), encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    page.write_text(f'{text}\nHere stands {{{{ fact("measured_figures.cn.2024") }}}}.\n', encoding="utf-8")
    with _served(root) as (address, started):
        shown = _wait_for(f"{address}/{PAGE}/", "4,001")
        first = perf_counter() - started
        tell(f"  first page after {first:.2f} s")
        saved = []
        for number in range(edits):
            sleep(1)  # an editor looks at the page; the server has nothing to do
            value = f"4,{number + 101}"
            start = perf_counter()
            facts.write_text(before + _FACT.format(value=value, source=source), encoding="utf-8")
            shown = _reloaded(address, shown, value)
            saved.append(perf_counter() - start)
            tell(f"  saved and shown after {saved[-1]:.2f} s")
    return ServeRow(first, tuple(saved))


def _english_source(facts: str, sources: str) -> str:
    """Return the key of a source in English that the facts cite."""
    for key in re.findall(r"source: (\w+)", facts):
        entry = re.search(rf"^{key}:\n((?: .*\n)+)", sources, re.MULTILINE)
        if entry and "language: en" in entry[1]:
            return str(key)
    raise RunFailed(f"no source of {TOPIC} is in English")


@contextmanager
def _served(root: Path) -> Iterator[tuple[str, float]]:
    """Serve the project as `factsheet serve` does; give its address and when it was started."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(BIN / "factsheet"), "serve", "--root", str(root), "--dev-addr", address]
    log = root.with_name("serve.log")
    with log.open("wb") as output:
        started = perf_counter()
        server = subprocess.Popen(
            command, env=environment(), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            yield f"http://{address}", started
        except RunFailed as error:
            raise RunFailed(f"{error}\n{log.read_text(errors='replace')[-2_000:]}") from error
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_for(address: str, figure: str) -> str:
    """Return the page as soon as it is served and shows the figure; raise `RunFailed` if it never does."""
    until = perf_counter() + _PATIENCE
    while perf_counter() < until:
        try:
            if figure in (page := _got(address)):
                return page
        except URLError:
            pass  # the server has not opened its port yet
        sleep(0.02)
    raise RunFailed(f"{address} does not show {figure} within {_PATIENCE} s")


def _reloaded(address: str, shown: str, figure: str) -> str:
    """Return the page that a browser shows when it has been told to reload; raise `RunFailed` if it never is."""
    version = _VERSION.search(shown)
    if version is None:
        raise RunFailed("the page holds no script by which a browser learns of a new version")
    until = perf_counter() + _PATIENCE
    while perf_counter() < until:
        if float(_got(f"{address}/livereload/{version[1]}/{version[2]}")) <= float(version[1]):
            continue
        page = _got(f"{address}/{PAGE}/")
        if figure in page:
            return page
        version = _VERSION.search(page) or version  # the version before the one that holds the change
    raise RunFailed(f"{address}/{PAGE}/ does not show {figure} within {_PATIENCE} s")


def _got(address: str) -> str:
    with _OPEN(address, timeout=_PATIENCE) as answer:
        text: str = answer.read().decode()
        return text
