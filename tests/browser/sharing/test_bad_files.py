"""Files that are damaged, or hold what they may not, change nothing."""

import base64
import json

import pytest
from playwright.sync_api import Page, expect
from pycrdt import Map

from tests.browser.support import app, steps
from tests.browser.support.server import Server
from tests.browser.support.session_list import LONGER_THAN_UNDO
from tests.browser.support.transfer import open_file, open_with_app
from tests.support import protocol
from tests.support.python_phone import Phone

STATE = protocol.VECTORS["session"]["update"]
UNREADABLE = {"id": "a" * 26, "key": "b" * 26, "state": "/w=="}
BAD = {
    "": "damaged",
    "{}": "damaged",
    "[1,2": "damaged",
    '{"format": "andersom", "version": 2, "sessions": []}': "newer",
    '{"format": "andersom", "version": 1, "sessions": [null]}': "damaged",
    json.dumps({"format": "andersom", "version": 1, "sessions": [UNREADABLE]}): "damaged",
}


def test_a_bad_file_opened_with_the_app_changes_nothing(page: Page, server: Server) -> None:
    open_with_app(page, f"{server.address}/en/", "{}")
    expect(page.locator("[data-toasts]")).to_have_text(app.text(page, "file.damaged"))
    steps.wait_for_step(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(0)


def wait_until_said(page: Page) -> None:
    """Let the lines that came up pass, so that the next one is seen to come."""
    page.clock.fast_forward(LONGER_THAN_UNDO)
    expect(page.locator("[data-toasts] p")).to_have_count(0)


def test_nothing_private_or_unknown_comes_in_by_a_file_or_a_code(
    page: Page, server: Server, subtests: pytest.Subtests
) -> None:
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    for what, state in protocol.VECTORS["refused"].items():
        with subtests.test(what):
            open_file(page, protocol.file(STATE, state))
            expect(page.locator("[data-toasts]")).to_have_text(app.text(page, "file.damaged"))
            page.evaluate("fragment => { location.hash = fragment; }", protocol.code(state))
            expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "codes.damaged"))
            steps.go_to(page, "home")
            expect(page.locator("[data-sessions] li")).to_have_count(0)
        wait_until_said(page)


def test_writers_noted_by_another_program_are_shown_only_if_valid(
    page: Page, server: Server
) -> None:
    phone = Phone()
    phone.write("strength.topic", "Juggling")
    notes = {"a": 5, "b": "mentor", "c": "mentor soon", "d": "cat 2026-11-27T09:00:00.000Z"}
    notes["e"] = "mentor 2026-11-27T09:00:00.000Z"
    phone.doc.get("meta", type=Map).update({f"writer.{name}": said for name, said in notes.items()})
    state = base64.b64encode(phone.doc.get_update()).decode()
    open_with_app(page, f"{server.address}/en/", protocol.file(state))
    steps.wait_for_step(page, "summary")
    steps.go_to(page, "share")
    expect(page.locator("[data-writers] li")).to_have_count(1)
    expect(page.locator('[data-writer="mentor"]')).to_contain_text("Mentor’s phone: ")


def test_a_bad_file_is_explained_and_changes_nothing(
    page: Page, server: Server, subtests: pytest.Subtests
) -> None:
    page.clock.install()
    app.open_app(page, f"{server.address}/en/#share")
    for content, said in BAD.items():
        with subtests.test(content):
            open_file(page, content)
            expect(page.locator("[data-toasts]")).to_contain_text("Nothing was changed.")
            expect(page.locator("[data-toasts]")).to_contain_text(said)
            steps.go_to(page, "home")
            expect(page.locator("[data-sessions] li")).to_have_count(0)
        wait_until_said(page)
        steps.go_to(page, "share")
