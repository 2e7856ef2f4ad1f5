"""Every text can be shown in two languages at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session
from tests.browser.support.form import field
from tests.browser.support.language import choose_language, choose_second
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to


@pytest.fixture
def two(page: Page, server: Server) -> Page:
    """A phone that shows Arabic under English."""
    begin_session(page, f"{server.address}/en/")
    go_to(page, "settings")
    page.locator('[data-second="ar"]').check()
    go_to(page, "strength.topic")
    page.locator('[data-prompt="strength.topic"] .second').first.wait_for()
    return page


def test_each_text_is_shown_in_both_languages_with_its_own_direction(two: Page) -> None:
    question = two.locator('[data-prompt="strength.topic"] h2')
    expect(question).to_contain_text("Which one do you pick?")
    second = question.locator(".second")
    expect(second).to_have_attribute("lang", "ar")
    expect(second).to_have_attribute("dir", "rtl")
    assert two.locator("html").get_attribute("dir") == "ltr"
    go_to(two, "strength.kinds")
    expect(two.locator(".card:visible .words > b > .second")).to_have_count(5)


def test_an_example_fills_in_the_first_language_only(two: Page) -> None:
    two.locator('[data-example-for="strength.topic"]').first.click()
    expect(field(two, "strength.topic")).to_have_value("Making a short video on my phone")


def test_the_second_language_is_switched_off_and_on_in_the_sheet(two: Page) -> None:
    choose_second(two, "ar")
    expect(two.locator(".second")).to_have_count(0)
    choose_second(two, "ar")
    expect(two.locator('[data-prompt="strength.topic"] h2 .second')).to_be_visible()


def test_choosing_the_second_language_as_the_first_swaps_them(two: Page) -> None:
    field(two, "strength.topic").fill("memes")
    choose_language(two, "ar")
    second = two.locator('[data-prompt="strength.topic"] h2 .second')
    expect(second).to_have_attribute("lang", "en")
    expect(second).to_have_text("Which one do you pick?")
    assert two.locator("html").get_attribute("dir") == "rtl"
    expect(field(two, "strength.topic")).to_have_value("memes")


def test_one_tap_swaps_a_pair_of_languages(two: Page) -> None:
    two.locator('[data-action="swap"]').click()
    expect(two.locator("html")).to_have_attribute("lang", "ar")
    expect(two.locator('[data-prompt="strength.topic"] h2 .second')).to_have_attribute("lang", "en")
    expect(two.locator('[data-action="languages"]')).to_have_text("اللغة:ع+ EN")
    choose_second(two, "en")
    expect(two.locator('[data-action="swap"]')).to_be_hidden()


@pytest.mark.worker
def test_the_second_language_is_remembered_and_works_offline(two: Page, server: Server) -> None:
    two.locator('html[data-offline="ready"]').wait_for(state="attached")
    server.stop()
    two.reload()
    expect(two.locator('[data-prompt="strength.topic"] h2 .second')).to_be_visible()


def test_in_table_view_the_far_side_shows_the_second_language(two: Page) -> None:
    two.locator('[data-action="table"]').click()
    expect(two.locator("[data-table-near]")).to_have_text("Which one do you pick?")
    expect(two.locator("[data-table-far]")).to_have_attribute("lang", "ar")
    assert two.locator("[data-table-far]").inner_text() != "Which one do you pick?"


def test_the_summary_is_in_both_languages(two: Page) -> None:
    field(two, "strength.topic").fill("memes")
    go_to(two, "summary")
    term = two.locator('[data-answer="strength.topic"]').locator("xpath=preceding-sibling::dt[1]")
    expect(term).to_contain_text("My lesson is about …")
    expect(term.locator(".second").first).to_have_attribute("lang", "ar")
    choose_second(two, "ar")
    expect(term).to_have_text("Which one do you pick?My lesson is about …")
