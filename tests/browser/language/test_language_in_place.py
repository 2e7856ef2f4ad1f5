"""Changing the language leaves the caret, half-composed words, timers and choices alone."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app, start_session
from tests.browser.support.form import field, open_folds
from tests.browser.support.language import choose_language, switch_language
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.timers import block_sync, press, seconds, timer
from webapp.languages import LANGUAGES

FIELDS = {
    "explain": ("explain.both_ways", "explain.mentor_brings"),
    "strength": ("strength.good_at", "strength.good_at"),
    "plan": ("plan.steps", "plan.steps"),
    "lead": ("lead.leading", "lead.notes"),
    "reflect": ("reflect.mentee_self", "reflect.mentee_self"),
}
CHOICES = {
    "strength.stage": "start.stage",
    "strength.kinds": "strength.kinds",
    "plan.format": "plan.format",
    "lead.ready": "lead.ready",
    "reflect.confidence": "reflect.confidence",
    "reflect.next": "next.swap",
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


def test_words_caret_and_scrolling_stay_in_every_phase(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    page.set_viewport_size({"width": 360, "height": 420})
    for step, name in FIELDS.values():
        go_to(page, step)
        open_folds(page)
        field(page, name).fill("half a senten")
        for _ in range(4):
            page.keyboard.press("Shift+ArrowLeft")
        page.evaluate("scrollTo(0, 60)")
        page.evaluate(BLURS)
        before = page.evaluate(STATE)
        for code in (*LANGUAGES, "en"):
            choose_language(page, code)
            assert page.evaluate(STATE) == before, code
        # A blur would close the phone's keyboard.
        assert page.evaluate("window.blurs") == 0, name
        page.keyboard.press("ArrowRight")
        page.keyboard.type("ce")
        expect(field(page, name)).to_have_value("half a sentence")


def test_a_word_that_is_being_composed_stays_so(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#explain.both_ways")
    input_method = page.context.new_cdp_session(page)
    page.evaluate(
        "addEventListener('compositionend', ({ target }) => { window.ended = target; }, true)"
    )
    for step, name in FIELDS.values():
        switch_language(page, "en")
        go_to(page, step)
        open_folds(page)
        field(page, name).focus()
        page.keyboard.type("ok ")
        input_method.send(
            "Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2}
        )
        page.evaluate("window.ended = undefined")
        switch_language(page, "nl")
        assert page.evaluate("window.ended") is None, name
        input_method.send("Input.insertText", {"text": "日本"})
        expect(field(page, name)).to_have_value("ok 日本")
    page.reload()
    for _, name in FIELDS.values():
        expect(field(page, name)).to_have_value("ok 日本")


def test_a_running_timer_goes_on_and_its_open_card_stays_open(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    page.clock.install()
    block_sync(page)
    for phase, (step, _) in FIELDS.items():
        go_to(page, phase)
        press(page, phase, "toggle")
        page.clock.fast_forward(60_000)
        go_to(page, step)
        small = timer(page, phase).locator(".timer-small")
        small.click()
        for code in (*LANGUAGES, "en"):
            before = seconds(page, phase)
            switch_language(page, code)
            assert before <= seconds(page, phase) <= before + 60, (phase, code)
            expect(small).to_have_attribute("aria-expanded", "true")
        page.clock.fast_forward(60_000)
        assert seconds(page, phase) >= 120, phase


def test_a_choice_stays_made_and_focused(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    for step, name in CHOICES.items():
        go_to(page, step)
        made = field(page, name).nth(1)
        made.check()
        made.focus()
        for code in (*LANGUAGES, "en"):
            switch_language(page, code)
            expect(made, code).to_be_checked()
            expect(made, code).to_be_focused()


def test_texts_that_scripts_wrote_change_too(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "plan.when")
    field(page, "plan.when").fill("2026-11-27T10:30")
    go_to(page, "summary")
    expect(page.locator('[data-answer="plan.when"]')).to_contain_text("November")
    choose_language(page, "de")
    expect(page.locator('[data-answer="plan.when"]')).to_contain_text("Freitag, 27. November 2026")
    expect(page.locator("[data-saved-line]")).to_contain_text("Gespeichert")


def test_an_open_menu_and_a_toast_stay_open(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    page.locator(".tip:visible, [data-menu]").first.locator("summary").click()
    switch_language(page, "nl")
    expect(page.locator("[data-menu] nav")).to_be_visible()
