"""Who types on without a pause is kept on the server and seen by the other all the same."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import begin_session, open_app, start_session, wait_saved
from tests.browser.support.form import field, write
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import join_by_link

SYNC = "**/api/v1/sessions/*/sync"
# Quicker than the shortest pause that anything in the app waits for.
TYPE_ON = """name => {
  const box = document.querySelector(`[data-field="${name}"]`);
  window.typing = setInterval(() => {
    box.setRangeText("a", box.value.length, box.value.length, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, 60);
}"""
STOP = """() => {
  clearInterval(window.typing);
}"""


def type_on(page: Page, name: str) -> None:
    """Begin to type without a pause, and go on."""
    page.evaluate(TYPE_ON, name)


def test_the_server_has_the_words_while_one_types_on(page: Page, server: Server) -> None:
    begun = begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    type_on(page, "strength.topic")
    for _ in range(3):
        # Again and again, not only once.
        with page.expect_response(SYNC, timeout=10_000) as answered:
            pass
        assert answered.value.ok
    assert server.fields(begun)["strength.topic"].startswith("aaaa")
    page.evaluate(STOP)
    wait_saved(page, "server")
    assert server.fields(begun)["strength.topic"] == field(page, "strength.topic").input_value()


def test_two_phones_that_both_type_on_see_each_other(
    page: Page, server: Server, new_context: CreateContextCallback
) -> None:
    begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("memes")
    wait_saved(page, "server")
    go_to(page, "share")
    other = new_context().new_page()
    join_by_link(page, other)
    go_to(page, "strength.good_at")
    go_to(other, "plan.steps")
    type_on(page, "strength.good_at")
    type_on(other, "plan.steps")
    expect(field(other, "strength.good_at")).not_to_have_value("")
    expect(field(page, "plan.steps")).not_to_have_value("")
    seen = field(other, "strength.good_at").input_value()
    expect(field(other, "strength.good_at")).not_to_have_value(seen)
    for phone in (page, other):
        phone.evaluate(STOP)


def test_the_list_of_sessions_keeps_up(page: Page, context: BrowserContext, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    other = context.new_page()
    open_app(other, f"{server.address}/en/#home")
    page.bring_to_front()
    type_on(page, "strength.topic")
    expect(other.locator("[data-sessions] b").first).to_contain_text("aaaa")
    page.evaluate(STOP)


@pytest.mark.worker
def test_who_types_on_does_not_wait_for_all_other_sessions(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    page.context.set_offline(True)
    for number in range(6):
        go_to(page, "home")
        start_session(page)
        write(page, "strength.topic", f"memes {number}")
    mine = page.locator("html").get_attribute("data-session") or ""
    asked: list[str] = []

    def answer_slowly(route: Route) -> None:
        asked.extend(re.findall(r"sessions/(\w+)/sync", route.request.url))
        page.wait_for_timeout(1200)
        route.continue_()

    page.route(SYNC, answer_slowly)
    go_to(page, "strength.good_at")
    type_on(page, "strength.good_at")
    page.context.set_offline(False)
    wait_for = len({*asked}) + 6
    while len({*asked}) < wait_for and len(asked) < 20:
        page.wait_for_timeout(100)
    page.evaluate(STOP)
    page.unroute_all(behavior="wait")
    turn = asked.index(mine)
    assert turn < 3, "only what was under way already comes before it"
    assert mine in asked[turn + 1 :], "and again while the others still wait"
