"""Each meeting begins with an agenda whose times add up, on the full and the short path."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app, start_session, wait_saved
from tests.browser.support.axe import faults
from tests.browser.support.form import fill, go_to_field
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.timers import timer


def shown(page: Page, prompt: str) -> list[str]:
    """The lengths that are in sight, and the sum under them."""
    parts = page.locator(f'[data-prompt="{prompt}"] .agenda').locator(".takes, .total")
    return [part.inner_text() for part in parts.all() if part.is_visible()]


def test_each_meeting_begins_with_its_agenda(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    start_session(page)
    go_to_field(page, "start.path")
    first = ["5 minutes", "10–15 minutes", "10–15 minutes", "In all: 25–35 minutes"]
    assert shown(page, "explain.both_ways") == first
    go_to_field(page, "between.path")
    second = ["15–30 minutes", "10 minutes", "In all: 25–40 minutes"]
    assert shown(page, "lead.ready") == second


def test_the_short_path_shortens_the_agenda_and_the_timers_of_its_meeting(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/")
    session = start_session(page)
    go_to_field(page, "start.path")
    fill(page, "start.path", "short")
    short = ["5 minutes", "10 minutes", "10 minutes", "In all: 25 minutes"]
    assert shown(page, "explain.both_ways") == short
    assert faults(page, ["explain.both_ways"]) == {}
    go_to(page, "strength")
    expect(timer(page, "strength").locator(".length")).to_have_text("10 minutes")
    # The cover says one length, not two.
    expect(page.locator('[data-screen="strength"] .facts .length')).to_be_hidden()
    # Meeting 2 takes the same path, until it is given its own.
    go_to(page, "lead")
    expect(timer(page, "lead").locator(".length")).to_have_text("15 minutes")
    go_to_field(page, "between.path")
    fill(page, "between.path", "full")
    go_to(page, "lead")
    expect(timer(page, "lead").locator(".length")).to_have_text("15–30 minutes")
    expect(timer(page, "lead").locator(".length")).to_be_hidden()
    wait_saved(page, "server")
    assert server.fields(session)["start.path"] == "short"
    page.reload()
    choose_language(page, "uk")
    go_to(page, "plan")
    expect(timer(page, "plan").locator(".length")).to_have_text("10 хвилин")
    go_to_field(page, "start.path")
    assert shown(page, "explain.both_ways")[-1] == "Разом: 25 хвилин"
