"""Looking is not reaching: a phase is reached by an answer, or by going on from its last prompt."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.attachments import FIELD, add_photo, photo
from tests.browser.support.form import begin_planned_session
from tests.browser.support.server import Server
from tests.browser.support.session_list import card

PHASES = ("explain", "strength", "plan", "lead", "reflect")
IN_A_WEEK = "2026-11-27T10:30"


def looked_ahead(page: Page, phase: int) -> None:
    """To the phase by the list of steps, and back."""
    before = steps.current_step(page)
    page.locator('[data-action="steps"]').click()
    page.locator(f'.dialog [data-phase="{PHASES[phase - 1]}"] a').first.click()
    expect(page.locator("html")).not_to_have_attribute("data-step", before)
    page.go_back()
    steps.wait_for_step(page, before)


def phase_of(page: Page, server: Server) -> object:
    """What the server knows of how far the open session is."""
    session = app.session(page)
    assert session
    app.wait_saved(page, "server")
    return server.session(session)["fields"]["meta"].get("phase")


def test_a_look_ahead_keeps_the_meeting_and_counts_no_lesson(page: Page, server: Server) -> None:
    page.clock.set_fixed_time("2026-11-20T12:00:00")
    address = f"{server.address}/en/"
    begin_planned_session(page, address, plan_when=IN_A_WEEK, strength_topic="Chess")
    steps.go_to(page, "plan.steps")
    looked_ahead(page, 5)
    looked_ahead(page, 4)
    steps.go_to(page, "summary")
    # As if the app had been left and opened again: what is kept counts.
    form.write(page, "plan.where", "Library")
    assert phase_of(page, server) == "plan"
    app.open_app(page, address)
    expect(page.locator("[data-ahead-title]")).to_have_text("Meeting 2: in 7 days")
    expect(page.locator("[data-sessions] li")).to_have_attribute("data-phase", "plan")
    expect(page.locator("[data-grown] a")).to_have_count(0)


def test_who_jumps_to_the_look_back_and_passes_it_has_given_no_lesson(
    page: Page, server: Server
) -> None:
    begin_planned_session(page, f"{server.address}/en/", strength_topic="Chess")
    steps.go_to(page, "reflect")
    while steps.current_step(page) != "summary":
        before = steps.current_step(page)
        page.locator('[data-action="next"]').click()
        expect(page.locator("html")).not_to_have_attribute("data-step", before)
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_attribute("data-phase", "plan")
    expect(page.locator("[data-grown] a")).to_have_count(0)


def test_an_answer_reaches_a_phase_a_picture_too(page: Page, server: Server) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    add_photo(page, photo())
    steps.go_to(page, "home")
    reached = FIELD.split(".", maxsplit=1)[0]
    expect(card(page, session)).to_have_attribute("data-phase", reached)
    form.go_to_field(page, "reflect.mentee_self")
    form.fill(page, "reflect.mentee_self", "patient")
    assert phase_of(page, server) == "reflect"


def test_going_on_from_the_last_prompt_says_we_did_it(page: Page, server: Server) -> None:
    session = form.begin_with_topic(page, server.address, "Chess")
    last = page.locator('[data-screen="plan"] [data-prompt]').last.get_attribute("data-prompt")
    steps.go_to(page, str(last))
    page.locator('[data-action="next"]').click()
    steps.wait_for_step(page, "between.prepare")
    steps.go_to(page, "home")
    expect(card(page, session)).to_have_attribute("data-phase", "plan")
