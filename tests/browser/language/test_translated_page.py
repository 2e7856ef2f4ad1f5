"""After a browser translated the page, the app's own languages work as before."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.support.translator import TRANSLATORS, translate

WORDS = "() => document.querySelector('main').innerText"
LABELS = """() => [...document.querySelectorAll("main [aria-label], main [placeholder]")]
  .filter((one) => !one.closest("[data-live]"))
  .map((one) => one.getAttribute("aria-label") ?? one.placeholder)"""
TIME = r"\d\d:\d\d"
SEEN = ("home", "strength", "strength.topic", "plan.when", "between", "summary", "roadmap", "share")


@pytest.fixture
def walked(page: Page, server: Server) -> Page:
    """A phone with a session, on which every kind of screen was shown once."""
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    app.start_session(page)
    form.write(page, "strength.topic", "memes")
    steps.go_to(page, "plan.when")
    form.field(page, "plan.when").fill("2026-12-27T10:30")
    app.wait_saved(page, "server")
    for step in SEEN:
        steps.go_to(page, step)
    return page


def words(page: Page) -> str:
    """What the screen says."""
    found: str = page.evaluate(WORDS)
    return found


def at_any_time(said: str) -> re.Pattern[str]:
    """The same words; the share screen says when the server was met, which may be again."""
    return re.compile(f"^{re.sub(TIME, lambda _: TIME, re.escape(said))}$")


@pytest.mark.parametrize("by", TRANSLATORS)
def test_a_language_of_the_app_replaces_the_translation(walked: Page, by: str) -> None:
    page, main = walked, walked.locator("main")
    for step in SEEN:
        steps.go_to(page, step)
        # Sharing sends the session, and then says when the server had it.
        expect(
            page.locator("[data-server-line]:visible", has_not_text=re.compile(TIME))
        ).to_have_count(0)
        for drawn in ("data-timer", "data-drawing"):  # by scripts that come when they are needed
            expect(page.locator(f"[{drawn}]:visible:not(:has(*))")).to_have_count(0)
        choose_language(page, "de")
        german, labels = words(page), page.evaluate(LABELS)
        choose_language(page, "en")
        english = words(page)
        translate(page, by)
        assert words(page) != english, step
        choose_language(page, "de")
        expect(main, step).to_have_text(at_any_time(german), use_inner_text=True)
        assert page.evaluate(LABELS) == labels, step
        choose_language(page, "en")
        expect(main, step).to_have_text(at_any_time(english), use_inner_text=True)


@pytest.mark.parametrize("code", ["uk", "en"])
@pytest.mark.parametrize("by", ["Chrome", "Firefox"])
def test_the_language_that_the_translator_claims_can_be_chosen(
    walked: Page, by: str, code: str
) -> None:
    page = walked
    steps.go_to(page, "strength.topic")
    question = page.locator('[data-prompt="strength.topic"] h2')
    choose_language(page, code)
    wanted = question.inner_text()
    choose_language(page, "en")
    english = question.inner_text()
    translate(page, by, code)
    expect(question).to_have_text(english.upper())
    page.locator(f'[data-lang="{code}"]').tap()
    expect(question).to_have_text(wanted)
    expect(page).to_have_url(
        f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/{code}/#strength.topic"
    )


def test_addresses_and_dates_are_those_of_the_apps_language(walked: Page) -> None:
    page = walked
    translate(page, "Chrome", "xx-nonsense_1")
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] .session").first).to_contain_text("memes")
    steps.go_to(page, "share")
    steps.go_to(page, "summary")
    expect(page.locator('[data-answer="plan.when"]')).to_contain_text("December")
    assert "/en/" in page.url
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_an_example_of_a_translated_page_is_what_it_shows(walked: Page) -> None:
    page = walked
    steps.go_to(page, "strength.good_at")
    translate(page, "Chrome")
    example = page.locator('[data-example-for="strength.good_at"]').first
    said = example.inner_text()
    example.tap()
    expect(form.field(page, "strength.good_at")).to_have_value(said)


def test_a_second_language_goes_on_and_off_on_a_translated_page(walked: Page) -> None:
    page = walked
    steps.go_to(page, "settings")
    page.locator('[data-second="nl"]').check()
    steps.go_to(page, "strength.topic")
    question = page.locator('[data-prompt="strength.topic"] h2')
    second = question.locator(".second")
    dutch = second.inner_text()
    english = question.inner_text()
    translate(page, "Chrome")
    page.locator('[data-action="two"]').click()
    expect(second).to_have_count(0)
    page.locator('[data-action="two"]').click()
    expect(second).to_have_text(dutch)
    choose_language(page, "de")
    expect(second).to_have_text(dutch)
    choose_language(page, "en")
    expect(question).to_have_text(english, use_inner_text=True)


def test_a_toast_after_the_translation_is_in_the_chosen_language(walked: Page) -> None:
    page = walked
    translate(page, "Chrome", "uk")
    choose_language(page, "nl")
    steps.go_to(page, "home")
    page.locator('[data-action="delete"]').first.click()
    page.locator('[data-answer="phone"]').click()
    expect(page.locator("[data-toasts] p")).to_have_text("Het is gewist.")


def test_a_word_that_is_being_typed_stays(walked: Page) -> None:
    page = walked
    form.write(page, "strength.topic", ", half a senten")
    translate(page, "Chrome", "uk")
    page.evaluate("() => document.querySelector('[data-lang=\"uk\"]').click()")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    page.keyboard.type("ce")
    expect(form.field(page, "strength.topic")).to_have_value("memes, half a sentence")
