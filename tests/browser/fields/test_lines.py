"""A line shows all that is written in it, and stays one line."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.server import Server
from tests.support.keyboard import Keyboard

TOPIC = "strength.topic"
LONG = "Everything that adults get wrong about how we use our phones, and what we wish they knew"
WHOLE = "box => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth"
NO_SIZING = """
  const supports = CSS.supports.bind(CSS);
  CSS.supports = (name, ...more) => name !== "field-sizing" && supports(name, ...more);
  addEventListener("DOMContentLoaded", () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("textarea { field-sizing: fixed !important; }");
    document.adoptedStyleSheets = [sheet];
  });
"""


@pytest.mark.parametrize("script", ["", NO_SIZING], ids=["today", "older browsers"])
def test_a_long_line_is_shown_whole(page: Page, server: Server, script: str) -> None:
    page.add_init_script(script)
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, TOPIC)
    box = form.field(page, TOPIC)
    before = box.bounding_box()
    box.fill(LONG)
    after = box.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] * 1.5
    assert box.evaluate(WHOLE)
    app.wait_saved(page, "phone")
    app.reload(page)
    app.wait_until(page, f"() => ({WHOLE})(document.querySelector('[data-field=\"{TOPIC}\"]'))")


def test_what_is_pasted_in_lines_becomes_one(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, TOPIC)
    form.field(page, TOPIC).fill("one\ntwo")
    expect(form.field(page, TOPIC)).to_have_value("one two")


@pytest.mark.parametrize(
    ("step", "name"),
    [(TOPIC, TOPIC), ("start.names", "start.mentee_name"), ("roadmap", "roadmap.goal")],
)
def test_what_is_spoken_in_lines_becomes_one(
    page: Page, server: Server, step: str, name: str
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, step)
    form.field(page, name).focus()
    keyboard = Keyboard(page)
    keyboard.compose("one")
    keyboard.finish("one\ntwo")
    expect(form.field(page, name)).to_have_value("one two")
    app.wait_saved(page, "server")
    app.reload(page)
    expect(form.field(page, name)).to_have_value("one two")


def test_enter_that_ends_a_composed_word_goes_nowhere(page: Page, server: Server) -> None:
    app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, TOPIC)
    form.field(page, TOPIC).focus()
    keyboard = Keyboard(page)
    keyboard.compose_letters("vijftig")
    page.keyboard.press("Enter")
    assert steps.current_step(page) == TOPIC
    keyboard.finish("vijftig")
    expect(form.field(page, TOPIC)).to_have_value("vijftig")
