"""A phone that can't store anything: the app says so, and a file saves the words."""

from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server

NO_DATABASE = """IDBFactory.prototype.open = () => {
  throw new DOMException("blocked", "SecurityError");
};"""
OPENS_LATE = """const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (...asked) {
  return window.awake ? open.apply(this, asked) : new EventTarget();
};"""
NEVER_OPENS = "IDBFactory.prototype.open = () => new EventTarget();"
FULL = """IDBObjectStore.prototype.add = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""


def assert_warned(page: Page) -> None:
    app.wait_not_saved(page)
    expect(page.get_by_role("alert")).to_have_text(app.text(page, "saved.memory"))


@pytest.mark.parametrize(
    "broken", [NO_DATABASE, NEVER_OPENS, FULL], ids=["forbidden", "never opens", "full"]
)
def test_without_storage_typing_goes_on_and_a_file_saves_the_words(
    page: Page,
    new_context: CreateContextCallback,
    server: Server,
    tmp_path: Path,
    broken: str,
) -> None:
    page.add_init_script(broken)
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    assert_warned(page)
    form.write(page, "private.mentee", "for me alone")
    steps.go_to(page, "plan.mentor_role")
    form.fill(page, "plan.mentor_role", ["ask", "listen"])
    choose_language(page, "nl")
    choose_language(page, "en")
    assert_warned(page)
    steps.go_to(page, "share")
    with page.expect_download() as download:
        page.locator('[data-action="export"]').click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert "Juggling" in file.read_text()
    assert "for me alone" not in file.read_text()

    other = new_context().new_page()
    app.open_app(other, f"{server.address}/en/#share")
    other.locator("[data-file]").set_input_files(file)
    steps.wait_for_step(other, "summary")
    expect(other.locator('dd[data-answer="strength.topic"]')).to_have_text("Juggling")
    expect(form.field(other, "strength.topic")).to_have_value("Juggling")
    expect(form.field(other, "private.mentee")).to_have_value("")
    for value, there in (("ask", True), ("listen", True), ("reflect", False)):
        box = other.locator(f'[data-field="plan.mentor_role"][value="{value}"]')
        expect(box).to_be_checked(checked=there)


def test_words_typed_on_a_full_phone_are_saved_once_there_is_room(
    page: Page, server: Server
) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.address, "quotaSize": 1})
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    assert_warned(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.address})
    expect(page.locator("html")).not_to_have_attribute("data-saved", "pending")
    page.reload()
    app.wait_listening(page)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")


def test_leaving_asks_first_while_words_are_only_in_memory(page: Page, server: Server) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.address, "quotaSize": 1})
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    assert_warned(page)
    for leave in ("location.reload()", "location.assign('/nl/')"):
        app.leave_and_stay(page, partial(page.evaluate, f"() => {{ setTimeout(() => {leave}); }}"))
    app.leave_and_stay(page, lambda: page.close(run_before_unload=True))
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")

    devtools.send("Storage.overrideQuotaForOrigin", {"origin": server.address})
    app.wait_saved(page, "phone")
    page.on("dialog", lambda dialog: pytest.fail(f"asks: {dialog.type}"))
    page.reload()
    app.wait_listening(page)
    with page.expect_event("close"):
        page.close(run_before_unload=True)


def test_a_database_that_opens_late_still_shows_its_sessions(page: Page, server: Server) -> None:
    session = app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    page.close()

    later = page.context.new_page()
    later.clock.install()
    later.add_init_script(OPENS_LATE)
    app.open_app(later, f"{server.address}/en/")
    expect(later.locator("[data-sessions] li")).to_have_count(0)
    later.evaluate("() => { window.awake = true; }")
    later.clock.fast_forward(5000)
    expect(later.locator("[data-sessions] li")).to_have_count(1)
    expect(later.locator("html")).to_have_attribute("data-session", session)
    form.write(later, "strength.topic", " balls")
    expect(form.field(later, "strength.topic")).to_have_value("Juggling balls")
