"""A line that offers an undo waits for who is at it; the focus is never lost with what goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, attachments, form, indexed_db, steps
from tests.browser.support.attachments import FIELD, add_photo, photo, thumbnails
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server
from tests.browser.support.session_list import answer_question, card, delete, press_on_card

UNDO = '[data-action="undo"]'
COVERED = """() => {
  const buttons = document.querySelectorAll("main a, main button, .footer button, main input");
  return [...buttons].filter((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit?.closest(".toast");
  }).map((one) => one.outerHTML.slice(0, 100));
}"""


@pytest.fixture
def home(page: Page, server: Server) -> Page:
    """The home screen with three sessions, the newest first; the clock stands still."""
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    for topic in ("Chess", "Pottery", "Juggling"):
        steps.go_to(page, "home")
        app.start_session(page)
        form.fill_everywhere(page, {"strength.topic": topic})
        app.wait_saved(page, "phone")
    steps.go_to(page, "home")
    expect(page.locator("[data-sessions] li")).to_have_count(3)
    app.stop_clock(page)
    return page


def session_of(page: Page, topic: str) -> str:
    found = page.locator("[data-sessions] li").filter(has_text=topic)
    return found.get_attribute("data-session") or ""


def test_it_stays_while_it_has_the_focus_and_undoes_after_a_minute(home: Page) -> None:
    pottery = session_of(home, "Pottery")
    delete(home, pottery, "phone")
    home.locator(UNDO).focus()
    for _ in range(12):
        home.clock.run_for(5000)
    expect(home.locator(UNDO)).to_be_focused()
    home.keyboard.press("Enter")
    expect(card(home, pottery).locator('[data-action="continue"]')).to_be_focused()
    press_on_card(home, pottery, "continue")
    expect(form.field(home, "strength.topic")).to_have_value("Pottery")


def test_it_stays_while_the_mouse_is_on_it_and_as_long_again_after_that(home: Page) -> None:
    pottery = session_of(home, "Pottery")
    delete(home, pottery, "phone")
    home.locator(".toast").hover()
    for _ in range(12):
        home.clock.run_for(5000)
    expect(home.locator(UNDO)).to_be_visible()
    home.mouse.move(1, 1)
    home.clock.run_for(9000)
    expect(home.locator(UNDO)).to_be_visible()
    home.clock.run_for(2000)
    expect(home.locator(UNDO)).to_have_count(0)
    home.clock.resume()
    app.wait_until(home, f"async () => (await ({indexed_db.COUNTS})())[0] === 2")


def test_it_stays_while_somebody_comes_to_it_by_keys(home: Page) -> None:
    delete(home, session_of(home, "Pottery"), "phone")
    for _ in range(8):
        home.clock.run_for(8000)
        home.keyboard.press("Tab")
    expect(home.locator(UNDO)).to_be_visible()


def test_a_finger_that_was_lifted_holds_it_no_longer(home: Page) -> None:
    delete(home, session_of(home, "Pottery"), "phone")
    home.locator(".toast p").tap()
    home.clock.run_for(21_000)
    expect(home.locator(UNDO)).to_have_count(0)


def test_another_tab_waits_too(home: Page, server: Server) -> None:
    pottery = session_of(home, "Pottery")
    home.clock.resume()
    other = home.context.new_page()
    app.open_app(other, f"{server.address}/en/")
    expect(card(other, pottery)).to_be_visible()
    home.bring_to_front()
    app.stop_clock(home)
    delete(home, pottery, "phone")
    home.locator(UNDO).focus()
    expect(card(other, pottery)).to_have_count(0)
    for _ in range(40):
        home.clock.run_for(1000)
    home.locator(UNDO).click()
    expect(card(other, pottery)).to_be_visible()
    expect(card(home, pottery)).to_be_visible()


def test_after_a_deletion_the_focus_is_on_the_card_in_its_place(home: Page) -> None:
    for deleted, next_one in (("Juggling", "Pottery"), ("Pottery", "Chess"), ("Chess", "Pottery")):
        place = card(home, session_of(home, next_one)).locator('[data-action="continue"]')
        delete(home, session_of(home, deleted), "phone")
        expect(place, f"after {deleted}").to_be_focused()
        home.locator(UNDO).click()
        expect(home.locator("[data-sessions] li")).to_have_count(3)


def test_after_the_last_deletion_the_focus_is_on_the_heading(home: Page) -> None:
    for topic in ("Juggling", "Pottery", "Chess"):
        delete(home, session_of(home, topic), "phone")
        expect(home.locator("[data-sessions] li").filter(has_text=topic)).to_have_count(0)
    expect(home.locator("#home-title")).to_be_focused()


def test_where_it_had_the_focus_and_ends_the_focus_goes_back(home: Page) -> None:
    delete(home, session_of(home, "Pottery"), "phone")
    chess = card(home, session_of(home, "Chess")).locator('[data-action="continue"]')
    expect(chess).to_be_focused()
    home.evaluate("location.hash = 'tips'")
    steps.wait_for_step(home, "tips")
    home.locator(UNDO).focus()
    home.keyboard.press("Enter")
    assert home.evaluate("document.activeElement !== document.body")


def test_it_lies_over_a_dialog_and_can_be_pressed_there(home: Page) -> None:
    pottery = session_of(home, "Pottery")
    delete(home, pottery, "phone")
    press_on_card(home, session_of(home, "Chess"), "delete")
    home.locator(UNDO).click()
    answer_question(home, "")
    expect(card(home, pottery)).to_be_visible()
    # And it is back where it was, for the next one.
    delete(home, pottery, "phone")
    home.locator(UNDO).click()
    expect(card(home, pottery)).to_be_visible()


def test_what_comes_while_a_dialog_is_open_lies_over_it_and_outlives_it(home: Page) -> None:
    home.clock.resume()
    steps.go_to(home, FIELD)
    attachments.add_button(home).click()
    home.evaluate("""() => {
      const failed = Object.assign(new Error("not fetched"), { name: "MissingPart" });
      dispatchEvent(new PromiseRejectionEvent("unhandledrejection", {
        promise: Promise.resolve(), reason: failed, cancelable: true,
      }));
    }""")
    line = home.locator(".toast")
    line.click(trial=True)
    home.keyboard.press("Escape")
    expect(home.locator("dialog[open]")).to_have_count(0)
    line.click(trial=True)


def test_the_focus_follows_a_picture_that_is_deleted_and_comes_back(home: Page) -> None:
    home.clock.resume()
    press_on_card(home, session_of(home, "Chess"), "continue")
    for _ in range(2):
        add_photo(home, photo())
    first, second = thumbnails(home).first, thumbnails(home).last
    first.click()
    home.locator('[data-action="detach"]').click()
    expect(thumbnails(home)).to_have_count(1)
    expect(second).to_be_focused()
    second.click()
    home.locator('[data-action="detach"]').click()
    expect(attachments.add_button(home)).to_be_focused()
    home.locator(UNDO).last.click()
    expect(thumbnails(home)).to_be_focused()


def test_its_button_shows_that_it_has_the_focus(home: Page) -> None:
    delete(home, session_of(home, "Pottery"), "phone")
    home.locator(UNDO).focus()
    home.keyboard.press("Shift")
    ring, ground = home.locator(UNDO).evaluate("""(button) => [
      getComputedStyle(button).outlineColor,
      getComputedStyle(button.closest(".toast")).backgroundColor,
    ]""")
    assert ring != ground


def test_what_stays_covers_nothing_and_can_be_closed(
    page: Page, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("couldn't start")
    page.add_init_script("Navigator.prototype.canShare = () => { throw new Error('x'); }")
    app.begin_session(page, f"{server.address}/en/")
    expect(page.locator(".toast")).to_be_visible()
    assert steps.on_each_step(page, steps.every_step(page), COVERED) == {}
    # Nor a dialog: it can wait until that is closed.
    steps.go_to(page, FIELD)
    attachments.add_button(page).click()
    expect(page.locator("dialog[open]")).to_be_visible()
    expect(page.locator(".toast")).to_be_hidden()
    page.keyboard.press("Escape")
    page.locator('[data-action="put-off"]').click()
    expect(page.locator(".toast")).to_have_count(0)


SPARED = """() => {
  const toast = document.querySelector(".toast").getBoundingClientRect();
  const parts = document.querySelectorAll("h1, h2, .button.strong, .button.big");
  return [...parts].filter((part) => {
    const { top, bottom, left, right, width } = part.getBoundingClientRect();
    const [inBlock, inLine] = [
      top < toast.bottom && bottom > toast.top, left < toast.right && right > toast.left,
    ];
    return width && inBlock && inLine;
  }).map((part) => part.outerHTML.slice(0, 100));
}"""


@pytest.mark.parametrize("size", ["1", "2"])
def test_it_lies_over_no_heading_and_not_over_the_main_button(home: Page, size: str) -> None:
    home.clock.resume()
    home.set_viewport_size({"width": 360, "height": 640})
    home.evaluate("size => localStorage.setItem('andersom.size', size)", size)
    app.reload(home)
    delete(home, session_of(home, "Pottery"), "phone")
    expect(home.locator(UNDO)).to_be_visible()
    screens = ["home", "between.prepare", "lead.leading", "plan.when", "tips"]
    for screen in screens:
        steps.go_to(home, screen)
        app.wait_until(home, f"() => ({SPARED})().length === 0")
