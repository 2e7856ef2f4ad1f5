"""The list of sessions: what it says of each, going on, deleting, bringing back."""

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.browser.support.session_list import (
    LONGER_THAN_UNDO,
    answer,
    begin,
    card,
    delete,
    press,
    shown,
)

PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"

RIGHT_ENDS = """(go) => [...go.querySelectorAll("b, b + span")].map((part) => {
  const words = document.createRange();
  words.selectNodeContents(part);
  return words.getBoundingClientRect().right;
})"""

# Nobody else comes to the list of sessions until it is let go.
HOLD = """() => new Promise((held) => {
  const opening = indexedDB.open("andersom");
  opening.onsuccess = () => {
    const list = opening.result.transaction("sessions", "readwrite").objectStore("sessions");
    const busy = () => {
      held();
      if (!window.letGo) list.count().onsuccess = busy;
    };
    busy();
  };
})"""


@pytest.fixture
def home(page: Page, server: Server) -> Page:
    """The home screen of a phone whose clock stands still unless it is told to go on."""
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    return page


def test_the_list_says_who_what_how_far_and_when(home: Page) -> None:
    first = begin(home, "Noor", "Sam", "Juggling")
    second = begin(home, "", "", "")
    home.locator('[data-action="back"]').click()
    steps.go_to(home, "home")
    expect(home.locator("[data-sessions] li")).to_have_count(2)
    for words in ("Noor", "Sam", "Juggling"):
        expect(card(home, first)).to_contain_text(words)
        expect(card(home, second)).not_to_contain_text(words)
    today = home.evaluate("() => new Intl.DateTimeFormat('en', {dateStyle: 'medium'}).format()")
    title = home.locator('[data-screen="plan"] h1').text_content()
    for session in (first, second):
        expect(card(home, session)).to_have_attribute("data-phase", "plan")
        expect(card(home, session)).to_contain_text(f"{title} · {today}")
    choose_language(home, "nl")
    title = home.locator('[data-screen="plan"] h1').text_content()
    expect(card(home, first)).to_contain_text(f"{title} · ")


def test_a_latin_topic_begins_where_the_arabic_lines_of_its_card_do(home: Page) -> None:
    session = begin(home, "", "", "Juggling")
    steps.go_to(home, "home")
    choose_language(home, "ar")
    expect(home.locator("html")).to_have_attribute("dir", "rtl")
    topic, line = card(home, session).locator(".go").evaluate(RIGHT_ENDS)
    assert topic == pytest.approx(line, abs=2)


def test_a_session_goes_on_where_they_left_off(home: Page) -> None:
    first = begin(home, "Noor", "Sam", "Juggling")
    second = begin(home, "Ali", "Jo", "Pottery")
    steps.go_to(home, "home")
    press(home, first, "continue")
    steps.wait_for_step(home, "plan.format")
    assert app.session(home) == first
    expect(form.field(home, "strength.topic")).to_have_value("Juggling")
    steps.go_to(home, "home")
    press(home, second, "continue")
    steps.wait_for_step(home, "plan.format")
    expect(form.field(home, "strength.topic")).to_have_value("Pottery")


def test_the_list_has_the_last_letter_at_once(home: Page) -> None:
    session = begin(home, "Noor", "Sam", "")
    # No pause in typing ends any more.
    home.clock.pause_at(home.evaluate("Date.now() / 1000 + 3600"))
    form.write(home, "strength.topic", "Juggling")
    steps.go_to(home, "home")
    assert "Juggling" in (card(home, session).text_content() or "")


def test_a_card_that_still_says_the_same_stays_under_the_finger(home: Page) -> None:
    first = begin(home, "Noor", "Sam", "Juggling")
    second = begin(home, "Ali", "Jo", "Pottery")
    app.wait_saved(home, "phone")
    steps.go_to(home, "home")
    button = card(home, first).locator('[data-action="continue"]')
    button.focus()
    app.wait_saved(home, "server")
    expect(button).to_be_focused()
    delete(home, second, "phone")
    expect(card(home, second)).to_have_count(0)
    choose_language(home, "nl")
    title = home.locator('[data-screen="plan"] h1').text_content()
    expect(button).to_contain_text(f"{title} · ")


def test_a_session_is_deleted_only_after_a_yes_and_comes_back_on_undo(home: Page) -> None:
    session = begin(home, "Noor", "Sam", "Juggling")
    steps.go_to(home, "home")
    press(home, session, "delete")
    answer(home, "")
    expect(card(home, session)).to_be_visible()
    delete(home, session, "phone")
    expect(card(home, session)).to_have_count(0)
    expect(form.field(home, "strength.topic")).to_have_value("")
    home.locator('[data-action="undo"]').click()
    press(home, session, "continue")
    steps.wait_for_step(home, "plan.format")
    expect(form.field(home, "strength.topic")).to_have_value("Juggling")
    expect(home.locator('[data-field="plan.format"][value="talk"]')).to_be_checked()


def test_a_session_deleted_from_the_phone_is_gone_from_it(home: Page) -> None:
    session = begin(home, "Noor", "Sam", "Juggling")
    steps.go_to(home, "home")
    delete(home, session, "phone")
    expect(card(home, session)).to_have_count(0)
    home.clock.fast_forward(LONGER_THAN_UNDO)
    expect(home.locator('[data-action="undo"]')).to_have_count(0)
    indexed_db.wait_until_empty(home)


def test_a_page_closed_while_undo_was_offered_still_deletes(home: Page, server: Server) -> None:
    session = begin(home, "Noor", "Sam", "Juggling")
    steps.go_to(home, "home")
    delete(home, session, "phone")
    expect(card(home, session)).to_have_count(0)
    home.close()
    page = home.context.new_page()
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-sessions] li")).to_have_count(0)
    page.clock.fast_forward(LONGER_THAN_UNDO)
    indexed_db.wait_until_empty(page)


def test_a_session_deleted_everywhere_is_gone_from_the_server_for_good(
    page: Page, server: Server
) -> None:
    page.clock.install()
    app.open_app(page, f"{server.address}/en/")
    session = begin(page, "Noor", "Sam", "Juggling")
    app.wait_saved(page, "server")
    steps.go_to(page, "home")
    press(page, session, "delete")
    with page.expect_request(f"**/api/v1/sessions/{session}") as asked:
        answer(page, "everywhere")
        expect(card(page, session)).to_have_count(0)
        assert server.file(session).exists()
        page.clock.fast_forward(LONGER_THAN_UNDO)
    assert asked.value.method == "DELETE"
    indexed_db.wait_until_empty(page)
    assert not server.file(session).exists()
    key = asked.value.headers["authorization"]
    address = f"{server.address}/api/v1/sessions/{session}"
    with pytest.raises(HTTPError) as refusal:
        urlopen(Request(address, headers={"Authorization": key}))
    assert refusal.value.code == 410
    assert json.load(refusal.value)["status"] == 410


def test_only_words_move_a_session_up_the_list(home: Page) -> None:
    first = begin(home, "Noor", "Sam", "Juggling")
    second = begin(home, "Ali", "Jo", "Pottery")
    steps.go_to(home, "home")
    press(home, first, "continue")
    steps.wait_for_step(home, "plan.format")
    steps.go_to(home, "reflect")
    home.evaluate(PAINTED)  # by then, the app has noted the phase
    home.evaluate("dispatchEvent(new Event('pagehide'))")
    steps.go_to(home, "home")
    expect(card(home, first)).to_have_attribute("data-phase", "reflect")
    assert shown(home) == [second, first]
    press(home, first, "continue")
    form.write(home, "private.mentor", "for me alone")
    steps.go_to(home, "home")
    expect(home.locator("[data-sessions] li").first).to_have_attribute("data-session", first)


def test_a_new_tab_goes_on_with_the_last_one_though_it_was_begun_before_the_list_was_read(
    page: Page, server: Server
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "server")
    quick = page.context.new_page()
    page.evaluate(HOLD)
    quick.goto(f"{server.address}/en/")
    last = app.start_session(quick)
    page.evaluate("window.letGo = true")
    form.write(quick, "strength.topic", "Chess")
    app.wait_saved(quick, "server")
    other = page.context.new_page()
    app.open_app(other, f"{server.address}/en/#strength.topic")
    assert app.session(other) == last
