"""While a word is being composed, no script writes into its field; no letter is lost."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import begin_session, open_app, start_session, wait_saved
from tests.browser.support.form import field
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import join_by_link
from tests.support.keyboard import Keyboard

ENDED = """() => {
  window.ended = 0;
  document.addEventListener("compositionend", () => { window.ended += 1; }, true);
}"""


def count_ends(page: Page) -> None:
    """Count how often a word's composition ends from now on."""
    page.evaluate(ENDED)


def ends(page: Page) -> int:
    found: int = page.evaluate("window.ended")
    return found


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("strength.topic", "strength.topic"),
        ("start.names", "start.mentee_name"),
        ("reflect.private", "private.mentee"),
        ("roadmap", "roadmap.goal"),
    ],
)
def test_the_first_letter_of_a_new_session_stands_once(
    page: Page, server: Server, step: str, name: str
) -> None:
    open_app(page, f"{server.address}/en/")
    go_to(page, step)
    field(page, name).focus()
    count_ends(page)
    keyboard = Keyboard(page)
    keyboard.compose_letters("vijftig")
    expect(field(page, name)).to_have_value("vijftig")
    assert ends(page) == 0
    keyboard.finish("vijftig ")
    keyboard.compose_letters("jaar")
    keyboard.finish("jaar")
    expect(field(page, name)).to_have_value("vijftig jaar")
    wait_saved(page, "server")
    page.reload()
    expect(field(page, name)).to_have_value("vijftig jaar")


def test_the_first_letter_after_a_deletion_stands_once(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("of the one before")
    go_to(page, "home")
    page.locator('[data-action="delete"]').click()
    page.locator('[data-answer="phone"]').click()
    go_to(page, "strength.topic")
    expect(field(page, "strength.topic")).to_have_value("")
    field(page, "strength.topic").focus()
    keyboard = Keyboard(page)
    keyboard.compose_letters("vijftig")
    keyboard.finish("vijftig")
    expect(field(page, "strength.topic")).to_have_value("vijftig")


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_a_change_of_language_leaves_the_word(page: Page, server: Server, code: str) -> None:
    open_app(page, f"{server.address}/en/#strength.topic")
    field(page, "strength.topic").focus()
    keyboard = Keyboard(page)
    keyboard.compose_letters("vijf")
    count_ends(page)
    page.evaluate("code => document.querySelector(`[data-lang='${code}']`).click()", code)
    page.locator(f'html[lang="{code}"]').wait_for(state="attached")
    keyboard.compose_letters("vijftig", known=4)
    assert ends(page) == 0
    keyboard.finish("vijftig")
    expect(field(page, "strength.topic")).to_have_value("vijftig")


@pytest.mark.parametrize("press", ["by a script", "with a finger"])
def test_an_example_waits_for_the_word(page: Page, server: Server, press: str) -> None:
    open_app(page, f"{server.address}/en/#strength.topic")
    field(page, "strength.topic").focus()
    keyboard = Keyboard(page)
    keyboard.compose_letters("vijf")
    example = page.locator('[data-example-for="strength.topic"]').first
    words = example.inner_text()
    if press == "by a script":
        example.evaluate("button => button.click()")
        keyboard.compose_letters("vijftig", known=4)
        keyboard.finish("vijftig")
        expect(field(page, "strength.topic")).to_have_value(f"vijftig, {words}")
    else:
        example.tap()
        expect(field(page, "strength.topic")).to_have_value(f"vijf, {words}")


@pytest.fixture
def phones(page: Page, server: Server, new_context: CreateContextCallback) -> tuple[Page, Page]:
    """Two phones in one session, both on the same prompt."""
    begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    field(page, "strength.topic").press_sequentially("we like memes")
    wait_saved(page, "server")
    go_to(page, "share")
    other = new_context().new_page()
    join_by_link(page, other)
    for phone in (page, other):
        go_to(phone, "strength.topic")
        expect(field(phone, "strength.topic")).to_have_value("we like memes")
    return page, other


def test_what_others_write_in_the_same_field_waits_and_nothing_is_lost(
    phones: tuple[Page, Page],
) -> None:
    mine, other = phones
    field(mine, "strength.topic").press("End")
    keyboard = Keyboard(mine)
    count_ends(mine)
    keyboard.compose_letters(" a lot")
    field(other, "strength.topic").press("Home")
    field(other, "strength.topic").press_sequentially("all of ")
    wait_saved(mine, "server")
    wait_saved(other, "server")
    keyboard.compose_letters(" a lot now", known=6)
    assert ends(mine) == 0
    expect(field(other, "strength.topic")).to_have_value("all of we like memes a lot now")
    expect(field(mine, "strength.topic")).to_have_value("we like memes a lot now")
    keyboard.finish(" a lot now")
    for phone in phones:
        expect(field(phone, "strength.topic")).to_have_value("all of we like memes a lot now")
    # The caret is where the word ended.
    mine.keyboard.type("!")
    for phone in phones:
        expect(field(phone, "strength.topic")).to_have_value("all of we like memes a lot now!")


def test_what_others_delete_around_the_word_stays_deleted(phones: tuple[Page, Page]) -> None:
    mine, other = phones
    field(mine, "strength.topic").press("End")
    keyboard = Keyboard(mine)
    keyboard.compose_letters(" tod")
    field(other, "strength.topic").press("Home")
    for _ in "we ":
        field(other, "strength.topic").press("Delete")
    wait_saved(other, "server")
    expect(field(other, "strength.topic")).to_have_value("like memes tod")
    keyboard.compose_letters(" today", known=4)
    keyboard.finish(" today")
    for phone in phones:
        expect(field(phone, "strength.topic")).to_have_value("like memes today")


def test_other_fields_ticks_and_timers_go_on_while_a_phone_rests_amid_a_word(
    phones: tuple[Page, Page],
) -> None:
    mine, other = phones
    field(mine, "strength.topic").press("End")
    keyboard = Keyboard(mine)
    count_ends(mine)
    keyboard.compose_letters(" rest")
    go_to(other, "strength.good_at")
    field(other, "strength.good_at").fill("drawing")
    go_to(other, "strength.kinds")
    field(other, "strength.kinds").first.check()
    go_to(other, "strength")
    other.locator('[data-timer="strength"] [data-action="timer-toggle"]').click()
    expect(field(mine, "strength.good_at")).to_have_value("drawing")
    expect(field(mine, "strength.kinds").first).to_be_checked()
    timer = mine.locator('[data-timer="strength"]')
    expect(timer).to_have_attribute("data-state", "running")
    assert ends(mine) == 0
    keyboard.finish(" rest")
    expect(field(mine, "strength.topic")).to_have_value("we like memes rest")


def test_another_tab_writes_in_the_same_field(
    page: Page, context: BrowserContext, server: Server
) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength.topic")
    field(page, "strength.topic").fill("memes")
    wait_saved(page, "server")
    other = context.new_page()
    open_app(other, f"{server.address}/en/#strength.topic")
    expect(field(other, "strength.topic")).to_have_value("memes")
    page.bring_to_front()
    field(page, "strength.topic").press("End")
    keyboard = Keyboard(page)
    keyboard.compose_letters(" an")
    other.locator('[data-field="strength.topic"]').evaluate(
        """box => {
          box.value = `all ${box.value}`;
          box.setSelectionRange(4, 4);
          box.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    keyboard.compose_letters(" and", known=3)
    expect(field(page, "strength.topic")).to_have_value("memes and")
    keyboard.finish(" and")
    for tab in (page, other):
        expect(field(tab, "strength.topic")).to_have_value("all memes and")


def test_a_session_that_another_tab_deletes_leaves_nothing_amid_a_word(
    page: Page, context: BrowserContext, server: Server
) -> None:
    begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    field(page, "strength.topic").press_sequentially("secret ")
    wait_saved(page, "server")
    other = context.new_page()
    open_app(other, f"{server.address}/en/#home")
    page.bring_to_front()
    field(page, "strength.topic").press("End")
    keyboard = Keyboard(page)
    keyboard.compose_letters("wor")
    other.locator('[data-action="delete"]').evaluate("button => button.click()")
    other.locator('[data-answer="phone"]').evaluate("button => button.click()")
    expect(page.locator("html")).to_have_attribute("data-step", "home")
    expect(field(page, "strength.topic")).to_have_value("")
    expect(page.locator("html")).not_to_have_attribute("data-session", re.compile("."))
    go_to(page, "strength.topic")
    expect(field(page, "strength.topic")).to_have_value("")


def test_a_companion_opened_amid_a_word_leaves_it_in_its_session(
    page: Page, server: Server
) -> None:
    begin_session(page, f"{server.address}/en/")
    go_to(page, "strength.topic")
    field(page, "strength.topic").focus()
    keyboard = Keyboard(page)
    keyboard.compose_letters("vijftig")
    go_to(page, "ladder")
    expect(field(page, "ladder.skill")).to_have_value("")
    field(page, "ladder.skill").focus()
    keyboard.compose_letters("koken")
    go_to(page, "strength.topic")
    expect(field(page, "strength.topic")).to_have_value("vijftig")
    go_to(page, "ladder")
    expect(field(page, "ladder.skill")).to_have_value("koken")
