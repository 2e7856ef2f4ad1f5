"""Whatever people type is text: on screens, on paper, in pictures, calendars and files."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, steps
from tests.browser.support.answers import TEXTS, answers
from tests.browser.support.calendar_file import PROPERTIES, download
from tests.browser.support.form import fill_everywhere
from tests.browser.support.language import choose_language
from tests.browser.support.payloads import PAYLOADS, WRITTEN, Watch
from tests.browser.support.picture import SHARE, WATCH, save_picture
from tests.browser.support.printed_pages import NO_PRINTER, PrintedPages
from tests.browser.support.server import Server
from tests.browser.support.steps import every_step, on_each_step
from tests.browser.support.transfer import open_file

TWO = "localStorage.setItem('andersom.second', 'ar'); localStorage.setItem('andersom.two', 'on');"


GIVEN = {**answers(""), **WRITTEN, "plan.steps": "\n".join(PAYLOADS)}


SHOWN = [name for name in TEXTS if name != "plan.steps"]


LOOK = "() => []"


def beginning(name: str) -> str:
    """What of an answer also stands where it is only mentioned."""
    return str(GIVEN[name]).strip()[:50].strip()


@pytest.fixture
def typed(page: Page, server: Server, watch: Watch) -> Page:  # noqa: ARG001 - it is set up first
    """A phone with payloads in every field, in English and Arabic, on the summary."""
    for script in (NO_PRINTER, WATCH, TWO):
        page.add_init_script(script)
    app.open_app(page, f"{server.address}/en/")
    # The second language moves the button down: a tap meanwhile would miss it.
    expect(page.locator("h1 .second:visible")).to_be_visible()
    app.start_session(page)
    fill_everywhere(page, GIVEN)
    steps.go_to(page, "summary")
    expect(page.locator(".summary dt .second").first).to_be_attached()
    return page


def test_payloads_are_text_on_every_screen_in_both_languages(typed: Page) -> None:
    for name in SHOWN:
        expect(typed.locator(f'.summary [data-answer="{name}"]')).to_have_text(GIVEN[name].strip())
    expect(typed.locator('[data-answer="plan.steps"] li')).to_have_text(list(PAYLOADS))
    for code in ("en", "ar"):
        choose_language(typed, code)
        on_each_step(typed, every_step(typed), LOOK)
    steps.go_to(typed, "home")
    expect(typed.locator("[data-sessions]")).to_contain_text(beginning("strength.topic"))
    expect(typed.locator("[data-sessions]")).to_contain_text(beginning("start.mentor_name"))


@pytest.mark.worker
def test_payloads_are_text_after_a_reload_without_the_server(typed: Page, server: Server) -> None:
    app.wait_ready_for_offline(typed)
    server.stop()
    typed.reload()
    app.wait_listening(typed)
    steps.wait_for_step(typed, "summary")
    for name in SHOWN:
        expect(typed.locator(f'.summary [data-answer="{name}"]')).to_have_text(GIVEN[name].strip())


def test_payloads_are_text_when_printed(typed: Page) -> None:
    typed.locator('[data-action="print"]').click()
    summary = PrintedPages(typed, "A4")
    typed.locator('[data-action="print-certificate"]').click()
    certificate = PrintedPages(typed, "A4")
    for name in SHOWN:
        # Letters that turn the reading direction come out of a PDF in another order.
        for payload in PAYLOADS[:-1]:
            assert summary.contains(payload), (name, payload)
    for name in ("start.mentee_name", "strength.topic"):
        assert certificate.contains(beginning(name)), name


def test_payloads_are_text_in_the_shared_picture_and_text(typed: Page) -> None:
    save_picture(typed)
    lines = "".join(line["text"] for line in typed.evaluate("window.lines")).replace(" ", "")
    missing = [payload for payload in PAYLOADS if payload.replace(" ", "") not in lines]
    assert missing == [], lines[:600]
    typed.evaluate(f"() => {{ {SHARE} }}")
    typed.locator('[data-action="share-text"]').click()
    app.wait_until(typed, "async () => window.shared.length === 1")
    shared = typed.evaluate("window.shared[0].text")
    assert all(GIVEN[name].strip() in shared for name in SHOWN)


def test_payloads_are_text_in_the_calendar_file(typed: Page) -> None:
    # A day that is past offers no calendar.
    typed.clock.set_fixed_time("2026-11-20T12:00:00")
    event = download(typed)
    assert set(event) == PROPERTIES
    for name in ("start.mentee_name", "start.mentor_name", "strength.topic"):
        assert beginning(name) in event["SUMMARY"], name
    assert str(event["LOCATION"]).startswith(beginning("plan.where"))


def test_payloads_are_text_in_a_session_file_and_its_name(typed: Page, tmp_path: Path) -> None:
    steps.go_to(typed, "share")
    with typed.expect_download() as saving:
        typed.locator('[data-action="export"]').click()
    assert not set(saving.value.suggested_filename) & set("\\/:*?\"<>|'% ")
    saving.value.save_as(tmp_path / "file.json")
    open_file(typed, (tmp_path / "file.json").read_text("utf-8"))
    steps.wait_for_step(typed, "summary")
    for name in SHOWN:
        expect(typed.locator(f'.summary [data-answer="{name}"]')).to_have_text(GIVEN[name].strip())
