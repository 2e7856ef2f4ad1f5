"""What is written fills the screen for the other one: to read, hear, or copy to a translator."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.axe import AXE, OPTIONS
from tests.browser.support.language import choose_second
from tests.browser.support.server import Server
from tests.browser.support.transfer import pasted_text

VOICES = """
  const spoken = (window.spoken = []);
  const voices = ["en-GB", "ar-EG"].map((lang) => ({ lang, localService: true }));
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const synthesis = { getVoices: () => voices, cancel() {}, speaking: false };
  synthesis.speak = ({ lang, text }) => spoken.push([lang, text]);
  Object.defineProperty(window, "speechSynthesis", {
    value: Object.assign(new EventTarget(), synthesis),
  });
"""
FAULTS = """async (options) => {
  const { violations } = await axe.run(document.querySelector(".big-words"), options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}"""
LETTERS = "words => Number.parseFloat(getComputedStyle(words).fontSize)"
ADD = '[data-add="strength.topic"]'
BIG = '[data-way="big"]'


def show_big(page: Page) -> Locator:
    """From the menu beside the field."""
    page.locator(ADD).click()
    page.locator(BIG).click()
    shown = page.locator(".big-words[open]")
    shown.wait_for()
    return shown


def test_what_is_written_in_a_field_can_be_shown_heard_and_copied(
    page: Page, server: Server
) -> None:
    page.add_init_script(VOICES)
    app.begin_session(page, f"{server.address}/en/")
    form.go_to_field(page, "strength.topic")
    page.locator(ADD).click()
    expect(page.locator(".way").first).to_be_visible()
    expect(page.locator(BIG)).to_have_count(0)  # nothing is written yet
    page.keyboard.press("Escape")
    form.write(page, "strength.topic", "Juggling")
    shown = show_big(page)
    words = shown.locator(".words")
    expect(words).to_have_text("Juggling")
    expect(words).to_be_focused()
    app.wait_until(page, f"() => ({LETTERS})(document.querySelector('.big-words .words')) > 50")
    page.evaluate(AXE)
    assert page.evaluate(FAULTS, OPTIONS) == []
    shown.get_by_role("button", name="Read it aloud").click()
    assert page.evaluate("window.spoken") == [["en-GB", "Juggling"]]
    shown.get_by_role("button", name="Copy it").click()
    expect(page.locator(".toast")).to_have_text(app.text(page, "big.copied"))
    words.click()
    expect(page.locator(".big-words")).to_have_count(0)
    expect(page.locator(ADD)).to_be_focused()
    assert pasted_text(page) == "Juggling"


def test_the_letters_say_which_voice_reads(page: Page, server: Server) -> None:
    page.add_init_script(VOICES)
    app.begin_session(page, f"{server.address}/en/")
    choose_second(page, "ar")
    for topic, voice in (("الرسم", "ar-EG"), ("Drawing", "en-GB"), ("Малювання", "")):
        form.go_to_field(page, "strength.topic")
        form.fill(page, "strength.topic", topic)
        shown = show_big(page)
        listen = shown.locator('[data-action="big-listen"]')
        if voice:
            listen.click()
            assert page.evaluate("window.spoken.at(-1)") == [voice, topic]
        else:
            expect(listen).to_be_hidden()
        # Going back closes it, as Escape does.
        page.keyboard.press("Escape")
        expect(page.locator(".big-words")).to_have_count(0)


def test_from_the_question_between_both_what_they_wrote_is_one_tap_away(
    page: Page, server: Server
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    written = page.locator("[data-table-written]")
    steps.go_to(page, "start.names")
    page.locator('[data-action="table"]').click()
    expect(written).to_be_hidden()
    page.locator("[data-table-close]").click()
    form.fill(page, "start.mentee_name", "Noor")
    form.fill(page, "start.mentor_name", "Eva")
    page.locator('[data-action="table"]').click()
    written.click()
    expect(page.locator(".big-words .words")).to_have_text("Noor\n\nEva")
    page.locator(".big-words .close").click()
    # Private notes are nobody else's.
    form.write(page, "private.mentee", "secret")
    page.locator('[data-action="table"]').click()
    expect(written).to_be_hidden()
