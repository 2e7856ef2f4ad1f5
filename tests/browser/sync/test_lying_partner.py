"""Somebody with the link writes under a phone's client number: its words arrive all the same."""

import base64
import json

from playwright.sync_api import Page, Response, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app
from tests.browser.support.form import begin_with_topic, field
from tests.browser.support.qr_codes import join_by_code
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.support import harmful_updates as forge
from webapp.yjs.validation import read_vector

FIELD = "strength.topic"


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
    page.context.set_offline(True)
    field(page, FIELD).press_sequentially(" with clubs")
    app.wait_saved_on_phone_only(page)
    write_under_its_number(page, synced.value)
    page.context.set_offline(False)
    app.wait_saved(page, "server")
    words = server.fields(session)[FIELD]
    assert all(part in words for part in ("juggling", "with clubs", "evil"))
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
    join_by_code(page, other)
    go_to(other, FIELD)
    expect(field(other, FIELD)).to_have_value(f"{words} and rings")
