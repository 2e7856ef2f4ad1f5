"""What is typed reaches the server by itself, and what was deleted there doesn't come back."""

from playwright.sync_api import Page, Request, expect

from tests.browser.support import app, form
from tests.browser.support.server import Server

SYNC = "**/api/v1/sessions/*/sync"


def test_words_reach_the_server_after_a_pause_in_typing(page: Page, server: Server) -> None:
    page.clock.install()
    session = form.begin_with_topic(page, server.address, "Juggling")
    app.wait_saved(page, "server")
    assert server.fields(session) == {"strength.topic": "Juggling"}
    cloud = page.get_by_role("img", name="On this phone and on the server")
    expect(cloud).to_be_visible()
    app.stop_clock(page)  # so that the pause doesn't end before we have looked
    form.write(page, "strength.topic", " balls")
    app.wait_saved_on_phone_only(page)
    expect(page.locator("[data-saved-line]")).to_have_text("Saved")
    expect(cloud).to_have_count(0)
    page.clock.resume()
    app.wait_saved(page, "server")
    expect(cloud).to_be_visible()
    assert server.fields(session) == {"strength.topic": "Juggling balls"}


def test_the_server_knows_the_key_only_by_its_hash(page: Page, server: Server) -> None:
    with page.expect_request(SYNC) as asked:
        session = form.begin_with_topic(page, server.address, "Juggling")
    app.wait_saved(page, "server")
    key = asked.value.headers["authorization"].removeprefix("Bearer ")
    assert len(key) == 26
    assert key not in server.file(session).read_text()
    assert key not in asked.value.url
    assert "cookie" not in asked.value.all_headers()


def test_a_session_deleted_from_another_phone_is_not_brought_back(
    page: Page, server: Server
) -> None:
    page.clock.install()
    with page.expect_request(SYNC) as asked:
        session = form.begin_with_topic(page, server.address, "Juggling")
    app.wait_saved(page, "server")
    page.request.delete(
        asked.value.url.removesuffix("/sync"),
        headers={"Authorization": asked.value.headers["authorization"]},
    )
    with page.expect_response(SYNC) as answered:
        form.write(page, "strength.topic", " balls")
    assert answered.value.status == 410
    app.wait_saved_on_phone_only(page)
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
