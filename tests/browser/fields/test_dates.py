"""A date that can't be kept is said at its field, and nobody goes on without hearing of it."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES

WHEN = "plan.when"
SET = """([name, value]) => {
  const control = document.querySelector(`[data-field="${name}"]`);
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.dispatchEvent(new Event("change", { bubbles: true }));
}"""


@pytest.fixture
def plan(page: Page, server: Server) -> Page:
    form.begin_with_topic(page, server.address, "Juggling")
    form.go_to_field(page, WHEN)
    return page


def type_date(page: Page, keys: str, name: str = WHEN) -> None:
    """Type into the parts of a date, one after the other, as on a keyboard."""
    form.field(page, name).focus()
    page.keyboard.type(keys)


def alert(page: Page, name: str = WHEN) -> Locator:
    return page.locator(f'.field:has([data-field="{name}"]) [role=alert]')


def press_next(page: Page) -> None:
    page.locator('[data-action="next"]').click()


def test_an_incomplete_date_is_said_and_next_stays_until_it_is_whole(plan: Page) -> None:
    step = steps.current_step(plan)
    type_date(plan, "12122026")
    expect(alert(plan)).to_have_count(0)  # not amid typing
    for _ in range(2):
        press_next(plan)
        expect(alert(plan)).to_contain_text("isn’t whole")
        expect(form.field(plan, WHEN)).to_be_focused()
        expect(form.field(plan, WHEN)).to_have_attribute("aria-invalid", "true")
        assert steps.current_step(plan) == step
    form.fill(plan, WHEN, "2026-12-12T10:30")
    expect(alert(plan)).to_have_count(0)
    press_next(plan)
    expect(plan.locator("html")).not_to_have_attribute("data-step", step)
    app.reload(plan)
    expect(form.field(plan, WHEN)).to_have_value("2026-12-12T10:30")


def test_it_is_said_when_the_field_is_left_and_no_more_once_it_is_empty(plan: Page) -> None:
    type_date(plan, "12")
    form.field(plan, "plan.where").focus()
    expect(alert(plan)).to_be_visible()
    form.field(plan, WHEN).focus()
    plan.keyboard.press("Backspace")
    expect(alert(plan)).to_have_count(0)
    press_next(plan)
    expect(plan.locator("html")).not_to_have_attribute("data-step", "plan.meeting")


def test_a_year_that_nobody_can_mean_is_not_kept(plan: Page, subtests: pytest.Subtests) -> None:
    step = steps.current_step(plan)
    for year, said in {"0026": "2000", "1926": "2099", "20266": "2099", "2126": "2099"}.items():
        with subtests.test(year):
            form.fill(plan, WHEN, "2026-12-12T10:30")
            expect(alert(plan)).to_have_count(0)
            plan.evaluate(SET, [WHEN, f"{year}-12-12T10:30"])
            press_next(plan)
            expect(alert(plan)).to_contain_text(said)
            assert steps.current_step(plan) == step
            app.reload(plan)
            expect(form.field(plan, WHEN)).to_have_value("2026-12-12T10:30")


def test_a_year_of_two_digits_as_it_is_typed(plan: Page) -> None:
    type_date(plan, "121226")
    plan.keyboard.press("Tab")
    plan.keyboard.type("1030")
    press_next(plan)
    expect(alert(plan)).to_be_visible()
    steps.go_to(plan, "summary")
    expect(plan.locator('[data-screen="summary"]')).not_to_contain_text("26")


def test_a_companions_date_is_said_too_and_who_goes_elsewhere_hears_of_it(plan: Page) -> None:
    steps.go_to(plan, "ladder")
    form.field(plan, "ladder.again").wait_for()
    type_date(plan, "1212", "ladder.again")
    steps.go_to(plan, "tips")
    expect(plan.locator(".toast")).to_contain_text("isn’t kept")
    plan.go_back()
    expect(alert(plan, "ladder.again")).to_contain_text("isn’t whole")


def test_a_part_of_a_date_stays_in_its_own_session(plan: Page) -> None:
    type_date(plan, "1212")
    steps.go_to(plan, "home")
    app.start_session(plan)
    form.go_to_field(plan, WHEN)
    expect(alert(plan)).to_have_count(0)
    assert not form.field(plan, WHEN).evaluate("control => control.validity.badInput")


def test_the_first_letter_of_a_session_leaves_a_part_of_a_date_alone(
    page: Page, server: Server
) -> None:
    app.open_app(page, f"{server.address}/en/")
    form.go_to_field(page, WHEN)
    type_date(page, "1212")
    form.field(page, "plan.where").press_sequentially("Room 12")
    assert form.field(page, WHEN).evaluate("control => control.validity.badInput")


def test_another_tabs_choice_leaves_a_part_of_a_date_alone(plan: Page) -> None:
    form.fill(plan, WHEN, "2026-12-12T10:30")
    app.wait_saved(plan, "phone")
    other = plan.context.new_page()
    app.open_app(other, plan.url)
    plan.bring_to_front()
    form.field(plan, WHEN).focus()
    plan.keyboard.press("Backspace")
    assert form.field(plan, WHEN).evaluate("control => control.validity.badInput")
    steps.go_to(other, "plan.format")
    form.fill(other, "plan.format", "talk")
    expect(plan.locator('[data-field="plan.format"][value="talk"]')).to_be_checked()
    assert form.field(plan, WHEN).evaluate("control => control.validity.badInput")


def test_the_reason_is_in_the_language_of_the_page(
    plan: Page, server: Server, subtests: pytest.Subtests
) -> None:
    type_date(plan, "12122026")
    press_next(plan)
    for code in LANGUAGES:
        with subtests.test(code):
            choose_language(plan, code)
            page = plan.request.get(f"{server.address}/{code}/").text()
            texts = re.search(r'id="texts">(.*?)</script>', page, re.DOTALL)
            assert texts
            expect(alert(plan)).to_have_text(json.loads(texts[1])["fault.moment"])


def test_nothing_of_it_is_stored(plan: Page) -> None:
    type_date(plan, "12122026")
    press_next(plan)
    expect(alert(plan)).to_be_visible()
    (record,) = indexed_db.sessions(plan)
    assert not record["shown"].get("when")
