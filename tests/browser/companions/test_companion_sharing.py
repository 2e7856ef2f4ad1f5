"""A companion reaches another phone by link, file or codes, and the server when there is one."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.companions import drawing, open_companion, write
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server


def test_a_second_phone_opens_the_companion_and_both_can_write(phone: Page, other: Page) -> None:
    open_companion(phone, "roadmap")
    write(phone, "roadmap.goal", "A job with animals")
    app.wait_saved(phone, "server")
    phone.locator('[data-screen="roadmap"] a[href="#share"]').click()
    other.goto(read_code(phone, "[data-link-code]"))
    steps.wait_for_step(other, "roadmap")
    expect(form.field(other, "roadmap.goal")).to_have_value("A job with animals")
    steps.go_to(phone, "roadmap")
    write(other, "roadmap.milestone.1.step", "Ask the vet")
    expect(drawing(phone, "roadmap")).to_contain_text("Ask the vet")
    expect(form.field(phone, "roadmap.milestone.1.step")).to_have_value("Ask the vet")


def test_a_file_brings_a_companion_to_another_phone(
    phone: Page, other: Page, server: Server, tmp_path: Path
) -> None:
    open_companion(phone, "ladder")
    write(phone, "ladder.skill", "Juggling")
    phone.locator('[data-field="ladder.at"][value="2"]').check(force=True)
    steps.go_to(phone, "share")
    with phone.expect_download() as download:
        phone.locator('[data-action="export"]').click()
    download.value.save_as(tmp_path / "ladder.json")
    (entry,) = json.loads((tmp_path / "ladder.json").read_text("utf-8"))["sessions"]
    assert entry["answers"] == {"ladder.skill": "Juggling", "ladder.at": 2}
    assert download.value.suggested_filename == "andersom-Juggling.json"
    app.open_app(other, f"{server.address}/en/")
    other.locator("[data-file]").set_input_files(tmp_path / "ladder.json")
    steps.wait_for_step(other, "ladder")
    expect(form.field(other, "ladder.skill")).to_have_value("Juggling")
    expect(other.locator('[data-field="ladder.at"][value="2"]')).to_be_checked()


def test_codes_bring_a_companion_to_another_phone(phone: Page, other: Page) -> None:
    open_companion(phone, "stretch")
    write(phone, "stretch.challenge", "Sing")
    steps.go_to(phone, "share")
    phone.locator('[data-action="hand-over"]').click()
    other.goto(read_code(phone, "[data-hand-code]"))
    steps.wait_for_step(other, "stretch")
    expect(drawing(other, "stretch")).to_contain_text("Sing")


@pytest.mark.worker
def test_a_companion_works_offline_and_reaches_the_server_later(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.wait_own_language_ready(page)
    server.stop()
    page.reload()
    app.wait_listening(page)
    ladder = open_companion(page, "ladder")
    write(page, "ladder.skill", "Juggling")
    app.wait_saved(page, "phone")
    page.reload()
    app.wait_listening(page)
    expect(drawing(page, "ladder")).to_contain_text("Juggling")
    expect(page.locator("html")).to_have_attribute("data-session", ladder)
    server.start()
    app.network_came_back(page)
    app.wait_saved(page, "server")
    assert server.fields(ladder)["ladder.skill"] == "Juggling"
