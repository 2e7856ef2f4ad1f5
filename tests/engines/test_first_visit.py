"""After one visit the app works, and saves what is written."""

from tests.browser.support import steps
from tests.browser.support.server import Server
from tests.engines import flow, page
from tests.engines.phone import Phone


def test_a_whole_session_is_walked_through_from_start_to_summary(
    phone: Phone, server: Server
) -> None:
    flow.open_app(phone, f"{server.address}/en/")
    flow.start_session(phone)
    flow.write(phone, "start.mentee_name", "Noor")
    passed = flow.walk_to_summary(phone)
    assert passed[-1] == "summary"
    assert {step.split(".")[0] for step in passed} >= {"start", "explain", "lead", "reflect"}
    page.wait_text(phone, '[data-screen="summary"]', "Noor")


def test_the_root_leads_to_a_language_and_the_app_is_ready_for_offline(
    phone: Phone, server: Server
) -> None:
    flow.open_app(phone, f"{server.address}/")
    assert page.root(phone, "lang") == "en"
    page.wait_ready_for_offline(phone)


def test_only_one_screen_is_shown_at_a_time(phone: Phone, server: Server) -> None:
    flow.open_app(phone, f"{server.address}/en/")
    for screen in steps.SCREENS:
        flow.go_to(phone, screen)
        assert page.screens_shown(phone) == [screen]
        page.wait_shown(phone, f'[data-screen="{screen}"] h1')


def test_what_was_written_is_there_after_a_reload(phone: Phone, server: Server) -> None:
    flow.open_app(phone, f"{server.address}/en/")
    session = flow.start_session(phone)
    flow.write(phone, "strength.topic", "Juggling 🤹")
    page.wait_saved(phone, "phone")
    for _ in range(3):
        flow.reload(phone)
        assert page.root(phone, "data-session") == session
        assert page.value(phone, "strength.topic") == "Juggling 🤹"
