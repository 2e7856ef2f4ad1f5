"""The growth screen is accessible, fits narrow screens, and reads many sessions at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, steps
from tests.browser.support.axe import faults
from tests.browser.support.growth_screen import DRAWING, JUGGLING, lessons, open_growth
from tests.browser.support.layout import TOO_SMALL, TOO_WIDE
from tests.browser.support.lessons import import_sessions, lesson, store_sessions
from tests.browser.support.server import Server

COUNT_WORK = """() => {
  window.work = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode = "readonly", ...others) {
    window.work.push([String(stores), mode]);
    return begin.call(this, stores, mode, ...others);
  };
}"""


HELD = "() => document.querySelectorAll('.chart circle, .chart .bubble').length"


def test_a_hundred_sessions_are_read_at_once(phone: Page) -> None:
    many = [lesson(f"Topic {n}", start_confidence=2, reflect_confidence=4) for n in range(100)]
    store_sessions(phone, many, rows=40)
    phone.evaluate(COUNT_WORK)
    open_growth(phone, 100)
    assert phone.evaluate("window.work") == [["updates", "readonly"]]
    assert phone.evaluate(HELD) == 200


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_growth_screen(phone: Page, theme: str) -> None:
    phone.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    import_sessions(phone, JUGGLING, DRAWING)
    open_growth(phone, 2)
    assert faults(phone, ["home", "growth"]) == {}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_long_words_and_large_letters_stay_on_a_narrow_screen(
    page: Page, server: Server, code: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.add_init_script("try { localStorage.setItem('andersom.size', '2'); } catch {}")
    app.open_app(page, f"{server.address}/{code}/")
    word = "Hottentottententen" * 4
    import_sessions(
        page, {**DRAWING, "strength.topic": word, "strength.good_at": word, "next.step": word}
    )
    steps.go_to(page, "growth")
    page.reload()  # which also removes the toast about the file
    expect(lessons(page)).to_have_count(1)
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(TOO_SMALL) == []
    steps.go_to(page, "home")
    topic = page.locator("[data-sessions] .go")
    assert topic.evaluate("one => one.scrollWidth <= one.clientWidth")
