"""A companion is printed on one page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.companions import FULL, drawing, fill


@pytest.mark.parametrize("kind", FULL)
@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_a_full_companion_prints_on_one_page(phone: Page, kind: str, format: str) -> None:  # noqa: A002
    fill(phone, kind)
    words = phone.locator(f'[data-screen="{kind}"] [data-in-words]')
    for name, said in FULL[kind].items():
        if re.search("date|again", name) is None:
            expect(words.locator(f'[data-said="{name}"]')).to_have_text(said)
    pages = re.findall(rb"/Type\s*/Page\b", phone.pdf(format=format))
    assert len(pages) == 1
    phone.emulate_media(media="print")
    expect(words).to_be_visible()
    expect(drawing(phone, kind)).to_be_visible()
    expect(phone.locator(f'[data-screen="{kind}"] .answers')).to_be_hidden()
