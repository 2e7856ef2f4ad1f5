"""Home knows who comes back: what is under way comes first, and one button goes on there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.axe import faults
from tests.browser.support.form import begin_planned_session
from tests.browser.support.language import choose_language, choose_second
from tests.browser.support.layout import TOO_SMALL, TOO_WIDE
from tests.browser.support.lessons import import_sessions, lesson
from tests.browser.support.server import Server

GO_ON = '[data-ahead] [data-action="go-on"]'
OTHER_DATE = '[data-ahead] [data-action="other-date"]'
START = '[data-screen="home"] [data-action="start"]'
KNOWN_HEIGHT = """async () => document.querySelector("[data-ahead]").offsetHeight ===
  Number(localStorage["andersom.returning"])"""
# Where the button is in each frame, from the first on in which it can be pressed.
WATCH_START = """() => {
  window.places = new Set();
  const look = () => {
    const button = document.querySelector('[data-action="start"]');
    if (button?.checkVisibility()) window.places.add(button.getBoundingClientRect().top);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@pytest.fixture
def planned(page: Page, server: Server) -> Page:
    """A phone with a plan for Saturday, at home, four days before."""
    page.clock.set_fixed_time("2026-11-24T12:00:00")
    begin_planned_session(
        page,
        f"{server.address}/en/",
        strength_topic="Juggling",
        plan_where="Library",
        plan_when="2026-11-28T10:30",
        plan_steps="Show it\nDo it",
    )
    steps.go_to(page, "between.prepare")
    app.wait_saved(page, "server")
    app.open_app(page, f"{server.address}/en/")
    # Its height, for the place that is kept free the next time. What was measured as the page was
    # left may differ: a browser under test writes times in its own language then.
    app.wait_until(page, KNOWN_HEIGHT)
    return page


def test_what_is_next_comes_first_and_one_button_goes_on_there(planned: Page) -> None:
    card = planned.locator("[data-ahead]")
    for words in ("Juggling", "Meeting 2: in 4 days", "Saturday", "10:30", "Library"):
        expect(card).to_contain_text(words)
    button, start = planned.locator(GO_ON).bounding_box(), planned.locator(START).bounding_box()
    assert button
    assert start
    assert button["y"] + button["height"] < 400
    assert start["y"] > button["y"]
    expect(planned.locator(".hero .picture")).to_be_hidden()
    assert faults(planned, ["home"]) == {}
    planned.locator(GO_ON).click()
    steps.wait_for_step(planned, "between.prepare")


def test_on_the_day_one_tap_begins_meeting_2_and_one_sets_another_date(planned: Page) -> None:
    planned.clock.set_fixed_time("2026-11-28T09:00:00")
    app.reload(planned)
    expect(planned.locator(GO_ON)).to_have_text("Begin meeting 2")
    planned.locator(GO_ON).click()
    steps.wait_for_step(planned, "lead.ready")
    steps.go_to(planned, "home")
    planned.locator(OTHER_DATE).click()
    steps.wait_for_step(planned, "plan.when")
    form.fill(planned, "plan.when", "2026-12-05T10:30")
    steps.go_to(planned, "home")
    expect(planned.locator("[data-ahead-title]")).to_have_text("Meeting 2: in 7 days")


def test_a_look_ahead_does_not_change_where_one_goes_on(planned: Page) -> None:
    steps.go_to(planned, "reflect.next")
    steps.go_to(planned, "home")
    planned.locator(GO_ON).click()
    steps.wait_for_step(planned, "between.prepare")


def test_nothing_moves_under_a_finger_while_home_fills_in(planned: Page) -> None:
    planned.add_init_script(f"({WATCH_START})()")
    app.reload(planned)
    expect(planned.locator(GO_ON)).to_be_visible()
    places = planned.evaluate("() => new Promise((d) => setTimeout(() => d([...places]), 300))")
    assert max(places) - min(places) < 2


def test_before_a_date_is_set_it_goes_on_at_the_last_step(page: Page, server: Server) -> None:
    form.begin_with_topic(page, server.address, "Chess")
    steps.go_to(page, "home")
    expect(page.locator("[data-ahead]")).to_contain_text("Chess")
    expect(page.locator(OTHER_DATE)).to_be_hidden()
    page.locator(GO_ON).click()
    steps.wait_for_step(page, "strength.topic")


def test_who_is_new_and_who_is_done_sees_no_session_under_way(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator(".hero .picture")).to_be_visible()
    expect(page.locator("[data-ahead]")).to_be_hidden()
    import_sessions(page, lesson("Juggling"))
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-sessions] li")).to_have_count(1)
    expect(page.locator("[data-ahead]")).to_be_hidden()
    expect(page.locator(".hero .picture")).to_be_hidden()


def test_it_fits_large_letters_narrow_phones_and_dark_colours(planned: Page) -> None:
    planned.set_viewport_size({"width": 320, "height": 640})
    planned.evaluate("document.documentElement.dataset.theme = 'dark'")
    for code in ("de", "ar"):
        choose_language(planned, code)
        for look in (TOO_WIDE, TOO_SMALL):
            assert steps.on_each_step(planned, ["home", "between.prepare"], look) == {}
    assert faults(planned, ["home", "between.prepare"]) == {}


def test_with_two_languages_the_card_is_in_both(planned: Page) -> None:
    steps.go_to(planned, "settings")
    planned.locator('[data-second="uk"]').check()
    steps.go_to(planned, "home")
    card = planned.locator("[data-ahead]")
    for place in ("[data-ahead-title]", "[data-ahead-place]", '[data-action="go-on"]'):
        expect(card.locator(f'{place} > .second[lang="uk"]')).to_be_visible()
    expect(card.locator('[data-action="other-date"] .second')).to_be_visible()
    expect(card.locator("[data-ahead-title] .second")).to_contain_text("через 4 дні")
    expect(card.locator("[data-ahead-place] .second")).to_contain_text("субота")
    expect(card.locator("[data-ahead-topic]")).to_have_text("Juggling")
    expect(card.locator("[data-ticks-line] .second")).to_be_visible()
    choose_language(planned, "uk")
    expect(card.locator("[data-ahead-place] .second")).to_contain_text("Saturday")
    choose_second(planned, "en")
    expect(card.locator(".second")).to_have_count(0)


def test_a_session_without_a_topic_says_so_in_both(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "settings")
    page.locator('[data-second="uk"]').check()
    form.write(page, "strength.good_at", "chess")
    steps.go_to(page, "home")
    expect(page.locator("[data-ahead-topic] .second")).to_be_visible()
    expect(page.locator("[data-ahead-title] .second")).to_be_visible()
