"""The app offers to be installed, never in the middle of a session and never after a no."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session, open_app
from tests.browser.support.form import write
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to, wait_for_step

OFFER = """() => {
  const offer = new Event("beforeinstallprompt", { cancelable: true });
  offer.prompt = () => Promise.resolve({ outcome: "dismissed" });
  return window.dispatchEvent(offer);
}"""


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


def test_a_late_offer_of_the_browser_is_shown_at_home(page: Page, server: Server) -> None:
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


def test_on_safari_the_steps_are_shown_only_before_the_first_answer(
    page: Page, server: Server
) -> None:
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


def test_on_safari_the_app_shows_how_to_install_it(page: Page, server: Server) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false });")
    open_app(page, f"{server.address}/nl/")
    expect(page.locator("[data-install-steps] li")).to_have_count(3)
    expect(page.locator("[data-install-steps]")).to_be_visible()
    expect(page.locator('[data-action="install"]')).to_be_hidden()
    page.locator('[data-action="not-now"]').click()
    expect(page.locator("[data-install]")).to_be_hidden()
