"""What the tests of worksheets share."""

import pytest
from playwright.sync_api import Page

from tests.browser.support.answers import PRIVATE, Answers, answers
from tests.browser.support.app import open_app, start_session
from tests.browser.support.form import fill_everywhere
from tests.browser.support.printed_pages import NO_PRINTER
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to


@pytest.fixture
def written() -> Answers:
    """An answer to every field; the private ones hold a word that must not be printed."""
    return {**answers("zebra"), **dict.fromkeys(PRIVATE, "markermarker")}


@pytest.fixture
def phone(page: Page, server: Server, written: Answers) -> Page:
    """A phone with no printer, and an answer everywhere."""
    page.add_init_script(NO_PRINTER)
    open_app(page, f"{server.address}/en/")
    start_session(page)
    fill_everywhere(page, written)
    go_to(page, "summary")
    return page
