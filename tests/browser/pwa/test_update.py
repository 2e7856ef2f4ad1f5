"""A new version waits until it is whole and nobody is in the middle of something."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import hatch_build
from tests.browser.support.app import (
    open_app,
    start_session,
    wait_listening,
    wait_ready_for_offline,
    wait_until,
)
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.network_proxy import FakeAnswer, Treatment, proxy_to
from tests.browser.support.server import ROOT, Server
from tests.browser.support.steps import go_to

CHECK = "() => navigator.serviceWorker.getRegistration().then((found) => found.update())"
NOTHING_NEW = """() => navigator.serviceWorker.getRegistration()
  .then(({ installing, waiting }) => !installing && !waiting)"""
WAITING = "() => navigator.serviceWorker.getRegistration().then(({ waiting }) => !!waiting)"
# The word to the waiting worker stays on its way until it is let go.
SLOW_WORD = """
  const { postMessage } = ServiceWorker.prototype;
  ServiceWorker.prototype.postMessage = function (data, ...rest) {
    const send = () => postMessage.call(this, data, ...rest);
    if (data === "take over") window.letGo = send;
    else send();
  };
"""
CONTROLLED_ANEW = """() => new Promise((changed) => {
  navigator.serviceWorker.addEventListener("controllerchange", () => changed());
  window.letGo();
})"""
FAILING: dict[str, Treatment] = {
    "an error": FakeAnswer("<h1>Bad gateway</h1>", 502),
    "a login page": FakeAnswer("<title>Free Wi-Fi</title>"),
    "half of it": "cut",
}


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second build of the app: another slogan, another script."""
    root = tmp_path_factory.mktemp("build") / "newer"
    for name in ("webapp", "static", "service_worker", "translations"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("package.json", "package-lock.json", "esbuild.config.mjs"):
        shutil.copy(ROOT / name, root / name)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    purpose = root / "webapp" / "content" / "purpose.py"
    purpose.write_text(
        purpose.read_text().replace("Today you teach your mentor.", "Newer and newer.")
    )
    script = root / "static" / "js" / "initial.js"
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


def wait_newer(page: Page) -> None:
    page.locator("html[data-newer]").wait_for(state="attached")
    wait_listening(page)


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
    wait_newer(page)
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


@pytest.fixture
def two_tabs(page: Page, older: Server, newer: Path) -> tuple[Page, Page]:
    """One at home and one in the middle of a session, while a new version waits."""
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    start_session(page)
    go_to(page, "home")
    busy = page.context.new_page()
    open_app(busy, f"{older.address}/en/#strength.topic")
    wait_ready_for_offline(busy)
    busy.locator('[data-field="strength.topic"]').fill("half a wo")
    upgrade(older, newer)
    page.evaluate(CHECK)
    expect(busy.locator('[data-action="update"]')).to_be_visible()
    return page, busy


def test_it_disturbs_no_session_that_begins_while_it_comes(
    page: Page, older: Server, newer: Path
) -> None:
    page.add_init_script(SLOW_WORD)
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    upgrade(older, newer)
    page.evaluate(CHECK)
    wait_until(page, "() => !!window.letGo")
    session = start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-field="strength.topic"]').fill("half a wo")
    page.evaluate(CONTROLLED_ANEW)
    expect(page.locator("html")).not_to_have_attribute("data-newer", "")
    page.locator('[data-action="update"]').click()
    wait_newer(page)
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
    expect(page.locator("html")).to_have_attribute("data-session", session)


def test_it_comes_to_all_tabs_that_are_idle(page: Page, older: Server, newer: Path) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    other = page.context.new_page()
    open_app(other, f"{older.address}/en/")
    wait_ready_for_offline(other)
    upgrade(older, newer)
    page.evaluate(CHECK)
    wait_newer(page)
    wait_newer(other)


def test_it_waits_for_a_session_in_another_tab(two_tabs: tuple[Page, Page]) -> None:
    idle, busy = two_tabs
    expect(idle.locator('[data-action="update"]')).to_be_visible()
    go_to(idle, "tips")
    go_to(idle, "home")
    assert idle.evaluate(WAITING) is True
    expect(idle.locator("html")).not_to_have_attribute("data-newer", "")
    go_to(busy, "home")
    wait_newer(busy)
    wait_newer(idle)


def test_a_press_brings_it_to_each_tab_in_its_own_time(two_tabs: tuple[Page, Page]) -> None:
    pressed, busy = two_tabs
    busy.evaluate("() => { window.same = true; }")
    pressed.locator('[data-action="update"]').click()
    wait_newer(pressed)
    assert busy.evaluate("window.same") is True
    busy.locator('[data-action="update"]').click()
    wait_newer(busy)
    expect(busy.locator('[data-field="strength.topic"]')).to_have_value("half a wo")


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


def test_a_new_version_that_is_here_needs_no_network_to_begin(
    page: Page, older: Server, newer: Path
) -> None:
    open_app(page, f"{older.address}/en/")
    wait_ready_for_offline(page)
    start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-field="strength.topic"]').fill("half a wo")
    upgrade(older, newer)
    page.evaluate(CHECK)
    offer = page.locator('[data-action="update"]')
    expect(offer).to_be_visible()
    older.stop()
    offer.click()
    wait_newer(page)
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")


@pytest.mark.parametrize("failing", FAILING.values(), ids=FAILING)
def test_a_new_version_that_is_not_whole_leaves_the_old_one_working(
    page: Page, older: Server, newer: Path, failing: Treatment, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("Failed to load resource")
    console_errors.allow("bad-precaching-response")
    here, there = (set((root / "static" / "dist").glob("*.js")) for root in (ROOT, newer))
    script = min({path.name for path in there} - {path.name for path in here})
    with proxy_to(older.port) as proxy:
        open_app(page, f"{proxy.address}/en/")
        wait_ready_for_offline(page)
        start_session(page)
        go_to(page, "strength.topic")
        page.locator('[data-field="strength.topic"]').fill("half a wo")
        upgrade(older, newer)
        proxy.always(failing, script)
        page.evaluate(CHECK)
        proxy.wait_for_request(script)
        wait_until(page, NOTHING_NEW)
        expect(page.locator('[data-action="update"]')).to_be_hidden()
        older.stop()
        page.reload()
        wait_listening(page)
        wait_ready_for_offline(page)
        expect(page.locator("html")).not_to_have_attribute("data-newer", "")
        expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
        older.start()
        proxy.always("pass")
        page.evaluate(CHECK)
        page.locator('[data-action="update"]').click()
        wait_newer(page)
        expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
