"""The growth screen shows what was taught over all sessions, and leaves out what is private."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.growth_screen import (
    DRAWING,
    JUGGLING,
    ONLY_PLANNED,
    lessons,
    open_growth,
    part,
)
from tests.browser.support.language import choose_language
from tests.browser.support.lessons import import_sessions
from tests.browser.support.server import Server

pytestmark = pytest.mark.worker

SECRET = "nobody-reads-this"


def test_it_shows_what_was_taught_to_whom_and_when(phone: Page) -> None:
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    for at, words in enumerate(
        (
            ("Drawing in 3D", "Ms Peters", "27 September 2026"),
            ("Juggling", "Sam", "12 March 2026"),
        )
    ):
        for word in words:
            expect(lessons(phone).nth(at)).to_contain_text(word)


def test_strengths_are_collected_and_counted(phone: Page) -> None:
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    expect(part(phone, "data-kinds").locator("li")).to_have_text(
        ["Something you make × 2", "How you see things"]
    )
    expect(part(phone, "data-asked").locator("li")).to_have_text(
        ["to fix their phone × 2", "what to draw"]
    )
    expect(lessons(phone).first).to_contain_text("can explain things well")


def test_it_shows_the_latest_next_step_with_its_date(phone: Page) -> None:
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    step = part(phone, "data-next-step")
    for words in ("Teach it to Ali", "Next week", "27 September 2026"):
        expect(step).to_contain_text(words)
    expect(step).not_to_contain_text("Juggle with four")


def test_unfinished_and_deleted_sessions_do_not_count(phone: Page) -> None:
    _, drawing, _ = import_sessions(phone, JUGGLING, DRAWING, ONLY_PLANNED)
    open_growth(phone, 2)
    steps.go_to(phone, "home")
    expect(phone.locator("[data-grown]")).to_contain_text("2")
    deleted = phone.locator(f'[data-sessions] [data-session="{drawing}"]')
    deleted.locator('[data-action="delete"]').click()
    phone.locator('dialog [data-answer="phone"]').click()
    expect(phone.locator("[data-grown]")).to_contain_text("1")
    open_growth(phone, 1)
    expect(part(phone, "data-lessons")).not_to_contain_text("Drawing")
    expect(part(phone, "data-lessons")).not_to_contain_text("Pottery")


def test_looking_at_the_summary_does_not_count_as_a_lesson(phone: Page) -> None:
    app.start_session(phone)
    form.write(phone, "strength.topic", "Pottery")
    steps.go_to(phone, "summary")
    expect(phone.locator("[data-summary]")).to_contain_text("Pottery")
    steps.go_to(phone, "home")
    expect(phone.locator("[data-sessions] li")).to_have_attribute("data-phase", "strength")
    steps.go_to(phone, "growth")
    expect(part(phone, "data-growth-empty")).to_be_visible()
    expect(lessons(phone)).to_have_count(0)


def test_home_links_to_growth_after_the_first_lesson(phone: Page) -> None:
    expect(phone.locator("[data-grown] a")).to_have_count(0)
    app.start_session(phone)
    form.write(phone, "strength.topic", "Juggling")
    steps.go_to(phone, "home")
    expect(phone.locator("[data-grown] a")).to_have_count(0)
    form.write(phone, "reflect.mentee_self", "patient")
    steps.go_to(phone, "home")
    phone.locator("[data-grown] a").click()
    steps.wait_for_step(phone, "growth")
    expect(lessons(phone)).to_contain_text("Juggling")


def test_before_the_first_lesson_it_says_how_to_begin(phone: Page) -> None:
    phone.locator("[data-menu] summary").click()
    phone.locator('[data-menu] a[href="#growth"]').click()
    steps.wait_for_step(phone, "growth")
    expect(part(phone, "data-growth-empty")).to_be_visible()
    expect(part(phone, "data-growth-full")).to_be_hidden()
    part(phone, "data-growth-empty").locator("a").click()
    steps.wait_for_step(phone, "home")


def test_private_notes_are_not_shown_and_nothing_is_opened_or_written(phone: Page) -> None:
    import_sessions(phone, JUGGLING)
    form.write(phone, "private.mentee", SECRET)
    app.wait_saved(phone, "server")
    steps.go_to(phone, "home")
    other = app.start_session(phone)
    form.write(phone, "strength.topic", "Pottery")
    app.wait_saved(phone, "server")
    before = indexed_db.row_counts(phone)
    open_growth(phone, 1)
    assert SECRET not in part(phone, "data-growth-full").inner_text()
    assert app.session(phone) == other
    expect(form.field(phone, "strength.topic")).to_have_value("Pottery")
    assert indexed_db.row_counts(phone) == before


def test_a_lesson_leads_to_its_summary(phone: Page) -> None:
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    lessons(phone).nth(1).locator("button").click()
    steps.wait_for_step(phone, "summary")
    expect(phone.locator('[data-answer="strength.topic"]')).to_have_text("Juggling")


def test_it_works_offline_and_in_other_languages(phone: Page, server: Server) -> None:
    import_sessions(phone, JUGGLING, DRAWING)
    app.wait_ready_for_offline(phone)
    server.stop()
    phone.reload()
    app.wait_listening(phone)
    choose_language(phone, "de")
    open_growth(phone, 2)
    expect(lessons(phone).first).to_contain_text("27. September 2026")
    expect(part(phone, "data-chart").locator("svg")).to_be_visible()
    choose_language(phone, "uk")
    expect(lessons(phone).first).to_contain_text("27 вересня 2026")
