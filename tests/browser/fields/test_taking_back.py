"""Answers can be taken back by a second tap, and that can be undone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server

TOPIC = "strength.topic"
UNDO = '[data-action="undo-answer"]'


def example(page: Page, words: str) -> Locator:
    return page.locator("[data-example-for]:visible").get_by_text(words, exact=True)


def at(page: Page, server: Server, step: str) -> Page:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, step)
    return page


@pytest.mark.parametrize(
    ("step", "name", "value"),
    [("plan.format", "plan.format", "demo"), ("reflect.confidence", "reflect.confidence", "4")],
)
def test_a_second_tap_clears_a_choice(
    page: Page, server: Server, step: str, name: str, value: str
) -> None:
    at(page, server, step)
    mark = page.locator(f'[data-field="{name}"][value="{value}"]')
    mark.click(force=True)
    expect(mark).to_be_checked()
    mark.click(force=True)
    expect(mark).not_to_be_checked()
    app.wait_saved(page, "phone")
    app.reload(page)
    expect(mark).not_to_be_checked()


def test_clearing_a_choice_can_be_undone(page: Page, server: Server) -> None:
    at(page, server, "plan.format")
    demo = page.locator('[data-field="plan.format"][value="demo"]')
    for _ in range(2):
        demo.click(force=True)
    page.locator(UNDO).click()
    expect(demo).to_be_checked()
    expect(page.locator(UNDO)).to_have_count(0)
    app.wait_saved(page, "phone")
    app.reload(page)
    expect(demo).to_be_checked()


def test_the_space_key_clears_a_choice_and_arrows_do_not(page: Page, server: Server) -> None:
    at(page, server, "plan.format")
    marks = page.locator('[data-field="plan.format"]')
    marks.first.focus()
    for key in ("Space", "ArrowDown"):
        page.keyboard.press(key)
    expect(marks.nth(1)).to_be_checked()
    page.keyboard.press("Space")
    expect(page.locator('[data-field="plan.format"]:checked')).to_have_count(0)


def test_a_second_tap_takes_an_example_out_and_nothing_else(page: Page, server: Server) -> None:
    at(page, server, "strength.good_at")
    box = form.field(page, "strength.good_at")
    box.fill("mine")
    chip = example(page, "to cut their videos")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    example(page, "to fix their phone").click()
    chip.click()
    expect(box).to_have_value("mine\nto fix their phone")
    expect(chip).to_have_attribute("aria-pressed", "false")
    # Nor does it look chosen under the finger that was there.
    expect(chip).to_have_css("border-top-color", "rgba(0, 0, 0, 0)")
    page.locator(UNDO).click()
    expect(box).to_have_value("mine\nto cut their videos\nto fix their phone")
    expect(chip).to_have_attribute("aria-pressed", "true")


def test_nothing_is_offered_any_more_once_something_else_was_written(
    page: Page, server: Server
) -> None:
    at(page, server, "strength.good_at")
    box = form.field(page, "strength.good_at")
    for _ in range(2):
        example(page, "to cut their videos").click()
    expect(page.locator(UNDO)).to_be_visible()
    box.press_sequentially("s")
    expect(page.locator(UNDO)).to_have_count(0)
    box.press_sequentially("omething else")
    expect(box).to_have_value("something else")


def test_an_edited_example_is_the_persons_own(page: Page, server: Server) -> None:
    at(page, server, "strength.good_at")
    box, chip = form.field(page, "strength.good_at"), example(page, "to cut their videos")
    chip.click()
    box.press_sequentially(" fast")
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    expect(box).to_have_value("to cut their videos fast\nto cut their videos")


def test_a_topic_takes_the_place_of_another_example(page: Page, server: Server) -> None:
    at(page, server, TOPIC)
    box = form.field(page, TOPIC)
    example(page, "How memes work").click()
    example(page, "A dish from my family").click()
    expect(box).to_have_value("A dish from my family")
    expect(example(page, "How memes work")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Control+Z")
    expect(box).to_have_value("How memes work")


def test_a_topic_of_ones_own_is_not_replaced(page: Page, server: Server) -> None:
    at(page, server, TOPIC)
    box = form.field(page, TOPIC)
    box.fill("Knitting")
    example(page, "How memes work").click()
    expect(box).to_have_value("Knitting, How memes work")
    example(page, "How memes work").click()
    expect(box).to_have_value("Knitting")


def test_topics_begin_with_the_mentees_own_words(page: Page, server: Server) -> None:
    at(page, server, "strength.good_at")
    form.field(page, "strength.good_at").fill("fixing bikes\nchess")
    steps.go_to(page, TOPIC)
    chips = page.locator(f'[data-example-for="{TOPIC}"]:visible')
    assert chips.all_inner_texts()[:2] == ["fixing bikes", "chess"]
    chips.first.click()
    example(page, "chess").click()
    expect(form.field(page, TOPIC)).to_have_value("chess")
    expect(example(page, "chess")).to_have_attribute("aria-pressed", "true")


def test_examples_are_marked_after_a_reload(page: Page, server: Server) -> None:
    at(page, server, TOPIC)
    example(page, "How memes work").click()
    app.wait_saved(page, "phone")
    app.reload(page)
    expect(example(page, "How memes work")).to_have_attribute("aria-pressed", "true")


def test_an_example_is_known_in_another_language(page: Page, server: Server) -> None:
    at(page, server, TOPIC)
    first, second = (page.locator(f'[data-example-for="{TOPIC}"]').nth(at) for at in (0, 1))
    first.click()
    choose_language(page, "nl")
    expect(first).to_have_attribute("aria-pressed", "true")
    expect(second).to_have_attribute("aria-pressed", "false")
    second.click()
    assert "\n" not in form.field(page, TOPIC).input_value()
    expect(form.field(page, TOPIC)).to_have_value(second.inner_text())
    expect(first).to_have_attribute("aria-pressed", "false")
    choose_language(page, "uk")
    second.click()
    expect(form.field(page, TOPIC)).to_have_value("")
    page.locator(UNDO).click()
    expect(second).to_have_attribute("aria-pressed", "true")


@pytest.mark.worker
def test_an_example_is_known_after_the_page_came_in_another_language(
    page: Page, server: Server
) -> None:
    at(page, server, TOPIC)
    first = page.locator(f'[data-example-for="{TOPIC}"]').first
    first.click()
    app.wait_ready_for_offline(page)
    app.open_app(page, f"{server.address}/tr/#{TOPIC}")
    expect(first).to_have_attribute("aria-pressed", "true")
