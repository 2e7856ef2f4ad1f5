"""Reads the QR codes on a phone's screen, as another phone's camera would: from a picture."""

import io

import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.support.app import session

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)  # others are seen in its squares
MOST_LOOKS = 20


def read_code(page: Page, place: str) -> str:
    """The text of the code at this place.

    Looks until it can be read, as a camera does: the page may still be moving, and a picture shows
    what was there a moment ago.
    """
    page.locator(f"{place} svg").wait_for()
    for _ in range(MOST_LOOKS):
        picture = Image.open(io.BytesIO(page.locator(place).screenshot()))
        if found := zxingcpp.read_barcodes(picture, QR):
            return found[0].text
    raise AssertionError(f"no camera reads the code at {place}")


def join_by_code(page: Page, other: Page) -> None:
    """Point another phone's camera at the code on this one's share screen."""
    other.goto(read_code(page, "[data-link-code]"))
    expect(other.locator("html")).to_have_attribute("data-session", session(page) or "")
