"""What the tests of pictures share."""

import pytest
from playwright.sync_api import Page

from tests.browser.support import app, form
from tests.browser.support.server import Server


@pytest.fixture
def session(page: Page, server: Server) -> str:
    """A session in which something was written, on a phone whose clock can be set."""
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    opened = app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    return opened
