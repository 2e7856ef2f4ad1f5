"""After a browser translated the page, the app's own languages work as before."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.language import (
    choose_language,
    choose_second,
    pick_language,
    switch_language,
)
from tests.browser.support.server import Server
from tests.support.translator import CHROME, TRANSLATORS, translate

# Once nothing changes any more: parts are drawn a few frames after the language is another.
WORDS = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const main = document.querySelector("main");
  let [words, same] = ["", 0];
  while (same < 5) {
    await frame();
    same = main.innerText === words ? same + 1 : 0;
    words = main.innerText;
  }
  return words;
}"""
LABELS = """() => [...document.querySelectorAll("main [aria-label], main [placeholder]")]
  .filter((one) => !one.closest("[data-live]"))
  .map((one) => one.getAttribute("aria-label") ?? one.placeholder)"""
TEXTS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, p, a, li, label, button)")]
  .filter((one) => !one.closest("[data-live]"))
  .map((one) => one.textContent.replace(/\\s+/gu, " ").trim())"""
TIME = r"\d\d:\d\d"
# The companion last: "share" is about what was opened before it.
SEEN = ("home", "strength", "strength.topic", "plan.when", "between", "summary", "share", "roadmap")


@pytest.fixture
def begun(page: Page, server: Server) -> Page:
    """A phone with a session that has a topic and a date."""
    app.begin_session(page, f"{server.address}/en/")
    form.fill_everywhere(page, {"strength.topic": "memes", "plan.when": "2026-12-27T10:30"})
    app.wait_saved(page, "server")
    return page


def words(page: Page) -> str:
    """What the screen says."""
    found: str = page.evaluate(WORDS)
    return found


def show(page: Page, step: str) -> None:
    """Go to a step, and wait until all that draws later has drawn."""
    steps.go_to(page, step)
    # Sharing sends the session, and then says when the server had it.
    expect(page.locator("[data-server-line]:visible", has_not_text=re.compile(TIME))).to_have_count(
        0
    )
    for drawn in ("data-timer", "data-drawing"):  # by scripts that come when they are needed
        expect(page.locator(f"[{drawn}]:visible:not(:has(*))")).to_have_count(0)


def at_any_time(said: str) -> re.Pattern[str]:
    """The same words; the share screen says when the server was met, which may be again."""
    return re.compile(f"^{re.sub(TIME, lambda _: TIME, re.escape(said))}$")


@pytest.mark.parametrize("by", TRANSLATORS)
def test_so_it_does_on_all_screens_and_each_text_is_in_its_place(
    page: Page, server: Server, by: str
) -> None:
    app.open_app(page, f"{server.address}/en/")
    switch_language(page, "de")
    said = page.evaluate(TEXTS)
    switch_language(page, "en")
    translate(page, by)
    switch_language(page, "de")
    assert page.evaluate(TEXTS) == said


@pytest.mark.parametrize("by", TRANSLATORS)
def test_a_language_of_the_app_replaces_the_translation(begun: Page, by: str) -> None:
    page, main = begun, begun.locator("main")
    said = {}
    for code in ("de", "en"):
        switch_language(page, code)
        for step in SEEN:
            show(page, step)
            said[code, step] = words(page), page.evaluate(LABELS)
    for step in SEEN:
        show(page, step)
        translate(page, by)
        assert words(page) != said["en", step][0], step
        for code in ("de", "en"):
            switch_language(page, code)
            text, labels = said[code, step]
            expect(main, step).to_have_text(at_any_time(text), use_inner_text=True)
            assert page.evaluate(LABELS) == labels, step


@pytest.mark.parametrize("code", ["uk", "en"])
@pytest.mark.parametrize("by", ["Chrome", "Firefox"])
def test_the_language_that_the_translator_claims_can_be_chosen(
    begun: Page, by: str, code: str
) -> None:
    page = begun
    steps.go_to(page, "strength.topic")
    question = page.locator('[data-prompt="strength.topic"] h2')
    choose_language(page, code)
    wanted = question.inner_text()
    choose_language(page, "en")
    english = question.inner_text()
    translate(page, by, code)
    expect(question).to_have_text(english.upper())
    pick_language(page, code)
    expect(question).to_have_text(wanted)
    expect(page).to_have_url(
        f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/{code}/#strength.topic"
    )


def test_title_and_direction_are_those_of_the_chosen_language_again(begun: Page) -> None:
    page, root = begun, begun.locator("html")
    for code in ("en", "nl"):
        choose_language(page, "nl" if code == "en" else "en")
        choose_language(page, code)
        title = page.title()
        translate(page, "Chrome", "ar")
        page.evaluate("document.documentElement.dir = 'rtl'")
        choose_language(page, code)
        expect(page).to_have_title(title)
        expect(root).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize("code", ["en", "de"])
def test_a_page_that_was_translated_before_any_script_ran_goes_back_too(
    page: Page, server: Server, code: str
) -> None:
    wanted = {
        "en": "Today you teach your mentor.",
        "de": "Heute bringst du deinem Mentor etwas bei.",
    }
    page.add_init_script(
        "document.addEventListener('readystatechange', () =>"
        f" document.readyState === 'interactive' && ({CHROME})('vi'));"
    )
    page.goto(f"{server.address}/en/")
    question = page.locator("main h1").first
    expect(question).to_have_text(wanted["en"].upper())
    page.locator("html[data-ready=all]").wait_for(state="attached")
    choose_language(page, code)
    expect(question).to_have_text(wanted[code])
    expect(page).to_have_url(f"{server.address}/{code}/")


def test_addresses_and_dates_are_those_of_the_apps_language(begun: Page) -> None:
    page = begun
    translate(page, "Chrome", "xx-nonsense_1")
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] .session").first).to_contain_text(
        "memes", ignore_case=True
    )
    steps.go_to(page, "share")
    steps.go_to(page, "summary")
    expect(page.locator('[data-answer="plan.when"]')).to_contain_text("December")
    assert "/en/" in page.url
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_an_example_of_a_translated_page_is_what_it_shows(begun: Page) -> None:
    page = begun
    steps.go_to(page, "strength.good_at")
    translate(page, "Chrome")
    example = page.locator('[data-example-for="strength.good_at"]').first
    said = example.inner_text()
    example.tap()
    expect(form.field(page, "strength.good_at")).to_have_value(said)


def test_a_second_language_goes_on_and_off_on_a_translated_page(begun: Page) -> None:
    page = begun
    steps.go_to(page, "settings")
    page.locator('[data-second="nl"]').check()
    steps.go_to(page, "strength.topic")
    question = page.locator('[data-prompt="strength.topic"] h2')
    second = question.locator(".second")
    dutch = second.inner_text()
    english = question.inner_text()
    translate(page, "Chrome")
    choose_second(page, "nl")
    expect(second).to_have_count(0)
    choose_second(page, "nl")
    expect(second).to_have_text(dutch)
    choose_language(page, "de")
    expect(second).to_have_text(dutch)
    choose_language(page, "en")
    expect(question).to_have_text(english, use_inner_text=True)


def test_a_toast_after_the_translation_is_in_the_chosen_language(begun: Page) -> None:
    page = begun
    translate(page, "Chrome", "uk")
    choose_language(page, "nl")
    steps.go_to(page, "home")
    page.locator('[data-action="delete"]').first.click()
    page.locator('[data-answer="phone"]').click()
    expect(page.locator("[data-toasts] p")).to_have_text("Het is gewist.")


def test_a_word_that_is_being_typed_stays(begun: Page) -> None:
    page = begun
    form.write(page, "strength.topic", ", half a senten")
    translate(page, "Chrome", "uk")
    switch_language(page, "uk")
    page.keyboard.type("ce")
    expect(form.field(page, "strength.topic")).to_have_value("memes, half a sentence")
