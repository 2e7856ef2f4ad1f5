"""Companions are documents of their own beside the sessions, and easy to find again."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.companions import drawing, open_companion, write
from tests.browser.support.server import Server

LOADED = "() => performance.getEntriesByType('resource').map((one) => one.name)"


def test_a_companion_does_not_change_the_session_and_leads_back_to_it(
    phone: Page, server: Server
) -> None:
    session = app.session(phone)
    assert session
    steps.go_to(phone, "summary")
    phone.locator('[data-screen="summary"] [data-companion="ladder"]').click()
    expect(drawing(phone, "ladder")).to_be_visible()
    ladder = app.session(phone)
    assert ladder not in {None, session}
    write(phone, "ladder.skill", "Juggling")
    app.wait_saved(phone, "server")
    phone.locator('[data-screen="ladder"] [data-action="return"]').click()
    steps.wait_for_step(phone, "summary")
    expect(phone.locator("html")).to_have_attribute("data-session", session)
    expect(phone.locator('[data-answer="strength.topic"]')).to_have_text("memes")
    expect(phone.locator('[data-answer="ladder.skill"]')).to_have_count(0)
    app.wait_saved(phone, "server")
    assert server.fields(session) == {"strength.topic": "memes"}
    stored = server.session(ladder or "")["fields"]
    assert stored["ladder.skill"] == "Juggling"
    assert stored["meta"]["kind"] == "ladder"
    assert "phase" not in stored["meta"]


def test_a_screen_of_the_session_opens_the_session_again(phone: Page) -> None:
    session = app.session(phone)
    open_companion(phone, "stretch")
    write(phone, "stretch.challenge", "Sing")
    steps.go_to(phone, "strength.topic")
    expect(form.field(phone, "strength.topic")).to_have_value("memes")
    expect(phone.locator("html")).to_have_attribute("data-session", session or "")
    phone.go_back()
    expect(drawing(phone, "stretch")).to_be_visible()
    expect(form.field(phone, "stretch.challenge")).to_have_value("Sing")


def test_home_lists_companions_beside_sessions_and_resumes_them(phone: Page) -> None:
    roadmap = open_companion(phone, "roadmap")
    write(phone, "roadmap.goal", "A job with animals")
    app.wait_saved(phone, "server")
    steps.go_to(phone, "home")
    phone.reload()
    app.wait_listening(phone)
    expect(phone.locator("[data-sessions] li")).to_have_count(2)
    card = phone.locator(f'[data-sessions] li[data-session="{roadmap}"]')
    for words in ("A job with animals", "Career roadmap", str(_year(phone))):
        expect(card).to_contain_text(words)
    card.locator('[data-action="continue"]').click()
    steps.wait_for_step(phone, "roadmap")
    expect(phone.locator("html")).to_have_attribute("data-session", roadmap)
    expect(drawing(phone, "roadmap")).to_contain_text("A job with animals")


def _year(page: Page) -> int:
    year: int = page.evaluate("new Date().getFullYear()")
    return year


def test_home_opens_the_session_that_was_left_last(phone: Page) -> None:
    first = app.session(phone)
    open_companion(phone, "ladder")
    write(phone, "ladder.skill", "Juggling")
    steps.go_to(phone, "home")
    expect(phone.locator("html")).to_have_attribute("data-session", first or "")
    second = app.start_session(phone)
    steps.go_to(phone, "home")
    phone.locator('[data-phase="ladder"] [data-action="continue"]').click()
    steps.wait_for_step(phone, "ladder")
    steps.go_to(phone, "home")
    expect(phone.locator("html")).to_have_attribute("data-session", second)


def test_the_companion_stays_open_on_the_share_and_settings_screens(phone: Page) -> None:
    ladder = open_companion(phone, "ladder")
    write(phone, "ladder.skill", "Juggling")
    app.wait_saved(phone, "server")
    for screen in ("share", "settings"):
        steps.go_to(phone, screen)
        phone.reload()
        app.wait_listening(phone)
        expect(phone.locator("html")).to_have_attribute("data-session", ladder)


def test_a_new_companion_can_be_started_beside_the_old_one(phone: Page) -> None:
    first = open_companion(phone, "stretch")
    write(phone, "stretch.challenge", "Sing")
    phone.locator('[data-screen="stretch"] [data-action="begin-companion"]').click()
    expect(form.field(phone, "stretch.challenge")).to_have_value("")
    write(phone, "stretch.challenge", "Dance")
    assert app.session(phone) != first
    steps.go_to(phone, "home")
    expect(phone.locator('[data-sessions] li[data-phase="stretch"]')).to_have_count(2)


def test_the_script_for_pictures_is_loaded_with_the_first_companion(phone: Page) -> None:
    assert not any("/companion-view.chunk-" in name for name in phone.evaluate(LOADED))
    open_companion(phone, "ladder")
    assert any("/companion-view.chunk-" in name for name in phone.evaluate(LOADED))


def test_tips_link_to_the_companions_they_name(phone: Page) -> None:
    steps.go_to(phone, "strength.stage")
    phone.locator('[data-prompt="strength.stage"] .tip summary').click()
    phone.locator('[data-prompt="strength.stage"] [data-companion="roadmap"]').click()
    expect(drawing(phone, "roadmap")).to_be_visible()
    steps.go_to(phone, "tips")
    phone.locator('[data-screen="tips"] [data-companion="stretch"]').last.click()
    expect(drawing(phone, "stretch")).to_be_visible()
