"""After one visit the app opens and works with the server stopped."""

import pytest

from tests.browser.support import steps
from tests.browser.support.server import Server
from tests.engines import flow, page
from tests.engines.phone import Phone


@pytest.fixture
def visited(phone: Phone, server: Server) -> Phone:
    """A phone that has visited the app once, and whose server is stopped now."""
    flow.open_app(phone, f"{server.address}/en/")
    page.wait_ready_for_offline(phone)
    server.stop()
    return phone


def test_it_opens_offline_with_every_screen(visited: Phone, server: Server) -> None:
    visited.another_tab()
    flow.open_app(visited, f"{server.address}/")
    assert page.root(visited, "lang") == "en"
    page.wait_ready_for_offline(visited)
    for screen in steps.SCREENS:
        flow.go_to(visited, screen)
        assert page.screens_shown(visited) == [screen]


def test_what_is_written_offline_is_saved_and_so_is_the_language(
    visited: Phone, server: Server
) -> None:
    visited.another_tab()
    flow.open_app(visited, f"{server.address}/en/")
    flow.start_session(visited)
    flow.write(visited, "start.mentee_name", "Noor")
    page.wait_saved(visited, "phone")
    flow.choose_language(visited, "nl")
    assert page.value(visited, "start.mentee_name") == "Noor"
    flow.choose_language(visited, "ar")
    assert page.root(visited, "dir") == "rtl"
    visited.another_tab()
    flow.open_app(visited, f"{server.address}/")
    assert page.root(visited, "lang") == "ar"
    page.wait_text(visited, "[data-sessions] li", "Noor")
    flow.go_to_field(visited, "start.mentee_name")
    page.wait_value(visited, "start.mentee_name", "Noor")


def test_reloading_again_and_again_loses_nothing(visited: Phone) -> None:
    flow.start_session(visited)
    for letter in "Noor":
        flow.write(visited, "start.mentee_name", letter)
        page.wait_saved(visited, "phone")
        flow.reload(visited)
    page.wait_value(visited, "start.mentee_name", "Noor")


def test_a_wrong_address_leads_to_the_app(visited: Phone, server: Server) -> None:
    flow.open_app(visited, f"{server.address}/xx/nothing")
    page.wait_root(visited, "data-step", "home")


def test_scripts_that_are_loaded_on_demand_are_available_offline(visited: Phone) -> None:
    flow.start_session(visited)
    flow.write(visited, "strength.topic", "Juggling")
    flow.go_to(visited, "share")
    visited.press('[data-action="hand-over"]')
    page.wait_shown(visited, "[data-hand-code] svg")
