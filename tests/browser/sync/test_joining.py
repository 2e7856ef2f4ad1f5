"""Who comes into a session is told so in one place: what it waits for, and then where they are.

Whose phone it is, is said on each phone for itself.
"""

import json

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.network_proxy import proxy_to
from tests.browser.support.qr_codes import join_by_code
from tests.browser.support.server import Server
from tests.browser.support.transfer import join_by_link, open_with_app
from tests.support import protocol

BUSY = json.dumps({"type": "about:blank", "title": "busy", "status": 503})
LINES = """window.lines = new Set();
document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-toasts]");
  new MutationObserver(() => {
    for (const line of place.querySelectorAll("p")) window.lines.add(line.textContent);
  }).observe(place, { childList: true, subtree: true });
});"""


def refuse(route: Route) -> None:
    headers = {"Content-Type": "application/problem+json", "Retry-After": "60"}
    route.fulfill(status=503, headers=headers, body=BUSY)


def lines(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...window.lines]")
    return found


def card(page: Page) -> Locator:
    """What tells of the session that came, above the screen."""
    return page.locator(".joined")


@pytest.fixture
def link(page: Page, server: Server) -> str:
    """The link of a session that is on the server."""
    form.begin_with_topic(page, server.address, "Juggling")
    app.wait_saved(page, "server")
    (record,) = indexed_db.sessions(page)
    return f"{server.address}/en/#join={record['id']}.{record['key']}"


@pytest.fixture
def other(new_context: CreateContextCallback) -> Page:
    """Another phone, which notes each line that comes up."""
    phone = new_context().new_page()
    phone.add_init_script(LINES)
    return phone


def test_with_a_network_it_is_on_its_way_and_then_there(other: Page, link: str) -> None:
    other.goto(link)
    expect(card(other)).to_contain_text("You are in this session.")
    assert lines(other)[0] == "The session is on its way."
    assert all(line.startswith("You are in this session.") for line in lines(other)[1:])
    expect(other.locator(".toast")).to_have_count(0)
    expect(form.field(other, "strength.topic")).to_have_value("Juggling")


def test_without_an_answer_it_waits_for_a_network_and_says_so_once(other: Page, link: str) -> None:
    other.context.route("**/api/**", lambda route: route.abort())
    other.goto(link)
    waits = "The session comes as soon as there is a network."
    expect(other.locator("[data-toasts]")).to_contain_text(waits)
    app.network_came_back(other)
    other.context.unroute("**/api/**")
    app.network_came_back(other)
    expect(card(other)).to_contain_text("You are in this session.")
    assert lines(other).count(waits) == 1


def test_a_busy_server_is_not_taken_for_a_missing_network(other: Page, link: str) -> None:
    other.context.route("**/api/**", refuse)
    other.goto(link)
    expect(other.locator("[data-toasts]")).to_contain_text("The server is busy.")
    assert not [line for line in lines(other) if "network" in line]


def test_a_phone_that_knows_it_has_no_network_does_not_say_that_it_comes(
    other: Page, link: str
) -> None:
    other.add_init_script("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    other.context.route("**/api/**", lambda route: route.abort())
    other.goto(link)
    expect(other.locator("[data-toasts]")).to_contain_text("as soon as there is a network")
    assert "The session is on its way." not in lines(other)


HOLDER = "start.holder"
STEPS = "What will you do, step by step?"


def holder(page: Page, whose: str) -> Locator:
    return page.locator(f'[data-field="{HOLDER}"][value="{whose}"]')


@pytest.fixture
def mentee(page: Page, server: Server) -> Page:
    """The mentee's phone, on the share screen; the last words were written in `plan.steps`."""
    app.begin_session(page, f"{server.address}/en/")
    form.fill_everywhere(page, {HOLDER: "mentee"})
    form.write(page, "plan.steps", "Fold the paper")
    steps.go_to(page, "share")
    app.wait_saved(page, "server")
    return page


def test_who_joins_is_told_as_whom_and_where_the_other_one_is(mentee: Page, other: Page) -> None:
    join_by_code(mentee, other)
    expect(card(other).locator("p")).to_have_text(
        f"You are in this session, as the mentor. The mentee was last at “{STEPS}”."
    )
    expect(other.locator(".toast")).to_have_count(0)
    other.locator('[data-action="go-there"]').click()
    steps.wait_for_step(other, "plan.steps")
    expect(form.field(other, "plan.steps")).to_have_value("Fold the paper")
    expect(card(other)).to_have_count(0)


def test_it_follows_the_other_one_while_they_are_here(mentee: Page, other: Page) -> None:
    join_by_link(mentee, other)
    steps.go_to(mentee, "explain.both_ways")
    expect(card(other).locator("p")).to_have_text(
        "You are in this session, as the mentor. The mentee is at “Mentoring runs both ways”."
    )
    steps.go_to(mentee, "plan.steps")
    expect(card(other).locator("p")).to_contain_text(f"The mentee is at “{STEPS}”.")
    other.locator('[data-action="go-there"]').click()
    steps.wait_for_step(other, "plan.steps")
    expect(card(other)).to_have_count(0)
    # From now on the bar leads there.
    steps.go_to(mentee, "strength.topic")
    other.locator('[data-action="go-there"]').click()
    steps.wait_for_step(other, "strength.topic")


def test_the_focus_stays_on_the_card_while_it_says_something_else(
    mentee: Page, other: Page
) -> None:
    join_by_link(mentee, other)
    steps.go_to(mentee, "plan.goal")
    expect(card(other)).to_contain_text("The mentee is at")
    other.locator('[data-action="as-mentee"]').press("Enter")
    expect(card(other)).to_contain_text("as the mentee")
    expect(card(other).locator("button:focus")).to_have_count(1)
    go_there = card(other).locator('[data-action="go-there"]')
    go_there.focus()
    mentee.close()
    expect(card(other)).to_contain_text("was last at")
    expect(go_there).to_be_focused()


def test_what_was_read_is_gone_after_going_on(mentee: Page, other: Page) -> None:
    join_by_link(mentee, other)
    other.locator('[data-action="go-there"]').wait_for()
    other.locator('[data-action="next"]').click()
    expect(card(other)).to_have_count(0)
    steps.go_to(other, "start.names")
    expect(card(other)).to_have_count(0)


def test_who_joins_is_not_asked_again_what_is_decided(mentee: Page, other: Page) -> None:
    expect(mentee.locator(".fold:has([data-kept-where])")).to_be_attached()
    join_by_link(mentee, other)
    card(other).wait_for()
    expect(other.locator(".fold:has([data-kept-where])")).to_be_hidden()
    expect(other.locator("[data-invite]")).to_be_hidden()
    steps.go_to(other, "share")
    expect(other.locator('.card [data-kept-where][value="both"]:visible')).to_be_checked()


def test_whose_phone_it_is_changes_nothing_on_the_other_one(mentee: Page, other: Page) -> None:
    join_by_link(mentee, other)
    other.locator('[data-action="as-mentee"]').click()
    expect(card(other)).to_contain_text("as the mentee")
    form.go_to_field(other, HOLDER)
    expect(holder(other, "mentee")).to_be_checked()
    holder(other, "shared").check()
    form.write(other, "strength.good_at", "drawing")
    form.go_to_field(mentee, "strength.good_at")
    expect(form.field(mentee, "strength.good_at")).to_have_value("drawing")
    form.go_to_field(mentee, HOLDER)
    expect(holder(mentee, "mentee")).to_be_checked()
    app.reload(other)
    form.go_to_field(other, HOLDER)
    expect(holder(other, "shared")).to_be_checked()


def test_a_second_tap_takes_back_whose_phone_it_is_and_that_can_be_undone(
    mentee: Page, other: Page
) -> None:
    join_by_link(mentee, other)
    card(other).wait_for()
    form.go_to_field(other, HOLDER)
    expect(holder(other, "mentor")).to_be_checked()
    holder(other, "mentor").click(force=True)
    expect(holder(other, "mentor")).not_to_be_checked()
    other.locator('[data-action="undo-answer"]').click()
    expect(holder(other, "mentor")).to_be_checked()


def test_that_private_notes_are_written_is_told_to_nobody(mentee: Page, other: Page) -> None:
    form.write(mentee, "private.mentee", "secret")
    steps.go_to(mentee, "share")
    app.wait_saved(mentee, "server")
    join_by_link(mentee, other)
    card(other).wait_for()
    expect(card(other)).not_to_contain_text("private")
    assert "reflect.private" not in mentee.evaluate("document.documentElement.dataset.saved")


def test_the_other_phone_is_invited_where_people_say_who_they_are(
    page: Page, server: Server, other: Page
) -> None:
    app.begin_session(page, f"{server.address}/en/")
    page.locator("[data-invite]").click()
    steps.wait_for_step(page, "share")
    app.wait_saved(page, "server")
    join_by_code(page, other)
    expect(card(other)).to_contain_text("You are in this session.")


def test_a_code_is_shown_once_it_leads_somewhere(page: Page, server: Server, other: Page) -> None:
    """Nothing is written yet: the screen says so, and a press brings the session to the server."""
    session = app.begin_session(page, f"{server.address}/en/")
    steps.go_to(page, "share")
    expect(page.locator("[data-server-line]")).to_have_text(app.text(page, "server.unwritten"))
    invite = page.locator('[data-action="invite"]')
    expect(invite).to_be_visible()
    expect(page.locator("[data-link-code]")).to_be_hidden()
    expect(page.locator('[data-action="share"]')).to_be_hidden()
    assert not server.file(session).exists()
    invite.click()
    expect(page.locator("[data-link-code] svg")).to_be_visible()
    expect(invite).to_be_hidden()
    expect(page.locator("[data-together] h2").first).to_be_focused()
    assert server.file(session).exists()
    join_by_code(page, other)
    expect(card(other)).to_contain_text("You are in this session.")


@pytest.mark.worker
def test_without_a_network_the_code_waits(page: Page, server: Server) -> None:
    with proxy_to(server.port) as proxy:
        app.open_app(page, f"{proxy.address}/en/")
        app.wait_own_language_ready(page)
        proxy.always("drop")
        form.write(page, "strength.topic", "Juggling")
        steps.go_to(page, "share")
        waits = page.locator("[data-code-waits]")
        expect(waits).to_be_visible()
        expect(page.locator("[data-link-code]")).to_be_hidden()
        proxy.always("pass")
        app.network_came_back(page)
        expect(page.locator("[data-link-code] svg")).to_be_visible()
        expect(waits).to_be_hidden()


def test_who_gets_a_file_is_told_once_and_led_on(page: Page, server: Server) -> None:
    file = protocol.file(protocol.VECTORS["session"]["update"])
    open_with_app(page, f"{server.address}/en/", file)
    expect(card(page)).to_contain_text(app.text(page, "file.taken"))
    expect(page.locator(".toast")).to_have_count(0)
    page.locator('[data-action="as-mentor"]').click()
    form.go_to_field(page, HOLDER)
    expect(holder(page, "mentor")).to_be_checked()
