"""A session is deleted from the phone or everywhere, after a question, and undo brings it back."""

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.server import Server
from tests.browser.support.session_list import (
    LONGER_THAN_UNDO,
    answer_question,
    begin_planning,
    card,
    delete,
    press_on_card,
)


def test_a_session_is_deleted_only_after_a_yes_and_comes_back_on_undo(home: Page) -> None:
    session = begin_planning(home, "Noor", "Sam", "Juggling")
    steps.go_to(home, "home")
    press_on_card(home, session, "delete")
    answer_question(home, "")
    expect(card(home, session)).to_be_visible()
    delete(home, session, "phone")
    expect(card(home, session)).to_have_count(0)
    expect(form.field(home, "strength.topic")).to_have_value("")
    home.locator('[data-action="undo"]').click()
    press_on_card(home, session, "continue")
    steps.wait_for_step(home, "plan.format")
    expect(form.field(home, "strength.topic")).to_have_value("Juggling")
    expect(home.locator('[data-field="plan.format"][value="talk"]')).to_be_checked()


def test_nothing_of_a_deleted_session_stays_on_the_phone(home: Page) -> None:
    session = begin_planning(home, "Noor", "Sam", "Juggling")
    steps.go_to(home, "home")
    delete(home, session, "phone")
    expect(card(home, session)).to_have_count(0)
    home.clock.fast_forward(LONGER_THAN_UNDO)
    expect(home.locator('[data-action="undo"]')).to_have_count(0)
    indexed_db.wait_until_empty(home)


def test_a_deletion_is_completed_after_the_page_was_closed(home: Page, server: Server) -> None:
    session = begin_planning(home, "Noor", "Sam", "Juggling")
    steps.go_to(home, "home")
    delete(home, session, "phone")
    expect(card(home, session)).to_have_count(0)
    home.close()
    page = home.context.new_page()
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-sessions] li")).to_have_count(0)
    page.clock.fast_forward(LONGER_THAN_UNDO)
    indexed_db.wait_until_empty(page)


def test_a_session_deleted_everywhere_is_deleted_on_the_server_for_good(
    page: Page, server: Server
) -> None:
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    session = begin_planning(page, "Noor", "Sam", "Juggling")
    app.wait_saved(page, "server")
    steps.go_to(page, "home")
    press_on_card(page, session, "delete")
    with page.expect_request(f"**/api/v1/sessions/{session}") as asked:
        answer_question(page, "everywhere")
        expect(card(page, session)).to_have_count(0)
        assert server.file(session).exists()
        page.clock.fast_forward(LONGER_THAN_UNDO)
    assert asked.value.method == "DELETE"
    indexed_db.wait_until_empty(page)
    assert not server.file(session).exists()
    key = asked.value.headers["authorization"]
    address = f"{server.address}/api/v1/sessions/{session}"
    with pytest.raises(HTTPError) as refusal:
        urlopen(Request(address, headers={"Authorization": key}))
    assert refusal.value.code == 410
    assert json.load(refusal.value)["status"] == 410
