"""After a lesson the app gently offers another one with the same people."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, companions, form, steps
from tests.browser.support.growth_screen import DRAWING, JUGGLING, ONLY_PLANNED, open_growth
from tests.browser.support.lessons import import_sessions

AGAIN = "[data-again]"


def test_repeating_fills_in_both_names_and_says_so(phone: Page) -> None:
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    expect(phone.locator(AGAIN)).to_contain_text("Ms Peters")
    phone.locator('[data-action="again"]').click()
    steps.wait_for_step(phone, "start")
    expect(phone.locator(".toast").last).to_contain_text("Ms Peters")
    steps.go_to(phone, "start.names")
    expect(form.field(phone, "start.mentee_name")).to_have_value("Noor")
    expect(form.field(phone, "start.mentor_name")).to_have_value("Ms Peters")
    expect(form.field(phone, "strength.topic")).to_have_value("")
    app.wait_saved(phone, "server")
    phone.reload()
    app.wait_listening(phone)
    expect(form.field(phone, "start.mentee_name")).to_have_value("Noor")
    expect(form.field(phone, "start.mentor_name")).to_have_value("Ms Peters")


def test_it_is_not_offered_while_another_session_is_unfinished(phone: Page) -> None:
    import_sessions(phone, JUGGLING, ONLY_PLANNED)
    open_growth(phone, 1)
    expect(phone.locator(AGAIN)).to_be_hidden()


def test_it_is_still_offered_after_opening_a_companion(phone: Page) -> None:
    import_sessions(phone, JUGGLING)
    companions.open_companion(phone, "ladder")
    companions.write(phone, "ladder.skill", "Juggling")
    open_growth(phone, 1)
    expect(phone.locator(AGAIN)).to_contain_text("Sam")


def test_it_is_not_offered_again_after_a_no(phone: Page) -> None:
    import_sessions(phone, JUGGLING)
    open_growth(phone, 1)
    phone.locator('[data-action="again-not-now"]').click()
    expect(phone.locator(AGAIN)).to_be_hidden()
    expect(phone.locator("#growth-title")).to_be_focused()
    phone.reload()
    app.wait_listening(phone)
    open_growth(phone, 1)
    expect(phone.locator(AGAIN)).to_be_hidden()
