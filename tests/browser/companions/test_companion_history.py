"""A companion remembers earlier days, and shows what changed since then."""

import base64
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from pycrdt import Doc, Map, Text

from tests.browser.support import app, form
from tests.browser.support.axe import faults
from tests.browser.support.companions import drawing, fill, open_companion, write
from tests.support.python_phone import ID, KEY

FRIDAY, WEEK_LATER = "2026-11-27T10:00", "2026-12-04T10:00"


def test_an_earlier_day_can_be_shown_with_what_changed_since(fresh_phone: Page) -> None:
    fresh_phone.clock.set_fixed_time(FRIDAY)
    open_companion(fresh_phone, "ladder")
    for name, words in (("skill", "Juggling"), ("rung.1", "two balls"), ("helper", "Sam")):
        write(fresh_phone, f"ladder.{name}", words)
    look_back = fresh_phone.locator('[data-screen="ladder"] [data-look-back]')
    expect(look_back).to_be_hidden()
    fresh_phone.clock.set_fixed_time(WEEK_LATER)
    write(fresh_phone, "ladder.rung.1", "three balls")
    app.wait_saved(fresh_phone, "server")
    fresh_phone.reload()
    app.wait_listening(fresh_phone)
    look_back.locator('[data-day="2026-11-27"]').click()
    expect(drawing(fresh_phone, "ladder")).to_contain_text("two balls")
    expect(look_back.locator("dt")).to_have_text(["Rung 1: I can …"])
    expect(look_back.locator("dd")).to_have_text(
        ["Then: \u2068two balls\u2069", "Now: \u2068three balls\u2069"]
    )
    expect(fresh_phone.locator('[data-screen="ladder"] .answers')).to_be_hidden()
    expect(fresh_phone.locator('[data-day="2026-11-27"]')).to_be_focused()
    look_back.locator('[data-day=""]').click()
    expect(drawing(fresh_phone, "ladder")).to_contain_text("three balls")
    expect(form.field(fresh_phone, "ladder.rung.1")).to_have_value("three balls")


def test_a_damaged_history_from_elsewhere_breaks_nothing(fresh_phone: Page, tmp_path: Path) -> None:
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
    fresh_phone.locator("[data-file]").set_input_files(file)
    expect(drawing(fresh_phone, "ladder")).to_contain_text("<img")
    days = fresh_phone.locator('[data-screen="ladder"] [data-day]:not([data-day=""])')
    assert [day.get_attribute("data-day") for day in days.all()] == ["2026-13-41", "2026-11-27"]
    days.last.click()
    expect(drawing(fresh_phone, "ladder")).to_contain_text("<b>juggling</b>")
    assert fresh_phone.locator("main img").count() == 0


def test_axe_finds_nothing_on_full_companions_and_earlier_days(fresh_phone: Page) -> None:
    fresh_phone.clock.set_fixed_time(FRIDAY)
    for kind in ("roadmap", "stretch", "ladder"):
        fill(fresh_phone, kind)
    fresh_phone.clock.set_fixed_time(WEEK_LATER)
    write(fresh_phone, "ladder.skill", "Juggling with fire")
    fresh_phone.locator('[data-day="2026-11-27"]').click()
    assert faults(fresh_phone, ["ladder", "roadmap", "stretch"]) == {}
    fresh_phone.emulate_media(color_scheme="dark")
    assert faults(fresh_phone, ["ladder", "roadmap", "stretch"]) == {}
