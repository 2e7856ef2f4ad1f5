"""A companion is printed on one page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.companions import FULL, drawing, fill

SIZES = ("A4", "Letter")


def pages(page: Page, size: str) -> int:
    """On how many pages the screen is printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size)))


def test_a_full_companion_prints_on_one_page(phone: Page, subtests: pytest.Subtests) -> None:
    for kind in FULL:
        with subtests.test(kind):
            fill(phone, kind)
            words = phone.locator(f'[data-screen="{kind}"] [data-in-words]')
            for name, said in FULL[kind].items():
                if re.search("date|again", name) is None:
                    expect(words.locator(f'[data-said="{name}"]')).to_have_text(said)
            assert {size: pages(phone, size) for size in SIZES} == dict.fromkeys(SIZES, 1)
            phone.emulate_media(media="print")
            expect(words).to_be_visible()
            expect(drawing(phone, kind)).to_be_visible()
            expect(phone.locator(f'[data-screen="{kind}"] .answers')).to_be_hidden()
        phone.emulate_media(media="null")
