"""Changing the language changes the texts, and neither the step nor what is being typed."""

import pytest

from tests.browser.support.server import Server
from tests.engines import flow, page
from tests.engines.phone import Phone

WORDS = "I show how to juggle"
SELECT = """name => document.querySelector(`[data-field="${name}"]`).setSelectionRange(2, 6)"""
STATE = """() => {
  const { activeElement: at, documentElement: root } = document;
  return {
    marker: window.marker,
    focus: at.dataset.field ?? at.tagName,
    selection: [at.selectionStart, at.selectionEnd],
    value: at.value,
    step: root.dataset.step,
    session: root.dataset.session,
    history: history.length,
  };
}"""
ADDRESS_ENDS = "end => location.href.endsWith(end)"
LONG_LINES = """() => document.querySelector("main").innerText.split("\\n")
  .filter((line) => line.split(" ").length > 3)"""


@pytest.fixture(params=["with a server", "without a server"])
def writing(request: pytest.FixtureRequest, phone: Phone, server: Server) -> Phone:
    """A phone in the middle of a word; a navigation would wipe the mark off its page."""
    flow.open_app(phone, f"{server.address}/en/")
    page.wait_ready_for_offline(phone)
    flow.start_session(phone)
    flow.write(phone, "strength.good_at", WORDS)
    if request.param == "without a server":
        server.stop()
    phone.run("() => { window.marker = 'still the same page'; }")
    return phone


def test_the_caret_the_selection_and_the_step_stay(writing: Phone) -> None:
    writing.run(SELECT, "strength.good_at")
    before = writing.run(STATE)
    assert before["focus"] == "strength.good_at"
    assert before["selection"] == [2, 6]
    for code, direction in (("nl", "ltr"), ("ar", "rtl"), ("en", "ltr")):
        flow.choose_language(writing, code)
        page.wait(writing, ADDRESS_ENDS, f"/{code}/#strength.good_at")
        assert writing.run(STATE) == before
        assert page.root(writing, "dir") == direction
    writing.type("teach")
    page.wait_value(writing, "strength.good_at", "I teach how to juggle")


def test_no_line_stays_in_the_previous_language(writing: Phone) -> None:
    flow.go_to(writing, "about")
    english = writing.run(LONG_LINES)
    assert len(english) > 5
    flow.choose_language(writing, "uk")
    assert set(writing.run(LONG_LINES)) & set(english) == set()
    flow.choose_language(writing, "en")
    assert writing.run(LONG_LINES) == english
