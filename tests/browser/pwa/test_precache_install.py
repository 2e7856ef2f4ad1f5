"""The worker is installed with all of its files or not at all."""

import base64
import hashlib
import re
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.language import pick_language
from tests.browser.support.network_proxy import (
    LOGIN_PAGE,
    FakeAnswer,
    NetworkProxy,
    Treatment,
    proxy_to,
)
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES
from webapp.pages.rendering import HALVES

ONE_FILE = "/static/on-demand"
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

THROW_AWAY = """async (address) => {
  const cache = await caches.open((await caches.keys()).find((name) => name.includes("precache")));
  const pages = (await cache.keys()).filter(({ url }) => new URL(url).pathname === address);
  return (await Promise.all(pages.map((page) => cache.delete(page)))).filter(Boolean).length;
}"""
OTHER_WORDS = FakeAnswer("other words", content_type="text/plain")
CHANGED = "en/session-words.txt"


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
    """A worker of another version: one more file, and other English words."""
    digest = base64.b64encode(hashlib.sha256(OTHER_WORDS.body.encode()).digest()).decode()
    script, changed = re.subn(
        rf'\{{"url":"{CHANGED}","integrity":"[^"]+"',
        f'{{"url":"{CHANGED}","integrity":"sha256-{digest}"',
        script,
    )
    assert changed == 1
    extra = '[{"url":"static/extra.txt","integrity":""},{"url":"frame.txt"'
    assert '[{"url":"frame.txt"' in script
    return script.replace('[{"url":"frame.txt"', extra)


def test_an_update_with_a_bad_file_leaves_the_old_version_working(
    page: Page, server: Server, proxy: NetworkProxy
) -> None:
    app.open_app(page, f"{proxy.address}/en/")
    app.wait_ready_for_offline(page)
    with urlopen(f"{server.address}/sw.js") as answer:
        script = newer(answer.read().decode())
    answers = {
        "/sw.js": FakeAnswer(script, content_type="text/javascript"),
        f"/{CHANGED}": OTHER_WORDS,
    }
    proxy.treatment_of = lambda path: answers.get(path, "pass")
    page.evaluate(
        "async () => { await (await navigator.serviceWorker.getRegistration()).update(); }"
    )
    proxy.wait_for_request("/static/extra.txt")
    proxy.wait_for_request(f"/{CHANGED}")
    app.wait_until(page, SETTLED)
    server.stop()
    for language in ("en", "nl"):
        app.open_app(page, f"{proxy.address}/{language}/#strength.topic")
        app.wait_ready_for_offline(page)
        expect(page.locator('[data-prompt="strength.topic"]')).to_be_visible()


@pytest.mark.parametrize("half", HALVES)
def test_a_file_that_the_browser_deleted_is_fetched_again(
    page: Page, server: Server, half: str
) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    assert page.evaluate(THROW_AWAY, f"/nl/{half}") == 1
    page.reload()
    app.wait_ready_for_offline(page)
    server.stop()
    app.open_app(page, f"{server.address}/nl/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")


@pytest.mark.parametrize("half", HALVES)
def test_a_language_of_which_the_browser_deleted_a_half_is_not_said_to_be_here(
    page: Page, server: Server, half: str, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("/nl/")
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    assert page.evaluate(THROW_AWAY, f"/nl/{half}") == 1
    server.stop()
    app.reload(page)
    here = " ".join(code for code in LANGUAGES if code != "nl")
    expect(page.locator("html")).to_have_attribute("data-languages-here", here)
    pick_language(page, "nl")
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "language.missing"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
