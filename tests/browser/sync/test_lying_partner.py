"""Somebody with the link writes under a phone's client number: its words arrive all the same."""

import base64
import json
from time import sleep

import pytest
from playwright.sync_api import Page, Response, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app
from tests.browser.support.form import begin_with_topic, field
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import join_by_link
from tests.browser.sync import live
from tests.support import harmful_updates as forge
from tests.support.keyboard import Keyboard
from webapp.live.messages import Kind, Step, sync
from webapp.yjs.validation import read_vector

FIELD = "strength.topic"
# A radio that is slow for a moment.
HOLD = """() => {
  window.held = [];
  window.send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) { window.held.push([this, data]); };
}"""
LET_GO = """() => {
  WebSocket.prototype.send = window.send;
  for (const [socket, data] of window.held) socket.send(data);
}"""


def write_under_its_number(page: Page, response: Response) -> None:
    """Go on where the phone's own changes ended, of which the server just heard."""
    vector = base64.b64decode(json.loads(response.request.post_data or "")["vector"])
    evil = [forge.top(FIELD, "evil" * 9)]
    forged = forge.update(*((*reached, evil) for reached in read_vector(vector).items()))
    headers = {"Authorization": response.request.headers["authorization"]}
    body = {"vector": "AA==", "update": base64.b64encode(forged).decode()}
    assert page.request.post(response.url, data=body, headers=headers).ok


def test_words_arrive_and_all_tabs_go_on(
    page: Page, server: Server, new_context: CreateContextCallback
) -> None:
    session = begin_with_topic(page, server.address, "juggling")
    with page.expect_response("**/sync") as synced:
        app.wait_saved(page, "server")
    tab = page.context.new_page()
    app.open_app(tab, f"{server.address}/en/#{FIELD}")
    expect(field(tab, FIELD)).to_have_value("juggling")
    app.go_offline(page)
    field(page, FIELD).press_sequentially(" with clubs")
    app.wait_saved_on_phone_only(page)
    write_under_its_number(page, synced.value)
    page.context.set_offline(False)
    app.wait_saved(page, "server")
    words = server.fields(session)[FIELD]
    assert all(part in words for part in ("juggling", "with clubs", "evil")), words
    for each in (page, tab):
        expect(field(each, FIELD)).to_have_value(words)
    field(tab, FIELD).press("End")
    field(tab, FIELD).press_sequentially(" and rings")
    expect(field(page, FIELD)).to_have_value(f"{words} and rings")
    app.wait_saved(tab, "server")
    app.reload(page)
    expect(field(page, FIELD)).to_have_value(f"{words} and rings")
    go_to(page, "share")
    other = new_context().new_page()
    join_by_link(page, other)
    go_to(other, FIELD)
    expect(field(other, FIELD)).to_have_value(f"{words} and rings")


@pytest.mark.parametrize("name", [FIELD, "strength.good_at"])
def test_a_word_that_is_being_composed_goes_on(page: Page, server: Server, name: str) -> None:
    session = begin_with_topic(page, server.address, "juggling")
    with page.expect_response("**/sync") as synced:
        app.wait_saved(page, "server")
    app.go_offline(page)
    go_to(page, name)
    field(page, name).press("End")
    before = field(page, name).input_value()
    keyboard = Keyboard(page)
    keyboard.compose_letters(" gras")
    app.wait_saved_on_phone_only(page)
    write_under_its_number(page, synced.value)
    page.context.set_offline(False)
    app.wait_saved(page, "server")
    assert "evil" in server.fields(session)[FIELD]
    expect(field(page, name)).to_have_value(f"{before} gras")
    keyboard.compose_letters(" grassig", known=5)
    keyboard.finish(" grassig")
    page.keyboard.type("!")
    others = "evil" * 9 if name == FIELD else ""
    expect(field(page, name)).to_have_value(f"{others}{before} grassig!")
    app.wait_saved(page, "server")
    assert server.fields(session)[name] == f"{others}{before} grassig!"


def test_the_caret_stays_where_somebody_types(page: Page, server: Server) -> None:
    session = begin_with_topic(page, server.address, "juggling")
    with page.expect_response("**/sync") as synced:
        app.wait_saved(page, "server")
    app.go_offline(page)
    field(page, FIELD).press("Home")
    page.keyboard.type("fine ")
    app.wait_saved_on_phone_only(page)
    write_under_its_number(page, synced.value)
    page.context.set_offline(False)
    app.wait_saved(page, "server")
    page.keyboard.type("old ")
    app.wait_saved(page, "server")
    assert "fine old " in server.fields(session)[FIELD]


def test_words_arrive_though_the_partner_writes_on_without_a_pause(
    page: Page, server: Server, new_context: CreateContextCallback
) -> None:
    live.begin(page, server.address)
    live.meet(page, new_context().new_page())
    session = app.session(page)
    assert session
    with live.program_at(page, server.port) as partner:
        partner.wait_for(Kind.STORED)
        page.evaluate(HOLD)
        field(page, FIELD).press("End")
        field(page, FIELD).press_sequentially(" with clubs")
        evil = [forge.top(FIELD, "E" * len(" with clubs"))]
        reached = read_vector(partner.server)
        forged = forge.update(*((client, clock, evil) for client, clock in reached.items()))
        partner.socket.send(sync(Step.UPDATE, forged))
        while read_vector(partner.server) == reached:
            partner.wait_for(Kind.STORED)
        page.evaluate(LET_GO)
        for _ in range(40):
            partner.type("strength.good_at", "x")
            sleep(0.3)
            if "with clubs" in server.fields(session)[FIELD]:
                break
        assert "with clubs" in server.fields(session)[FIELD]
