"""What was said instead of written is heard in the summary, with its question."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.attachments import (
    begin_recording,
    say_button,
    thumbnails,
    wait_recorded,
    with_microphone,
)
from tests.browser.support.server import Server

# Recordings in tests are short: they are heard again and again.
WITHOUT_END = """
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    window.heard = this;
    this.loop = true;
    return play.call(this);
  };
"""
PLAYING = "() => !!window.heard && !window.heard.paused"
SILENT = "() => window.heard.paused"
HIDE = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
LEAVE = "() => dispatchEvent(new Event('pagehide'))"
ASK = """() => document.querySelector(
  '[data-screen="summary"] [data-action="worksheets"]',
).click()"""
HEARD = """() => [...document.querySelectorAll('.voice-pill')]
  .some((pill) => Number(pill.style.getPropertyValue('--heard')) > 0)"""


@pytest.fixture(scope="module")
def browser(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> Iterator[Browser]:
    """A browser with a microphone that beeps."""
    launched = browser_type.launch(**with_microphone(browser_type_launch_args))
    yield launched
    launched.close()


def say(page: Page, field: str) -> None:
    """Answer a field by voice."""
    form.go_to_field(page, field)
    begin_recording(page, field)
    wait_recorded(page, field)
    say_button(page, field).click()
    expect(thumbnails(page, "voice", field)).to_be_visible()


def test_a_spoken_answer_is_heard_below_its_question(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    say(page, "strength.good_at")
    steps.go_to(page, "summary")
    page.locator('[data-summary] [data-phase="strength"] .fold').click()
    row = page.locator('.said:has([data-attached="strength.good_at"])')
    expect(row.locator("dt")).to_contain_text("?")
    pill = row.locator(".voice-pill")
    expect(pill).to_have_attribute("aria-pressed", "false")
    pill.click()
    app.wait_until(page, HEARD)
    # It is heard where it stands; who goes on hears no more of it.
    expect(page.locator("dialog[open]")).to_have_count(0)
    steps.go_to(page, "home")
    expect(pill).to_have_attribute("aria-pressed", "false")


def test_a_spoken_answer_is_quoted(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    say(page, "reflect.mentee_self")
    steps.go_to(page, "summary")
    expect(page.locator('.quote[data-speaker="mentee"] .voice-pill')).to_be_visible()


@pytest.mark.parametrize("then", [HIDE, LEAVE, ASK], ids=["hidden", "left", "under a dialog"])
def test_nothing_is_heard_of_it_any_more_once_the_page_is(
    page: Page, server: Server, then: str
) -> None:
    page.add_init_script(WITHOUT_END)
    app.begin_session(page, f"{server.address}/en/")
    say(page, "strength.good_at")
    steps.go_to(page, "summary")
    page.locator('[data-summary] [data-phase="strength"] .fold').click()
    page.locator('.said:has([data-attached="strength.good_at"]) .voice-pill').click()
    app.wait_until(page, PLAYING)
    page.evaluate(then)
    app.wait_until(page, SILENT)


@pytest.mark.parametrize("then", [HIDE, LEAVE], ids=["hidden", "left"])
def test_nor_where_it_is_heard_beside_its_field(page: Page, server: Server, then: str) -> None:
    page.add_init_script(WITHOUT_END)
    app.begin_session(page, f"{server.address}/en/")
    say(page, "strength.good_at")
    thumbnails(page, "voice", "strength.good_at").click()
    app.wait_until(page, PLAYING)
    page.evaluate(then)
    app.wait_until(page, SILENT)
