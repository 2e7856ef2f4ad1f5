"""Data of every older version, on a phone or in a file, opens in this one."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.indexed_db import dump, fill, shape
from tests.browser.support.server import Server
from tests.browser.support.transfer import open_file
from tests.support.older_versions import KEPT, NAMES, Kept
from webapp.store.document import VERSION


@pytest.fixture
def blank(page: Page, server: Server, console_errors: ConsoleErrors) -> Page:
    """A page at our address without the app, whose databases can be filled before it comes."""
    console_errors.allow("favicon.ico")
    page.goto(f"{server.address}/api/v1/openapi.json")
    return page


each_version = pytest.mark.parametrize("older", KEPT, ids=NAMES)


def check_shown(page: Page, older: Kept, *, private: bool) -> None:
    for name, text in older["texts"].items():
        there = private or not name.startswith("private.")
        expect(form.field(page, name)).to_have_value(text if there else "")
    for name, value in older["choices"].items():
        expect(page.locator(f'[data-field="{name}"][value="{value}"]')).to_be_checked()


@each_version
def test_a_phone_with_an_older_versions_data_can_go_on_writing(
    blank: Page, server: Server, older: Kept
) -> None:
    page = blank
    fill(page, older["phone"])
    app.open_app(page, f"{server.address}/en/#strength.topic")
    assert app.session(page) == older["id"]
    check_shown(page, older, private=True)
    attachments = older["phone"]["andersom.attachments"]["stores"]["attachments"]["rows"]
    assert len(indexed_db.attachments(page)) == len(attachments) > 0
    form.write(page, "strength.topic", " again")
    app.wait_saved(page, "phone")
    app.wait_saved(page, "server")
    there = server.fields(older["id"])
    shared = {
        name: text for name, text in older["texts"].items() if not name.startswith("private.")
    }
    topic = f"{shared['strength.topic']} again"
    assert there.items() >= {**shared, "strength.topic": topic}.items()
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)


@pytest.mark.worker
@each_version
def test_a_file_of_an_older_version_is_added(page: Page, server: Server, older: Kept) -> None:
    app.open_app(page, f"{server.address}/en/#share")
    app.wait_own_language_ready(page)
    server.stop()  # another test's words may be there
    open_file(page, json.dumps(older["file"]))
    steps.wait_for_step(page, "summary")
    assert app.session(page) == older["id"]
    check_shown(page, older, private=False)


def test_the_newest_vectors_match_what_is_stored_today(
    blank: Page, server: Server, tmp_path: Path
) -> None:
    """Whoever changes what is stored adds vectors, so that it still opens in ten years."""
    newest, page = KEPT[-1], blank
    fill(page, {"andersom.attachments": newest["phone"]["andersom.attachments"]})
    session = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
    assert shape(dump(page)) == shape(newest["phone"])
    assert server.session(session)["version"] == newest["server"]["session"]["1"]["version"]
    assert newest["server"]["session"]["1"]["version"] == VERSION
    steps.go_to(page, "share")
    with page.expect_download() as download:
        page.locator('[data-action="export"]').click()
    download.value.save_as(tmp_path / "file")
    assert json.loads((tmp_path / "file").read_text())["version"] == newest["file"]["version"]
