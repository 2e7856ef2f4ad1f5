"""Installing is offered after the first answer, in a place of its own, and never after a no."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session, open_app
from tests.browser.support.form import write
from tests.browser.support.layout import TOO_WIDE
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to, on_each_step, wait_for_step

OFFER = """() => {
  const offer = new Event("beforeinstallprompt", { cancelable: true });
  offer.prompt = () => Promise.resolve({ outcome: "dismissed" });
  return window.dispatchEvent(offer);
}"""


OVERLAPS = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const card = box("[data-install]");
  return [".top-bar", "#home-title", "[data-action=start]", "[data-ahead]"].filter((name) => {
    const { top, bottom, height } = box(name);
    return height && top < card.bottom && bottom > card.top;
  });
}"""


def test_installing_is_offered_after_the_first_answer_and_never_after_a_no(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/")
    assert page.evaluate(OFFER) is False
    go_to(page, "tips")
    go_to(page, "home")
    card = page.locator("[data-install]")
    expect(card).to_be_hidden()
    write(page, "strength.topic", "memes")
    expect(card).to_be_hidden()
    go_to(page, "home")
    expect(card).to_be_visible()
    expect(card.locator("[data-install-early]")).to_be_hidden()
    assert page.evaluate(OVERLAPS) == []
    page.locator('[data-action="install"]').click()
    expect(card).to_be_hidden()
    page.evaluate(OFFER)
    expect(card).to_be_hidden()
    page.reload()
    page.locator("html[data-ready=all]").wait_for(state="attached")
    page.evaluate(OFFER)
    expect(card).to_be_hidden()


def test_an_offer_that_comes_late_moves_nothing_that_is_in_view(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    write(page, "strength.topic", "memes")
    page.set_viewport_size({"width": 800, "height": 1200})
    go_to(page, "home")
    card = page.locator("[data-install]")
    page.evaluate(OFFER)
    expect(card).to_be_hidden()
    go_to(page, "tips")
    go_to(page, "home")
    expect(card).to_be_visible()


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_it_covers_nothing_with_large_letters_on_a_small_phone(
    page: Page, server: Server, code: str
) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false });")
    page.add_init_script("localStorage.setItem('andersom.size', '2')")
    page.set_viewport_size({"width": 360, "height": 640})
    open_app(page, f"{server.address}/{code}/")
    expect(page.locator("[data-install]")).to_be_visible()
    assert page.evaluate(OVERLAPS) == []
    assert on_each_step(page, ["home"], TOO_WIDE) == {}


def test_on_safari_the_steps_are_shown_only_before_the_first_answer(
    page: Page, server: Server
) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false });")
    open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-install-early]")).to_be_visible()
    page.locator('[data-screen="home"] [data-action="start"]').focus()
    page.keyboard.press("Enter")
    wait_for_step(page, "start.names")
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
