"""The list of all lessons can be copied and shared."""

import json

from playwright.sync_api import Page, expect

from tests.browser.support import app
from tests.browser.support.growth_screen import (
    DRAWING,
    JUGGLING,
    open_growth,
)
from tests.browser.support.lessons import import_sessions
from tests.browser.support.server import Server
from tests.browser.support.transfer import pasted_text


def test_the_list_is_copied_as_text(phone: Page) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    phone.locator('[data-action="copy-list"]').click()
    expect(phone.locator(".toast").last).to_have_text("The list is copied.")
    copied = pasted_text(phone).replace("\u2068", "")
    assert copied.replace("\u2069", "").split("\n") == [
        "What I taught",
        "• Drawing in 3D – Noor teaches Ms Peters, 27 September 2026",
        "• Juggling – Noor teaches Sam, 12 March 2026",
    ]


def test_the_list_goes_to_the_share_sheet(page: Page, server: Server) -> None:
    page.add_init_script(
        "navigator.share = async (said) => { window.said = JSON.stringify(said); };"
    )
    app.open_app(page, f"{server.address}/en/")
    import_sessions(page, JUGGLING)
    open_growth(page, 1)
    page.locator('[data-action="share-list"]').click()
    app.wait_until(page, "async () => !!window.said")
    assert "Juggling" in json.loads(page.evaluate("window.said"))["text"]
