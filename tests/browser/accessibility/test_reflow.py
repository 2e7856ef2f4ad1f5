"""Nothing runs off a narrow screen or with letters of twice the size; targets are large."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session, open_app
from tests.browser.support.companions import FULL, drawing
from tests.browser.support.companions import fill as fill_companion
from tests.browser.support.form import fill, go_to_field
from tests.browser.support.layout import BROKEN_WORDS, TOO_SMALL, TOO_WIDE
from tests.browser.support.server import Server
from tests.browser.support.steps import every_step, go_to, on_each_step
from webapp.languages import LANGUAGES

TWO = "localStorage.setItem('andersom.second', '{}'); localStorage.setItem('andersom.two', 'on');"
LONG = {
    "start.mentee_name": "Maximiliane-Theodora",
    "strength.topic": "Dampfmaschinenbedienungsanleitung",
    "plan.steps": "Dampfmaschinenbedienungsanleitungen vorlesen\nzwei",
    "plan.needs": "Donaudampfschifffahrtsgesellschaft",
    "plan.when": "2027-11-27T10:30",
}


def look(page: Page, address: str, fault: str) -> dict[str, list[str]]:
    """What a JavaScript function that returns a list of faults finds on each step."""
    begin_session(page, address)
    return on_each_step(page, every_step(page), fault)


def enlarge(page: Page) -> None:
    """Set the browser's letters to twice their size; the app's own setting ends at 1.5."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_wider_than_a_screen_of_320_pixels(
    page: Page, server: Server, code: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert look(page, f"{server.address}/{code}/", TOO_WIDE) == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_runs_off_the_screen_with_letters_of_twice_the_size(
    page: Page, server: Server, code: str
) -> None:
    enlarge(page)
    assert look(page, f"{server.address}/{code}/", TOO_WIDE) == {}
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"


@pytest.mark.parametrize(("first", "second"), [("de", "uk"), ("tr", "ar"), ("nl", "en")])
def test_no_word_is_broken_that_has_room_on_a_small_phone_with_letters_of_twice_the_size(
    page: Page, server: Server, first: str, second: str
) -> None:
    """Only what is longer than a line breaks, by a hyphen where the browser knows how."""
    page.set_viewport_size({"width": 360, "height": 640})
    enlarge(page)
    page.add_init_script(TWO.format(second))
    assert look(page, f"{server.address}/{first}/", BROKEN_WORDS) == {}


def test_long_words_that_people_wrote_stay_on_the_screen(page: Page, server: Server) -> None:
    enlarge(page)
    begin_session(page, f"{server.address}/de/")
    for name, words in LONG.items():
        go_to_field(page, name)
        fill(page, name, words)
    go_to(page, "strength")
    page.locator('[data-timer="strength"] [data-action="timer-toggle"]').click()
    plans = ["home", "between.prepare", "lead.leading", "strength.topic", "summary"]
    assert on_each_step(page, plans, TOO_WIDE) == {}
    for kind in FULL:
        fill_companion(page, kind)
        page.evaluate(
            "() => document.querySelectorAll('details').forEach((one) => (one.open = true))"
        )
        expect(drawing(page, kind)).to_be_visible()
        assert page.evaluate(TOO_WIDE) == []


def test_every_target_is_48_pixels_high(page: Page, server: Server) -> None:
    assert look(page, f"{server.address}/nl/", TOO_SMALL) == {}


def test_a_choice_can_be_seen_without_colours(page: Page, server: Server) -> None:
    page.emulate_media(forced_colors="active")
    open_app(page, f"{server.address}/en/#reflect.confidence")
    page.locator('[data-field="reflect.confidence"][value="4"]').check()
    chosen = page.locator('.scale input[value="4"]:visible + span')
    other = page.locator('.scale input[value="3"]:visible + span')
    outline = "one => getComputedStyle(one).outlineStyle"
    assert (chosen.evaluate(outline), other.evaluate(outline)) == ("solid", "none")
