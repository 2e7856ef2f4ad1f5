"""What the tests of the timers share."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app, start_session
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.timers import SENSES, digits


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    """A phone with a clock of ours, at the cover of phase 2."""
    page.add_init_script(SENSES)
    page.clock.install()
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength")
    expect(digits(page, "strength")).to_have_text("0:00")
    return page
