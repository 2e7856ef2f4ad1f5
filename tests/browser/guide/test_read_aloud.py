"""A prompt is read aloud, where the phone has a voice of its own for the language."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app
from tests.browser.support.server import Server

VOICES = """
  const spoken = (window.spoken = []);
  const voices = [
    { lang: "en-GB", localService: true, name: "Here" },
    { lang: "nl-NL", localService: false, name: "Far away" },
  ];
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  const speak = (said) => spoken.push([said.voice.name, said.text]);
  const synthesis = { getVoices: () => voices, cancel() {}, speak };
  Object.defineProperty(window, "speechSynthesis", {
    value: Object.assign(new EventTarget(), synthesis),
  });
"""


def test_a_prompt_is_read_aloud_with_a_voice_of_the_phone(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    open_app(page, f"{server.address}/en/#strength.topic")
    page.locator('[data-action="speak"]').click()
    assert page.evaluate("window.spoken")[0] == ["Here", "Which one do you pick?"]
    page.locator('[data-lang="nl"]').click()
    # The Dutch voice would need a network: no button.
    expect(page.locator('[data-action="speak"]')).to_be_hidden()


def test_without_a_voice_there_is_no_button(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#strength.topic")
    expect(page.locator('[data-action="speak"]')).to_be_hidden()
