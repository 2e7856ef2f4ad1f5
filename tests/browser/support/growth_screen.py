"""The growth screen, and lessons to show on it."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import steps
from tests.browser.support.lessons import lesson

JUGGLING = lesson(
    "Juggling",
    start_mentee_name="Noor",
    start_mentor_name="Sam",
    start_confidence=2,
    reflect_confidence=4,
    strength_kinds=["creative_skill", "perspective"],
    strength_good_at="to fix their phone\nwhat to draw",
    next_step="Juggle with four",
    next_when="In a month",
    plan_when="2026-03-12T10:30",
)
DRAWING = lesson(
    "Drawing in 3D",
    start_mentee_name="Noor",
    start_mentor_name="Ms Peters",
    start_confidence=3,
    reflect_confidence=5,
    strength_kinds=["creative_skill"],
    strength_good_at="To fix their phone",
    reflect_mentee_self="can explain things well",
    next_step="Teach it to Ali",
    next_when="Next week",
    plan_when="2026-09-27T10:30",
)
ONLY_PLANNED = lesson("Pottery", phase="plan", start_mentee_name="Zoë", start_confidence=1)


def part(page: Page, name: str) -> Locator:
    return page.locator(f'[data-screen="growth"] [{name}]')


def lessons(page: Page) -> Locator:
    return part(page, "data-lessons").locator("> li")


def open_growth(page: Page, count: int) -> None:
    """Go to the screen, and wait until it tells of so many lessons."""
    steps.go_to(page, "growth")
    expect(lessons(page)).to_have_count(count)
