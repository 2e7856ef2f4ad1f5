"""Changing the language leaves the caret, half-composed words, timers and choices alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app, start_session
from tests.browser.support.form import field
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.timers import press, seconds, timer
from webapp.languages import LANGUAGES

FIELDS = {
    "explain": ("explain.mentor_brings", "explain.mentor_brings"),
    "strength": ("strength.good_at", "strength.good_at"),
    "plan": ("plan.steps", "plan.steps"),
    "lead": ("lead.leading", "lead.notes"),
    "reflect": ("reflect.mentee_self", "reflect.mentee_self"),
}
CHOICES = {
    "start.stage": "start.stage",
    "strength.kinds": "strength.kinds",
    "plan.format": "plan.format",
    "lead.ready": "lead.ready",
    "reflect.confidence": "reflect.confidence",
    "reflect.swap": "next.swap",
}
STATE = """() => {
  const { value, selectionStart, selectionEnd } = document.activeElement;
  const { field } = document.activeElement.dataset;
  return [field, value, selectionStart, selectionEnd, Math.round(scrollY)];
}"""
BLURS = """() => {
  window.blurs = 0;
  document.activeElement.addEventListener("blur", () => { window.blurs += 1; });
}"""


@pytest.mark.parametrize("phase", FIELDS)
def test_words_caret_and_scrolling_stay_in_every_phase(
    page: Page, server: Server, phase: str
) -> None:
    step, name = FIELDS[phase]
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, step)
    page.set_viewport_size({"width": 360, "height": 420})
    field(page, name).press_sequentially("half a senten")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    page.evaluate("scrollTo(0, 60)")
    page.evaluate(BLURS)
    before = page.evaluate(STATE)
    for code in (*LANGUAGES, "en"):
        choose_language(page, code)
        assert page.evaluate(STATE) == before, code
    # A blur would close the phone's keyboard.
    assert page.evaluate("window.blurs") == 0
    page.keyboard.press("ArrowRight")
    page.keyboard.type("ce")
    expect(field(page, name)).to_have_value("half a sentence")


@pytest.mark.parametrize("phase", FIELDS)
def test_a_word_that_is_being_composed_stays_so(page: Page, server: Server, phase: str) -> None:
    step, name = FIELDS[phase]
    open_app(page, f"{server.address}/en/#{step}")
    field(page, name).focus()
    page.keyboard.type("ok ")
    input_method = page.context.new_cdp_session(page)
    input_method.send(
        "Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2}
    )
    page.evaluate("addEventListener('compositionend', () => { window.ended = 1; }, true)")
    page.evaluate("() => document.querySelector('[data-lang=\"nl\"]').click()")
    page.locator('html[lang="nl"]').wait_for(state="attached")
    assert page.evaluate("window.ended") is None
    input_method.send("Input.insertText", {"text": "日本"})
    expect(field(page, name)).to_have_value("ok 日本")
    page.reload()
    expect(field(page, name)).to_have_value("ok 日本")


@pytest.mark.parametrize("phase", FIELDS)
def test_a_running_timer_goes_on_and_its_open_card_stays_open(
    page: Page, server: Server, phase: str
) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    page.clock.install()
    go_to(page, phase)
    press(page, phase, "toggle")
    page.clock.fast_forward(60_000)
    go_to(page, FIELDS[phase][0])
    timer(page, phase).locator(".timer-small").click()
    for code in (*LANGUAGES, "en"):
        before = seconds(page, phase)
        page.evaluate('code => document.querySelector(`[data-lang="${code}"]`).click()', code)
        page.locator(f'html[lang="{code}"]').wait_for(state="attached")
        assert before <= seconds(page, phase) <= before + 60
        expect(timer(page, phase).locator(".timer-small")).to_have_attribute(
            "aria-expanded", "true"
        )
    page.clock.fast_forward(60_000)
    assert seconds(page, phase) >= 120


@pytest.mark.parametrize(("step", "name"), CHOICES.items())
def test_a_choice_stays_made_and_focused(page: Page, server: Server, step: str, name: str) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, step)
    made = field(page, name).nth(1)
    made.check()
    made.focus()
    for code in (*LANGUAGES, "en"):
        page.evaluate('code => document.querySelector(`[data-lang="${code}"]`).click()', code)
        page.locator(f'html[lang="{code}"]').wait_for(state="attached")
        expect(made).to_be_checked()
        expect(made).to_be_focused()


def test_texts_that_scripts_wrote_change_too(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "plan.when")
    field(page, "plan.when").fill("2026-11-27T10:30")
    go_to(page, "summary")
    expect(page.locator('[data-answer="plan.when"]')).to_contain_text("November")
    choose_language(page, "de")
    expect(page.locator('[data-answer="plan.when"]')).to_contain_text("Freitag, 27. November 2026")
    expect(page.locator("[data-saved-line]")).to_contain_text("Handy")


def test_an_open_menu_and_a_toast_stay_open(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    page.locator(".tip:visible, [data-menu]").first.locator("summary").click()
    page.evaluate("() => document.querySelector('[data-lang=\"nl\"]').click()")
    page.locator('html[lang="nl"]').wait_for(state="attached")
    expect(page.locator("[data-menu] nav")).to_be_visible()
