"""A session can stay on the phone alone: people choose it at the start or later."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session, start_session, wait_saved
from tests.browser.support.form import field
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to


def test_the_first_session_asks_once_where_to_save(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    question = page.locator("[data-keep-question]")
    expect(question).to_be_visible()
    question.get_by_label("Only on this phone").check()
    page.locator('[data-action="next"]').click()
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("memes")
    expect(page.locator("[data-saved-line]")).to_have_text("Only on this phone")
    page.reload()
    page.locator("html[data-ready=all]").wait_for(state="attached")
    go_to(page, "home")
    first = start_session(page)
    expect(question).to_be_hidden()
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("more memes")
    expect(page.locator("[data-saved-line]")).to_have_text("Only on this phone")
    assert not server.file(first).exists()


def test_choosing_this_phone_only_deletes_the_session_on_the_server(
    page: Page, server: Server
) -> None:
    session = begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("memes")
    wait_saved(page, "server")
    assert server.file(session).exists()
    go_to(page, "share")
    with page.expect_response(lambda answer: answer.request.method == "DELETE") as answered:
        page.locator('[data-kept-where][value="phone"]:visible').check()
    assert answered.value.status == 204
    assert not server.file(session).exists()
    expect(page.locator("[data-server-line]")).to_contain_text("only on this phone")
    expect(page.locator("[data-together]")).to_be_hidden()
    go_to(page, "strength.topic")
    expect(field(page, "strength.topic")).to_have_value("memes")
