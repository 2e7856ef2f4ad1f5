"""Where an engine lacks a feature, no button does nothing."""

import pytest

from tests.browser.support.server import Server
from tests.engines import flow, page
from tests.engines.phone import Phone


@pytest.fixture
def shared(phone: Phone, server: Server) -> Phone:
    """A phone on the share screen of a session with a word in it."""
    flow.open_app(phone, f"{server.address}/en/")
    flow.start_session(phone)
    flow.write(phone, "strength.topic", "Juggling")
    page.wait_saved(phone, "server")
    flow.go_to(phone, "share")
    return phone


def test_without_a_share_sheet_the_link_is_copied(shared: Phone) -> None:
    assert not shared.run("() => !!navigator.share")
    shared.press('[data-action="share"]')
    page.wait_text(shared, "[data-toasts]", page.text(shared, "share.copied"))
    link = flow.read_code(shared, "[data-link-code]")
    flow.write(shared, "strength.good_at", "")
    shared.paste()
    page.wait_value(shared, "strength.good_at", link)


def test_a_session_is_saved_as_a_file_and_the_app_goes_on(shared: Phone) -> None:
    shared.press('[data-action="export"]')
    page.wait_text(shared, "[data-toasts]", page.text(shared, "file.saved"))
    flow.write(shared, "strength.topic", " balls")
    page.wait_value(shared, "strength.topic", "Juggling balls")


def test_the_settings_say_how_the_app_works_here(shared: Phone) -> None:
    page.wait_ready_for_offline(shared)
    flow.go_to(shared, "settings")
    page.wait_text(shared, "[data-offline-line]", page.text(shared, "offline.ready"))


def test_work_that_waits_for_an_idle_moment_is_done(shared: Phone) -> None:
    flow.go_to(shared, "plan")
    page.wait(shared, "() => document.activeElement.matches('[data-screen=plan] h1')")
