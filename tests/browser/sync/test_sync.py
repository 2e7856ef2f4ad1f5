"""The phone meets the server by itself, after a pause, a restart, a lost answer or a lost disk."""

from playwright.sync_api import Page, Request, Route, expect

from tests.browser.support import app, form, steps
from tests.browser.support.network_proxy import proxy_to
from tests.browser.support.server import Server

PROBLEM = "application/problem+json"
SYNC = "**/api/v1/sessions/*/sync"


def begin(page: Page, server: Server, topic: str) -> str:
    session = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", topic)
    return session


def test_what_is_typed_arrives_after_a_pause(page: Page, server: Server) -> None:
    session = begin(page, server, "Juggling")
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "Juggling"}
    expect(page.locator("[data-saved-line]")).to_have_text(app.text(page, "saved.server"))
    form.write(page, "strength.topic", " balls")
    app.wait_saved(page, "phone")
    expect(page.locator("[data-saved-line]")).to_have_text(app.text(page, "saved.phone.waiting"))
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "Juggling balls"}


def test_the_server_knows_the_key_only_by_its_hash(page: Page, server: Server) -> None:
    with page.expect_request(SYNC) as asked:
        session = begin(page, server, "Juggling")
    app.wait_saved(page, "server")
    key = asked.value.headers["authorization"].removeprefix("Bearer ")
    assert len(key) == 26
    assert key not in server.file(session).read_text()
    assert key not in asked.value.url
    assert "cookie" not in asked.value.all_headers()


def test_after_failures_it_goes_on_by_itself_when_the_server_is_back(
    page: Page, server: Server
) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    server.stop()
    with page.expect_event("requestfailed"):
        form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    server.start()
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "Juggling"}


def test_the_pauses_between_failures_grow(page: Page, server: Server) -> None:
    page.clock.install(time=0)
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    server.stop()
    app.start_session(page)
    page.clock.pause_at(3600 * 1000)  # from here on the test alone moves it
    form.write(page, "strength.topic", "Juggling")
    asked: list[Request] = []

    def note(request: Request) -> None:
        if request.url.endswith("/sync"):
            asked.append(request)

    page.on("request", note)

    def run_until_asked(step: int) -> None:
        """In small steps: what the clock runs on after the failure is lost to the next pause."""
        asked.clear()
        with page.expect_event("requestfailed"):
            while not asked:
                page.clock.run_for(step)

    run_until_asked(50)
    # Each failure doubles the pause, from 2 s to 5 minutes, a quarter more or less by chance.
    for seconds in (2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
        asked.clear()
        page.clock.run_for(seconds * 650)
        assert asked == []
        run_until_asked(seconds * 25)


def test_a_server_that_lost_its_disk_is_filled_again(page: Page, server: Server) -> None:
    session = begin(page, server, "Juggling")
    steps.go_to(page, "plan.mentor_role")
    form.fill(page, "plan.mentor_role", ["ask", "listen"])
    app.wait_saved(page, "server")
    server.stop()
    server.lose_disk()
    server.start()
    form.write(page, "plan.where", "The gym")
    app.wait_saved(page, "phone")
    app.wait_saved(page, "server")
    assert server.fields(session) == {
        "strength.topic": "Juggling",
        "plan.mentor_role": ["ask", "listen"],
        "plan.where": "The gym",
    }


def test_it_is_filled_again_though_nobody_writes_any_more(page: Page, server: Server) -> None:
    first = begin(page, server, "Juggling")
    app.wait_saved(page, "server")
    steps.go_to(page, "home")
    app.start_session(page)
    form.write(page, "strength.topic", "Drawing")
    app.wait_saved(page, "server")
    second = app.session(page) or ""
    server.stop()
    server.lose_disk()
    server.start()

    def holds(session: str, topic: str) -> bool:
        there = server.file(session).exists()
        return there and server.fields(session) == {"strength.topic": topic}

    # Whoever comes back to the app asks about the open session; who opens it anew, about all.
    with page.expect_response(lambda _: holds(second, "Drawing")):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert not server.file(first).exists()
    with page.expect_response(lambda _: holds(first, "Juggling")):
        page.reload()


def test_it_keeps_away_for_as_long_as_the_server_asks_for(page: Page, server: Server) -> None:
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    asked: list[Route] = []

    def refuse(route: Route) -> None:
        asked.append(route)
        route.fulfill(status=429, headers={"Retry-After": "60"}, content_type=PROBLEM)

    page.context.route(SYNC, refuse)
    form.write(page, "strength.topic", "Juggling")
    with page.expect_response(SYNC):
        page.clock.run_for(2000)
    # The answer has arrived in the page before it hears the next letter.
    form.write(page, "strength.topic", " balls")
    page.clock.run_for(50_000)
    assert len(asked) == 1
    with page.expect_response(SYNC):
        page.clock.run_for(15_000)


def test_a_lost_answer_is_asked_for_again_and_changes_nothing(page: Page, server: Server) -> None:
    with proxy_to(server.port) as proxy:
        proxy.always("lose", "/sync")
        app.open_app(page, f"{proxy.address}/en/")
        session = app.start_session(page)
        with page.expect_event("requestfailed"):
            form.write(page, "strength.topic", "Juggling")
        app.wait_saved(page, "phone")
        arrived = server.session(session)
        assert arrived["fields"]["strength.topic"] == "Juggling"
        proxy.always("pass")
        app.wait_saved(page, "server")
        assert server.session(session) == arrived
        expect(form.field(page, "strength.topic")).to_have_value("Juggling")


def test_a_session_deleted_from_another_phone_is_not_brought_back(
    page: Page, server: Server
) -> None:
    page.clock.install()
    with page.expect_request(SYNC) as asked:
        session = begin(page, server, "Juggling")
    app.wait_saved(page, "server")
    page.request.delete(
        asked.value.url.removesuffix("/sync"),
        headers={"Authorization": asked.value.headers["authorization"]},
    )
    with page.expect_response(SYNC) as answered:
        form.write(page, "strength.topic", " balls")
    assert answered.value.status == 410
    app.wait_saved(page, "phone")
    page.locator("dialog[open]").wait_for()
    page.keyboard.type("x y\n")  # whoever is typing as the question comes up answers nothing by it
    page.locator('dialog [data-answer="keep"]').click()
    later: list[Request] = []
    page.on("request", lambda request: later.append(request))  # noqa: PLW0108 - it takes no built-in
    form.field(page, "strength.topic").tap()
    form.write(page, "strength.topic", " high")
    page.clock.run_for(600_000)
    assert [request.url for request in later if request.method == "POST"] == []
    expect(form.field(page, "strength.topic")).to_have_value("Juggling balls high")
    assert not server.file(session).exists()
