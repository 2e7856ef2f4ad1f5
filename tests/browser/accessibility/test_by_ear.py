"""What a screen reader says: a title per question, headings in order, scales with their ends."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server

TWO = "localStorage.setItem('andersom.second', 'nl'); localStorage.setItem('andersom.two', 'on');"
VOICES = """
  const voices = ["en", "nl"].map((lang) => ({ lang, localService: true, name: lang }));
  Object.defineProperty(window, "speechSynthesis", {
    value: Object.assign(new EventTarget(), { getVoices: () => voices, cancel() {}, speak() {} }),
  });
"""
SKIPPED_LEVELS = """() => {
  const shown = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")];
  const levels = shown.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1]));
  return levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1).map(String);
}"""
LIE_ON_EACH_OTHER = """() => {
  const row = "[data-tools] .tool, .timer-small, .prompt.at .speaker .seats, .prompt.at h2";
  const buttons = document.querySelectorAll(row);
  const boxes = [...buttons].filter((one) => one.checkVisibility())
    .map((one) => [one.className, one.getBoundingClientRect()]);
  return boxes.flatMap(([name, one], at) => boxes.slice(at + 1)
    .filter(([, other]) => one.right > other.left + 1 && other.right > one.left + 1 &&
      one.bottom > other.top + 1 && other.bottom > one.top + 1)
    .map(([other]) => `${name} and ${other}`));
}"""


def test_the_title_says_the_question(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    own = page.title()
    steps.go_to(page, "strength.topic")
    expect(page).to_have_title(f"Which one do you pick? – {own}")
    choose_language(page, "nl")
    heading = page.locator('[data-prompt="strength.topic"] h2').inner_text()
    assert page.title().startswith(f"{heading} – ")
    choose_language(page, "en")
    steps.go_to(page, "home")
    expect(page).to_have_title(own)


def test_no_level_of_headings_is_skipped(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    assert steps.on_each_step(page, steps.every_step(page), SKIPPED_LEVELS) == {}
    steps.go_to(page, "strength.mentor_unknown")
    expect(page.get_by_role("heading", name="For the mentor", level=3)).to_be_visible()


def test_a_scale_says_what_its_ends_mean(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#reflect.confidence")
    for number, name in ((1, "1, not at all"), (3, "3"), (5, "5, very")):
        mark = page.locator(f'[data-field="reflect.confidence"][value="{number}"]')
        expect(mark).to_have_accessible_name(name)


def test_the_progress_has_a_name(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#strength.topic")
    expect(page.get_by_role("list", name="The five phases")).to_be_visible()


def test_a_heading_is_announced_in_one_language(page: Page, server: Server) -> None:
    page.add_init_script(TWO)
    app.open_app(page, f"{server.address}/en/#strength.topic")
    heading = page.locator('[data-prompt="strength.topic"] h2')
    expect(heading.locator(".second")).to_be_visible()
    expect(heading).to_have_accessible_name("Which one do you pick?")


@pytest.mark.parametrize(
    ("width", "letters"), [(280, 16), (360, 16), (360, 32), (768, 16), (1280, 16)]
)
def test_reading_aloud_and_the_timer_do_not_lie_on_each_other(
    page: Page, server: Server, width: int, letters: int
) -> None:
    page.add_init_script(TWO + VOICES)
    page.set_viewport_size({"width": width, "height": 640})
    page.context.new_cdp_session(page).send(
        "Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": 13}}
    )
    app.open_app(page, f"{server.address}/en/#strength.topic")
    page.locator('[data-timer="strength"] [data-action="timer"]').wait_for()
    expect(page.locator("[data-tools] .tool:visible")).to_have_count(2)
    assert page.evaluate(LIE_ON_EACH_OTHER) == []
