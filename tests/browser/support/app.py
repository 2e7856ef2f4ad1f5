"""Opens the app, begins a session, and waits for what the app says of itself on `<html>`."""

import json
from collections.abc import Callable
from time import monotonic
from typing import Literal

from playwright.sync_api import Page

PATIENCE_S = 15


def open_app(page: Page, address: str) -> None:
    """Open an address of the app, and wait until its scripts listen."""
    page.goto(address)
    wait_listening(page)


def start_session(page: Page) -> str:
    """Press the start button, and return the new session's id."""
    before = session(page)
    page.locator('[data-screen="home"] [data-action="start"]').click()
    # Older builds, too, which begin with a cover.
    page.locator('html[data-step^="start"]').wait_for(state="attached")
    opened = session(page)
    assert opened
    assert opened != before
    return opened


def begin_session(page: Page, address: str) -> str:
    """Open the app and start a session in it; returns the session's id."""
    open_app(page, address)
    return start_session(page)


def session(page: Page) -> str | None:
    """The id of the open session."""
    return page.locator("html").get_attribute("data-session")


def wait_listening(page: Page) -> None:
    page.locator("html[data-ready=all]").wait_for(state="attached")


def wait_ready_for_offline(page: Page) -> None:
    """Wait until the app works without a network, in all languages."""
    page.locator('html[data-offline="ready"][data-languages-ended]').wait_for(state="attached")


def wait_own_language_ready(page: Page) -> None:
    """Wait until it does in the languages that are chosen; the others follow."""
    page.locator('html[data-offline="ready"]').wait_for(state="attached")


def go_offline(page: Page) -> None:
    """Cut a phone off, and wait until it knows: before that, it might try to send something."""
    page.context.set_offline(True)
    for tab in page.context.pages:
        wait_until(tab, "() => !navigator.onLine")


def leave_and_stay(page: Page, leave: Callable[[], object]) -> None:
    """Leave the page in some way; it must ask first, and the answer is no."""
    with page.expect_event("dialog") as asked:
        leave()
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()


def wait_saved(page: Page, where: Literal["phone", "server"]) -> None:
    """Wait until the app says that the words are saved there.

    What is on the server is on the phone, too: soon after the phone the server has it.
    """
    states = ["server"] if where == "server" else ["phone", "server"]
    selector = ", ".join(f'html[data-saved="{state}"]' for state in states)
    page.locator(selector).wait_for(state="attached")


def wait_saved_on_phone_only(page: Page) -> None:
    """Wait until the app says that the words are on the phone and not on the server."""
    page.locator('html[data-saved="phone"]').wait_for(state="attached")


def wait_not_saved(page: Page) -> None:
    """Wait until the app says that the words are only in memory."""
    page.locator('html[data-saved="pending"]').wait_for(state="attached")


def wait_until(page: Page, condition: str) -> None:
    """Wait until a function in the page returns true; for what nothing on the page shows."""
    end = monotonic() + PATIENCE_S
    while not page.evaluate(condition):
        assert monotonic() < end, f"never became true: {condition}"


def text(page: Page, name: str) -> str:
    """One of the texts that scripts show, in the language in which the page was loaded."""
    texts: dict[str, str] = json.loads(page.locator("#texts").text_content() or "")
    return texts[name]


def stop_clock(page: Page) -> None:
    """Let the page's clock stand still, a minute from now; `page.clock.install()` comes first."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)


def network_came_back(page: Page) -> None:
    """Send the event that a browser sends when the phone finds a network."""
    page.evaluate("dispatchEvent(new Event('online'))")


def reload(page: Page) -> None:
    """Reload the page, and wait until its scripts listen."""
    page.reload()
    wait_listening(page)
