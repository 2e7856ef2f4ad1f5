"""The dialogs for pictures and recordings are accessible, and fit every screen and language."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.support import app, form, steps
from tests.browser.support.attachments import (
    FIELD,
    add_button,
    add_photo,
    choose,
    photo,
    say_button,
    thumbnails,
)
from tests.browser.support.axe import AXE, LOOK
from tests.browser.support.language import choose_language
from tests.browser.support.layout import TOO_SMALL, TOO_WIDE
from tests.browser.support.server import Server

REFUSED = """() => {
  navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException("", "NotAllowedError");
  };
}"""
# Where a dialog is open, only what is in it can be pressed.
TOO_SMALL_HERE = TOO_SMALL.replace(
    "document.querySelectorAll",
    "(document.querySelector('dialog[open]') ?? document).querySelectorAll",
)


def each_place(page: Page) -> Iterator[str]:
    """Open each place where something can be done with pictures."""
    add_photo(page, photo())
    yield "thumbnails"
    add_button(page).click()
    page.locator(".bottom-sheet[open]").wait_for()
    yield "menu"
    page.keyboard.press("Escape")
    choose(page, "draw")
    page.locator("dialog[open] h2").wait_for()
    yield "drawing"
    page.keyboard.press("Escape")
    page.evaluate(REFUSED)
    say_button(page).click()
    page.locator(".voice-line [role=alert]").wait_for()
    # Nothing lies half under the bars.
    page.set_viewport_size({"width": page.evaluate("innerWidth"), "height": 2000})
    yield "refused"
    thumbnails(page).click()
    page.locator(".viewer img").wait_for()
    yield "viewer"
    page.keyboard.press("Escape")
    steps.go_to(page, "summary")
    page.locator('[data-summary] [data-phase="plan"] .fold').click()
    page.locator(f'[data-attached="{FIELD}"] img').wait_for()
    yield "summary"


@pytest.mark.parametrize(
    ("code", "theme", "width", "size"),
    [("ar", "light", 320, "1"), ("de", "dark", 360, "2"), ("uk", "light", 1280, "1")],
)
def test_every_dialog_is_accessible_and_fits_the_screen(
    page: Page, server: Server, code: str, theme: str, width: int, size: str
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.add_init_script(
        f"localStorage.setItem('andersom.size', '{size}');"
        f"localStorage.setItem('andersom.theme', '{theme}');"
    )
    app.open_app(page, f"{server.address}/{code}/#{FIELD}")
    page.evaluate(AXE)
    found = {}
    for place in each_place(page):
        faults = [
            *page.evaluate(LOOK),
            *page.evaluate(TOO_WIDE),
            *page.evaluate(TOO_SMALL_HERE),
        ]
        if faults:
            found[place] = faults
    assert found == {}


def test_names_of_pictures_and_buttons_change_with_the_language(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_photo(page, photo())
    names = [("en", "Picture 1"), ("de", "Bild 1"), ("ar", "الصورة 1")]
    for code, name in names:
        choose_language(page, code)
        page.get_by_role("button", name=name).wait_for()
        label = page.locator(f'label[for="field-{FIELD}"]').text_content()
        for button in (add_button(page), say_button(page)):
            assert (button.get_attribute("aria-label") or "").endswith(f": {label}")


def test_the_buttons_appear_without_moving_anything(page: Page, server: Server) -> None:
    # The row of tools may change with the step; what stands in the prompt must not move.
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => {"
        "for (const { sources, value } of list.getEntries())"
        "if (sources.some(({ node }) => (node?.closest ? node : node?.parentElement)"
        "?.closest('.prompt'))) window.moved += value;"
        "}).observe({ type: 'layout-shift', buffered: true });"
    )
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_button(page).wait_for()
    before = page.evaluate("window.moved")
    form.go_to_field(page, "start.mentee_name")
    add_button(page, "start.mentee_name").wait_for()
    assert page.evaluate("window.moved") == before
