"""Nothing of what was deleted stays in the fields of companions and sessions."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.companions import drawing, open_companion, write


def test_nothing_of_a_deleted_companion_stays_on_the_page(phone: Page) -> None:
    open_companion(phone, "ladder")
    write(phone, "ladder.skill", "Juggling")
    expect(drawing(phone, "ladder")).to_contain_text("Juggling")
    steps.go_to(phone, "settings")
    phone.locator('[data-action="delete-all"]').click()
    phone.locator('dialog [data-answer="all"]').click()
    expect(phone.locator("[data-toasts]")).to_have_text(app.text(phone, "delete.all.done"))
    expect(phone.locator("main")).not_to_contain_text("Juggling")
    expect(form.field(phone, "ladder.skill")).to_have_value("")
    open_companion(phone, "ladder")
    expect(form.field(phone, "ladder.skill")).to_have_value("")


def test_a_session_that_another_tab_deletes_leaves_the_fields(phone: Page) -> None:
    session = app.session(phone)
    app.wait_saved(phone, "server")
    open_companion(phone, "ladder")
    tab = phone.context.new_page()
    app.open_app(tab, phone.url.partition("#")[0])
    tab.locator(f'[data-sessions] li[data-session="{session}"] [data-action="delete"]').click()
    tab.locator('dialog [data-answer="phone"]').click()
    expect(form.field(phone, "strength.topic")).to_have_value("")
