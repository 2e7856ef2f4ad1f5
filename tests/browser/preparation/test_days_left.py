"""The app says how many days are left until meeting 2, and home links to it."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.companions import open_companion, write
from tests.browser.support.form import tick_items
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server

DAYS = {
    "2026-11-23T10:30": ("yesterday", "gisteren"),
    "2026-11-24T10:30": ("today", "vandaag"),
    "2026-11-25T00:05": ("tomorrow", "morgen"),
    "2026-12-04T10:30": ("in 10 days", "over 10 dagen"),
}


def test_the_days_left_are_calendar_days_in_the_language_of_the_page(
    preparing: Page,
) -> None:
    for at, (code, meeting) in enumerate({"en": "Meeting 2", "nl": "Ontmoeting 2"}.items()):
        choose_language(preparing, code)
        for moment, said in DAYS.items():
            form.fill_everywhere(preparing, {"plan.when": moment})
            steps.go_to(preparing, "between.prepare")
            expect(preparing.locator("[data-days-left]")).to_have_text(said[at])
            steps.go_to(preparing, "home")
            title = preparing.locator("[data-ahead-title]")
            expect(title).to_have_text(f"{meeting}: {said[at]}")


def test_after_midnight_one_day_less_is_left(preparing: Page) -> None:
    steps.go_to(preparing, "home")
    title = preparing.locator("[data-ahead-title]")
    expect(title).to_have_text("Meeting 2: in 3 days")
    expect(preparing.locator("[data-sessions] li")).to_contain_text("Meeting 2: in 3 days")
    preparing.clock.set_fixed_time("2026-11-25T07:00:00")
    preparing.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(title).to_have_text("Meeting 2: in 2 days")


def test_home_links_to_the_meeting_until_it_is_over(preparing: Page) -> None:
    steps.go_to(preparing, "home")
    card = preparing.locator("[data-ahead]")
    expect(card.locator("[data-ahead-topic]")).to_have_text("Juggling")
    card.locator('[data-action="go-on"]').click()
    steps.wait_for_step(preparing, "between.prepare")
    steps.go_to(preparing, "home")
    preparing.clock.set_fixed_time("2026-11-27T09:00:00")
    preparing.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(card.locator("[data-ahead-title]")).to_have_text("Meeting 2: today")
    card.locator('[data-action="go-on"]').click()
    steps.wait_for_step(preparing, "lead.ready")
    form.write(preparing, "reflect.mentee_self", "patient")
    steps.go_to(preparing, "home")
    expect(card.locator("[data-ahead-title]")).to_have_text("Look back")
    expect(card.locator("[data-ahead-place]")).to_be_hidden()


def test_home_still_shows_the_meeting_after_a_companion_was_open(
    preparing: Page, server: Server
) -> None:
    open_companion(preparing, "ladder")
    write(preparing, "ladder.skill", "Juggling")
    steps.go_to(preparing, "home")
    title = preparing.locator("[data-ahead-title]")
    expect(title).to_have_text("Meeting 2: in 3 days")
    expect(tick_items(preparing, "prepare")).to_have_count(5)
    open_companion(preparing, "ladder")
    app.wait_saved(preparing, "server")
    app.open_app(preparing, f"{server.address}/en/")
    expect(title).to_have_text("Meeting 2: in 3 days")
    preparing.locator('[data-action="go-on"]').click()
    steps.wait_for_step(preparing, "between.prepare")


def test_home_shows_no_meeting_before_there_is_a_plan(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-ahead]")).to_be_hidden()
    app.start_session(page)
    steps.go_to(page, "plan.when")
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions]")).to_be_attached()
    expect(page.locator("[data-ahead]")).to_be_hidden()
