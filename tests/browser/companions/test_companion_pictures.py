"""A companion's picture is drawn from its answers, and a press leads to the answer."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pycrdt import Doc, Map, Text

from tests.browser.support import app, form
from tests.browser.support.attachments import add_button
from tests.browser.support.axe import faults
from tests.browser.support.companions import drawing, fill, open_companion, write
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.support.python_phone import ID, KEY

FRIDAY, WEEK_LATER = "2026-11-27T10:00", "2026-12-04T10:00"


@pytest.fixture
def phone(page: Page, server: Server) -> Page:
    app.open_app(page, f"{server.address}/en/")
    return page


def marker(page: Page, kind: str) -> float:
    """How far down the one who speaks stands in the picture."""
    box = drawing(page, kind).locator(".mentee-fill").bounding_box()
    assert box
    return box["y"]


def at(page: Page, rung: int) -> None:
    """Expect that the ladder says so, and that it is drawn."""
    expect(page.locator(f'[data-field="ladder.at"][value="{rung}"]')).to_be_checked()
    expect(drawing(page, "ladder").locator(".filled + .number")).to_contain_text(str(rung))


def test_milestones_appear_as_they_are_needed_and_a_tap_leads_to_one(phone: Page) -> None:
    open_companion(phone, "roadmap")
    stops = drawing(phone, "roadmap").locator(".press:has(circle)")
    expect(stops).to_have_count(1)
    stops.click()
    expect(form.field(phone, "roadmap.milestone.1.step")).to_be_focused()
    phone.keyboard.type("Ask the vet")
    expect(stops).to_have_count(2)
    write(phone, "roadmap.milestone.1.date", "2027-01-12")
    for words in ("Ask the vet", "January 12, 2027"):
        expect(drawing(phone, "roadmap")).to_contain_text(words)
    for number in range(2, 6):
        write(phone, f"roadmap.milestone.{number}.helper", "Sam")
    expect(stops).to_have_count(5)


def test_a_milestone_is_reached_with_the_keyboard(phone: Page) -> None:
    open_companion(phone, "roadmap")
    add_button(phone, "roadmap.first_step").focus()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    expect(form.field(phone, "roadmap.milestone.1.step")).to_be_focused()


def test_the_climber_moves_by_tap_and_by_arrow_keys(phone: Page) -> None:
    open_companion(phone, "ladder")
    rungs = drawing(phone, "ladder").locator(".press:has(rect + rect)")
    expect(rungs).to_have_count(3)
    for number in (1, 2, 3):
        write(phone, f"ladder.rung.{number}", f"juggle {number} balls")
    expect(rungs).to_have_count(4)
    rungs.nth(1).click()
    at(phone, 2)
    low = marker(phone, "ladder")
    phone.locator('[data-field="ladder.at"][value="2"]').focus()
    phone.keyboard.press("ArrowUp")
    at(phone, 3)
    assert marker(phone, "ladder") < low
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowLeft")
    at(phone, 1)
    # A rung without words leads to its field.
    rungs.nth(3).click()
    expect(form.field(phone, "ladder.rung.4")).to_be_focused()


def test_the_challenge_moves_between_the_rings_by_tap_and_by_arrow_keys(phone: Page) -> None:
    open_companion(phone, "stretch")
    write(phone, "stretch.challenge", "Sing on stage")
    rings = drawing(phone, "stretch").locator("circle")
    chosen = drawing(phone, "stretch").locator("circle.filled + text")
    expect(rings).to_have_count(3)
    rings.last.click()
    expect(chosen).to_contain_text("Comfort")
    phone.locator('[data-field="stretch.zone"][value="comfort"]').focus()
    phone.keyboard.press("ArrowDown")
    expect(chosen).to_contain_text("Stretch zone")
    expect(drawing(phone, "stretch")).to_contain_text("Sing on stage")
    expect(phone.locator('[data-said="stretch.zone"]')).to_have_text("Stretch zone")


def test_the_picture_changes_with_the_language(phone: Page) -> None:
    open_companion(phone, "roadmap")
    write(phone, "roadmap.goal", "مهندسة")
    write(phone, "roadmap.milestone.1.date", "2027-01-12")
    choose_language(phone, "de")
    expect(drawing(phone, "roadmap")).to_contain_text("12. Januar 2027")
    expect(phone.locator('[data-said="roadmap.goal"]')).to_have_text("مهندسة")
    choose_language(phone, "ar")
    expect(drawing(phone, "roadmap")).to_contain_text("يناير")


def test_an_earlier_day_can_be_shown_with_what_changed_since(phone: Page) -> None:
    phone.clock.set_fixed_time(FRIDAY)
    open_companion(phone, "ladder")
    for name, words in (("skill", "Juggling"), ("rung.1", "two balls"), ("helper", "Sam")):
        write(phone, f"ladder.{name}", words)
    look_back = phone.locator('[data-screen="ladder"] [data-look-back]')
    expect(look_back).to_be_hidden()
    phone.clock.set_fixed_time(WEEK_LATER)
    write(phone, "ladder.rung.1", "three balls")
    app.wait_saved(phone, "server")
    phone.reload()
    app.wait_listening(phone)
    look_back.locator('[data-day="2026-11-27"]').click()
    expect(drawing(phone, "ladder")).to_contain_text("two balls")
    expect(look_back.locator("dt")).to_have_text(["Rung 1: I can …"])
    expect(look_back.locator("dd")).to_have_text(
        ["Then: \u2068two balls\u2069", "Now: \u2068three balls\u2069"]
    )
    expect(phone.locator('[data-screen="ladder"] .answers')).to_be_hidden()
    expect(phone.locator('[data-day="2026-11-27"]')).to_be_focused()
    look_back.locator('[data-day=""]').click()
    expect(drawing(phone, "ladder")).to_contain_text("three balls")
    expect(form.field(phone, "ladder.rung.1")).to_have_value("three balls")


def test_a_damaged_history_from_elsewhere_breaks_nothing(phone: Page, tmp_path: Path) -> None:
    doc: Doc[Any] = Doc()
    doc["meta"] = Map({"kind": "ladder"})
    doc["ladder.skill"] = Text("<img src=x onerror='throw 1'>")
    good = json.dumps({"ladder.skill": "<b>juggling</b>", "ladder.at": 2, "foreign": 1})
    bad = {"2026-13-41.a": good, "no day": good, "2026-11-26.b": "{", "2026-11-25.c": "[null]"}
    doc["history"] = Map({"2026-11-27.d": good, "2026-11-28.e": '{"ladder.at": {}}', **bad})
    state = base64.b64encode(doc.get_update()).decode()
    entry = {"id": ID, "key": KEY, "answers": {}, "state": state}
    file = tmp_path / "foreign.json"
    file.write_text(json.dumps({"format": "andersom", "version": 1, "sessions": [entry]}))
    phone.locator("[data-file]").set_input_files(file)
    expect(drawing(phone, "ladder")).to_contain_text("<img")
    days = phone.locator('[data-screen="ladder"] [data-day]:not([data-day=""])')
    assert [day.get_attribute("data-day") for day in days.all()] == ["2026-13-41", "2026-11-27"]
    days.last.click()
    expect(drawing(phone, "ladder")).to_contain_text("<b>juggling</b>")
    assert phone.locator("main img").count() == 0


def test_axe_finds_nothing_on_full_companions_and_earlier_days(phone: Page) -> None:
    phone.clock.set_fixed_time(FRIDAY)
    for kind in ("roadmap", "stretch", "ladder"):
        fill(phone, kind)
    phone.clock.set_fixed_time(WEEK_LATER)
    write(phone, "ladder.skill", "Juggling with fire")
    phone.locator('[data-day="2026-11-27"]').click()
    assert faults(phone, ["ladder", "roadmap", "stretch"]) == {}
    phone.emulate_media(color_scheme="dark")
    assert faults(phone, ["ladder", "roadmap", "stretch"]) == {}
