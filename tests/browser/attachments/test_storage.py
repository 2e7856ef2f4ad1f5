"""Pictures are stored on the phone: in all tabs, beside older versions, and counted."""

import io

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.attachments import (
    FIELD,
    add_button,
    add_photo,
    photo,
    thumbnails,
)
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server

# As the version before this one opens the phone's database, and writes into it.
OLD_VERSION_WRITES = """() => new Promise((done, fail) => {
  const opening = indexedDB.open("andersom", 1);
  opening.onerror = () => fail(opening.error);
  opening.onblocked = () => fail(new Error("blocked"));
  opening.onsuccess = () => {
    const work = opening.result.transaction("updates", "readwrite");
    work.objectStore("updates").add({ doc: "of-the-old-tab", update: new Uint8Array() });
    work.oncomplete = () => done(true);
  };
})"""


def test_the_settings_say_how_much_room_pictures_take(page: Page, session: str) -> None:
    assert session
    steps.go_to(page, "settings")
    expect(page.locator("[data-storage-line]")).to_contain_text("MB")
    expect(page.locator("[data-attached-line]")).to_be_empty()
    noise = io.BytesIO()
    Image.effect_noise((1400, 1400), 200).convert("RGB").save(noise, "JPEG")
    add_photo(page, noise.getvalue())
    indexed_db.wait_for_attachments(page, 1)
    steps.go_to(page, "settings")
    (stored,) = indexed_db.attachments(page)
    size = f"{len(stored['data']) / 1e6:.1f} MB"
    assert size != "0.0 MB"
    expect(page.locator("[data-attached-line]")).to_contain_text(size)
    expect(page.locator("[data-attached-rows] li")).to_have_text(f"Juggling: {size}")


def test_a_session_with_only_a_picture_is_saved(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#{FIELD}")
    add_photo(page, photo())
    indexed_db.wait_for_attachments(page, 1)
    app.reload(page)
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)
    steps.go_to(page, "summary")
    page.locator('[data-summary] [data-phase="plan"] .fold').click()
    expect(page.locator(f'[data-attached="{FIELD}"] [data-kind="photo"]')).to_be_visible()


def test_two_tabs_show_the_same_pictures(page: Page, session: str, server: Server) -> None:
    assert session
    other = page.context.new_page()
    app.open_app(other, f"{server.address}/en/#{FIELD}")
    expect(add_button(other)).to_be_visible()
    page.bring_to_front()
    add_photo(page, photo())
    indexed_db.wait_for_attachments(page, 1)
    other.bring_to_front()
    expect(thumbnails(other, "photo")).to_be_visible()


def test_a_tab_with_an_older_version_can_still_write(
    page: Page, session: str, server: Server, console_errors: ConsoleErrors
) -> None:
    assert session
    console_errors.allow("favicon.ico")
    old = page.context.new_page()
    old.goto(f"{server.address}/healthz")
    assert old.evaluate(OLD_VERSION_WRITES)
    add_photo(page, photo())
    form.write(page, FIELD, "Throw")
    indexed_db.wait_for_attachments(page, 1)
    assert old.evaluate(OLD_VERSION_WRITES)
    app.reload(page)
    form.go_to_field(page, FIELD)
    expect(form.field(page, FIELD)).to_have_value("Throw")
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")
    expect(thumbnails(page, "photo")).to_be_visible()
