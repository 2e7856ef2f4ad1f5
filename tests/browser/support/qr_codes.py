"""Reads the QR codes on a phone's screen, as another phone's camera would: from a picture."""

import io

import zxingcpp
from PIL import Image
from playwright.sync_api import Page

QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)  # others are seen in its squares


def read_code(page: Page, place: str) -> str:
    """The text of the code at this place."""
    page.locator(f"{place} svg").wait_for()
    picture = Image.open(io.BytesIO(page.locator(place).screenshot()))
    (found,) = zxingcpp.read_barcodes(picture, QR)
    return found.text
