"""The end of a phase is celebrated once, with what was said in it, and in nobody's way."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server

SAID = "[data-cheer-said]"
CHEER = "[data-cheer]"
LIES_OVER = """heading => {
  const [own, cheer] = [heading, document.querySelector("[data-cheer] p")]
    .map((one) => one.getBoundingClientRect());
  return own.bottom > cheer.top && own.top < cheer.bottom;
}"""


def end_of_strength(page: Page) -> None:
    """Go on from the last prompt of phase 2."""
    steps.go_to(page, "strength.topic")
    page.locator('[data-action="next"]').click()
    expect(page.locator("html")).to_have_attribute("data-at", "plan")


def test_the_end_of_a_phase_is_celebrated_with_the_topic(page: Page, server: Server) -> None:
    form.begin_with_topic(page, server.address, "Juggling")
    end_of_strength(page)
    expect(page.locator(SAID)).to_contain_text("Phase 2 done!")
    expect(page.locator(SAID)).to_contain_text("Juggling")
    assert not page.locator(".prompt.at h2").evaluate(LIES_OVER)
    page.locator('[data-action="next"]').click()
    expect(page.locator("html")).not_to_have_attribute("data-step", "plan")
    expect(page.locator(CHEER)).to_be_hidden()


@pytest.mark.parametrize("move", ["scrolls", "presses a key", "puts a finger down", "goes on"])
def test_it_goes_when_somebody_moves(page: Page, server: Server, move: str) -> None:
    page.set_viewport_size({"width": 360, "height": 480})
    page.clock.install()
    form.begin_with_topic(page, server.address, "Juggling")
    page.clock.pause_at(page.evaluate("Date.now()"))
    end_of_strength(page)
    page.clock.run_for(500)
    expect(page.locator(f"{CHEER} p")).to_be_visible()
    if move == "scrolls":
        page.mouse.wheel(0, 300)
    elif move == "presses a key":
        page.keyboard.press("Shift")
    elif move == "puts a finger down":
        page.touchscreen.tap(180, 300)
    else:
        page.evaluate("location.hash = '#plan.when'")
    expect(page.locator(f"{CHEER} p")).to_have_count(0)


def test_it_comes_once_in_a_session(page: Page, server: Server) -> None:
    form.begin_with_topic(page, server.address, "Juggling")
    end_of_strength(page)
    expect(page.locator(SAID)).to_contain_text("Juggling")
    app.wait_saved(page, "phone")
    app.reload(page)
    end_of_strength(page)
    expect(page.locator(CHEER)).to_be_hidden()
    expect(page.locator(SAID)).to_have_text("")


def test_where_nothing_was_said_nothing_is_celebrated(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    end_of_strength(page)
    expect(page.locator(CHEER)).to_be_hidden()
    expect(page.locator(SAID)).to_have_text("")


@pytest.mark.parametrize(
    ("path", "last", "after"),
    [
        ("start.path", "explain.both_ways", "strength"),
        ("between.path", "lead.mentor_learned", "reflect"),
    ],
)
def test_how_much_time_there_is_is_no_reason(
    page: Page, server: Server, path: str, last: str, after: str
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.go_to_field(page, path)
    form.fill(page, path, "short")
    steps.go_to(page, last)
    page.locator('[data-action="next"]').click()
    expect(page.locator("html")).to_have_attribute("data-at", after)
    expect(page.locator(CHEER)).to_be_hidden()
    expect(page.locator(SAID)).to_have_text("")
