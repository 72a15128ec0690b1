"""The real site, built once for all tests that look at it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import open_browser
from tests.site.browsing import context
from tests.site.serving import serve
from tests.site.small import copy_project, factsheet


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the real project whose site has been built, the same one for all processes of a run."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    root = shared / "real-site"
    with (shared / "real-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            copy_project(root)
            result = factsheet(root, "build")
            assert result.returncode == 0, result.stdout + result.stderr
    assert (root / "site").is_dir(), "the site could not be built; another test of this run says why"
    return root


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """Return the folder of the built site."""
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Return where the real site is served."""
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a browser, one for each process of a run."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return an empty page in a wide window."""
    with context(browser) as opened:
        yield opened.new_page()
