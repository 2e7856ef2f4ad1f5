"""Between the meetings the app shows what to prepare and how many days are left."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.axe import AXE, LOOK
from tests.browser.support.companions import open_companion, write
from tests.browser.support.form import begin_planned_session, tick_items, ticked_items
from tests.browser.support.language import choose_language
from tests.browser.support.layout import TOO_SMALL, TOO_WIDE
from tests.browser.support.server import Server
from tests.browser.support.steps import on_each_step

NOW = "2026-11-24T23:30:00"
DAYS = {
    "2026-11-23T10:30": ("yesterday", "gisteren"),
    "2026-11-24T10:30": ("today", "vandaag"),
    "2026-11-25T00:05": ("tomorrow", "morgen"),
    "2026-12-04T10:30": ("in 10 days", "over 10 dagen"),
}


@pytest.fixture
def preparing(page: Page, server: Server) -> Page:
    """A phone with a plan, on the screen before meeting 2, some hours before a new day."""
    page.clock.set_fixed_time(NOW)
    begin_planned_session(
        page,
        f"{server.address}/en/",
        strength_topic="Juggling",
        plan_format="joint_task",
        plan_steps="Show it\n\n Do it ",
        plan_needs="Three balls\nA quiet room",
    )
    steps.go_to(page, "between.prepare")
    return page


def test_the_checklist_is_made_from_format_steps_and_materials(preparing: Page) -> None:
    expect(tick_items(preparing, "try")).to_have_text(
        ["Try the tool yourself first", "Show it", "Do it"]
    )
    expect(tick_items(preparing, "bring")).to_have_text(["Three balls", "A quiet room"])
    steps.go_to(preparing, "plan.needs")
    form.fill(preparing, "plan.needs", "Four balls")
    steps.go_to(preparing, "plan.format")
    form.fill(preparing, "plan.format", "talk")
    choose_language(preparing, "nl")
    steps.go_to(preparing, "between.prepare")
    expect(tick_items(preparing, "bring")).to_have_text(["Four balls"])
    expect(tick_items(preparing, "try").first).to_have_text("Vertel het een keer hardop")


def test_ticks_are_saved_shown_at_home_and_sent_to_the_server(
    preparing: Page, server: Server
) -> None:
    for name, at in (("try", 0), ("try", 2), ("bring", 0)):
        tick_items(preparing, name).nth(at).click()
    expect(preparing.locator("[data-prompt='between.prepare'] [data-ticks-line]")).to_have_text(
        "3 of 5 done"
    )
    app.wait_saved(preparing, "server")
    preparing.reload()
    app.wait_listening(preparing)
    expect(tick_items(preparing, "try").nth(2).locator("input")).to_be_checked()
    assert ticked_items(preparing, "try") == ["Try the tool yourself first", "Do it"]
    assert ticked_items(preparing, "bring") == ["Three balls"]
    steps.go_to(preparing, "home")
    expect(tick_items(preparing, "prepare")).to_have_count(5)
    assert ticked_items(preparing, "prepare") == [
        "Try the tool yourself first",
        "Do it",
        "Three balls",
    ]
    # By keyboard too, and without losing one's place in the list.
    tick_items(preparing, "prepare").nth(2).locator("input").focus()
    preparing.keyboard.press("Space")
    expect(preparing.locator("[data-ahead] [data-ticks-line]")).to_have_text("2 of 5 done")
    expect(tick_items(preparing, "prepare").nth(2).locator("input")).to_be_focused()
    session = app.session(preparing)
    assert session
    app.wait_saved(preparing, "server")
    done = server.fields(session)["between.done"]
    assert len(done) == 2
    assert "joint_task" in done


def test_the_days_left_are_calendar_days_in_the_language_of_the_page(
    preparing: Page,
) -> None:
    for moment, (english, dutch) in DAYS.items():
        steps.go_to(preparing, "plan.when")
        form.fill(preparing, "plan.when", moment)
        steps.go_to(preparing, "between.prepare")
        expect(preparing.locator("[data-days-left]")).to_have_text(english)
        steps.go_to(preparing, "home")
        title = preparing.locator("[data-ahead-title]")
        expect(title).to_have_text(f"Meeting 2: {english}")
        choose_language(preparing, "nl")
        expect(title).to_have_text(f"Ontmoeting 2: {dutch}")
        choose_language(preparing, "en")


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
    card.locator("a").click()
    steps.wait_for_step(preparing, "between")
    steps.go_to(preparing, "home")
    preparing.clock.set_fixed_time("2026-11-27T09:00:00")
    preparing.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(card.locator("[data-ahead-title]")).to_have_text("Meeting 2: today")
    card.locator("a").click()
    steps.wait_for_step(preparing, "lead")
    steps.go_to(preparing, "reflect")
    steps.go_to(preparing, "home")
    expect(card).to_be_hidden()


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
    preparing.locator("[data-ahead] a").click()
    expect(preparing.locator("html")).to_have_attribute("data-step", "between")


def test_checklists_are_accessible_and_fit_narrow_screens(preparing: Page) -> None:
    steps.go_to(preparing, "plan.needs")
    form.fill(preparing, "plan.needs", "Donaudampfschifffahrtsgesellschaft" * 3)
    screens = ["between.prepare", "lead.leading", "home"]
    preparing.evaluate(AXE)
    for theme in ("light", "dark"):
        preparing.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        assert on_each_step(preparing, screens, LOOK) == {}
    preparing.set_viewport_size({"width": 320, "height": 640})
    for code in ("de", "ar"):
        choose_language(preparing, code)
        for look in (TOO_WIDE, TOO_SMALL):
            assert on_each_step(preparing, screens, look) == {}


def test_home_shows_no_meeting_before_there_is_a_plan(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-ahead]")).to_be_hidden()
    app.start_session(page)
    steps.go_to(page, "plan.when")
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions]")).to_be_attached()
    expect(page.locator("[data-ahead]")).to_be_hidden()
