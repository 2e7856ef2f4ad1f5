"""Opens the dialogs of a session in which something was written in `strength.topic`."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.support import form, steps
from tests.browser.support.attachments import (
    FIELD,
    add_button,
    add_photo,
    choose,
    photo,
    thumbnails,
)

Open = Callable[[Page], None]


def have_a_photo(page: Page) -> None:
    """Add one, unless an earlier dialog did."""
    if not thumbnails(page).count():
        add_photo(page, photo())


def ask_about_a_session(page: Page) -> None:
    steps.go_to(page, "home")
    page.locator('[data-action="delete"]').click()


def ask_about_all(page: Page) -> None:
    steps.go_to(page, "settings")
    page.locator('[data-action="delete-all"]').click()


def ask_what_goes_into_a_file(page: Page) -> None:
    have_a_photo(page)
    steps.go_to(page, "share")
    page.locator('[data-action="export"]').click()


def ask_which_worksheets(page: Page) -> None:
    steps.go_to(page, "summary")
    page.locator('[data-screen="summary"] [data-action="worksheets"]').click()


def offer_what_to_add(page: Page) -> None:
    form.go_to_field(page, FIELD)
    add_button(page).click()


def look_at_a_photo(page: Page) -> None:
    have_a_photo(page)
    form.go_to_field(page, FIELD)
    thumbnails(page).first.click()


def lay_the_question_between_two(page: Page) -> None:
    steps.go_to(page, "strength.topic")
    page.locator('[data-action="table"]').click()


def list_all_steps(page: Page) -> None:
    steps.go_to(page, "strength.topic")
    page.locator('[data-action="steps"]').click()


def show_words_big(page: Page) -> None:
    form.go_to_field(page, "strength.topic")
    add_button(page, "strength.topic").click()
    page.locator('[data-way="big"]').click()


QUESTIONS: dict[str, Open] = {
    "delete.ask": ask_about_a_session,
    "delete.all.ask": ask_about_all,
    "file.with.ask": ask_what_goes_into_a_file,
}
TOOLS: dict[str, Open] = {
    "worksheet-chooser": ask_which_worksheets,
    "bottom-sheet": offer_what_to_add,
    "drawing": lambda page: choose(page, "draw"),
    "viewer": look_at_a_photo,
    "step-lists bottom-sheet": list_all_steps,
}
