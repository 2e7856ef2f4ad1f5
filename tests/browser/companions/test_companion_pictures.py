"""A companion's picture is drawn from its answers, and a press leads to the answer."""

from playwright.sync_api import Page, expect

from tests.browser.support import form
from tests.browser.support.attachments import add_button
from tests.browser.support.companions import drawing, open_companion, write
from tests.browser.support.language import choose_language


def marker(page: Page, kind: str) -> float:
    """How far down the one who speaks stands in the picture."""
    box = drawing(page, kind).locator(".mentee-fill").bounding_box()
    assert box
    return box["y"]


def at(page: Page, rung: int) -> None:
    """Expect that the ladder says so, and that it is drawn."""
    expect(page.locator(f'[data-field="ladder.at"][value="{rung}"]')).to_be_checked()
    expect(drawing(page, "ladder").locator(".filled + .number")).to_contain_text(str(rung))


def test_milestones_appear_as_they_are_needed_and_a_tap_leads_to_one(fresh_phone: Page) -> None:
    open_companion(fresh_phone, "roadmap")
    stops = drawing(fresh_phone, "roadmap").locator(".press:has(circle)")
    expect(stops).to_have_count(1)
    stops.click()
    expect(form.field(fresh_phone, "roadmap.milestone.1.step")).to_be_focused()
    fresh_phone.keyboard.type("Ask the vet")
    expect(stops).to_have_count(2)
    write(fresh_phone, "roadmap.milestone.1.date", "2027-01-12")
    for words in ("Ask the vet", "12 January 2027"):
        expect(drawing(fresh_phone, "roadmap")).to_contain_text(words)
    for number in range(2, 6):
        write(fresh_phone, f"roadmap.milestone.{number}.helper", "Sam")
    expect(stops).to_have_count(5)


def test_a_milestone_is_reached_with_the_keyboard(fresh_phone: Page) -> None:
    open_companion(fresh_phone, "roadmap")
    add_button(fresh_phone, "roadmap.first_step").focus()
    fresh_phone.keyboard.press("Tab")
    fresh_phone.keyboard.press("Enter")
    fresh_phone.keyboard.press("Tab")
    expect(form.field(fresh_phone, "roadmap.milestone.1.step")).to_be_focused()


def test_the_climber_moves_by_tap_and_by_arrow_keys(fresh_phone: Page) -> None:
    open_companion(fresh_phone, "ladder")
    rungs = drawing(fresh_phone, "ladder").locator(".press:has(rect + rect)")
    expect(rungs).to_have_count(3)
    for number in (1, 2, 3):
        write(fresh_phone, f"ladder.rung.{number}", f"juggle {number} balls")
    expect(rungs).to_have_count(4)
    rungs.nth(1).click()
    at(fresh_phone, 2)
    low = marker(fresh_phone, "ladder")
    fresh_phone.locator('[data-field="ladder.at"][value="2"]').focus()
    fresh_phone.keyboard.press("ArrowUp")
    at(fresh_phone, 3)
    assert marker(fresh_phone, "ladder") < low
    fresh_phone.keyboard.press("ArrowDown")
    fresh_phone.keyboard.press("ArrowLeft")
    at(fresh_phone, 1)
    # A rung without words leads to its field.
    rungs.nth(3).click()
    expect(form.field(fresh_phone, "ladder.rung.4")).to_be_focused()


def test_the_challenge_moves_between_the_rings_by_tap_and_by_arrow_keys(fresh_phone: Page) -> None:
    open_companion(fresh_phone, "stretch")
    write(fresh_phone, "stretch.challenge", "Sing on stage")
    rings = drawing(fresh_phone, "stretch").locator("circle")
    chosen = drawing(fresh_phone, "stretch").locator("circle.filled + text")
    expect(rings).to_have_count(3)
    rings.last.click()
    expect(chosen).to_contain_text("Comfort")
    fresh_phone.locator('[data-field="stretch.zone"][value="comfort"]').focus()
    fresh_phone.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("Stretch zone")
    expect(drawing(fresh_phone, "stretch")).to_contain_text("Sing on stage")
    expect(fresh_phone.locator('[data-said="stretch.zone"]')).to_have_text("Stretch zone")


def test_the_picture_changes_with_the_language(fresh_phone: Page) -> None:
    open_companion(fresh_phone, "roadmap")
    write(fresh_phone, "roadmap.goal", "مهندسة")
    write(fresh_phone, "roadmap.milestone.1.date", "2027-01-12")
    choose_language(fresh_phone, "de")
    expect(drawing(fresh_phone, "roadmap")).to_contain_text("12. Januar 2027")
    expect(fresh_phone.locator('[data-said="roadmap.goal"]')).to_have_text("مهندسة")
    choose_language(fresh_phone, "ar")
    expect(drawing(fresh_phone, "roadmap")).to_contain_text("يناير")
