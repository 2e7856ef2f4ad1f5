"""Two phones at one session, over a live connection."""

from playwright.sync_api import Page, expect

from tests.browser.support import indexed_db
from tests.browser.support.app import begin_session, wait_saved
from tests.browser.support.form import field, write
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import join_by_link
from tests.support.live.phone import LivePhone

TOPIC = "strength.topic"


def begin(page: Page, address: str, language: str = "en", holder: str = "") -> Page:
    """Begin a session, say whose phone it is, write a word, and go to the share screen."""
    begin_session(page, f"{address}/{language}/")
    if holder:
        go_to(page, "start.names")
        page.locator(f'[data-field="start.holder"][value="{holder}"]').evaluate("b => b.click()")
    write(page, TOPIC, "memes")
    wait_saved(page, "server")
    go_to(page, "share")
    # From now on another phone is expected.
    page.locator("[data-link-code][data-expects]").wait_for(state="attached")
    return page


def meet(mentee: Page, mentor: Page) -> None:
    """Have both at one field of one session."""
    join_by_link(mentee, mentor)
    for phone in (mentee, mentor):
        go_to(phone, TOPIC)
    expect(field(mentor, TOPIC)).to_have_value("memes")


def wait_live(*phones: Page) -> None:
    for phone in phones:
        phone.locator('html[data-connection="live"]').wait_for(state="attached")


def program_at(page: Page, port: int) -> LivePhone:
    """A program that has the session's link, with a live connection that it may abuse."""
    wait_live(page)
    (record,) = indexed_db.sessions(page)
    return LivePhone(port, record["id"], record["key"])
