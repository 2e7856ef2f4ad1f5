"""A session can stay on the phone alone: people choose it at the start or later."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session, start_session, wait_saved
from tests.browser.support.form import field
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to


def test_the_beginning_offers_to_keep_a_session_on_this_phone_only(
    page: Page, server: Server
) -> None:
    begin_session(page, f"{server.address}/en/")
    page.get_by_text("Where shall we keep it?").click()
    page.locator(".prompt.at").get_by_label("Only on this phone").check()
    page.locator('[data-action="next"]').click()
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("memes")
    expect(page.locator("[data-saved-line]")).to_have_text("Saved")
    page.reload()
    page.locator("html[data-ready=all]").wait_for(state="attached")
    go_to(page, "home")
    first = start_session(page)
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("more memes")
    expect(page.locator("[data-saved-line]")).to_have_text("Saved")
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


def test_after_meeting_1_it_is_asked_as_two_cards(page: Page, server: Server) -> None:
    session = begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("memes")
    wait_saved(page, "server")
    go_to(page, "between.prepare")
    cards = page.locator(".prompt.at .kept-where .card")
    expect(cards).to_have_count(2)
    expect(cards.get_by_label("On this phone and the server")).to_be_checked()
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        cards.get_by_label("Only on this phone").check()
    assert not server.file(session).exists()
    go_to(page, "share")
    expect(page.locator('.card [data-kept-where][value="phone"]:visible')).to_be_checked()
