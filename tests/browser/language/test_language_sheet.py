"""The sheet of languages: what it lists, by finger and by keyboard, beside an open keyboard."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_second, open_languages, pick_language, tap
from tests.browser.support.layout import set_letters
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES

CHIP = '[data-action="languages"]'
SHEET = ".languages .sheet"
MORE = """() => {
  const list = document.querySelector(".languages ul");
  const names = ["Ελληνικά", "Português (Brasil)", "Srpskohrvatski", "中文", "हिन्दी", "አማርኛ"];
  for (let at = 0; list.children.length < 24; at += 1) {
    const line = list.lastElementChild.cloneNode(true);
    line.querySelector("a").textContent = names[at % names.length];
    list.append(line);
  }
}"""
BEYOND = """() => {
  const sheet = document.querySelector(".languages .sheet");
  const { top, bottom } = sheet.getBoundingClientRect();
  const lines = [...sheet.querySelectorAll("a, button")].filter((one) => one.checkVisibility());
  return {
    outside: top < 0 || bottom > innerHeight + 1 || sheet.scrollWidth > sheet.clientWidth,
    small: lines.filter((one) => one.getBoundingClientRect().height < 47.5).length,
    page: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}"""
BLURS = """() => {
  window.blurs = 0;
  document.activeElement.addEventListener("blur", () => { window.blurs += 1; });
}"""


def test_the_phones_own_languages_come_first_and_the_chosen_ones_are_marked(
    new_context: CreateContextCallback, server: Server
) -> None:
    page = new_context(locale="uk-UA").new_page()
    app.open_app(page, f"{server.address}/de/")
    open_languages(page)
    codes = page.locator(f"{SHEET} [data-lang]").evaluate_all("all => all.map(a => a.dataset.lang)")
    assert codes[0] == "uk"
    assert sorted(codes) == sorted(LANGUAGES)
    expect(page.locator(f'{SHEET} [aria-current="true"]')).to_have_text("Deutsch")
    for code, language in LANGUAGES.items():
        expect(page.locator(f'{SHEET} [data-lang="{code}"]')).to_have_text(language.name)
    choose_second(page, "ar")
    open_languages(page)
    together = page.locator('[data-add-language="ar"]')
    expect(together).to_have_attribute("aria-pressed", "true")
    expect(together).to_have_accessible_name("Zusammen mit … العربية")
    expect(page.locator('[data-add-language="de"]')).to_be_hidden()
    expect(page.locator(CHIP)).to_have_text("Sprache:DE+ ع")


def test_the_keyboard_opens_walks_and_closes_it(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    chip = page.locator(CHIP)
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.locator(SHEET)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(f"{SHEET} a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(SHEET)).to_be_hidden()
    expect(chip).to_be_focused()
    page.keyboard.press("Enter")
    page.locator(f'{SHEET} [data-lang="nl"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator(SHEET)).to_be_hidden()
    expect(chip).to_be_focused()
    # It lies over the page: whoever walks on finds it closed.
    page.keyboard.press("Enter")
    page.locator('[data-action="close-languages"]').focus()
    page.keyboard.press("Tab")
    expect(page.locator(SHEET)).to_be_hidden()


def test_a_press_beside_it_closes_it(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/")
    open_languages(page)
    page.touchscreen.tap(180, 100)
    expect(page.locator(SHEET)).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-step", "home")


@pytest.mark.parametrize("way", ["two taps", "one tap, for a pair"])
def test_a_word_is_composed_on_while_the_language_changes(
    page: Page, server: Server, way: str
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "strength.good_at")
    if way != "two taps":
        choose_second(page, "nl")
    page.set_viewport_size({"width": 360, "height": 420})
    form.field(page, "strength.good_at").focus()
    page.keyboard.type("ok ")
    page.evaluate(BLURS)
    input_method = page.context.new_cdp_session(page)
    input_method.send(
        "Input.imeSetComposition", {"text": "にほ", "selectionStart": 2, "selectionEnd": 2}
    )
    page.evaluate("addEventListener('compositionend', () => { window.ended = 1; }, true)")
    if way == "two taps":
        pick_language(page, "nl")
    else:
        page.locator('[data-action="swap"]').tap()
    page.locator('html[lang="nl"]').wait_for(state="attached")
    assert page.evaluate("[window.blurs, window.ended ?? 0]") == [0, 0]
    input_method.send("Input.insertText", {"text": "日本"})
    expect(form.field(page, "strength.good_at")).to_have_value("ok 日本")


def test_twenty_four_languages_fit(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#strength.topic")
    page.evaluate(MORE)
    for width, height, letters in ((360, 640, 16), (360, 640, 32), (280, 653, 16), (800, 360, 16)):
        page.set_viewport_size({"width": width, "height": height})
        set_letters(page, letters)
        open_languages(page)
        fits = {"outside": False, "small": 0, "page": False}
        assert page.evaluate(BEYOND) == fits, (width, letters)
        last = page.locator(f"{SHEET} li a").last
        last.scroll_into_view_if_needed()
        expect(last, f"{width}, {letters}").to_be_in_viewport()
        page.locator('[data-action="close-languages"]').click()


@pytest.mark.worker
def test_the_swap_works_without_a_server(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    choose_second(page, "nl")
    app.wait_ready_for_offline(page)
    server.stop()
    for code in ("nl", "en"):
        page.locator('[data-action="swap"]').click()
        page.locator(f'html[lang="{code}"]').wait_for(state="attached")


def test_nothing_moves_under_a_finger_when_the_rest_of_the_app_comes(
    context: BrowserContext, page: Page, server: Server
) -> None:
    held: list[Route] = []
    context.route("**/static/deferred-*.js", lambda route: held.append(route))  # noqa: PLW0108 - it takes no built-in
    page.goto(f"{server.address}/en/#strength.topic")
    page.locator(CHIP).tap()
    links = page.locator(f"{SHEET} [data-lang]")
    links.first.wait_for()
    before = [link.bounding_box() for link in links.all()]
    for route in held:
        route.continue_()
    app.wait_listening(page)
    assert [link.bounding_box() for link in links.all()] == before
    tap(page.locator(f'{SHEET} [data-lang="uk"]'))
    page.locator('html[lang="uk"]').wait_for(state="attached")
    choose_second(page, "ar")
    expect(page.locator(CHIP)).to_contain_text("+ ع")
