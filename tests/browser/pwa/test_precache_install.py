"""The worker is installed with all of its files or not at all."""

import re
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form
from tests.browser.support.network_proxy import (
    LOGIN_PAGE,
    FakeAnswer,
    NetworkProxy,
    Treatment,
    proxy_to,
)
from tests.browser.support.server import Server

ONE_FILE = "maskable-512"
BAD = {
    "it is missing": FakeAnswer("Not found", 404),
    "a login page stands in its place": LOGIN_PAGE,
    "its answer gets lost": "lose",
}
REGISTERED = "async () => Boolean(await navigator.serviceWorker.getRegistration())"
GAVE_UP = f"async () => !(await ({REGISTERED})())"
SETTLED = """async () => {
  const found = await navigator.serviceWorker.getRegistration();
  return found.active && !found.installing && !found.waiting;
}"""

THROW_AWAY = """async () => {
  const cache = await caches.open((await caches.keys())[0]);
  const pages = (await cache.keys()).filter(({ url }) => new URL(url).pathname === "/nl/words.txt");
  return (await Promise.all(pages.map((page) => cache.delete(page)))).filter(Boolean).length;
}"""


@pytest.fixture
def proxy(server: Server) -> Iterator[NetworkProxy]:
    with proxy_to(server.port) as proxy:
        yield proxy


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_one_bad_file_fails_the_whole_first_install(
    page: Page, proxy: NetworkProxy, bad: Treatment
) -> None:
    proxy.always(bad, ONE_FILE)
    app.open_app(page, f"{proxy.address}/en/")
    proxy.wait_for_request(ONE_FILE)
    app.wait_until(page, GAVE_UP)
    expect(page.locator("html")).not_to_have_attribute("data-offline", "ready")
    assert page.evaluate("navigator.serviceWorker.controller") is None
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")

    proxy.always("pass")
    page.reload()
    app.wait_ready_for_offline(page)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")


def newer(script: str) -> str:
    """A worker of another version: one more file, and another English page."""
    script, changed = re.subn(
        r'\{"url": "en/words.txt", "revision": "\w+"',
        '{"url": "en/words.txt", "revision": "0123456789abcdef"',
        script,
    )
    assert changed == 1
    extra = '[{"url": "static/extra.txt", "revision": null, "integrity": ""}, {"url": "door/"'
    assert '[{"url": "door/"' in script
    return script.replace('[{"url": "door/"', extra)


def test_an_update_with_a_bad_file_leaves_the_old_version_working(
    page: Page, server: Server, proxy: NetworkProxy
) -> None:
    app.open_app(page, f"{proxy.address}/en/")
    app.wait_ready_for_offline(page)
    with urlopen(f"{server.address}/sw.js") as answer:
        script = newer(answer.read().decode())
    proxy.always(FakeAnswer(script, content_type="text/javascript"), "/sw.js")
    page.evaluate(
        "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"
    )
    proxy.wait_for_request("/static/extra.txt")
    app.wait_until(page, SETTLED)
    server.stop()
    for language in ("en", "nl"):
        app.open_app(page, f"{proxy.address}/{language}/#strength.topic")
        app.wait_ready_for_offline(page)
        expect(page.locator('[data-prompt="strength.topic"]')).to_be_visible()


def test_a_file_that_the_browser_deleted_is_fetched_again(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    assert page.evaluate(THROW_AWAY) == 1
    page.reload()
    app.wait_ready_for_offline(page)
    server.stop()
    app.open_app(page, f"{server.address}/nl/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
