"""Where both wrote at the same place unseen, their words are parted, and they hear of it."""

import re

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server
from tests.browser.support.transfer import join_by_link

FIELD = "plan.steps"
# Either may stand first.
PARTED = re.compile("how comics are (drawn ibis paint|ibis paint drawn)$")
LINE = ".both-wrote"


def test_words_that_meet_are_parted_and_that_is_said_beside_them(
    page: Page, server: Server, new_context: CreateContextCallback, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("timer-face.chunk")  # where it comes late, there is no network any more
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, FIELD, "how comics are ")
    app.wait_saved(page, "server")
    steps.go_to(page, "share")
    other = new_context(locale="nl-NL").new_page()
    join_by_link(page, other)
    for phone in (page, other):
        form.go_to_field(phone, FIELD)
        expect(form.field(phone, FIELD)).to_have_value("how comics are ")
        app.go_offline(phone)
    form.write(page, FIELD, "drawn")
    form.write(other, FIELD, "ibis paint")
    page.context.set_offline(False)
    app.wait_saved(page, "server")
    other.context.set_offline(False)
    expect(other.locator(LINE)).to_be_visible()
    expect(other.locator(LINE)).to_contain_text("Jullie schreven hier allebei.")
    for phone in (page, other):
        expect(form.field(phone, FIELD)).to_have_value(PARTED)
    form.write(other, FIELD, "!")
    expect(other.locator(LINE)).to_have_count(0)
