"""One press records an answer, one stops; it can be played; a blocked microphone is explained."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.attachments import (
    FIELD,
    add_button,
    begin_recording,
    say_button,
    thumbnails,
    wait_recorded,
    with_microphone,
)
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server

REFUSED = """(name) => {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name));
}"""
LINE = f'.field:has([data-field="{FIELD}"]) .voice-line'
SOME_TIME = re.compile(r"(?!0:00)\d:\d\d / 2:00")
NO_RECORDER = "delete window.MediaRecorder;"


@pytest.fixture(scope="module")
def browser(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> Iterator[Browser]:
    """A browser with a microphone that beeps."""
    launched = browser_type.launch(**with_microphone(browser_type_launch_args))
    yield launched
    launched.close()


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.go_to_field(page, FIELD)
    return page


@pytest.mark.worker
def test_a_recording_is_saved_and_can_be_played(phone: Page, server: Server) -> None:
    app.wait_own_language_ready(phone)
    server.stop()
    begin_recording(phone)
    expect(say_button(phone)).to_have_attribute("aria-pressed", "true")
    expect(phone.locator(f"{LINE} .time")).to_have_text(SOME_TIME)
    say_button(phone).click()
    expect(say_button(phone)).to_have_attribute("aria-pressed", "false")
    expect(thumbnails(phone, "voice")).to_contain_text(re.compile(r"(?!0:00)\d:\d\d"))
    indexed_db.wait_for_attachments(phone, 1)
    phone.reload()
    app.wait_listening(phone)
    thumbnails(phone, "voice").click()
    sound = phone.locator(".viewer audio")
    expect(sound).to_have_js_property("paused", value=False)
    app.wait_until(phone, "() => document.querySelector('.viewer audio').currentTime > 0.2")
    (stored,) = indexed_db.attachments(phone)
    assert stored["kind"] == "voice"
    assert stored["type"].startswith("audio/")
    assert stored["seconds"] >= 1
    assert re.fullmatch(r"\d{1,24}", stored["levels"])
    assert len(stored["data"]) > 1000


def test_the_line_below_shows_that_one_is_heard_and_stops_by_a_press(phone: Page) -> None:
    begin_recording(phone)
    app.wait_until(
        phone,
        "() => [...document.querySelectorAll('.voice-line .wave i')]"
        ".some((bar) => Number(bar.style.getPropertyValue('--high')) > 0)",
    )
    phone.locator(LINE).get_by_role("button", name="Stop").click()
    expect(thumbnails(phone, "voice")).to_have_count(1)
    expect(phone.locator(LINE)).to_be_empty()


def test_that_it_stays_on_the_phone_is_said_once(phone: Page) -> None:
    for said in (True, False):
        begin_recording(phone)
        expect(phone.locator(f"{LINE} .time")).to_have_text(SOME_TIME)
        assert ("stays on this phone" in phone.locator(LINE).inner_text()) == said
        say_button(phone).click()
        expect(phone.locator(LINE)).to_be_empty()


def test_a_deleted_recording_can_be_brought_back(phone: Page) -> None:
    begin_recording(phone)
    wait_recorded(phone)
    say_button(phone).click()
    thumbnails(phone, "voice").click()
    phone.locator('[data-action="detach"]').click()
    expect(thumbnails(phone)).to_have_count(0)
    phone.locator('.toast [data-action="undo"]').click()
    expect(thumbnails(phone, "voice")).to_be_focused()


def test_recording_goes_on_when_the_language_changes(phone: Page) -> None:
    begin_recording(phone)
    choose_language(phone, "nl")
    expect(phone.locator(LINE)).to_contain_text("blijft op deze telefoon")
    expect(phone.locator(f"{LINE} .time")).to_have_text(SOME_TIME)
    expect(say_button(phone)).to_have_attribute("aria-pressed", "true")
    say_button(phone).click()
    expect(thumbnails(phone, "voice")).to_have_count(1)


def test_leaving_the_step_stops_it_and_keeps_what_was_said(phone: Page) -> None:
    begin_recording(phone)
    expect(phone.locator(f"{LINE} .time")).to_have_text(SOME_TIME)
    phone.locator('[data-action="next"]').click()
    expect(phone.locator("[data-recording]")).to_have_count(0)
    indexed_db.wait_for_attachments(phone, 1)
    phone.go_back()
    steps.wait_for_step(phone, FIELD)
    expect(thumbnails(phone, "voice")).to_be_visible()
    expect(phone.locator(LINE)).to_be_empty()


def test_speaking_at_another_field_stops_the_first_and_keeps_both(
    page: Page, server: Server
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    first, second = "start.mentee_name", "start.mentor_name"
    form.go_to_field(page, first)
    begin_recording(page, first)
    wait_recorded(page, first)
    say_button(page, second).click()
    expect(thumbnails(page, "voice", first)).to_have_count(1)
    expect(say_button(page, first)).to_have_attribute("aria-pressed", "false")
    wait_recorded(page, second)
    say_button(page, second).click()
    expect(thumbnails(page, "voice", second)).to_have_count(1)
    # Shown at once, and stored a moment later.
    indexed_db.wait_for_attachments(page, 2)


def test_a_killed_tab_keeps_the_recording(phone: Page, server: Server) -> None:
    begin_recording(phone)
    app.wait_until(
        phone, f"async () => (await ({indexed_db.ATTACHMENTS})())[0]?.data.length > 1000"
    )
    phone.close()
    other = phone.context.new_page()
    app.open_app(other, f"{server.address}/en/#{FIELD}")
    expect(thumbnails(other, "voice")).to_be_visible()


def test_two_minutes_is_the_limit(page: Page, server: Server) -> None:
    page.clock.install()
    app.begin_session(page, f"{server.address}/en/")
    form.go_to_field(page, FIELD)
    app.stop_clock(page)
    begin_recording(page)
    page.clock.run_for(119_000)
    expect(page.locator("[data-recording]")).to_be_visible()
    page.clock.run_for(2000)
    expect(page.locator("[data-recording]")).to_have_count(0)
    expect(thumbnails(page, "voice")).to_contain_text("2:00")


@pytest.mark.parametrize(
    ("error", "said"), [("NotAllowedError", "blocked"), ("NotFoundError", "no microphone")]
)
def test_a_refused_microphone_is_explained_and_the_words_stay(
    phone: Page, error: str, said: str
) -> None:
    form.field(phone, FIELD).fill("my words")
    phone.evaluate(REFUSED, error)
    say_button(phone).click()
    expect(phone.get_by_role("alert")).to_contain_text(said)
    expect(say_button(phone)).to_have_attribute("aria-pressed", "false")
    expect(form.field(phone, FIELD)).to_have_value("my words")
    expect(thumbnails(phone)).to_have_count(0)


def test_why_it_is_refused_is_said_in_both_languages(page: Page, server: Server) -> None:
    page.add_init_script(
        "localStorage.setItem('andersom.second', 'nl'); localStorage.setItem('andersom.two', 'on')"
    )
    app.open_app(page, f"{server.address}/ar/#{FIELD}")
    page.locator('h2 .second[lang="nl"]:visible').wait_for()
    page.evaluate(REFUSED, "NotAllowedError")
    say_button(page).click()
    alert = page.get_by_role("alert")
    expect(alert.locator('.second[lang="nl"]')).to_contain_text("microfoon")
    choose_language(page, "en")
    expect(alert).to_contain_text("The microphone is blocked")


def test_there_is_no_microphone_where_a_phone_cannot_record(page: Page, server: Server) -> None:
    page.add_init_script(NO_RECORDER)
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_button(page).click()
    expect(page.locator("[data-way]")).to_have_count(3)
    expect(page.locator("[data-say]")).to_have_count(0)


def test_there_is_no_microphone_without_a_secure_context(page: Page, server: Server) -> None:
    app.open_app(page, f"http://school.test:{server.port}/en/#{FIELD}")
    expect(add_button(page)).to_be_visible()
    expect(page.locator("[data-say]")).to_have_count(0)
