"""Every text field has a microphone and a button that adds a picture, by touch and by keyboard."""

from playwright.sync_api import Page, expect

from tests.browser.support import companions, form
from tests.browser.support.attachments import (
    FIELD,
    add_button,
    say_button,
)

COMPANIONS_TEXTS = {
    name
    for fields in companions.FULL.values()
    for name in fields
    if not name.endswith((".date", ".again"))
}


def test_every_text_field_has_both_buttons_and_nothing_else_has(page: Page, session: str) -> None:
    assert session
    texts = page.locator("[data-screen] textarea[data-field]")
    names: list[str] = texts.evaluate_all("all => all.map(one => one.dataset.field)")
    assert {"start.mentee_name", "private.mentee", FIELD, *COMPANIONS_TEXTS} <= set(names)
    for name in names:
        if name not in COMPANIONS_TEXTS:
            form.go_to_field(page, name)
            expect(add_button(page, name)).to_be_visible()
            expect(say_button(page, name)).to_be_visible()
    for kind, fields in companions.FULL.items():
        companions.fill(page, kind)
        companions.unfold(page)
        for name in COMPANIONS_TEXTS & fields.keys():
            expect(add_button(page, name)).to_be_visible()
            expect(say_button(page, name)).to_be_visible()
    assert page.locator("[data-add]").count() == len(names)
    assert page.locator("[data-say]").count() == len(names)
    assert page.locator("script[src*=attachments]").count() == 0


def test_the_menu_and_the_drawing_open_and_close_by_keyboard(page: Page, session: str) -> None:
    assert session
    form.go_to_field(page, FIELD)
    for way in ("", "draw"):
        add_button(page).focus()
        page.keyboard.press("Enter")
        expect(page.locator("dialog.bottom-sheet[open] h2")).to_be_focused()
        if way:
            page.locator(f'dialog[open] [data-way="{way}"]').focus()
            page.keyboard.press("Enter")
            expect(page.locator("dialog.bottom-sheet")).to_have_count(0)
        expect(page.locator("dialog[open]")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
        expect(add_button(page)).to_be_focused()
