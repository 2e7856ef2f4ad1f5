"""What the tests of the home screen share."""

import pytest
from playwright.sync_api import Page

from tests.browser.support import app
from tests.browser.support.server import Server


@pytest.fixture
def home(page: Page, server: Server) -> Page:
    """The home screen of a phone whose clock the test can move."""
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    return page
