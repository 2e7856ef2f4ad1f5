"""The app requests nothing from other servers, and no key is in an address or a title."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.support import app, form, steps
from tests.browser.support.answers import answers
from tests.browser.support.language import choose_language
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server

SEEN = "() => [location.href, document.title]"


@pytest.mark.worker
def test_a_whole_session_requests_only_its_own_server(
    context: BrowserContext, page: Page, server: Server
) -> None:
    asked: list[Request] = []
    shown: set[str] = set()
    context.on("request", lambda request: asked.append(request))  # noqa: PLW0108 - it takes no built-in
    page.on("framenavigated", lambda frame: shown.update((frame.url, page.title())))
    session = app.begin_session(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    form.fill_everywhere(page, answers("Juggling"))
    app.wait_saved(page, "server")
    for seen in steps.on_each_step(page, steps.every_step(page), SEEN).values():
        shown.update(seen)
    steps.go_to(page, "summary")  # the last screens were those of a companion
    choose_language(page, "nl")
    steps.go_to(page, "share")
    link = read_code(page, "[data-link-code]")
    app.open_app(page, link)
    expect(page.locator("html")).to_have_attribute("data-session", session)
    page.reload()
    app.wait_listening(page)
    shown |= {page.url, page.title()}

    own = urlsplit(server.address).netloc
    addresses = [urlsplit(request.url) for request in asked]
    assert {address.netloc for address in addresses if address.scheme != "data"} <= {own, ""}
    assert any(request.service_worker for request in asked), "the worker's requests weren't seen"
    key = link.split(".")[-1]
    assert any("/sync" in request.url for request in asked)
    for request in asked:
        assert key not in request.url.partition("#")[0]
        assert not request.headers.get("referer")
        assert "cookie" not in request.headers
    assert context.cookies() == []
    assert not any(key in text for text in shown - {link})
