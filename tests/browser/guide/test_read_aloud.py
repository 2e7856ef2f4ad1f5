"""A prompt is read aloud, where the phone has a voice of its own for the language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language, pick_language
from tests.browser.support.server import Server

VOICES = """
  const spoken = (window.spoken = []);
  window.utterances = [];
  const voices = [
    { lang: "en-GB", localService: true, name: "Here" },
    { lang: "nl-NL", localService: false, name: "Far away" },
  ];
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; window.utterances.push(this); }
  };
  const speak = (said) => spoken.push([said.voice.name, said.text]);
  const cancel = () => { window.cancelled = true; };
  const synthesis = { getVoices: () => voices, cancel, speak };
  Object.defineProperty(window, "speechSynthesis", {
    value: Object.assign(new EventTarget(), synthesis),
  });
"""

TWO = "localStorage.setItem('andersom.second', 'nl'); localStorage.setItem('andersom.two', 'on');"
HIDE = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
RECORDER = """
  navigator.mediaDevices.getUserMedia = () => new Promise(() => {});
"""


def open_another_session(page: Page) -> None:
    page.evaluate("location.hash = 'home'")
    page.locator('[data-sessions] [data-action="continue"]').last.click()


def begin_to_record(page: Page) -> None:
    page.locator('[data-say="strength.topic"]').click()


def open_the_stage(page: Page) -> None:
    steps.go_to(page, "lead.leading")
    page.locator('[data-action="speak"]').click()
    page.evaluate("window.cancelled = false")
    page.locator('[data-action="lead-stage"]:visible').first.click()


def add_something(page: Page) -> None:
    page.locator('[data-add="strength.topic"]').click()


STOPS: dict[str, Callable[[Page], object]] = {
    "the page is hidden": lambda page: page.evaluate(HIDE),
    "the page is left": lambda page: page.evaluate("dispatchEvent(new Event('pagehide'))"),
    "another prompt is shown": lambda page: page.locator('[data-action="next"]').click(),
    "somebody goes back": lambda page: page.go_back(),
    "another session is opened": open_another_session,
    "the language is switched": lambda page: pick_language(page, "de"),
    "a recording begins": begin_to_record,
    "the question is laid between two": lambda page: page.locator('[data-action="table"]').click(),
    "a dialog opens": add_something,
    "the stage opens": open_the_stage,
}


@pytest.mark.parametrize("leave", STOPS.values(), ids=STOPS.keys())
def test_reading_stops_when(page: Page, server: Server, leave: Callable[[Page], object]) -> None:
    page.add_init_script(VOICES)
    page.add_init_script(RECORDER)
    for topic in ("Juggling", "Chess"):
        app.begin_session(page, f"{server.address}/en/")
        form.fill_everywhere(page, {"strength.topic": topic})
    steps.go_to(page, "strength.topic")
    speaker = page.locator('[data-action="speak"]')
    speaker.click()
    expect(speaker).to_have_attribute("aria-pressed", "true")
    page.evaluate("window.cancelled = false")
    leave(page)
    app.wait_until(page, "() => window.cancelled")
    expect(speaker).to_have_attribute("aria-pressed", "false")


def test_reading_goes_on_when_the_first_letter_begins_a_session(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    app.open_app(page, f"{server.address}/en/#strength.topic")
    speaker = page.locator('[data-action="speak"]')
    speaker.click()
    form.field(page, "strength.topic").fill("J")
    assert app.session(page)
    expect(speaker).to_have_attribute("aria-pressed", "true")


def test_the_end_of_what_was_stopped_stops_nothing_else(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    app.open_app(page, f"{server.address}/en/#strength.topic")
    speaker = page.locator('[data-action="speak"]')
    for _ in range(3):
        speaker.click()
    first = page.evaluate("window.spoken.length / 2")
    page.evaluate("at => window.utterances[at - 1].dispatchEvent(new Event('end'))", first)
    expect(speaker).to_have_attribute("aria-pressed", "true")
    page.evaluate("window.utterances.pop().dispatchEvent(new Event('end'))")
    expect(speaker).to_have_attribute("aria-pressed", "false")


def test_a_prompt_is_read_aloud_with_a_voice_of_the_phone(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    app.open_app(page, f"{server.address}/en/#strength.topic")
    page.locator('[data-action="speak"]').click()
    assert page.evaluate("window.spoken")[0] == ["Here", "Which one do you pick?"]
    choose_language(page, "nl")
    # The Dutch voice would need a network: no button.
    expect(page.locator('[data-action="speak"]')).to_be_hidden()


def test_one_button_reads_both_languages_one_after_the_other(page: Page, server: Server) -> None:
    page.add_init_script(
        VOICES.replace('"nl-NL", localService: false', '"nl-NL", localService: true')
    )
    page.add_init_script(TWO)
    app.open_app(page, f"{server.address}/en/#strength.topic")
    expect(page.locator(".prompt.at h2 .second")).to_be_visible()
    page.locator('[data-action="speak"]').click()
    read = page.evaluate("window.spoken")
    assert read[0] == ["Here", "Which one do you pick?"]
    dutch = [text for voice, text in read if voice == "Far away"]
    assert dutch[0] == "Welk onderwerp kies je?"
    assert [voice for voice, _ in read] == ["Here"] * (len(read) - len(dutch)) + ["Far away"] * len(
        dutch
    )


def test_without_a_voice_there_is_no_button(page: Page, server: Server) -> None:
    app.open_app(page, f"{server.address}/en/#strength.topic")
    expect(page.locator('[data-action="speak"]')).to_be_hidden()
