"""A network that answers in place of the server is never believed."""

import base64
import json
from time import monotonic

from playwright.sync_api import Page

from tests.browser.support import app, form
from tests.browser.support.network_proxy import LOGIN_PAGE, FakeAnswer, NetworkProxy, proxy_to
from tests.browser.support.server import Server

SYNC = "**/api/v1/sessions/*/sync"
REMEMBER_STATES = """new MutationObserver(() => {
  window.savedStates = [...(window.savedStates ?? []), document.documentElement.dataset.saved];
}).observe(document.documentElement, {attributeFilter: ["data-saved"]});"""


def json_answer(content: object, status: int = 200, kind: str = "application/json") -> FakeAnswer:
    return FakeAnswer(json.dumps(content), status, kind)


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


FOREIGN = {
    "a login page": LOGIN_PAGE,
    "foreign JSON": json_answer({"ok": True}),
    "JSON that is no object": json_answer([]),
    "JSON that is null": json_answer(None),
    "half an answer": FakeAnswer('{"vector": "AA==", "upd', content_type="application/json"),
    "an answer as HTML": json_answer({"vector": "AA==", "update": "AAA="}, kind="text/html"),
    "an answer that covers nothing": json_answer({"vector": "AA==", "update": "AAA="}),
    "no base64": json_answer({"vector": "!", "update": "!"}),
    "no vector": json_answer({"vector": base64_of(b"\xff\xff"), "update": "AAA="}),
    "a gateway's error": FakeAnswer("<h1>Bad gateway</h1>", 502),
    "a success without content": FakeAnswer("", 204),
    "someone else's problem": json_answer({}, 404, "application/problem+json"),
    "too many requests": json_answer({"status": 429}, 429, "application/problem+json"),
}


def sync_requests(proxy: NetworkProxy) -> int:
    """How often the phone asked the API; a first visit requests many other things."""
    return sum("/api/" in path for path in proxy.requests)


def ask_again(page: Page, proxy: NetworkProxy, name: str) -> None:
    """Let the phone ask once more, which it does only if it believed no answer before.

    It asks one thing at a time: when it asks, it has dealt with the answer before.
    """
    before, end = sync_requests(proxy), monotonic() + 15
    while sync_requests(proxy) == before:
        app.network_came_back(page)
        assert monotonic() < end, f"not asked again before {name}"


def test_answers_of_others_never_count_as_saved_on_the_server(page: Page, server: Server) -> None:
    with proxy_to(server.port) as proxy:
        proxy.always(LOGIN_PAGE, "/api/")
        app.open_app(page, f"{proxy.address}/en/")
        session = app.start_session(page)
        page.evaluate(REMEMBER_STATES)
        with page.expect_response(SYNC):
            form.write(page, "strength.topic", "Juggling")
        for name, answer in FOREIGN.items():
            proxy.always(answer, "/api/")
            ask_again(page, proxy, name)
        assert "server" not in page.evaluate("window.savedStates")
        app.wait_saved_on_phone_only(page)
        assert not server.file(session).exists()
        proxy.always("pass")
        ask_again(page, proxy, "the end")
        app.wait_saved(page, "server")
        assert server.fields(session) == {"strength.topic": "Juggling"}
