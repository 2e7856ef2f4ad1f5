"""Undo takes back one's own last change in a field, and never the other's."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support.app import open_app
from tests.browser.support.form import field
from tests.browser.support.server import Server
from tests.support.keyboard import Keyboard

NAME = "strength.good_at"
HISTORY = """(box, inputType) => box.dispatchEvent(
  new InputEvent("beforeinput", { inputType, bubbles: true, cancelable: true }),
)"""
FROM_ELSEWHERE = """box => {
  box.setRangeText("theirs, ", 0, 0, "preserve");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def ask(page: Page, how: str, *, again: bool = False) -> None:
    """Ask to take back the last change, as people can."""
    if how == "keys":
        page.keyboard.press("Control+Shift+Z" if again else "Control+Z")
    elif how == "a menu":
        page.evaluate("name => document.execCommand(name)", "redo" if again else "undo")
    else:
        field(page, NAME).evaluate(HISTORY, "historyRedo" if again else "historyUndo")


@pytest.mark.parametrize("how", ["keys", "a shake"])
def test_what_came_from_another_tab_stays(
    page: Page, context: BrowserContext, server: Server, how: str
) -> None:
    open_app(page, f"{server.address}/en/#{NAME}")
    field(page, NAME).press_sequentially("mine")
    other = context.new_page()
    open_app(other, f"{server.address}/en/#{NAME}")
    expect(field(other, NAME)).to_have_value("mine")
    page.bring_to_front()
    field(other, NAME).evaluate(FROM_ELSEWHERE)
    expect(field(page, NAME)).to_have_value("theirs, mine")
    field(page, NAME).focus()
    ask(page, how)
    expect(field(page, NAME)).to_have_value("theirs, ")
    expect(field(other, NAME)).to_have_value("theirs, ")
    ask(page, how, again=True)
    for tab in (page, other):
        expect(field(tab, NAME)).to_have_value("theirs, mine")


@pytest.mark.parametrize("how", ["keys", "a shake", "a menu"])
def test_an_example_is_taken_back_alone(page: Page, server: Server, how: str) -> None:
    open_app(page, f"{server.address}/en/#{NAME}")
    field(page, NAME).press_sequentially("mine")
    example = page.locator(f'[data-example-for="{NAME}"]').first
    example.click()
    whole = field(page, NAME).input_value()
    assert whole.endswith(example.inner_text())
    if how == "a menu":  # it can only be asked for what the browser knows of, too
        page.keyboard.type("!")
        ask(page, how)
        expect(field(page, NAME)).to_have_value(whole)
        return
    ask(page, how)
    expect(field(page, NAME)).to_have_value("mine")
    ask(page, how, again=True)
    expect(field(page, NAME)).to_have_value(whole)
    page.keyboard.press("Control+Z")
    page.keyboard.press("Control+Z")
    expect(field(page, NAME)).to_have_value("")


def test_the_keys_place_counts_where_its_letter_is_another(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/uk/#{NAME}")
    field(page, NAME).press_sequentially("моє")
    field(page, NAME).evaluate(
        """box => box.dispatchEvent(new KeyboardEvent(
          "keydown", { key: "я", code: "KeyZ", ctrlKey: true, bubbles: true, cancelable: true },
        ))"""
    )
    expect(field(page, NAME)).to_have_value("")


def test_a_composed_word_is_taken_back_whole(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#{NAME}")
    field(page, NAME).focus()
    keyboard = Keyboard(page)
    keyboard.compose_letters("vijftig")
    keyboard.finish("vijftig")
    expect(field(page, NAME)).to_have_value("vijftig")
    page.evaluate("new Promise((done) => setTimeout(done))")
    page.keyboard.press("Control+Z")
    expect(field(page, NAME)).to_have_value("")
