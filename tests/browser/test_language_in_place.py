"""A change of language touches the texts alone: not the caret, not a half-composed word."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.app import choose_language, field, go_to, open_app, start_session
from tests.browser.server import Server
from webapp.languages import LANGUAGES

FIELDS = {
    "explain": ("explain.mentor_brings", "explain.mentor_brings"),
    "strength": ("strength.good_at", "strength.good_at"),
    "plan": ("plan.steps", "plan.steps"),
    "lead": ("lead.leading", "lead.notes"),
    "reflect": ("reflect.mentee_self", "reflect.mentee_self"),
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
def test_words_caret_scroll_and_keyboard_stay_in_every_phase(
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


def test_a_half_composed_word_stays_half_composed(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#strength.topic")
    field(page, "strength.topic").focus()
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
    expect(field(page, "strength.topic")).to_have_value("ok 日本")
    page.reload()
    expect(field(page, "strength.topic")).to_have_value("ok 日本")


def test_what_scripts_wrote_changes_too(page: Page, server: Server) -> None:
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
