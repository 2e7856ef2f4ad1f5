"""A new version that can't be fetched whole leaves the old one working."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.support.app import (
    open_app,
    start_session,
    wait_listening,
    wait_ready_for_offline,
    wait_until,
)
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.network_proxy import FakeAnswer, Treatment, proxy_to
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.updates import (
    NOTHING_NEW,
    check_for_update,
    upgrade,
    wait_for_new_version,
)
from tests.support.paths import ROOT

FAILING: dict[str, Treatment] = {
    "an error": FakeAnswer("<h1>Bad gateway</h1>", 502),
    "a login page": FakeAnswer("<title>Free Wi-Fi</title>"),
    "half of it": "cut",
}


def test_a_new_version_that_cannot_be_fetched_leaves_the_old_one_working(
    page: Page, older: Server, newer: Path, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("Failed to load resource")
    here, there = (set((root / "static" / "dist").glob("chunk-*.js")) for root in (ROOT, newer))
    script = min({path.name for path in there} - {path.name for path in here})
    with proxy_to(older.port) as proxy:
        open_app(page, f"{proxy.address}/en/")
        wait_ready_for_offline(page)
        start_session(page)
        go_to(page, "strength.topic")
        page.locator('[data-field="strength.topic"]').fill("half a wo")
        upgrade(older, newer)
        for what, failing in FAILING.items():
            older.start()
            proxy.requests.clear()
            proxy.always(failing, script)
            check_for_update(page)
            proxy.wait_for_request(script)
            wait_until(page, NOTHING_NEW)
            expect(page.locator('[data-action="update"]'), what).to_be_hidden()
            older.stop()
            page.reload()
            wait_listening(page)
            wait_ready_for_offline(page)
            expect(page.locator("html"), what).not_to_have_attribute("data-newer", "")
            expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
        older.start()
        proxy.always("pass")
        check_for_update(page)
        page.locator('[data-action="update"]').click()
        wait_for_new_version(page)
        expect(page.locator('[data-field="strength.topic"]')).to_have_value("half a wo")
