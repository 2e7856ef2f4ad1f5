"""What makes it more than a form: read aloud, laid between two, a joy, an app of one's own."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session, open_app, start_session, wait_saved
from tests.browser.support.files import open_file
from tests.browser.support.form import write
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to, wait_for_step
from tests.support import protocol

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
# Each write of words keeps its transaction open for a while.
SLOW_STORE = """() => {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...row) {
    const until = performance.now() + 800;
    const busy = () => {
      if (performance.now() < until) this.count().onsuccess = busy;
    };
    busy();
    return add.apply(this, row);
  };
}"""
OFFER = """() => {
  const offer = new Event("beforeinstallprompt", { cancelable: true });
  offer.prompt = () => Promise.resolve({ outcome: "dismissed" });
  return window.dispatchEvent(offer);
}"""


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


def test_the_question_can_lie_between_two_people(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#strength.topic")
    page.locator('[data-action="table"]').click()
    for side in ("far", "near"):
        expect(page.locator(f"[data-table-{side}]")).to_have_text("Which one do you pick?")
    assert (
        page.locator("[data-table-far]").evaluate("one => getComputedStyle(one).rotate") == "180deg"
    )
    page.locator("[data-table-close]").click()
    expect(page.locator("[data-table]")).to_be_hidden()


def test_the_end_of_a_phase_is_a_moment_of_joy_that_stops_nobody(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to(page, "strength.topic")
    page.locator('[data-action="next"]').click()
    expect(page.locator("[data-cheer-said]")).to_have_text("Phase 2 done!")
    page.locator('[data-action="next"]').click()
    expect(page.locator("html")).to_have_attribute("data-step", "plan.format")
    expect(page.locator("[data-cheer]")).to_be_hidden()


def test_installing_is_offered_before_the_first_answer_and_never_after_a_no(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-install]")).to_be_hidden()
    assert page.evaluate(OFFER) is False
    page.locator('[data-action="install"]').click()
    expect(page.locator("[data-install]")).to_be_hidden()
    page.reload()
    page.locator("html[data-ready=all]").wait_for(state="attached")
    page.evaluate(OFFER)
    expect(page.locator("[data-install]")).to_be_hidden()


def test_what_the_browser_offers_late_is_shown_at_home_after_the_first_answer(
    page: Page, server: Server
) -> None:
    begin_session(page, f"{server.address}/en/")
    write(page, "strength.topic", "memes")
    card = page.locator("[data-install]")
    page.evaluate(OFFER)
    expect(card).to_be_hidden()
    go_to(page, "home")
    expect(card).to_be_visible()
    expect(card.locator("[data-install-early]")).to_be_hidden()
    page.locator('[data-action="not-now"]').click()
    expect(card).to_be_hidden()
    page.evaluate(OFFER)
    expect(card).to_be_hidden()


def test_safari_shows_the_steps_only_before_the_first_answer(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false });")
    open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-install-early]")).to_be_visible()
    page.locator('[data-screen="home"] [data-action="start"]').focus()
    page.keyboard.press("Enter")
    wait_for_step(page, "start")
    write(page, "strength.topic", "memes")
    go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(1)
    expect(page.locator("[data-install]")).to_be_hidden()


def test_safari_shows_the_steps(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false });")
    open_app(page, f"{server.address}/nl/")
    expect(page.locator("[data-install-steps] li")).to_have_count(3)
    expect(page.locator("[data-install-steps]")).to_be_visible()
    expect(page.locator('[data-action="install"]')).to_be_hidden()
    page.locator('[data-action="not-now"]').click()
    expect(page.locator("[data-install]")).to_be_hidden()


def test_the_icons_shortcuts_begin_and_continue(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/?do=new")
    expect(page.locator("html")).to_have_attribute("data-step", "start")
    go_to(page, "plan.goal")
    page.locator('[data-field="plan.goal"]').fill("draw a cube")
    wait_saved(page, "server")
    page.goto(f"{server.address}/en/?do=continue")
    expect(page.locator("html")).to_have_attribute("data-step", "plan.goal")
    assert page.url.endswith("/en/#plan.goal")
    expect(page.locator('[data-field="plan.goal"]')).to_have_value("draw a cube")


def test_continue_leads_back_to_the_very_last_step(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    go_to(page, "plan.goal")
    page.locator('[data-field="plan.goal"]').fill("draw a cube")
    wait_saved(page, "phone")
    # The app is left in the moment of the step, before the database took it.
    page.evaluate("""() => {
      IDBObjectStore.prototype.put = () => {};
      document.querySelector('[data-action="next"]').click();
      location.assign("?do=continue");
    }""")
    page.wait_for_url("**/en/#plan.steps")
    expect(page.locator("html")).to_have_attribute("data-step", "plan.steps")


def test_continue_leads_into_a_session_that_came_in_a_file_of_several(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/#share")
    # The phone is slow to store, and the app is left in the moment in which it shows what came.
    page.evaluate(SLOW_STORE)
    page.evaluate("""() => new MutationObserver(() => location.assign("?do=continue"))
      .observe(document.querySelector("[data-sessions]"), { childList: true })""")
    open_file(page, protocol.file(*2 * [protocol.VECTORS["session"]["update"]]))
    expect(page.locator("html")).to_have_attribute("data-step", "strength")
    go_to(page, "home")
    expect(page.locator("[data-sessions] b")).to_have_text(2 * [protocol.TOPIC])
