"""Finds a Chromium; `python -m tests.support.chromium` installs one where there is none."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The first has no window, in which Debian's others lose 40 % of a core.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
OPEN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    playwright.chromium.launch().close()
"""
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find() -> str | None:
    """The path of an installed Chromium or Chrome; `CHROMIUM` names another. None if there is none.

    Raises FileNotFoundError if `CHROMIUM` names nothing that runs.
    """
    if named := os.environ.get("CHROMIUM"):
        path = shutil.which(named)
        if not path or not _runs(path):
            raise FileNotFoundError(f"CHROMIUM={named} is no browser that runs")
        return path
    return next(filter(_runs, _candidates()), None)


def install() -> None:
    """Install Playwright's browser, else the system's. Raises SystemExit if neither works."""
    sys.stdout.write("No Chromium here: trying Playwright's own, then the system's.\n")
    root = _is_root()
    playwright = (sys.executable, "-m", "playwright")
    if (
        _works(*playwright, "install", "chromium")
        and (not root or _works(*playwright, "install-deps", "chromium"))
        # Without root, what it needs of the system may be missing.
        and _works(sys.executable, "-c", OPEN)
    ):
        return
    if root and _works("apt-get", "update"):
        for package in NAMES[:2]:
            if _works("apt-get", "install", "-y", package):
                return
    raise SystemExit(
        "The tests need Chromium or Chrome: install one, or name its program in CHROMIUM."
    )


def launch_arguments() -> dict[str, Any]:
    """What Playwright's `launch` needs here."""
    path = find()
    if path is None:
        return {}  # Playwright finds its own
    # Chromium's sandbox does not work for root.
    return {"executable_path": path, "chromium_sandbox": not _is_root()}


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    if MAC.exists():
        yield str(MAC)


def _runs(path: str) -> bool:
    """Whether it is more than a stub that asks for another installation."""
    command = [path, "--version"]
    return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0


def _works(*command: str) -> bool:
    return bool(shutil.which(command[0])) and subprocess.run(command, check=False).returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__" and find() is None:
    install()
