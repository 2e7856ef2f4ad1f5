"""Confidence before and after each lesson is drawn as a chart."""

from playwright.sync_api import Page, expect

from tests.browser.support.growth_screen import DRAWING, JUGGLING, lessons, open_growth, part
from tests.browser.support.language import choose_language
from tests.browser.support.lessons import import_sessions, lesson

HELD = "() => document.querySelectorAll('.chart circle, .chart .bubble').length"


def test_the_chart_shows_confidence_before_and_after_and_the_lessons_say_it_in_words(
    phone: Page,
) -> None:
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    expect(part(phone, "data-chart").locator("svg")).to_be_visible()
    assert phone.evaluate(HELD) == 4
    rises = phone.locator(".chart .rise").evaluate_all(
        "all => all.map((one) => one.y1.baseVal.value - one.y2.baseVal.value)"
    )
    assert rises[0] > 0
    assert rises[0] == rises[1]
    for at, (before, after) in enumerate(((3, 5), (2, 4))):
        expect(lessons(phone).nth(at)).to_contain_text(f"Before: {before} of 5")
        expect(lessons(phone).nth(at)).to_contain_text(f"After: {after} of 5")


def test_the_chart_follows_the_reading_direction(phone: Page) -> None:
    import_sessions(phone, JUGGLING)
    open_growth(phone, 1)
    ways = []
    for code in ("en", "ar"):
        choose_language(phone, code)
        expect(lessons(phone)).to_contain_text("Before" if code == "en" else "قبل")
        ways.append(
            phone.locator(".chart .rise").evaluate(
                "line => line.x2.baseVal.value - line.x1.baseVal.value"
            )
        )
    assert ways[0] > 0 > ways[1]


def test_without_confidence_answers_there_is_no_chart(phone: Page) -> None:
    import_sessions(phone, lesson("Juggling"))
    open_growth(phone, 1)
    expect(part(phone, "data-sure")).to_be_hidden()
    expect(lessons(phone)).not_to_contain_text("Before")
