"""Pictures and recordings leave the phone only in a file, and only when people ask for that."""

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.attachments import FIELD, add_photo, photo, save, thumbnails
from tests.browser.support.server import Server

MARKER = b"markermarkermarker"
ID, KEY, PICTURE = "a" * 26, "b" * 26, "c" * 26
FULL = """{
  const put = IDBObjectStore.prototype.put;
  window.full = true;
  IDBObjectStore.prototype.put = function (...given) {
    const refused = window.full === true || window.full === given[0].id;
    if (refused && this.name === "attachments") {
      window.refused = given[0].id;
      throw new DOMException("full", "QuotaExceededError");
    }
    return put.apply(this, given);
  };
}"""


@pytest.fixture
def other(new_context: CreateContextCallback, server: Server) -> Page:
    phone = new_context().new_page()
    app.open_app(phone, f"{server.address}/en/#share")
    return phone


def file_with(attachments: object) -> dict[str, Any]:
    """A session file with these attachments."""
    session = {"id": ID, "key": KEY, "answers": {}, "state": "AAA=", "attachments": attachments}
    return {"format": "andersom", "version": 1, "sessions": [session]}


def attachment(**changed: object) -> dict[str, object]:
    data = b64encode(MARKER).decode()
    whole = {"id": PICTURE, "field": FIELD, "kind": "drawing", "type": "image/png", "data": data}
    return {**whole, "created": "2026-11-27T09:00:00.000Z", **changed}


def take(page: Page, held: dict[str, Any], path: Path) -> None:
    """Open a file in the app."""
    path.write_text(json.dumps(held))
    page.locator("[data-file]").set_input_files(path)


def test_sync_links_and_codes_never_carry_pictures(
    page: Page, server: Server, tmp_path: Path
) -> None:
    sent: list[str] = []

    def on_request(request: Request) -> None:
        sent.append(f"{request.url} {request.post_data or ''} {json.dumps(request.headers)}")

    page.on("request", on_request)
    app.open_app(page, f"{server.address}/en/#share")
    take(page, file_with([attachment()]), tmp_path / "in.json")
    steps.wait_for_step(page, "summary")
    indexed_db.wait_for_attachments(page, 1)
    form.write(page, FIELD, "my words")
    app.wait_saved(page, "server")
    steps.go_to(page, "share")
    page.locator("[data-link-code] svg").wait_for()
    page.locator('[data-action="hand-over"]').click()
    page.locator("[data-hand-code] svg").wait_for()
    # The whole session fits into one code, as it does without a picture.
    expect(page.locator("[data-codes-line]")).to_be_empty()
    everything = "".join(sent) + server.file(ID).read_text() + json.dumps(server.session(ID))
    assert "my words" in everything
    for trace in (MARKER.decode(), b64encode(MARKER).decode()[:20], PICTURE):
        assert trace not in everything


def test_a_file_carries_pictures_to_another_phone_only_when_asked(
    page: Page, server: Server, other: Page, tmp_path: Path
) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    add_photo(page, photo())
    add_photo(page, photo(), "private.mentee")
    indexed_db.wait_for_attachments(page, 2)
    words = save(page, "without", tmp_path / "words.json")
    assert "attachments" not in words["sessions"][0]
    held = save(page, "with", tmp_path / "all.json", "export-all")
    (carried,) = held["sessions"][0]["attachments"]
    (stored,) = (one for one in indexed_db.attachments(page) if one["field"] == FIELD)
    assert held["version"] == 1
    assert carried["field"] == FIELD
    assert b64decode(carried["data"]) == stored["data"]
    for path in ("words.json", "all.json", "all.json"):
        other.locator("[data-file]").set_input_files(tmp_path / path)
        steps.wait_for_step(other, "summary")
        steps.go_to(other, "share")
    indexed_db.wait_for_attachments(other, 1)
    form.go_to_field(other, FIELD)
    expect(thumbnails(other, "photo")).to_be_visible()
    assert [one["data"] for one in indexed_db.attachments(other)] == [stored["data"]]


def test_no_file_is_saved_when_the_question_is_closed(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_photo(page, photo())
    steps.go_to(page, "share")
    page.locator('[data-action="export"]').click()
    expect(page.locator('dialog [data-answer="with"]')).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".toast")).to_have_count(0)


@pytest.mark.parametrize("damage", [{"data": "!"}, {"id": "x"}, {"field": "private.mentee"}])
def test_a_file_with_a_damaged_picture_changes_nothing(
    other: Page, tmp_path: Path, damage: dict[str, object]
) -> None:
    take(other, file_with([attachment(), attachment(**damage)]), tmp_path / "bad.json")
    expect(other.locator("[data-toasts]")).to_contain_text("Nothing was changed.")
    assert indexed_db.row_counts(other) == (0, 0)
    assert indexed_db.attachments(other) == []


def refuse_a_photo(page: Page, server: Server) -> None:
    """Add a photo on a phone that has no room for it."""
    page.clock.install()
    page.add_init_script(FULL)
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_photo(page, photo())
    expect(page.locator("[data-toasts]")).to_contain_text("This phone can’t keep it.")


def test_a_full_phone_is_reported_and_a_file_saves_the_pictures(
    page: Page, server: Server, tmp_path: Path
) -> None:
    refuse_a_photo(page, server)
    form.write(page, FIELD, "my words")
    held = save(page, "with", tmp_path / "all.json")
    assert held["sessions"][0]["answers"][FIELD] == "my words"
    assert len(held["sessions"][0]["attachments"]) == 1
    app.leave_and_stay(page, lambda: page.close(run_before_unload=True))
    page.evaluate("() => { window.full = false; }")
    page.clock.fast_forward("00:06")
    indexed_db.wait_for_attachments(page, 1)
    with page.expect_event("close"):
        page.close(run_before_unload=True)


def test_leaving_asks_for_a_large_picture_also_where_a_small_one_was_kept_since(
    page: Page, server: Server
) -> None:
    refuse_a_photo(page, server)
    page.evaluate("() => { window.full = window.refused; }")
    add_photo(page, photo())
    indexed_db.wait_for_attachments(page, 1)
    app.leave_and_stay(page, lambda: page.close(run_before_unload=True))


def test_a_file_too_large_to_be_opened_is_not_saved(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(Blob.prototype, 'size', { get: () => 25e6 });")
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_photo(page, photo())
    steps.go_to(page, "share")
    page.locator('[data-action="export"]').click()
    page.locator('dialog [data-answer="with"]').click()
    expect(page.locator("[data-toasts]")).to_contain_text("the file is too large")


def test_a_picture_that_cannot_be_opened_or_taken_is_reported(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    form.write(page, FIELD, "my words")
    page.locator(f'[data-add="{FIELD}"]').click()
    with page.expect_file_chooser() as asked:
        page.locator('[data-way="choose"]').click()
    asked.value.set_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no picture"})
    expect(page.locator("[data-toasts]")).to_contain_text("can’t open that picture")
    page.locator(f'[data-add="{FIELD}"]').click()
    with page.expect_file_chooser():
        page.locator('[data-way="take"]').click()
    # As the phone does when nobody took a photo, or nobody could.
    page.locator(".bottom-sheet input").dispatch_event("cancel")
    expect(page.locator("[data-toasts]")).to_contain_text("If the camera is blocked")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(form.field(page, FIELD)).to_have_value("my words")
    expect(thumbnails(page)).to_have_count(0)
