"""In the lead phase the mentee ticks off steps, with the mentor's part beside them."""

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.form import tick_items, ticked_items
from tests.browser.support.server import Server

pytestmark = pytest.mark.worker

STEPS = "Show an exmple\nDo it together\nSwap"
STEP = "lead.leading"
APART = """() => {
  const box = (name) => document.querySelector(`[data-prompt="lead.leading"] ${name}`)
    .getBoundingClientRect();
  const [steps, mentor] = [box(".to-do"), box(".for-mentor")];
  return steps.right <= mentor.left && steps.top < mentor.bottom && mentor.top < steps.bottom;
}"""


@pytest.fixture
def leading(page: Page, server: Server) -> Page:
    """A phone in the lead phase, with a plan of three steps."""
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    steps.go_to(page, "plan.steps")
    form.fill(page, "plan.steps", STEPS)
    steps.go_to(page, STEP)
    expect(tick_items(page, "lead")).to_have_text(STEPS.split("\n"))
    return page


def mentor(page: Page) -> Locator:
    return page.locator(f'[data-prompt="{STEP}"] .for-mentor')


def test_steps_can_be_ticked_off_without_a_network(leading: Page, server: Server) -> None:
    app.wait_ready_for_offline(leading)
    server.stop()
    line = leading.locator(f'[data-prompt="{STEP}"] [data-ticks-line]')
    for done in (1, 2):
        tick_items(leading, "lead").nth(done - 1).click()
        expect(line).to_have_text(f"{done} of 3 done")
    tick_items(leading, "lead").first.click()
    expect(line).to_have_text("1 of 3 done")
    leading.reload()
    app.wait_listening(leading)
    expect(line).to_have_text("1 of 3 done")
    assert ticked_items(leading, "lead") == ["Do it together"]


def test_a_tick_stays_with_its_step_when_the_steps_change(leading: Page) -> None:
    for at in (0, 2):
        tick_items(leading, "lead").nth(at).click()
    steps.go_to(leading, "plan.steps")
    plan = form.field(leading, "plan.steps")
    plan.press("Control+Home")
    for _ in range(len("Show an ex")):
        plan.press("ArrowRight")
    plan.press_sequentially("a")
    plan.press("Control+Home")
    plan.press_sequentially("Say hello\n")
    steps.go_to(leading, STEP)
    now = ["Say hello", "Show an example", "Do it together", "Swap"]
    expect(tick_items(leading, "lead")).to_have_text(now)
    assert ticked_items(leading, "lead") == ["Show an example", "Swap"]
    steps.go_to(leading, "plan.steps")
    form.fill(leading, "plan.steps", "Say hello\nDo it together\nSwap")
    steps.go_to(leading, STEP)
    expect(tick_items(leading, "lead")).to_have_text(["Say hello", "Do it together", "Swap"])
    assert ticked_items(leading, "lead") == ["Swap"]


def test_a_tick_shows_on_the_mentors_phone(
    leading: Page, new_context: CreateContextCallback, server: Server
) -> None:
    steps.go_to(leading, "share")
    app.wait_saved(leading, "server")
    (record,) = indexed_db.sessions(leading)
    other = new_context().new_page()
    app.open_app(other, f"{server.address}/nl/#join={record['id']}.{record['key']}")
    expect(form.field(other, "plan.steps")).to_have_value(STEPS)
    steps.go_to(other, STEP)
    steps.go_to(leading, STEP)
    tick_items(leading, "lead").nth(1).click()
    expect(tick_items(other, "lead").nth(1).locator("input")).to_be_checked()
    assert ticked_items(other, "lead") == ["Do it together"]


def test_the_mentors_part_names_what_they_promised_and_what_to_ask(leading: Page) -> None:
    expect(mentor(leading).locator("[data-role]")).to_have_text(
        ["Listen", "Ask", "Think about what I learn"]
    )
    expect(mentor(leading).locator(".chosen")).to_have_count(0)
    mentor(leading).locator("summary").click()
    expect(mentor(leading).locator(".points li:visible")).to_have_count(4)
    steps.go_to(leading, "plan.mentor_role")
    form.fill(leading, "plan.mentor_role", ["ask"])
    steps.go_to(leading, STEP)
    expect(mentor(leading).locator(".chosen")).to_have_text("Ask")


def test_on_a_wide_screen_the_mentors_part_stands_beside_the_steps(leading: Page) -> None:
    assert not leading.evaluate(APART)
    for width in (800, 1200):
        leading.set_viewport_size({"width": width, "height": 800})
        assert leading.evaluate(APART), width


def test_mentee_and_mentor_each_have_room_for_notes(leading: Page) -> None:
    for name in ("lead.notes", "lead.notes_mentor"):
        form.fill(leading, name, f"written in {name}")
    steps.go_to(leading, "summary")
    for name in ("lead.notes", "lead.notes_mentor"):
        expect(leading.locator(f'[data-answer="{name}"]')).to_have_text(f"written in {name}")


def test_without_steps_a_link_leads_to_where_they_are_written(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    steps.go_to(page, STEP)
    page.locator("[data-no-steps] a").click()
    steps.wait_for_step(page, "plan.steps")
    form.fill(page, "plan.steps", "One")
    steps.go_to(page, STEP)
    expect(tick_items(page, "lead")).to_have_text(["One"])
    expect(page.locator("[data-no-steps]")).to_be_hidden()
