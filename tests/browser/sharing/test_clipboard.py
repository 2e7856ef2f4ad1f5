"""Without a share sheet links are copied, even where the browser guards the clipboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server

NO_SHARE = "navigator.share = undefined; navigator.canShare = undefined;"
NO_CLIPBOARD = "delete Navigator.prototype.clipboard;"
REFUSED = """navigator.clipboard.writeText = async () => {
  throw new DOMException("no", "NotAllowedError");
};"""
NO_COPYING = "document.execCommand = () => false;"
SHARE = '[data-action="share"]'


def press_share(page: Page, server: Server, *scripts: str) -> None:
    """Send the link of a session from a phone on which these scripts ran first."""
    for script in (NO_SHARE, *scripts):
        page.add_init_script(script)
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "share")
    page.locator('[data-action="invite"]').click()
    page.locator(SHARE).click()


@pytest.mark.parametrize("script", [NO_CLIPBOARD, REFUSED], ids=["without", "refused"])
def test_the_link_is_copied_without_the_clipboard_api(
    page: Page, server: Server, script: str
) -> None:
    press_share(page, server, script)
    expect(page.locator(".toast")).to_have_text("The link is copied.")
    expect(page.locator(SHARE)).to_be_focused()
    form.go_to_field(page, "strength.topic")
    form.field(page, "strength.topic").press("Control+v")
    link = re.compile(r"/en/#join=[a-z2-7]{26}\.[a-z2-7]{26}$")
    expect(form.field(page, "strength.topic")).to_have_value(link)


def test_a_failure_to_copy_is_reported(page: Page, server: Server) -> None:
    press_share(page, server, REFUSED, NO_COPYING)
    expect(page.locator(".toast")).to_have_text("Copying doesn’t work here.")
