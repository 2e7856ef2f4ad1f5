"""What the tests of the growth screen share."""

import pytest
from playwright.sync_api import Page

from tests.browser.support import app
from tests.browser.support.server import Server


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    app.open_app(page, f"{server.address}/en/")
    return page
