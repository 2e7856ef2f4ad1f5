"""A programme's server accepts sessions only from phones that opened the programme's link."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server

CODE = "summer-school_26"
SYNC = "**/api/v1/sessions/*/sync"


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Server]:
    """A server that asks for a join code."""
    with Server(tmp_path / "data", ANDERSOM_JOIN_CODE=CODE) as server:
        yield server


def expect_not_on_server(page: Page, session: str, server: Server) -> None:
    line = page.locator("[data-saved-line]")
    expect(line).to_have_text(app.text(page, "saved.members"))
    steps.go_to(page, "share")
    expect(page.locator("[data-server-line]")).to_have_text(app.text(page, "server.members"))
    expect(page.locator("[data-together]")).to_be_hidden()
    assert not server.file(session).exists()


def test_a_phone_without_the_programmes_link_syncs_once_it_opens_it(
    page: Page, programme: Server
) -> None:
    session = app.begin_session(page, f"{programme.address}/en/")
    with page.expect_response(SYNC) as answered:
        form.write(page, "strength.topic", "Juggling")
    assert answered.value.status == 403
    expect_not_on_server(page, session, programme)
    form.go_to_field(page, "strength.topic")
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
    # The link is opened in the app that is there.
    page.evaluate("code => { location.hash = `code=${code}`; }", CODE)
    app.wait_saved(page, "server")
    assert programme.fields(session) == {"strength.topic": "Juggling"}
    assert CODE not in page.url + page.title()


def test_a_phone_that_opened_the_programmes_link_stays_a_member(
    page: Page, programme: Server
) -> None:
    app.open_app(page, f"{programme.address}/en/#code={CODE}")
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "code.kept"))
    assert CODE not in page.url
    app.open_app(page, f"{programme.address}/en/")
    with page.expect_request(SYNC) as asked:
        session = app.start_session(page)
        form.write(page, "strength.topic", "Juggling")
    assert asked.value.headers["andersom-join-code"] == CODE
    app.wait_saved(page, "server")
    assert programme.fields(session) == {"strength.topic": "Juggling"}
