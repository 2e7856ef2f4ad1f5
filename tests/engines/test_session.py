"""A session is saved on the phone, reaches the server by itself, and joins two phones."""

from collections.abc import Callable

import pytest

from tests.browser.support.server import Server
from tests.engines import flow, page
from tests.engines.phone import Phone


@pytest.fixture
def session(phone: Phone, server: Server) -> str:
    """The session that the phone is on, with a word in it, at the server."""
    flow.open_app(phone, f"{server.address}/en/")
    session = flow.start_session(phone)
    flow.write(phone, "strength.topic", "Juggling")
    page.wait_saved(phone, "server")
    return session


def test_words_reach_the_server_after_a_pause_in_typing(session: str, server: Server) -> None:
    assert server.fields(session) == {"strength.topic": "Juggling"}


def test_what_is_written_offline_reaches_the_server_later(
    session: str, phone: Phone, server: Server
) -> None:
    server.stop()
    flow.write(phone, "strength.topic", " balls")
    page.wait_saved(phone, "phone")
    flow.reload(phone)
    page.wait_value(phone, "strength.topic", "Juggling balls")
    server.start()
    page.wait_saved(phone, "server")
    assert server.fields(session) == {"strength.topic": "Juggling balls"}


@pytest.mark.usefixtures("session")
def test_two_phones_write_in_one_session(phone: Phone, new_phone: Callable[[], Phone]) -> None:
    flow.go_to(phone, "share")
    other = new_phone()
    flow.open_app(other, flow.read_code(phone, "[data-link-code]"))
    page.wait_root(other, "data-session", page.root(phone, "data-session") or "")
    assert "join" not in other.run("() => location.href")
    page.wait_value(other, "strength.topic", "Juggling")
    flow.write(other, "strength.topic", " balls")
    page.wait_value(phone, "strength.topic", "Juggling balls")
    flow.write(phone, "strength.topic", " high")
    page.wait_value(other, "strength.topic", "Juggling balls high")
    # By letters at once, where each sees the other one.
    for one in (phone, other):
        page.wait_root(one, "data-connection", "live")
        page.wait_shown(one, "[data-presence]")
    phone.type("!")
    page.wait_shown(other, '.write:has([data-field="strength.topic"]) > .writes')
    page.wait_value(other, "strength.topic", "Juggling balls high!")
    flow.go_to(other, "plan.steps")
    page.wait(phone, "() => document.querySelector('.presence .word').textContent === 'Your plan'")
    phone.press("[data-presence]")
    page.wait_root(phone, "data-step", "plan.steps")
    other.another_tab()
    page.wait(phone, "() => !document.querySelector('[data-presence]')")
