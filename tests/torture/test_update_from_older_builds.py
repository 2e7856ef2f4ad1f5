"""From each of the last builds to this one, in the middle of a session, online and offline."""

import json
import re
import subprocess
import tarfile
from functools import cache
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

import hatch_build
from tests.browser.support import app, form, steps
from tests.browser.support.server import Server
from tests.support.node import lend_packages
from tests.support.paths import ROOT
from tests.torture.run_length import report, times

BUILDS = times(1, 12)
IMPORTED = re.compile(r'import\("\./([^"]+)"\)')
CHECK = "() => navigator.serviceWorker.getRegistration().then((found) => found.update())"


def git(*arguments: str) -> bytes:
    """What git says; nothing where this is no clone."""
    run = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    return run.stdout


@cache
def older_builds() -> list[str]:
    """The last commits that changed the app, spread over those that today's packages can build."""
    changed = git("log", "--skip=1", "--format=%h", "-n", "60", "--", "static").decode().split()
    lock = (ROOT / "package-lock.json").read_bytes()
    usable = [commit for commit in changed if git("show", f"{commit}:package-lock.json") == lock]
    return usable[:: max(1, len(usable) // BUILDS)][:BUILDS]


def build_of(commit: str, root: Path) -> Path:
    with tarfile.open(fileobj=BytesIO(git("archive", commit))) as archive:
        archive.extractall(root, filter="data")
    lend_packages(root)
    hatch_build.build(root)
    dist = root / "static" / "dist"
    served = set(json.loads((dist / "assets.json").read_text()).values())
    for script in dist.glob("*.js"):
        if lacking := set(IMPORTED.findall(script.read_text())) - served:
            pytest.skip(f"{commit} never ran anywhere: it lacks {lacking}")
    return root


@pytest.mark.skipif(not older_builds(), reason="there is no history here to build from")
@pytest.mark.parametrize("number", range(len(older_builds())))
def test_words_survive_an_update_from_an_older_build(
    page: Page, tmp_path: Path, chance: Random, number: int
) -> None:
    commit, online = older_builds()[number], chance.random() < 0.5
    with Server(tmp_path / "data") as server:
        server.stop()
        server.root = build_of(commit, tmp_path / commit)
        server.start()
        # Not open_app(): some of the builds don't say yet that all of the page is at work.
        page.goto(f"{server.address}/en/")
        app.wait_own_language_ready(page)
        session = app.start_session(page)
        steps.go_to(page, "strength.topic")
        page.locator('[data-field="strength.topic"]').fill("half a wo")
        page.evaluate("() => { window.old = true; }")
        server.stop()
        server.root = ROOT
        server.start()
        page.evaluate(CHECK)
        offer = page.locator('[data-action="update"]')
        expect(offer).to_be_visible()
        if not online:
            server.stop()
        offer.click()
        page.wait_for_function("() => !window.old")
        app.wait_listening(page)
        assert app.session(page) == session
        expect(form.field(page, "strength.topic")).to_have_value("half a wo")
        server.start()
        form.write(page, "strength.topic", "rd")
        app.wait_saved(page, "server")
        assert server.fields(session) == {"strength.topic": "half a word"}
    report(f"from {commit} to this one {'online' if online else 'offline'}: the words came along")
