"""Finds the Chromium that the tests drive, or gets one, and sees that it renders a page.

``python tests/browser.py`` is what ``make test`` runs. It tries the browsers that are there, then
installs one: Debian's own package where it may, otherwise the build that Playwright brings. The one
that rendered a page is noted in ``.build/chromium``, where `chromium_path` finds it for the tests.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

VARIABLE = "FACTSHEET_CHROMIUM"
NOTE = Path(__file__).resolve().parent.parent / ".build" / "chromium"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "libatomic1")  # the second for the Node.js inside Playwright
APPLICATIONS = (
    "Chromium.app/Contents/MacOS/Chromium",
    "Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Nothing but this machine can be reached, and nothing is asked for behind the page's back.
# Playwright itself switches off background networking, updates of components and synchronisation.
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-domain-reliability",
    "--disable-quic",
    "--no-pings",
    "--disable-gpu",
)
PAGE = "<!doctype html><title>Proof</title><p style='display: inline'>3.73 million"
START_MILLISECONDS = 90_000


class NoBrowserError(Exception):
    """No Chromium that starts and renders a page was found, or the one that was named does not."""


def chromium_path() -> Path:
    """The browser that ``make test`` chose, or else the first one that is there.

    Raises `NoBrowserError` if there is none.
    """
    if VARIABLE not in os.environ and NOTE.is_file():
        noted = Path(NOTE.read_text(encoding="utf-8").strip())
        if noted.is_file():
            return noted
    browsers = existing_browsers()
    if not browsers:
        raise NoBrowserError("No Chromium is here. `python tests/browser.py` gets one.")
    return browsers[0]


@contextmanager
def open_browser(path: Path | None = None) -> Iterator[Browser]:
    """A headless Chromium for the length of a ``with``, cut off from every other machine."""
    path = path or chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=ARGUMENTS,
            # Chromium refuses to run its sandbox as root; the pages it is shown are our own.
            chromium_sandbox=not is_root(),
            timeout=START_MILLISECONDS,
        )
        try:
            yield browser
        finally:
            browser.close()


def existing_browsers() -> list[Path]:
    """The Chromiums of this machine, the best first; only the one that is named, if one is.

    Raises `NoBrowserError` if the one that is named is not there.
    """
    if named := os.environ.get(VARIABLE):
        if not Path(named).is_file():
            raise NoBrowserError(f"{VARIABLE} names {named}, and there is no such file.")
        return [Path(named)]
    on_path = [Path(found) for command in COMMANDS if (found := shutil.which(command))]
    folders = (Path("/Applications"), Path.home() / "Applications")
    applications = [folder / name for folder in folders for name in APPLICATIONS]
    own = playwright_browser()
    return [path for path in (*on_path, *applications, own) if path and path.is_file()]


def playwright_browser() -> Path | None:
    """Where Playwright keeps its own build, if it has one."""
    # Asked in a process of its own, because a test may have a Playwright running already.
    script = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    path = Path(asked.stdout.decode().strip())
    return path if path.is_file() else None


def problem_with_playwright() -> str | None:
    """Why Playwright itself does not start, such as a system library that its Node.js misses."""
    command = [sys.executable, "-m", "playwright", "--version"]
    asked = subprocess.run(command, capture_output=True, check=False)
    return asked.stderr.decode().strip() if asked.returncode else None


def problem_with(path: Path) -> str | None:
    """Why this browser cannot be used; nothing if it starts and a line of text takes up room."""
    try:
        with open_browser(path) as browser:
            page = browser.new_page()
            page.set_content(PAGE)
            box = page.locator("p").bounding_box()
            picture = page.screenshot()
    except Error as error:
        told = str(error).partition("Call log:")[0].splitlines()
        return "\n  ".join(line for line in told if line and "<launching>" not in line)
    if box is None or not box["width"] * box["height"] or not picture:
        return "It starts, but renders no text. Are any fonts installed?"
    return None


def install_from_debian() -> str | None:
    """Install Debian's package if this is Debian and we may; otherwise what is in the way."""
    if not shutil.which("apt-get") or "ubuntu" in system_names():
        return "Only on Debian. (Ubuntu's is a snap, which tests cannot drive.)"
    become_root = root_command()
    if become_root is None:
        return "Needs root, or sudo without a password."
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "apt-get"]
    apt += ["-qq", "-o", "Dpkg::Use-Pty=0"]
    apt += ["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=300"]
    run([*apt, "update"])  # one unreachable source of many is no reason to stop
    return run([*apt, "install", "--yes", "--no-install-recommends", *PACKAGES])


def install_from_playwright() -> str | None:
    """Install Playwright's own build, as root with its libraries; otherwise what went wrong."""
    libraries = ["--with-deps"] if root_command() is not None else []
    return run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"])


def run(command: list[str]) -> str | None:
    """Run a command that asks nothing, in plain sight; how it failed, if it did."""
    say("+ " + " ".join(command))
    status = subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode
    return f"`{' '.join(command)}` ended with status {status}." if status else None


def system_names() -> set[str]:
    """What this Linux calls itself and its kin, such as ``{"ubuntu", "debian"}``."""
    release = Path("/etc/os-release")
    if not release.is_file():
        return set()
    lines = release.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines)
    return {word for key, _, value in pairs if key in {"ID", "ID_LIKE"} for word in value.strip("'\"").split()}


def is_root() -> bool:
    """Whether this process may do everything."""
    return os.geteuid() == 0


def root_command() -> list[str] | None:
    """What to put before a command to run it as root; None where that is not to be had."""
    if is_root():
        return []
    if sudo := shutil.which("sudo"):
        asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
        if asked.returncode == 0:
            return [sudo, "-n"]
    return None


def find_or_get() -> Path:
    """A browser that was seen to render a page, installed if need be.

    Raises `NoBrowserError`, with all that was tried.
    """
    tried: dict[str, str] = {}
    ways: dict[str, Callable[[], str | None]] = {"what is here": lambda: None}
    if VARIABLE not in os.environ:
        ways |= {"Debian's package": install_from_debian}
        ways |= {"Playwright's build": install_from_playwright}
    for way, install in ways.items():
        if problem := install() or problem_with_playwright():
            tried[way] = problem
            continue
        for path in existing_browsers():
            if str(path) in tried:
                continue
            if (problem := problem_with(path)) is None:
                return path
            tried[str(path)] = problem
    attempts = "".join(f"\n- {what}: {why}" for what, why in tried.items())
    raise NoBrowserError(
        f"No Chromium that starts and renders a page.{attempts}\n"
        f"Install Chromium (Debian: apt install {' '.join(PACKAGES)}) or Google Chrome, "
        f"or name one: {VARIABLE}=/path/to/chromium make test"
    )


def say(line: str) -> None:
    """Print at once, so that the lines stand in order among those of other programs."""
    print(line, flush=True)


def main() -> int:
    """Note the browser for the tests; 1 if there is none."""
    try:
        path = find_or_get()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    NOTE.parent.mkdir(exist_ok=True)
    NOTE.write_text(f"{path}\n", encoding="utf-8")
    say(f"The tests look at the site in {path}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
