"""An answer can be recorded and played; a blocked microphone is explained."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.browser.support import app, form, indexed_db
from tests.browser.support.attachments import FIELD, choose, thumbnails
from tests.browser.support.server import Server

pytestmark = pytest.mark.worker

FAKE_MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
AUTOPLAY = ["--autoplay-policy=no-user-gesture-required"]
REFUSED = """(name) => {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("", name));
}"""
NO_RECORDER = "delete window.MediaRecorder;"


@pytest.fixture(scope="module")
def browser(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> Iterator[Browser]:
    """A browser with a microphone that beeps."""
    arguments = [*browser_type_launch_args["args"], *FAKE_MICROPHONE, *AUTOPLAY]
    launched = browser_type.launch(**{**browser_type_launch_args, "args": arguments})
    yield launched
    launched.close()


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.go_to_field(page, FIELD)
    return page


def record(page: Page) -> None:
    """Open the recorder and start recording."""
    choose(page, "speak")
    start_recording(page)


def start_recording(page: Page) -> None:
    page.locator(".record").click()
    page.locator("[data-recording]").wait_for()


def test_a_recording_is_saved_and_can_be_played(phone: Page, server: Server) -> None:
    app.wait_ready_for_offline(phone)
    server.stop()
    record(phone)
    expect(phone.locator(".voice .time")).to_contain_text(re.compile(r"(?!0:00)\d:\d\d / 2:00"))
    phone.locator(".record").click()
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
    assert len(stored["data"]) > 1000
    # The microphone is off as soon as it isn't needed.
    assert phone.locator("dialog.voice").count() == 0


def test_a_killed_tab_keeps_the_recording(phone: Page, server: Server) -> None:
    record(phone)
    app.wait_until(
        phone, f"async () => (await ({indexed_db.ATTACHMENTS})())[0]?.data.length > 1000"
    )
    phone.close()
    other = phone.context.new_page()
    app.open_app(other, f"{server.address}/en/#{FIELD}")
    expect(thumbnails(other, "voice")).to_be_visible()


def test_closing_while_recording_saves_it_and_two_minutes_is_the_limit(
    page: Page, server: Server
) -> None:
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    record(page)
    page.clock.run_for(2000)
    page.keyboard.press("Escape")
    expect(thumbnails(page, "voice")).to_have_count(1)
    choose(page, "speak")
    expect(page.locator(".record")).to_be_visible()
    app.stop_clock(page)
    start_recording(page)
    page.clock.run_for(119_000)
    expect(page.locator("[data-recording]")).to_be_visible()
    page.clock.run_for(2000)
    expect(page.locator("dialog.voice")).to_have_count(0)
    expect(thumbnails(page, "voice").nth(1)).to_contain_text("2:00")


@pytest.mark.parametrize(
    ("error", "said"), [("NotAllowedError", "blocked"), ("NotFoundError", "no microphone")]
)
def test_a_refused_microphone_is_explained_and_the_words_stay(
    phone: Page, error: str, said: str
) -> None:
    form.field(phone, FIELD).fill("my words")
    phone.evaluate(REFUSED, error)
    choose(phone, "speak")
    phone.locator(".record").click()
    expect(phone.get_by_role("alert")).to_contain_text(said)
    phone.keyboard.press("Escape")
    expect(form.field(phone, FIELD)).to_have_value("my words")
    expect(thumbnails(phone)).to_have_count(0)


def test_recording_is_not_offered_where_a_phone_cannot_record(page: Page, server: Server) -> None:
    page.add_init_script(NO_RECORDER)
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    page.locator(f'[data-add="{FIELD}"]').click()
    expect(page.locator("[data-way]")).to_have_count(3)
    expect(page.locator('[data-way="speak"]')).to_have_count(0)
