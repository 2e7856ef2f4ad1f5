"""A browser that lacks something, or blocks it, still gets an app in which words are kept."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server

# What the oldest browsers lack, and what people, schools and private windows block.
LACKS = {
    "Object.hasOwn": "delete Object.hasOwn",
    "at": "delete Array.prototype.at; delete String.prototype.at",
    "findLast": "delete Array.prototype.findLast",
    "structuredClone": "delete window.structuredClone",
    "BroadcastChannel": "delete window.BroadcastChannel",
    "CompressionStream": "delete window.CompressionStream; delete window.DecompressionStream",
    "Intl.Segmenter": "delete Intl.Segmenter",
    "locks": "delete Navigator.prototype.locks",
    "matchMedia": "delete window.matchMedia",
    "requestIdleCallback": "delete window.requestIdleCallback",
    "caches": "delete window.caches",
    "no service worker": "delete Navigator.prototype.serviceWorker",
    "storage": "delete Navigator.prototype.storage",
    "speech": "delete window.speechSynthesis",
    "share": "delete Navigator.prototype.share; delete Navigator.prototype.canShare",
    "PerformanceNavigationTiming": "delete window.PerformanceNavigationTiming",
}
BLOCKED = """() => {
  const blocked = () => { throw new DOMException("blocked", "SecurityError"); };
  CacheStorage.prototype.has = blocked;
  CacheStorage.prototype.open = blocked;
  ServiceWorkerContainer.prototype.register = async () => blocked();
  Object.defineProperty(window, "localStorage", { get: blocked });
  Object.defineProperty(window, "sessionStorage", { get: blocked });
  Object.defineProperty(window, "indexedDB", { value: null });
}"""


@pytest.mark.parametrize("lacks", LACKS.values(), ids=LACKS.keys())
def test_words_are_kept_where_the_browser_lacks(page: Page, server: Server, lacks: str) -> None:
    page.add_init_script(lacks)
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "strength.topic")
    form.fill(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    app.reload(page)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
    assert page.locator("html").get_attribute("data-failed") is None


@pytest.mark.parametrize(
    "lacks",
    [
        "delete window.indexedDB",
        "Object.defineProperty(window, 'indexedDB', { value: null })",
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }",
        f"({BLOCKED})()",
    ],
    ids=["no database", "null for a database", "a forbidden database", "all site data blocked"],
)
def test_where_nothing_can_be_kept_it_is_said_and_a_file_can_be_saved(
    page: Page, server: Server, lacks: str
) -> None:
    page.add_init_script(lacks)
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "strength.topic")
    form.fill(page, "strength.topic", "Juggling")
    app.wait_not_saved(page)
    expect(page.locator("[data-saved-line]")).to_have_text(app.text(page, "saved.memory"))
    steps.go_to(page, "share")
    with page.expect_download() as download:
        page.locator('[data-action="export"]').click()
    assert "Juggling" in str(form.field(page, "strength.topic").input_value())
    assert download.value.path().stat().st_size


@pytest.mark.parametrize(
    "blocks",
    [
        f"({BLOCKED})()",
        """Object.defineProperty(Navigator.prototype, "serviceWorker", {
          get: () => { throw new DOMException("blocked", "SecurityError"); },
        })""",
        """Object.defineProperty(window, "caches", {
          get: () => { throw new DOMException("blocked", "SecurityError"); },
        });
        ServiceWorkerContainer.prototype.register = async () => { throw new Error("no"); }""",
    ],
    ids=["all", "the worker", "caches"],
)
def test_where_site_data_is_blocked_it_does_not_say_that_it_is_loading(
    page: Page, server: Server, console_errors: ConsoleErrors, blocks: str
) -> None:
    console_errors.allow("blocked")
    page.add_init_script(blocks)
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator("html")).to_have_attribute("data-offline", "unavailable")


@pytest.mark.parametrize(
    ("breaks", "part"),
    [
        (
            "SpeechSynthesis.prototype.addEventListener = () => { throw new Error('x'); }",
            "watchReadAloud",
        ),
        ("delete window.File", "watchFileExport"),
        ("Navigator.prototype.canShare = () => { throw new Error('x'); }", "watchFileExport"),
    ],
)
def test_one_part_that_cannot_start_takes_no_other_along(
    page: Page, server: Server, console_errors: ConsoleErrors, breaks: str, part: str
) -> None:
    console_errors.allow("couldn't start")
    page.add_init_script(breaks)
    app.begin_session(page, f"{server.address}/en/")
    assert part in (page.locator("html").get_attribute("data-failed") or "").split()
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "start.failed"))
    steps.go_to(page, "strength.topic")
    form.fill(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
    with page.expect_download() as download:
        page.locator('[data-toasts] [data-action="save-file"]').click()
    assert json.loads(download.value.path().read_text("utf-8"))["sessions"]
    app.reload(page)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
