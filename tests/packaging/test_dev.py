"""`make dev`: whatever changes is built and served anew, and the open page shows it by itself."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import browser_type_launch_args
from tests.browser.support.server import free_port
from tests.support.node import lend_packages
from tests.support.paths import ROOT

__all__ = ["browser_type_launch_args"]

FOLDERS = ("webapp", "static", "service_worker", "translations", "tests")
FILES = ("package.json", "package-lock.json", "esbuild.config.mjs", "hatch_build.py")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this checkout, in which files may change."""
    root = tmp_path_factory.mktemp("dev") / "checkout"
    for name in FOLDERS:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, root / name)
    lend_packages(root)
    return root


@pytest.fixture(scope="module")
def page(
    checkout: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The app as `make dev` serves it, opened once."""
    environment = os.environ | {"ANDERSOM_DATA": str(tmp_path_factory.mktemp("data"))}
    port = free_port()
    command = [sys.executable, "-m", "tests.tools.dev", str(port)]
    with subprocess.Popen(
        command, cwd=checkout, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            process.stdout.readline()
            page = browser.new_page()
            # From then on it asks which server it is.
            with page.expect_response("**/dev/server"):
                page.goto(f"http://127.0.0.1:{port}/en/")
            page.locator("html[data-ready=all]").wait_for(state="attached")
            yield page
            page.close()
        finally:
            process.terminate()  # SIGINT may be ignored, as in a shell's background
            process.communicate()


def change(path: Path, how: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    assert how(before) != before
    path.write_text(how(before), encoding="utf-8")


def test_a_changed_text_shows_in_the_open_page(page: Page, checkout: Path) -> None:
    change(
        checkout / "webapp" / "content" / "purpose.py",
        lambda text: text.replace("Today you teach your mentor.", "Newer and newer."),
    )
    expect(page.get_by_role("heading", name="Newer and newer.")).to_be_visible(timeout=60_000)


def test_a_changed_style_shows_in_the_open_page(page: Page, checkout: Path) -> None:
    change(
        checkout / "static" / "css" / "critical.css", lambda text: f"{text}h1 {{ opacity: 0.5 }}\n"
    )
    expect(page.locator("h1").first).to_have_css("opacity", "0.5", timeout=60_000)


def test_a_script_with_a_fault_leaves_the_last_build_until_it_is_mended(
    page: Page, checkout: Path
) -> None:
    script = checkout / "static" / "js" / "initial.js"
    whole = script.read_text(encoding="utf-8")
    change(script, lambda text: f"{text}this is no script\n")
    expect(page.locator("h1").first).to_be_visible()
    script.write_text(f'{whole}document.documentElement.dataset.newer = "";\n', encoding="utf-8")
    page.locator("html[data-newer]").wait_for(state="attached", timeout=60_000)
