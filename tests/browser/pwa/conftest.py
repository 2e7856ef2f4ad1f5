"""What the tests of updates share: a newer build, and a server of their own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

import hatch_build
from tests.browser.support import updates
from tests.browser.support.server import Server
from tests.support.node import lend_packages
from tests.support.paths import ROOT


@pytest.fixture(scope="session")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second build of the app: another slogan, another script."""
    root = tmp_path_factory.mktemp("build") / "newer"
    for name in ("webapp", "static", "service_worker", "translations"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("package.json", "package-lock.json", "tsconfig.json", "esbuild.config.mjs"):
        shutil.copy(ROOT / name, root / name)
    lend_packages(root)
    purpose = root / "webapp" / "content" / "purpose.py"
    purpose.write_text(
        purpose.read_text().replace("Today you teach your mentor.", "Newer and newer.")
    )
    script = root / "static" / "js" / "initial.js"
    script.write_text(f'{script.read_text()}document.documentElement.dataset.newer = "";\n')
    hatch_build.build(root)
    return root


@pytest.fixture
def older(tmp_path: Path, context: BrowserContext) -> Iterator[Server]:
    """A server of its own, with this build; what the phone does is logged."""
    updates.log_events(context)
    with Server(tmp_path / "data") as server:
        yield server
