"""People choose which worksheets to print, and printing doesn't change the app."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app, wait_ready_for_offline
from tests.browser.support.axe import OPTIONS
from tests.browser.support.layout import TOO_WIDE
from tests.browser.support.printed_pages import choose_worksheet, print_worksheet
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from webapp.content import COMPANIONS, GUIDED

pytestmark = pytest.mark.worker

SCREENS = len(GUIDED) + len(COMPANIONS)


def test_printing_worksheets_does_not_change_the_screen(phone: Page) -> None:
    html = "all => all.map(one => one.innerHTML)"
    before = phone.locator(".guided").evaluate_all(html)
    print_worksheet(phone, "all", filled=True)
    phone.locator('[data-screen="summary"] h1').click()
    assert phone.locator(".guided").evaluate_all(html) == before
    ids = phone.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))


def test_worksheets_can_be_printed_offline(phone: Page, server: Server) -> None:
    wait_ready_for_offline(phone)
    server.stop()
    assert len(print_worksheet(phone, "all").texts) == SCREENS + 2


def test_without_a_session_only_blank_worksheets_are_offered(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    for at in ("tips", "about"):
        go_to(page, at)
        choose_worksheet(page, at=at)
        expect(page.locator("[data-filled]")).to_have_count(0)
        expect(page.locator("dialog.worksheet-chooser .button:not(.quiet)")).to_have_count(
            SCREENS + 1
        )
        page.keyboard.press("Escape")
        expect(page.locator("dialog.worksheet-chooser")).to_have_count(0)


def test_the_dialog_fits_with_letters_of_twice_the_size(page: Page, server: Server) -> None:
    page.add_init_script("try { localStorage.setItem('andersom.size', '2'); } catch {}")
    open_app(page, f"{server.address}/de/#tips")
    choose_worksheet(page, at="tips")
    assert page.evaluate(TOO_WIDE) == []
    assert Axe().run(page, options=OPTIONS).response["violations"] == []
