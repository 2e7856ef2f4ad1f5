"""Movement shows where people are going, and nothing else moves."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, steps
from tests.browser.support.language import pick_language
from tests.browser.support.server import Server

MOVING = "document.querySelector('.prompt.at').getAnimations().length"
SEATS = """() => [...document.querySelectorAll(".prompt.at .seat")].map(
  (seat) => getComputedStyle(seat).animationName,
)"""
MOVES = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { animationName, transitionDuration } = getComputedStyle(one);
  return animationName !== "none" || transitionDuration.split(", ").some((time) => time !== "0s");
}).map((one) => one.outerHTML.slice(0, 100))"""
AT_ITS_WIDEST = """() => {
  const prompt = document.querySelector(".prompt.at");
  // It may be at rest already: start its animation again.
  prompt.classList.remove("at");
  prompt.getBoundingClientRect();
  prompt.classList.add("at");
  for (const motion of prompt.getAnimations()) motion.pause();
  const { left, right } = prompt.getBoundingClientRect();
  const { scrollWidth, clientWidth } = document.documentElement;
  return { beyond: scrollWidth - clientWidth, left, right: clientWidth - right };
}"""


@pytest.mark.parametrize(("code", "side"), [("en", "left"), ("ar", "right")])
def test_the_next_prompt_slides_in_from_the_reading_direction_and_makes_the_page_no_wider(
    page: Page, server: Server, code: str, side: str
) -> None:
    page.emulate_media(reduced_motion="no-preference")
    app.open_app(page, f"{server.address}/{code}/")
    steps.go_to(page, "strength.topic")
    found = page.evaluate(AT_ITS_WIDEST)
    other = "right" if side == "left" else "left"
    assert found[side] > found[other]
    assert found["beyond"] == 0


def test_a_prompt_does_not_slide_when_the_language_changes(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="no-preference")
    app.open_app(page, f"{server.address}/en/#strength.topic")
    app.wait_until(page, f"() => {MOVING} === 0")
    pick_language(page, "ar")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert page.evaluate(MOVING) == 0


def test_going_back_slides_in_from_the_other_side(page: Page, server: Server) -> None:
    page.emulate_media(reduced_motion="no-preference")
    app.open_app(page, f"{server.address}/en/")
    steps.go_to(page, "strength.topic")
    page.locator('[data-action="next"]').click()
    page.go_back()
    steps.wait_for_step(page, "strength.topic")
    found = page.evaluate(AT_ITS_WIDEST)
    assert found["left"] < found["right"]


def test_the_two_seats_move_only_when_it_is_the_other_persons_turn(
    page: Page, server: Server
) -> None:
    page.emulate_media(reduced_motion="no-preference")
    app.open_app(page, f"{server.address}/en/")
    steps.go_to(page, "lead.ready")
    come, stay = ["come-forward", "step-back"], ["none", "none"]
    for name, seats in (
        ("lead.leading", stay),
        ("lead.mentor_questions", come[::-1]),
        ("lead.mentor_learned", stay),
        ("lead.leading", come),
        ("reflect.private", ["come-forward", "come-forward"]),
    ):
        steps.go_to(page, name)
        assert page.evaluate(SEATS) == seats, name


def test_nothing_moves_with_reduced_motion(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    steps.go_to(page, "strength")
    assert page.evaluate(MOVES) == []
    steps.go_to(page, "strength.kinds")
    page.locator('[data-action="next"]').click()
    assert page.evaluate(MOVES) == []
