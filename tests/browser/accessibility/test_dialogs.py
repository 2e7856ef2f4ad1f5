"""Every dialog closes alike: by Escape, by its button, and by the phone's way back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.attachments import FIELD, add_button, add_photo, choose, photo
from tests.browser.support.server import Server

Open = Callable[[Page], None]


def ask_about_a_session(page: Page) -> None:
    steps.go_to(page, "home")
    page.locator('[data-action="delete"]').click()


def ask_what_goes_into_a_file(page: Page) -> None:
    add_photo(page, photo())
    steps.go_to(page, "share")
    page.locator('[data-action="export"]').click()


def ask_which_worksheets(page: Page) -> None:
    steps.go_to(page, "summary")
    page.locator('[data-screen="summary"] [data-action="worksheets"]').click()


def offer_what_to_add(page: Page) -> None:
    form.go_to_field(page, FIELD)
    add_button(page).click()


def look_at_a_photo(page: Page) -> None:
    add_photo(page, photo())
    page.locator("[data-attachment]").click()


def lay_the_question_between_two(page: Page) -> None:
    steps.go_to(page, "strength.topic")
    page.locator('[data-action="table"]').click()


OPENED: dict[str, Open] = {
    "a question": ask_about_a_session,
    "the choice of a file": ask_what_goes_into_a_file,
    "the choice of worksheets": ask_which_worksheets,
    "the menu of attachments": offer_what_to_add,
    "a drawing": lambda page: choose(page, "draw"),
    "a recording": lambda page: choose(page, "speak"),
    "a photo": look_at_a_photo,
    "the table view": lay_the_question_between_two,
}


@pytest.fixture
def session(page: Page, server: Server) -> str:
    """A session in which something was written, so that the lists have something to show."""
    app.open_app(page, f"{server.address}/en/")
    opened = app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    return opened


@pytest.mark.parametrize("opens", OPENED.values(), ids=OPENED.keys())
def test_the_way_back_closes_it(page: Page, session: str, opens: Open) -> None:
    assert session
    opens(page)
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.go_back()
    expect(page.locator("dialog[open]")).to_have_count(0)


@pytest.mark.parametrize("opens", OPENED.values(), ids=OPENED.keys())
def test_escape_closes_it_and_the_focus_is_where_it_was(
    page: Page, session: str, opens: Open
) -> None:
    assert session
    opens(page)
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("button:focus")).to_have_count(1)
