"""Two phones write in one session when there is a server: joined by a code, merged word by word."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import begin_session, open_app, session, wait_saved
from tests.browser.support.form import field, go_to_field
from tests.browser.support.language import choose_language
from tests.browser.support.qr_codes import join_by_code, read_code
from tests.browser.support.server import Server
from tests.browser.support.session_list import LONGER_THAN_UNDO
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import join_by_link


@pytest.fixture
def mentee(page: Page, server: Server) -> Page:
    """The mentee's phone, with a word written, on the share screen."""
    begin_session(page, f"{server.address}/en/")
    go_to_field(page, "start.holder")
    page.locator('[data-field="start.holder"][value="mentee"]').check()
    go_to(page, "strength.topic")
    field(page, "strength.topic").press_sequentially("memes")
    wait_saved(page, "server")
    go_to(page, "share")
    return page


@pytest.fixture
def other(new_context: CreateContextCallback) -> Page:
    """Another phone, whose owner reads Dutch."""
    return new_context(locale="nl-NL").new_page()


def test_the_code_opens_the_session_in_the_receivers_language(mentee: Page, other: Page) -> None:
    link = read_code(mentee, "[data-link-code]")
    assert re.search(r"/en/#join=[a-z2-7]{26}\.[a-z2-7]{26}$", link)
    join_by_code(mentee, other)
    expect(other.locator("html")).to_have_attribute("lang", "nl")
    go_to(other, "strength.topic")
    expect(field(other, "strength.topic")).to_have_value("memes")
    # The key is out of the address at once.
    assert "join" not in other.url


def test_both_can_write_in_one_field_at_the_same_time(mentee: Page, other: Page) -> None:
    join_by_link(mentee, other)
    for phone in (mentee, other):
        go_to(phone, "strength.topic")
    expect(field(other, "strength.topic")).to_have_value("memes")
    field(mentee, "strength.topic").press("Home")
    field(mentee, "strength.topic").press_sequentially("all ")
    field(other, "strength.topic").press("End")
    field(other, "strength.topic").press_sequentially(" and why")
    for phone in (mentee, other):
        expect(field(phone, "strength.topic")).to_have_value("all memes and why")
    caret = "one => one.selectionStart"
    assert field(mentee, "strength.topic").evaluate(caret) == len("all ")


def test_each_phone_shows_who_else_wrote(mentee: Page, other: Page) -> None:
    join_by_link(mentee, other)
    go_to(other, "strength.good_at")
    field(other, "strength.good_at").fill("drawing")
    expect(mentee.locator('[data-writer="mentor"]')).to_contain_text("Mentor’s phone")


def test_what_is_private_stays_on_its_phone(mentee: Page, other: Page, server: Server) -> None:
    join_by_link(mentee, other)
    go_to(mentee, "reflect.private")
    field(mentee, "private.mentee").fill("markermarker")
    go_to(mentee, "strength.topic")
    field(mentee, "strength.topic").fill("memes, again")
    go_to(other, "strength.topic")
    expect(field(other, "strength.topic")).to_have_value("memes, again")
    go_to(other, "reflect.private")
    expect(field(other, "private.mentee")).to_have_value("")
    held = b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())
    assert b"memes" in held
    assert b"markermarker" not in held


def test_a_session_deleted_elsewhere_is_deleted_here_only_after_a_question(
    mentee: Page, other: Page
) -> None:
    join_by_link(mentee, other)
    go_to(other, "strength.topic")
    expect(field(other, "strength.topic")).to_have_value("memes")
    go_to(mentee, "home")
    mentee.clock.install()
    mentee.locator('[data-action="delete"]').click()
    mentee.locator('[data-answer="everywhere"]').click()
    expect(mentee.locator("[data-sessions] li")).to_have_count(0)
    mentee.clock.fast_forward(LONGER_THAN_UNDO)
    question = other.locator('[data-answer="keep"]')
    expect(question).to_be_visible()
    question.click()
    expect(field(other, "strength.topic")).to_have_value("memes")
    choose_language(other, "en")
    expect(other.locator("[data-saved-line]")).to_have_text("Saved")


def test_broken_links_and_unknown_sessions_are_reported(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#join=abc")
    expect(page.locator("[data-toasts]")).to_contain_text("This link is not whole.")
    unknown = f"{'q' * 26}.{'b' * 26}"  # base32, and on nobody's phone
    page.goto("about:blank")
    open_app(page, f"{server.address}/en/#join={unknown}")
    expect(page.locator("[data-toasts]")).to_contain_text("This session is not on the server.")


def test_the_printed_code_brings_a_lost_session_back(mentee: Page, other: Page) -> None:
    go_to(mentee, "summary")
    expect(mentee.locator("[data-print-code] svg")).to_be_attached()
    mentee.emulate_media(media="print")
    other.goto(read_code(mentee, "[data-print-code] .code"))
    expect(other.locator("html")).to_have_attribute("data-session", session(mentee) or "")
    go_to(other, "strength.topic")
    expect(field(other, "strength.topic")).to_have_value("memes")
