"""Files come in by opening them with the app, and go out by the phone's share sheet."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server
from tests.browser.support.transfer import open_with_app
from tests.support import protocol

STATE = protocol.VECTORS["session"]["update"]


# A share sheet that says what it got, or is refused with the name of an error.
SHEET = """window.sent = [];
navigator.canShare = ({ files }) => files.every((file) => file instanceof File);
navigator.share = async ({ files }) => {
  if (window.refusal) throw new DOMException("no", window.refusal);
  window.sent.push({ name: files[0].name, content: await files[0].text() });
};"""


@pytest.fixture
def writing(page: Page, server: Server) -> Page:
    """The share screen of a phone that has a share sheet, with a word in the session."""
    page.add_init_script(SHEET)
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    form.write(page, "private.mentee", "markermarker")
    steps.go_to(page, "share")
    return page


def test_a_file_opened_with_the_app_is_added(page: Page, server: Server) -> None:
    open_with_app(page, f"{server.address}/en/", protocol.file(STATE))
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "file.taken"))
    steps.wait_for_step(page, "summary")
    expect(page.locator('[data-answer="strength.topic"]')).to_have_text(protocol.TOPIC)


def test_a_code_made_by_the_documented_protocol_is_added(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/{protocol.code(STATE)}")
    steps.wait_for_step(page, "summary")
    expect(page.locator('[data-answer="strength.topic"]')).to_have_text(protocol.TOPIC)


def test_a_file_goes_through_the_share_sheet(writing: Page) -> None:
    writing.locator('[data-action="send"]').click()
    writing.locator('[data-action="send-all"]').click()
    app.wait_until(writing, "async () => window.sent.length === 2")
    one, everything = writing.evaluate("window.sent")
    assert (one["name"], everything["name"]) == ("andersom-Juggling.json", "andersom.json")
    for sent in (one, everything):
        (session,) = json.loads(sent["content"])["sessions"]
        assert session["answers"] == {"strength.topic": "Juggling"}
        assert "markermarker" not in sent["content"]


def test_closing_the_share_sheet_is_not_an_error(writing: Page) -> None:
    writing.evaluate("window.refusal = 'AbortError'")
    writing.locator('[data-action="send"]').click()
    with writing.expect_download():
        writing.locator('[data-action="export"]').click()
    expect(writing.locator("[data-toasts] .toast")).to_have_count(1)  # of the second button alone


def test_a_file_that_the_share_sheet_refuses_is_downloaded(writing: Page, tmp_path: Path) -> None:
    writing.evaluate("window.refusal = 'NotAllowedError'")
    with writing.expect_download() as saving:
        writing.locator('[data-action="send"]').click()
    saving.value.save_as(tmp_path / "a.json")
    assert "Juggling" in (tmp_path / "a.json").read_text()
    expect(writing.locator("[data-toasts]")).to_have_text(app.text(writing, "file.saved"))


def test_without_a_share_sheet_only_saving_is_offered(page: Page, server: Server) -> None:
    page.add_init_script("delete Navigator.prototype.canShare;")
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "share")
    expect(page.locator('[data-action="export"]')).to_be_visible()
    for action in ("send", "send-all"):
        expect(page.locator(f'[data-action="{action}"]')).to_be_hidden()
