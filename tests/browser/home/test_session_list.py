"""The list of sessions says who taught whom and how far they came, and leads back to each."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.browser.support.session_list import (
    begin_planning,
    card,
    delete,
    listed_sessions,
    press_on_card,
)

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


def test_each_card_shows_names_topic_phase_and_date(home: Page) -> None:
    first = begin_planning(home, "Noor", "Sam", "Juggling")
    second = begin_planning(home, "", "", "")
    home.locator('[data-action="back"]').click()
    steps.go_to(home, "home")
    expect(home.locator("[data-sessions] li")).to_have_count(2)
    for words in ("Noor", "Sam", "Juggling"):
        expect(card(home, first)).to_contain_text(words)
        expect(card(home, second)).not_to_contain_text(words)
    today = home.evaluate("() => new Intl.DateTimeFormat('en-GB', {dateStyle: 'medium'}).format()")
    title = home.locator('[data-screen="plan"] h1').text_content()
    for session in (first, second):
        expect(card(home, session)).to_have_attribute("data-phase", "plan")
        expect(card(home, session)).to_contain_text(f"{title} · {today}")
    choose_language(home, "nl")
    title = home.locator('[data-screen="plan"] h1').text_content()
    expect(card(home, first)).to_contain_text(f"{title} · ")


def test_an_answer_reaches_its_phase_though_another_session_begins_at_once(home: Page) -> None:
    first = app.start_session(home)
    steps.go_to(home, "plan.format")
    home.evaluate("""() => {
      document.querySelector('[data-field="plan.format"][value="talk"]').click();
      document.querySelector('[data-screen="home"] [data-action="start"]').click();
    }""")
    steps.wait_for_step(home, "start.names")
    second = app.session(home) or ""
    assert second != first
    form.fill(home, "start.mentee_name", "Noor")
    steps.go_to(home, "home")
    expect(card(home, first)).to_have_attribute("data-phase", "plan")
    expect(card(home, second)).to_have_attribute("data-phase", "start")


def test_a_latin_topic_is_aligned_with_the_arabic_lines_of_its_card(home: Page) -> None:
    session = begin_planning(home, "", "", "Juggling")
    steps.go_to(home, "home")
    choose_language(home, "ar")
    expect(home.locator("html")).to_have_attribute("dir", "rtl")
    topic, line = card(home, session).locator(".go").evaluate(RIGHT_ENDS)
    assert topic == pytest.approx(line, abs=2)


def test_a_session_continues_where_they_left_off(home: Page) -> None:
    first = begin_planning(home, "Noor", "Sam", "Juggling")
    second = begin_planning(home, "Ali", "Jo", "Pottery")
    steps.go_to(home, "home")
    press_on_card(home, first, "continue")
    steps.wait_for_step(home, "plan.format")
    assert app.session(home) == first
    expect(form.field(home, "strength.topic")).to_have_value("Juggling")
    steps.go_to(home, "home")
    press_on_card(home, second, "continue")
    steps.wait_for_step(home, "plan.format")
    expect(form.field(home, "strength.topic")).to_have_value("Pottery")


def test_the_list_shows_the_last_letter_without_a_pause_in_typing(home: Page) -> None:
    session = begin_planning(home, "Noor", "Sam", "")
    # No pause in typing ends any more.
    home.clock.pause_at(home.evaluate("Date.now() / 1000 + 3600"))
    form.write(home, "strength.topic", "Juggling")
    steps.go_to(home, "home")
    assert "Juggling" in (card(home, session).text_content() or "")


def test_a_card_whose_text_stays_the_same_keeps_its_focus(home: Page) -> None:
    first = begin_planning(home, "Noor", "Sam", "Juggling")
    second = begin_planning(home, "Ali", "Jo", "Pottery")
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


def test_only_writing_moves_a_session_up_the_list(home: Page) -> None:
    first = begin_planning(home, "Noor", "Sam", "Juggling")
    second = begin_planning(home, "Ali", "Jo", "Pottery")
    steps.go_to(home, "home")
    press_on_card(home, first, "continue")
    steps.wait_for_step(home, "plan.format")
    steps.go_to(home, "lead.mentor_learned")
    home.locator('[data-action="next"]').click()
    steps.wait_for_step(home, "reflect.mentee_leading")
    home.evaluate("dispatchEvent(new Event('pagehide'))")
    steps.go_to(home, "home")
    expect(card(home, first)).to_have_attribute("data-phase", "lead")
    assert listed_sessions(home) == [second, first]
    press_on_card(home, first, "continue")
    form.write(home, "private.mentor", "for me alone")
    steps.go_to(home, "home")
    expect(home.locator("[data-sessions] li").first).to_have_attribute("data-session", first)


def test_a_new_tab_continues_the_latest_session_even_if_it_began_before_the_list_was_read(
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
