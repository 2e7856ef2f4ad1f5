"""What was typed survives a reload, a killed tab and a killed browser, and shows in other tabs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server, kill

WORDS = "I can teach 3D modelling, and my last word is zebra"


@pytest.fixture
def typing(page: Page, server: Server) -> Page:
    """A page on which somebody has typed, and has not left the field."""
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.good_at", WORDS)
    app.wait_saved(page, "phone")
    return page


def test_a_reload_keeps_the_words_and_the_step(typing: Page) -> None:
    session = app.session(typing)
    typing.reload()
    app.wait_listening(typing)
    assert steps.current_step(typing) == "strength.good_at"
    assert app.session(typing) == session
    expect(form.field(typing, "strength.good_at")).to_have_value(WORDS)


def test_a_killed_tab_keeps_words_and_choices(typing: Page, server: Server) -> None:
    form.go_to_field(typing, "plan.when")
    form.fill(typing, "plan.when", "2026-11-27T10:30")
    steps.go_to(typing, "plan.mentor_role")
    form.fill(typing, "plan.mentor_role", ["ask", "listen"])
    form.fill(typing, "plan.mentor_role", ["reflect"])
    typing.locator('[data-field="plan.mentor_role"][value="ask"]').uncheck()
    app.wait_saved(typing, "phone")
    typing.close()
    page = typing.context.new_page()
    app.open_app(page, f"{server.address}/en/#plan.mentor_role")
    expect(form.field(page, "strength.good_at")).to_have_value(WORDS)
    expect(form.field(page, "plan.when")).to_have_value("2026-11-27T10:30")
    checked = page.locator('[data-field="plan.mentor_role"]:checked')
    assert checked.evaluate_all("all => all.map(c => c.value)") == ["listen", "reflect"]


def test_two_tabs_see_each_other_type(typing: Page, server: Server) -> None:
    other = typing.context.new_page()
    app.open_app(other, f"{server.address}/nl/#strength.good_at")
    expect(form.field(other, "strength.good_at")).to_have_value(WORDS)
    addition = " (and from the other tab)"
    form.write(other, "strength.good_at", addition)
    expect(form.field(typing, "strength.good_at")).to_have_value(f"{WORDS}{addition}")
    form.write(typing, "strength.good_at", "First: ", at="Home")
    both = f"First: {WORDS}{addition}"
    expect(form.field(other, "strength.good_at")).to_have_value(both)
    steps.go_to(other, "plan.format")
    form.fill(other, "plan.format", "talk")
    expect(typing.locator('[data-field="plan.format"][value="talk"]')).to_be_checked()
    form.write(other, "private.mentee", "ours alone")
    expect(form.field(typing, "private.mentee")).to_have_value("ours alone")


def test_two_tabs_can_hold_two_sessions(typing: Page, server: Server) -> None:
    other = typing.context.new_page()
    app.open_app(other, f"{server.address}/en/")
    second = app.start_session(other)
    form.write(other, "strength.topic", "Juggling")
    app.wait_saved(other, "phone")
    assert app.session(typing) != second
    expect(form.field(typing, "strength.topic")).to_have_value("")
    typing.reload()
    app.wait_listening(typing)
    expect(form.field(typing, "strength.good_at")).to_have_value(WORDS)


def test_a_killed_browser_keeps_the_last_word_of_a_field_that_was_never_left(
    open_browser: Callable[[], BrowserContext],
    server: Server,
) -> None:
    first = open_browser()
    page = first.new_page()
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.good_at", WORDS)
    app.wait_saved(page, "phone")
    kill(first)

    again = open_browser()
    page = again.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    app.open_app(page, f"{server.address}/en/#strength.good_at")
    expect(form.field(page, "strength.good_at")).to_have_value(WORDS)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert dialogs == []
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)
    again.close()
