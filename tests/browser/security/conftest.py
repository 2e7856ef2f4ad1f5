"""What the tests of harmful content share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.support.payloads import Watch
from tests.browser.support.server import Server


@pytest.fixture
def watch(page: Page, server: Server) -> Iterator[Watch]:
    """A watch over the phone; whatever a test does, it sees nothing happen."""
    watching = Watch(page.context, server.address)
    yield watching
    assert watching.found(page) == []
