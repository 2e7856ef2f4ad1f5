"""What the tests of companions share."""

import pytest
from playwright.sync_api import Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form
from tests.browser.support.server import Server


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    """A phone with a session in which a topic stands."""
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, "strength.topic", "memes")
    return page


@pytest.fixture
def other(new_context: CreateContextCallback) -> Page:
    """Another phone."""
    return new_context().new_page()


@pytest.fixture
def fresh_phone(page: Page, server: Server) -> Page:
    """A phone on which the app was just opened for the first time."""
    app.open_app(page, f"{server.address}/en/")
    return page
