"""Every dialog closes alike: by Escape, by its button, and with its screen, whoever leads away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.accessibility.dialogs import (
    QUESTIONS,
    TOOLS,
    Open,
    ask_about_all,
    ask_what_goes_into_a_file,
    lay_the_question_between_two,
    show_words_big,
)
from tests.browser.support import app, form, steps
from tests.browser.support.server import Server
from tests.browser.support.transfer import join_by_link

FULL_SCREEN = {"table": lay_the_question_between_two, "big-words": show_words_big}
OPENED = QUESTIONS | TOOLS | FULL_SCREEN


@pytest.fixture
def session(page: Page, server: Server) -> str:
    """A session in which something was written, so that the lists have something to show."""
    app.open_app(page, f"{server.address}/en/")
    opened = app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    return opened


def open_and_close(page: Page, opens: Open, name: str, close: Callable[[], object]) -> None:
    opens(page)
    expect(page.locator("dialog[open]"), name).to_have_count(1)
    close()
    expect(page.locator("dialog[open]"), name).to_have_count(0)


def test_the_way_back_closes_it(page: Page, session: str) -> None:
    assert session
    for name, opens in OPENED.items():
        open_and_close(page, opens, name, page.go_back)


def test_escape_closes_it_and_the_focus_is_where_it_was(page: Page, session: str) -> None:
    assert session
    for name, opens in OPENED.items():
        open_and_close(page, opens, name, lambda: page.keyboard.press("Escape"))
        expect(page.locator("button:focus"), name).to_have_count(1)


def test_a_session_that_another_tab_deletes_takes_its_dialogs_along(
    page: Page, server: Server, session: str
) -> None:
    tab = page.context.new_page()
    app.open_app(tab, f"{server.address}/en/#home")
    opens = {**TOOLS, "file.with.ask": ask_what_goes_into_a_file, **FULL_SCREEN}
    for name, open_one in opens.items():
        open_one(page)
        expect(page.locator("dialog[open]"), name).to_have_count(1)
        card = tab.locator(f'[data-session="{session}"]')
        card.locator('[data-action="delete"]').evaluate("button => button.click()")
        tab.locator('[data-answer="phone"]').evaluate("button => button.click()")
        steps.wait_for_step(page, "home")
        expect(page.locator("dialog[open]"), name).to_have_count(0)
        tab.locator('[data-action="undo"]').last.evaluate("button => button.click()")
        page.locator(f'[data-session="{session}"] [data-action="continue"]').click()
        expect(page.locator("html")).to_have_attribute("data-session", session)


def test_the_other_ones_call_takes_a_question_along(
    page: Page, session: str, new_context: CreateContextCallback
) -> None:
    assert session
    app.wait_saved(page, "server")
    steps.go_to(page, "share")
    other = new_context().new_page()
    join_by_link(page, other)
    steps.go_to(other, "plan.goal")
    ask_about_all(page)
    page.locator(".presence").wait_for()
    other.locator(".presence").click()
    other.locator('[data-action="call"]').click()
    page.locator('[data-action="come"]').click()
    steps.wait_for_step(page, "plan.goal")
    expect(page.locator("dialog[open]")).to_have_count(0)
