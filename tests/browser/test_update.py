"""A new version waits until nobody is in the middle of something. Two real builds, one address."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import hatch_build
from tests.browser.app import go_to, open_app, start_session, wait_listening, wait_ready_for_offline
from tests.browser.server import ROOT, Server

CHECK = "() => navigator.serviceWorker.getRegistration().then((found) => found.update())"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A second build of the app: another slogan, another script."""
    root = tmp_path / "newer"
    for name in ("webapp", "static", "service_worker", "translations"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("package.json", "package-lock.json", "esbuild.config.mjs"):
        shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    purpose = root / "webapp" / "content" / "purpose.py"
    purpose.write_text(
        purpose.read_text().replace("Today you teach your mentor.", "Newer and newer.")
    )
    script = root / "static" / "js" / "app.js"
    script.write_text(f'{script.read_text()}document.documentElement.dataset.newer = "";\n')
    hatch_build.build(root)
    return root


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Server]:
    """A server of its own, with this build."""
    with Server(tmp_path / "data") as server:
        yield server


def upgrade(server: Server, root: Path) -> None:
    """Serve the other build at the same address."""
    server.stop()
    server.root = root
    server.start()


def test_it_waits_while_a_session_is_on_the_screen(page: Page, older: Server, newer: Path) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    session = start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-field="strength.topic"]').fill("half a wo")
    page.evaluate("() => { window.same = true; }")
    upgrade(older, newer)
    page.evaluate(CHECK)
    offer = page.locator('[data-action="update"]')
    expect(offer).to_be_visible()
    assert page.evaluate("window.same") is True
    expect(page.locator("html")).not_to_have_attribute("data-newer", "")
    offer.click()
    page.locator("html[data-newer]").wait_for(state="attached")
    wait_listening(page)
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
    expect(page.locator("html")).to_have_attribute("data-session", session)


def test_it_comes_by_itself_where_no_session_is_open(
    page: Page, older: Server, newer: Path
) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    upgrade(older, newer)
    page.evaluate(CHECK)
    page.locator("html[data-newer]").wait_for(state="attached")
    expect(page.get_by_role("heading", name="Newer and newer.")).to_be_visible()


def test_an_old_page_switches_language_and_stays_old_until_it_is_agreed(
    page: Page, older: Server, newer: Path
) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    start_session(page)
    upgrade(older, newer)
    page.evaluate(CHECK)
    expect(page.locator('[data-action="update"]')).to_be_visible()
    page.evaluate("() => { window.same = true; }")
    page.locator('[data-lang="nl"]').click()
    page.locator('html[lang="nl"]').wait_for(state="attached")
    assert page.evaluate("window.same") is True
