"""Roadmap, ladder and stretch challenge: documents beside the sessions, kept and shared alike."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.companions import FULL, drawing, fill, open_companion, write
from tests.browser.support.qr_codes import read_code
from tests.browser.support.server import Server

LOADED = "() => performance.getEntriesByType('resource').map((one) => one.name)"


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    """A phone with a session in which a topic stands."""
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    form.write(page, "strength.topic", "memes")
    return page


@pytest.fixture
def other(new_context: CreateContextCallback) -> Page:
    """Another phone."""
    return new_context().new_page()


def test_a_companion_leaves_the_session_as_it_is_and_one_can_go_back(
    phone: Page, server: Server
) -> None:
    session = app.session(phone)
    assert session
    steps.go_to(phone, "summary")
    phone.locator('[data-screen="summary"] [data-companion="ladder"]').click()
    expect(drawing(phone, "ladder")).to_be_visible()
    ladder = app.session(phone)
    assert ladder not in {None, session}
    write(phone, "ladder.skill", "Juggling")
    phone.locator('[data-screen="ladder"] [data-action="return"]').click()
    steps.wait_for_step(phone, "summary")
    expect(phone.locator("html")).to_have_attribute("data-session", session)
    expect(phone.locator('[data-answer="strength.topic"]')).to_have_text("memes")
    expect(phone.locator('[data-answer="ladder.skill"]')).to_have_count(0)
    app.wait_saved(phone, "server")
    assert server.fields(session) == {"strength.topic": "memes"}
    kept = server.session(ladder or "")["fields"]
    assert kept["ladder.skill"] == "Juggling"
    assert kept["meta"]["kind"] == "ladder"
    assert "phase" not in kept["meta"]


def test_a_screen_of_the_session_brings_the_session_back(phone: Page) -> None:
    session = app.session(phone)
    open_companion(phone, "stretch")
    write(phone, "stretch.challenge", "Sing")
    steps.go_to(phone, "strength.topic")
    expect(form.field(phone, "strength.topic")).to_have_value("memes")
    expect(phone.locator("html")).to_have_attribute("data-session", session or "")
    phone.go_back()
    expect(drawing(phone, "stretch")).to_be_visible()
    expect(form.field(phone, "stretch.challenge")).to_have_value("Sing")


def test_home_lists_companions_beside_sessions_and_resumes_them(phone: Page) -> None:
    roadmap = open_companion(phone, "roadmap")
    write(phone, "roadmap.goal", "A job with animals")
    app.wait_saved(phone, "server")
    steps.go_to(phone, "home")
    phone.reload()
    app.wait_listening(phone)
    expect(phone.locator("[data-sessions] li")).to_have_count(2)
    card = phone.locator(f'[data-sessions] li[data-session="{roadmap}"]')
    for words in ("A job with animals", "Career roadmap", str(_year(phone))):
        expect(card).to_contain_text(words)
    card.locator('[data-action="continue"]').click()
    steps.wait_for_step(phone, "roadmap")
    expect(phone.locator("html")).to_have_attribute("data-session", roadmap)
    expect(drawing(phone, "roadmap")).to_contain_text("A job with animals")


def _year(page: Page) -> int:
    year: int = page.evaluate("new Date().getFullYear()")
    return year


def test_home_brings_back_the_session_that_was_left_last(phone: Page) -> None:
    first = app.session(phone)
    open_companion(phone, "ladder")
    write(phone, "ladder.skill", "Juggling")
    steps.go_to(phone, "home")
    expect(phone.locator("html")).to_have_attribute("data-session", first or "")
    second = app.start_session(phone)
    steps.go_to(phone, "home")
    phone.locator('[data-phase="ladder"] [data-action="continue"]').click()
    steps.wait_for_step(phone, "ladder")
    steps.go_to(phone, "home")
    expect(phone.locator("html")).to_have_attribute("data-session", second)


def test_sharing_and_settings_keep_the_companion(phone: Page) -> None:
    ladder = open_companion(phone, "ladder")
    write(phone, "ladder.skill", "Juggling")
    app.wait_saved(phone, "server")
    for screen in ("share", "settings"):
        steps.go_to(phone, screen)
        phone.reload()
        app.wait_listening(phone)
        expect(phone.locator("html")).to_have_attribute("data-session", ladder)


def test_one_can_start_a_new_one_and_keeps_the_old(phone: Page) -> None:
    first = open_companion(phone, "stretch")
    write(phone, "stretch.challenge", "Sing")
    phone.locator('[data-screen="stretch"] [data-action="begin-companion"]').click()
    expect(form.field(phone, "stretch.challenge")).to_have_value("")
    write(phone, "stretch.challenge", "Dance")
    assert app.session(phone) != first
    steps.go_to(phone, "home")
    expect(phone.locator('[data-sessions] li[data-phase="stretch"]')).to_have_count(2)


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


def test_nor_does_a_session_that_another_tab_deletes_meanwhile(phone: Page) -> None:
    session = app.session(phone)
    app.wait_saved(phone, "server")
    open_companion(phone, "ladder")
    tab = phone.context.new_page()
    app.open_app(tab, phone.url.partition("#")[0])
    tab.locator(f'[data-sessions] li[data-session="{session}"] [data-action="delete"]').click()
    tab.locator('dialog [data-answer="phone"]').click()
    expect(form.field(phone, "strength.topic")).to_have_value("")


def test_a_second_phone_opens_the_right_screen_and_both_write(phone: Page, other: Page) -> None:
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


def test_a_companion_works_with_no_server_and_arrives_when_it_is_back(
    page: Page, server: Server
) -> None:
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
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


def test_the_picture_is_loaded_when_a_companion_is_opened_not_before(phone: Page) -> None:
    assert not any("/companion-view.chunk-" in name for name in phone.evaluate(LOADED))
    open_companion(phone, "ladder")
    assert any("/companion-view.chunk-" in name for name in phone.evaluate(LOADED))


def test_the_tips_lead_to_the_companions_that_they_name(phone: Page) -> None:
    steps.go_to(phone, "start.stage")
    phone.locator('[data-prompt="start.stage"] .tip summary').click()
    phone.locator('[data-prompt="start.stage"] [data-companion="roadmap"]').click()
    expect(drawing(phone, "roadmap")).to_be_visible()
    steps.go_to(phone, "tips")
    phone.locator('[data-screen="tips"] [data-companion="stretch"]').last.click()
    expect(drawing(phone, "stretch")).to_be_visible()


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
