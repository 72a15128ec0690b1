"""What serving costs: requests a second and latency of nginx and Caddy, by the files in `serving/`, on loopback.

``python -m benchmarks.serving`` serves the site that stands in ``site/``, compressed by ``factsheet compress``, in
three ways: compressed at rest, compressed for each answer, and not compressed. First it asks for files of each kind and
holds the answers against what the package says of them; then it measures two pages for `SECONDS` each, and writes the
table into `benchmarks/results/`. A server has one core, wrk has another, and nothing is sent beyond this machine, which
runs Linux.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from benchmarks.document import compressed_site, day, table, write_result
from factsheet.files import files_below
from factsheet.headers import NAME
from tests.serving.servers import BROWSER, CADDY, caddy, differences, free_port, get, running, written

PAGES: Final = {"Home": "", "A register page": "register/rd_expenditure/"}
SECONDS: Final = 5  # of measuring, for each page, way and server
CONNECTIONS: Final = 32
NGINX: Final = "nginx"
WRK: Final = "wrk"
HINT: Final = "Debian, Ubuntu: apt install nginx libnginx-mod-http-brotli-static wrk"
CORES: Final = sorted(os.sched_getaffinity(0))
_GZIP: Final = "gzip on; gzip_comp_level 5; gzip_types *;"  # the level is the one that Caddy takes
_AT_REST: Final = {"gzip_static on;": "", "brotli_static on;": ""}
_LOOKS: Final = {"\t\t\thide _headers\n\t\t\tprecompressed br gzip\n": "\t\t\thide _headers\n"}
Changes = Mapping[str, str]
Server = Callable[[Path, Path, Changes], AbstractContextManager[str]]


class Load(NamedTuple):
    """What wrk measured: requests a second, and the milliseconds within which half and 99 in 100 were answered."""

    requests: float
    half: float
    most: float


@contextmanager
def nginx(site: Path, folder: Path, changed: Changes) -> Iterator[str]:
    """Serve a site with the nginx of this machine by `serving/nginx.conf`, with texts of it `changed`."""
    port = free_port()
    own = {
        "listen 8080": f"listen 127.0.0.1:{port}", "root /srv/fact-sheet": f'root "{site}"',
        "worker_processes auto": "worker_processes 1",
    }  # fmt: skip
    file = written("nginx.conf", folder, {**own, **changed})
    user = "user root;" * (os.geteuid() == 0)  # who starts it may read the site
    options = f"daemon off; pid {folder}/nginx.pid; error_log {folder}/errors; {user}"
    with running([NGINX, "-c", file, "-g", options], port, folder) as address:
        yield address


SERVERS: Final[Mapping[str, Server]] = {"nginx": nginx, "Caddy": caddy}
# What is changed in the file of each server.
WAYS: Final[Mapping[str, Mapping[str, Changes]]] = {
    "at rest": {"nginx": {}, "Caddy": {}},
    "for each answer": {
        "nginx": {**_AT_REST, "gzip_vary on;": _GZIP},
        "Caddy": {**_LOOKS, "\troot *": "\tencode gzip\n\troot *"},
    },
    "not at all": {"nginx": _AT_REST, "Caddy": _LOOKS},
}


@contextmanager
def core(number: int) -> Iterator[None]:
    """Let what is started meanwhile run on one core: the first for a server, the second, if there is one, for wrk."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {CORES[number % len(CORES)]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def load(url: str, seconds: int) -> Load:
    """Ask for an address as often as it is answered, for some seconds; end if an answer is no page."""
    with core(1):
        run = subprocess.run(
            [WRK, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-H", f"Accept-Encoding: {BROWSER}", url],
            check=True, capture_output=True, text=True, timeout=seconds + 30,
        )  # fmt: skip
    if "Non-2xx" in run.stdout or "Socket errors" in run.stdout:
        sys.exit(run.stdout)
    found = dict(re.findall(r"^\s*(50%|99%|Requests/sec:)\s+(\S+)", run.stdout, re.MULTILINE))
    return Load(float(found["Requests/sec:"]), _milliseconds(found["50%"]), _milliseconds(found["99%"]))


def _milliseconds(text: str) -> float:
    number, unit = re.findall(r"^([\d.]+)(\w+)$", text)[0]
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def one_of_each_kind(site: Path) -> list[str]:
    """Return the names of some files of a site: the first of each folder of the root and each ending."""
    found: dict[tuple[str, str], str] = {}
    for path in files_below(site):
        name = path.relative_to(site).as_posix()
        of_another = path.suffix == ".br" or (path.suffix == ".gz" and path.with_suffix(".br").is_file())
        if name != NAME and not of_another:
            found.setdefault((name.partition("/")[0], PurePosixPath(name).suffix), name)
    return list(found.values())


def measure(site: Path) -> Iterator[tuple[str, str, str, int, Load]]:
    """Yield page, way and server, and for them the bytes of an answer and what wrk measured.

    Ends if a server does not answer as the package says.
    """
    for way, changes in WAYS.items():
        for server, serve in SERVERS.items():
            with TemporaryDirectory() as name, core(0), serve(site, Path(name), changes[server]) as address:
                if way == "at rest" and (found := differences(address, site, one_of_each_kind(site))):
                    sys.exit("\n".join([f"{server} does not answer as the package says:", *found]))
                for page, url in PAGES.items():
                    load(address + url, 1)  # what is read first comes from the disk
                    yield page, way, server, len(get(address, url, BROWSER).body), load(address + url, SECONDS)


def versions() -> str:
    """Return which programs measured and were measured, with their versions."""
    commands = {"nginx": (NGINX, "-v"), "Caddy": (str(CADDY), "version"), "wrk": (WRK, "-v")}
    found = []
    for name, command in commands.items():
        run = subprocess.run(command, check=False, capture_output=True, text=True, timeout=30)
        number = re.search(r"\d+(?:\.\d+)+", run.stdout + run.stderr)
        found.append(f"{name} {number[0] if number else 'of a version that it does not tell'}")
    return ", ".join(found)


def main() -> None:
    """Measure, and write the table."""
    on, site = day((__doc__ or "").splitlines()[0]), compressed_site()
    if missing := [name for name in (NGINX, WRK) if shutil.which(name) is None]:
        sys.exit(f"{' and '.join(missing)} must be installed to measure. {HINT}")
    others = os.getloadavg()[0]
    found = []
    for page, way, server, size, took in measure(site):
        print(f"{page}, compressed {way}, {server}: {size:,} bytes, {took.requests:,.0f} a second", flush=True)
        numbers = (f"{size:,}", f"{took.requests:,.0f}", f"{took.half:.1f} ms", f"{took.most:.1f} ms")
        found.append((page, way, server, *numbers))
    told = (
        f"Measured on {on} by `python -m benchmarks.serving` with {versions()}: each page for {SECONDS} seconds over "
        f"{CONNECTIONS} connections of loopback, one core for the server and another for wrk. Other work had put a "
        f"load of {others:.1f} on the {len(CORES)} cores before."
    )
    head = ("Page", "Compressed", "Server", "Bytes", "Requests a second", "Half within", "99 of 100 within")
    rows = sorted(found, key=lambda row: list(PAGES).index(row[0]))  # page by page, as they were measured
    print(write_result("serving", told, table(head, rows, texts=3)))


if __name__ == "__main__":
    main()
