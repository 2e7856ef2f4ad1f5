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
    steps.wait_for_step(phone, "start.names")
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


def test_who_said_yes_finds_it_first_and_keeps_the_roles(phone: Page) -> None:
    form.fill_everywhere(
        phone,
        {
            "start.mentee_name": "Noor",
            "start.holder": "mentee",
            "strength.topic": "Chess",
            "next.swap": "yes",
        },
    )
    steps.go_to(phone, "summary")
    offer = phone.locator('[data-screen="summary"] .repeat-offer:visible')
    said = phone.locator("[data-summary]")
    above, below = offer.bounding_box(), said.bounding_box()
    assert above
    assert below
    assert above["y"] < below["y"]
    phone.locator('[data-action="again-here"]:visible').click()
    steps.wait_for_step(phone, "start.names")
    expect(form.field(phone, "start.mentee_name")).to_have_value("Noor")
    form.open_folds(phone)
    expect(phone.locator('[data-field="start.holder"][value="mentee"]')).to_be_checked()
    expect(phone.locator('[data-field="next.swap"][value="yes"]')).not_to_be_checked()
    form.fill_everywhere(phone, {"strength.topic": "Go", "next.swap": "later"})
    steps.go_to(phone, "summary")
    above, below = said.bounding_box(), offer.bounding_box()
    assert above
    assert below
    assert above["y"] < below["y"]
