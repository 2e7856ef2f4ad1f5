"""Where the second bundle can't run, it is said, and what was written can be saved as a file."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form
from tests.browser.support.answers import Answers
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.language import switch_language
from tests.browser.support.server import Server

REST = "**/static/deferred-*.js"
TOPIC = "Jonglieren – تلاعب 🤹"
NOTE = "nobody else reads this"
BROKEN = {
    "throws": "throw new Error('broken part')",
    "is of another language": "let it = ; // broken part",
    "lacks what the first one calls": "export const other = 1;",
}


@pytest.fixture
def written(page: Page, server: Server) -> Page:
    """A phone without a worker, with a session in German."""
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    app.begin_session(page, f"{server.address}/en/")
    switch_language(page, "de")
    words: Answers = {"strength.topic": TOPIC, "private.mentee": NOTE, "plan.format": "demo"}
    form.fill_everywhere(page, words)
    app.wait_saved(page, "server")
    return page


def save(page: Page) -> Download:
    with page.expect_download() as download:
        page.locator('[data-toasts] [data-action="save-file"]').click()
    return download.value


def break_it(page: Page, script: str, loads: list[str]) -> None:
    def answer(route: Route) -> None:
        loads.append(route.request.url)
        route.fulfill(body=script, content_type="text/javascript")

    page.context.route(REST, answer)


@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_what_was_written_leaves_as_a_file_that_another_phone_opens(
    written: Page,
    new_context: CreateContextCallback,
    server: Server,
    console_errors: ConsoleErrors,
    tmp_path: Path,
    script: str,
) -> None:
    console_errors.allow("broken part")
    console_errors.allow("Unexpected token")
    console_errors.allow("is not a function")
    break_it(written, script, [])
    written.reload()
    expect(written.locator("[data-toasts]")).to_contain_text(app.text(written, "start.failed"))
    file = tmp_path / "andersom.json"
    save(written).save_as(file)
    assert NOTE not in file.read_text("utf-8")

    other = new_context().new_page()
    app.open_app(other, f"{server.address}/en/")
    other.locator("[data-file]").set_input_files(file)
    expect(form.field(other, "strength.topic")).to_have_value(TOPIC)
    expect(other.locator('[data-field="plan.format"][value="demo"]')).to_be_checked()
    expect(form.field(other, "private.mentee")).to_have_value("")


def test_it_loads_itself_again_twice_and_then_rests(
    written: Page, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("broken part")
    loads: list[str] = []
    break_it(written, BROKEN["throws"], loads)
    written.clock.install()
    written.reload()
    for _ in range(2):
        expect(written.locator("[data-toasts]")).to_contain_text(app.text(written, "start.failed"))
        with written.expect_navigation():
            written.clock.fast_forward(6000)
    written.locator('[data-toasts] [data-action="save-file"]').wait_for()
    written.clock.fast_forward(600_000)
    assert json.loads(save(written).path().read_text("utf-8"))["sessions"]
    assert len(loads) == 3


def test_a_phone_that_holds_nothing_offers_no_file(
    page: Page, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("broken part")
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    break_it(page, BROKEN["throws"], [])
    page.goto(f"{server.address}/tr/")
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "start.failed"))
    page.context.unroute(REST)
    page.reload()
    app.wait_listening(page)  # and looking for words left no half-made database
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
